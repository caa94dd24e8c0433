/**
 * Screens: what they show, ask and place.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screen.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm (FlowScreen, FlowScreenField)
 */
import type { ObjectSchema } from '../../schema/model.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import { compileConditions } from '../conditions.ts';
import type { Test } from '../conditions.ts';
import { headOf, targetOf } from '../elements/element.ts';
import type { ElementContext } from '../elements/element.ts';
import { compileFlowFormula } from '../flowFormula.ts';
import type { FlowScope, Reader, Target } from '../flowScope.ts';
import { compileText } from '../flowText.ts';
import { BOOLEAN, NUMBER, describeType, fits } from '../flowType.ts';
import type { FlowType } from '../flowType.ts';
import { checkFits, compileValue, compileValueFor } from '../flowValue.ts';
import type { FlowElement } from '../interview.ts';
import type { ScreenComponents } from './componentCatalog.ts';
import {
  CHOICE_CONTROLS,
  INPUT_CONTROLS,
  MULTIPLE,
  STANDARD_INPUTS,
  TEXT_CONTROLS,
  componentName,
  fieldsOf,
  valueKey,
  valueType
} from './screenFields.ts';
import type { ChoiceSource, CompiledScreen, ScreenLeaf, ScreenPart, Section } from './screenModel.ts';

export interface ScreenSurroundings {
  readonly components: ScreenComponents;
  /** null where the choice is at fault itself; undefined where there is none. */
  readonly choice: (name: string) => ChoiceSource | null | undefined;
}

interface FieldContext {
  readonly scope: FlowScope;
  readonly field: MetadataNode;
  readonly surroundings: ScreenSurroundings;
}

/** null where a diagnostic was recorded. */
export function compileScreen(context: ElementContext, surroundings: ScreenSurroundings): FlowElement | null {
  const { scope, node } = context;
  const head = headOf(context);
  const help = optionalText(scope, node, 'helpText');
  const parts = node.groups('fields').map((field) => compilePart({ scope, field, surroundings }));
  if (help === undefined || !parts.every((part) => part !== null)) return null;
  const screen: CompiledScreen = {
    name: head.name,
    label: node.text('label') ?? '',
    help,
    showsHeader: node.flag('showHeader') !== false,
    showsFooter: node.flag('showFooter') !== false,
    allowsBack: node.flag('allowBack') !== false,
    allowsFinish: node.flag('allowFinish') !== false,
    backLabel: node.text('backButtonLabel'),
    nextLabel: node.text('nextOrFinishButtonLabel'),
    parts,
    target: targetOf(node),
    isReactive: isReactive(node)
  };
  return { ...head, screen };
}

/** Screens that show something by conditions, merge fields or component inputs. */
function isReactive(node: MetadataNode): boolean {
  return fieldsOf(node).some(
    (field) =>
      field.group('visibilityRule') !== null ||
      (field.text('fieldText') ?? '').includes('{!') ||
      field.groups('inputParameters').length > 0
  );
}

/** undefined where a diagnostic was recorded. */
function optionalText(scope: FlowScope, node: MetadataNode, name: string): Reader | null | undefined {
  const text = node.text(name);
  if (text === null || text === '') return null;
  return compileText(scope, text, node.originOf(name)) ?? undefined;
}

function compilePart(context: FieldContext): ScreenPart | null {
  const { field } = context;
  return field.text('fieldType') === 'RegionContainer' ? compileSection(context) : compileLeaf(context);
}

function compileSection({ scope, field, surroundings }: FieldContext): Section | null {
  const isHeaded = field.text('regionContainerType') === 'SectionWithHeader';
  const heading = isHeaded ? optionalText(scope, field, 'fieldText') : null;
  const visible = compileVisibility(scope, field);
  const columns = field.groups('fields').map((region) => {
    const leaves = region.groups('fields').map((each) => compileLeaf({ scope, field: each, surroundings }));
    const width = region.groups('inputParameters').find((each) => each.text('name') === 'width');
    const given = Number(width?.raw('value')[0]?.children[0]?.text ?? '12');
    if (region.text('fieldType') !== 'Region' || !Number.isInteger(given) || given < 1 || given > 12)
      return scope.report('flow.screen', 'A section holds columns that are 1 to 12 wide', region.element.origin);
    return leaves.every((leaf) => leaf !== null) ? { width: given, parts: leaves } : null;
  });
  if (heading === undefined || visible === undefined || !columns.every((column) => column !== null)) return null;
  return { kind: 'section', name: field.text('name') ?? '', visible, heading, columns };
}

/** undefined where a diagnostic was recorded; null for always. */
function compileVisibility(scope: FlowScope, field: MetadataNode): Test | null | undefined {
  const rule = field.group('visibilityRule');
  return rule === null ? null : (compileConditions(scope, rule) ?? undefined);
}

function compileLeaf(context: FieldContext): ScreenLeaf | null {
  const { scope, field } = context;
  const kind = field.text('fieldType') ?? '';
  if (kind === 'DisplayText') return compileDisplayed(context);
  if (kind === 'InputField' || kind in TEXT_CONTROLS) return compileInput(context);
  if (kind in CHOICE_CONTROLS) return compileChoiceField(context);
  const extension = field.text('extensionName') ?? '';
  if (kind === 'ComponentInstance' && extension in STANDARD_INPUTS) return compileInput(context);
  if (kind === 'ComponentInstance' && componentName(field, scope.schema.namespace) !== null)
    return compileComponent(context);
  return scope.report(
    'flow.refused',
    `Fields of screens of type ${kind === 'ComponentInstance' ? extension : kind} are not supported by the local org`,
    field.originOf('fieldType')
  );
}

function compileDisplayed({ scope, field }: FieldContext): ScreenLeaf | null {
  const text = compileText(scope, field.text('fieldText') ?? '', field.originOf('fieldText'));
  const visible = compileVisibility(scope, field);
  if (text === null || visible === undefined) return null;
  return { kind: 'text', name: field.text('name') ?? '', visible, text };
}

/** What inputs and choices have in common; null where a diagnostic was recorded. */
function compileAsked({ scope, field }: FieldContext) {
  const name = field.text('name') ?? '';
  const origin = field.originOf('dataType');
  const type = valueType(field);
  const isStandard = field.text('fieldType') === 'ComponentInstance';
  const label = isStandard ? parameterText(scope, field, 'label') : textOfLabel(scope, field);
  const help = optionalText(scope, field, 'helpText');
  const visible = compileVisibility(scope, field);
  if (type === null)
    return scope.report(
      'flow.refused',
      `Fields of screens of type ${field.text('dataType') ?? ''} are not supported by the local org: ${name}`,
      origin
    );
  const outputs = field.groups('outputParameters').map((each) => compileOutput(scope, each, type));
  if (label === null || help === undefined || visible === undefined) return null;
  if (!outputs.every((each) => each !== null)) return null;
  return {
    name,
    visible,
    label,
    help,
    isRequired: field.flag('isRequired') === true,
    type,
    key: valueKey(field),
    outputs,
    isReset: field.text('inputsOnNextNavToAssocScrn') === 'ResetValues'
  };
}

function textOfLabel(scope: FlowScope, field: MetadataNode): Reader | null {
  return compileText(scope, field.text('fieldText') ?? '', field.originOf('fieldText'));
}

function parameterText(scope: FlowScope, field: MetadataNode, name: string): Reader | null {
  const [element] = parameter(field, name)?.raw('value') ?? [];
  return element === undefined ? compileText(scope, '', field.element.origin) : compileValue(scope, element);
}

function parameter(field: MetadataNode, name: string): MetadataNode | undefined {
  return field.groups('inputParameters').find((each) => each.text('name') === name);
}

function compileOutput(scope: FlowScope, node: MetadataNode, type: FlowType): Target | null {
  const target = scope.target(node.text('assignToReference') ?? '', node.originOf('assignToReference'));
  if (target === null) return null;
  return fits(type, target.type)
    ? target
    : scope.report(
        'flow.type',
        `${target.path} cannot hold a ${describeType(type)}`,
        node.originOf('assignToReference')
      );
}

function compileInput(context: FieldContext): ScreenLeaf | null {
  const { scope, field } = context;
  const asked = compileAsked(context);
  if (asked === null) return null;
  const kind = field.text('fieldType') ?? '';
  const standard = STANDARD_INPUTS[field.text('extensionName') ?? ''];
  const unknown = field
    .groups('inputParameters')
    .find(
      (each) =>
        standard !== undefined && !['label', standard.member, ...standard.parameters].includes(each.text('name') ?? '')
    );
  if (unknown !== undefined)
    return scope.report(
      'flow.refused',
      `The input ${unknown.text('name') ?? ''} of ${field.text('extensionName') ?? ''} is not supported by the local org`,
      unknown.originOf('name')
    );
  const control = standard?.control ?? TEXT_CONTROLS[kind] ?? INPUT_CONTROLS[field.text('dataType') ?? ''];
  const [given] =
    standard === undefined ? field.raw('defaultValue') : (parameter(field, standard.member)?.raw('value') ?? []);
  const initial = given === undefined ? null : compileValueFor(scope, given, asked.type);
  const validation = compileValidation(scope, field);
  if (control === undefined || (given !== undefined && initial === null) || validation === undefined) return null;
  const scale = asked.type.kind === NUMBER.kind ? (field.number('scale') ?? 0) : null;
  const lookup = control === 'lookup' ? lookupTarget(scope, field) : null;
  if (lookup === undefined) return null;
  return { ...asked, kind: 'input', control, scale, initial, validation, lookup };
}

/** The object that a lookup field leads to; undefined where a diagnostic was recorded. */
function lookupTarget(scope: FlowScope, field: MetadataNode): ObjectSchema | undefined {
  const [object, name] = ['objectApiName', 'fieldApiName'].map((each) => literal(field, each));
  const origin = field.originOf('extensionName');
  const targets = scope.schema.object(object ?? '')?.field(name ?? '')?.reference?.to ?? [];
  const target = targets.length === 1 ? scope.schema.object(targets[0] ?? '') : undefined;
  if (target !== undefined) return target;
  scope.report('flow.lookup', `${object ?? ''}.${name ?? ''} is no lookup to one object`, origin);
  return undefined;
}

function literal(field: MetadataNode, name: string): string | null {
  const [value] = parameter(field, name)?.raw('value') ?? [];
  return value?.children.find((child) => child.name === 'stringValue')?.text.trim() ?? null;
}

function compileValidation(scope: FlowScope, field: MetadataNode) {
  const rule = field.group('validationRule');
  if (rule === null) return null;
  const formula = compileFlowFormula(
    scope,
    rule.text('formulaExpression') ?? '',
    BOOLEAN,
    rule.originOf('formulaExpression')
  );
  const message = compileText(scope, rule.text('errorMessage') ?? '', rule.originOf('errorMessage'));
  return formula === null || message === null ? undefined : { formula, message };
}

function compileChoiceField(context: FieldContext): ScreenLeaf | null {
  const { scope, field, surroundings } = context;
  const asked = compileAsked(context);
  const origin = field.originOf('choiceReferences');
  const sources = field
    .texts('choiceReferences')
    .map(
      (name) => surroundings.choice(name) ?? scope.report('flow.choice', `There is no choice named ${name}`, origin)
    );
  if (asked === null || !sources.every((source) => source !== null)) return null;
  const kind = field.text('fieldType') ?? '';
  const given = field.text('defaultSelectedChoiceReference');
  const [first] = sources;
  // A dropdown without a default starts with its first choice.
  const fallback = kind === 'DropdownBox' && first?.isStatic === true ? first.name : null;
  return {
    ...asked,
    kind: 'choice',
    control: CHOICE_CONTROLS[kind] ?? 'select',
    isMultiple: MULTIPLE.has(kind),
    sources,
    initial: given ?? fallback
  };
}

function compileComponent({ scope, field, surroundings }: FieldContext): ScreenLeaf | null {
  const name = field.text('name') ?? '';
  const bundle = componentName(field, scope.schema.namespace) ?? '';
  const component = surroundings.components(bundle);
  const visible = compileVisibility(scope, field);
  if (component === undefined)
    return scope.report(
      'flow.unknown-component',
      `There is no Lightning web component ${bundle} for flow screens`,
      field.originOf('extensionName')
    );
  const inputs = field.groups('inputParameters').map((each) => {
    const property = component.properties.get((each.text('name') ?? '').toLowerCase());
    const [element] = each.raw('value');
    if (property?.isInput !== true || property.type === null)
      return scope.report(
        'flow.unknown-reference',
        `${bundle} has no input ${each.text('name') ?? ''} of a type the local org knows`,
        each.originOf('name')
      );
    if (element === undefined)
      return scope.report('flow.value', `The input ${property.name} has no value`, each.originOf('name'));
    const value = compileValue(scope, element);
    const fitting = value === null ? null : checkFits(scope, value, property.type, element.origin);
    return fitting === null ? null : { name: property.name, value: fitting };
  });
  const given = new Map(
    field.groups('outputParameters').map((each) => [(each.text('name') ?? '').toLowerCase(), each] as const)
  );
  const outputs = [...component.properties.entries()].flatMap(([key, { name: property, type, isOutput }]) => {
    if (!isOutput || type === null) return [];
    const node = given.get(key);
    return [{ name: property, type, to: node === undefined ? null : compileOutput(scope, node, type) }];
  });
  const unknown = [...given].find(([key]) => outputs.every((output) => output.name.toLowerCase() !== key));
  if (unknown !== undefined)
    return scope.report('flow.unknown-reference', `${bundle} has no output ${unknown[0]}`, unknown[1].originOf('name'));
  if (visible === undefined || !inputs.every((input) => input !== null)) return null;
  const isReset = field.text('inputsOnNextNavToAssocScrn') === 'ResetValues';
  return { kind: 'component', name, visible, component: component.name, isReset, inputs, outputs };
}
