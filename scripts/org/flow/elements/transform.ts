/**
 * New records, Apex-defined values and plain values from others: mapped one by one, summed up or counted.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_transform.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm (FlowTransform)
 */
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import type { XmlElement } from '../../source/xmlReader.ts';
import { createApexObject } from '../apexClasses.ts';
import { copyValue } from '../copyValue.ts';
import { compileFlowFormula } from '../flowFormula.ts';
import type { FlowScope, NamedValue, Reader, Target } from '../flowScope.ts';
import { storedValue } from '../flowScope.ts';
import { DATA_TYPES, NUMBER, describeType, elementOf, fits, fromField, scalar } from '../flowType.ts';
import type { FlowType, FlowValue } from '../flowType.ts';
import { checkFits, compileValue } from '../flowValue.ts';
import { goTo } from '../interview.ts';
import type { FlowElement, Interview } from '../interview.ts';
import { fieldOf, pathReader } from '../recordFields.ts';
import { typeOfResource } from '../resourceType.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';

/** Stands behind a collection for each of its items in turn: `{!Get_Accounts[$EachItem].Name}`. */
const EACH_ITEM = '[$EachItem]';

const KNOWN_TYPES: ReadonlySet<string> = new Set(['Map', 'Count', 'Sum']);

/** Names of items and results inside the element; those of people hold no `__`. */
const itemName = (element: string): string => `${element}__EachItem`;
const madeName = (element: string): string => `${element}__Made`;

/** null where a diagnostic was recorded. */
export function transformType(scope: FlowScope, node: MetadataNode): FlowType | null {
  const type = typeOfResource(scope, node);
  return type === null ? null : { ...type, isCollection: node.flag('isCollection') === true };
}

/** The item of the collection that a transform goes through. */
export function declareEachItem(scope: FlowScope, node: MetadataNode): void {
  const [path] = sourcesOf(node);
  if (path === undefined) return;
  const name = itemName(node.text('name') ?? '');
  scope.declare(name, node.originOf('name'), () => {
    const source = scope.reader(path, node.originOf('name'));
    if (source === null) return null;
    if (!source.type.isCollection)
      return scope.report(
        'flow.type',
        `${path} is a ${describeType(source.type)}, not a collection`,
        node.originOf('transformValues')
      );
    return storedValue(name, elementOf(source.type), { isWritable: false });
  });
}

export const compileTransform: CompileElement = (context) => {
  const { scope, node } = context;
  const head = headOf(context);
  const type = transformType(scope, node);
  if (type === null) return null;
  const sources = sourcesOf(node);
  if (sources.length > 1)
    return scope.report(
      'flow.refused',
      `Transforming several collections at once is not supported by the local org: ${sources.join(', ')}`,
      head.origin
    );
  const actions = node.groups('transformValues').flatMap((each) => each.groups('transformValueActions'));
  const unknown = actions.find((each) => !KNOWN_TYPES.has(each.text('transformType') ?? ''));
  if (unknown !== undefined)
    return scope.report(
      'flow.refused',
      `Transforms by ${unknown.text('transformType') ?? '(none)'} are not supported by the local org`,
      unknown.originOf('transformType')
    );
  const aggregates = actions.filter((each) => each.text('transformType') !== 'Map');
  const [path] = sources;
  if (type.isCollection && (path === undefined || aggregates.length > 0))
    return scope.report('flow.transform', `${head.name} makes a collection, which needs the items of one`, head.origin);
  if (!type.isCollection && path !== undefined)
    return scope.report(
      'flow.transform',
      `${head.name} makes one value, not one for each item of ${path}`,
      head.origin
    );
  const source = path === undefined ? null : scope.reader(path, head.origin);
  if (path !== undefined && source === null) return null;
  const make = compileMaker(scope, node, actions, elementOf(type));
  if (make === null) return null;
  return runner({ head, source, make, target: targetOf(node) });
};

function runner(options: {
  readonly head: ReturnType<typeof headOf>;
  readonly source: Reader | null;
  readonly make: (interview: Interview) => FlowValue;
  readonly target: string | null;
}): FlowElement {
  const { head, source, make, target } = options;
  const [key, itemKey] = [head.name.toLowerCase(), itemName(head.name).toLowerCase()];
  return {
    ...head,
    step(interview) {
      const { values } = interview.frame;
      const each = (item: FlowValue): FlowValue => {
        values.set(itemKey, item);
        return make(interview);
      };
      values.set(
        key,
        source === null ? make(interview) : ((source.read(interview) ?? []) as readonly FlowValue[]).map(each)
      );
      goTo(interview, target);
    }
  };
}

type Make = (interview: Interview) => FlowValue;

/** One value of the element's type. */
function compileMaker(
  scope: FlowScope,
  node: MetadataNode,
  actions: readonly MetadataNode[],
  type: FlowType
): Make | null {
  const name = node.text('name') ?? '';
  if (type.kind !== 'Record' && type.kind !== 'Apex') {
    const [action] = actions;
    if (action === undefined || actions.length > 1)
      return scope.report('flow.transform', `${name} needs one value`, node.originOf('name'));
    const value = compileAction(scope, name, action, type);
    return value === null ? null : (interview) => copyValue(value.read(interview, true));
  }
  const made: NamedValue = { ...storedValue(madeName(name), type, { isWritable: true }), makesRecord: false };
  const steps = actions.map((action) => compileField(scope, name, action, made));
  if (!steps.every((step) => step !== null)) return null;
  const key = madeName(name).toLowerCase();
  return (interview) => {
    const { values } = interview.frame;
    const created = type.object === null ? createApexObject(type.apexClass ?? '') : new ApexSObject(type.object);
    values.set(key, created);
    for (const step of steps) step(interview);
    values.delete(key);
    return created;
  };
}

function compileField(
  scope: FlowScope,
  name: string,
  action: MetadataNode,
  made: NamedValue
): ((interview: Interview) => void) | null {
  const field = action.text('outputFieldApiName') ?? '';
  const target = scope.targetOf(made, [field], field, action.originOf('outputFieldApiName'));
  const value = target === null ? null : compileAction(scope, name, action, target.type);
  if (target === null || value === null) return null;
  return assignment(target, value);
}

function assignment(target: Target, value: Reader): (interview: Interview) => void {
  return (interview) => target.write(interview, copyValue(value.read(interview, true)));
}

function compileAction(scope: FlowScope, name: string, action: MetadataNode, place: FlowType): Reader | null {
  const type = action.text('transformType');
  if (type === 'Map') return compileMapped(scope, name, action, place);
  return aggregate(scope, action, place, type === 'Count' ? (items) => items.length : null);
}

function compileMapped(scope: FlowScope, name: string, action: MetadataNode, place: FlowType): Reader | null {
  const [element] = action.raw('value');
  if (element === undefined) return scope.report('flow.value', 'A mapping needs a value', action.element.origin);
  const own = withItem(element, name);
  const formula = own.children.find((child) => child.name === 'formulaExpression');
  if (formula === undefined) {
    const value = compileValue(scope, own);
    return value === null ? null : checkFits(scope, value, place, element.origin);
  }
  const given = own.children.find((child) => child.name === 'formulaDataType')?.text.trim() ?? '';
  const kind = DATA_TYPES[given];
  if (kind === undefined || kind === 'Record' || kind === 'Apex')
    return scope.report('flow.refused', `Formulas of type ${given} are not supported by the local org`, formula.origin);
  const value = compileFlowFormula(scope, formula.text.trim(), scalar(kind), formula.origin);
  return value === null ? null : checkFits(scope, value, place, element.origin);
}

/** Items in place of `Collection[$EachItem]`, in references, texts and formulas. */
function withItem(element: XmlElement, name: string): XmlElement {
  const text = element.text.replace(/([A-Za-z$][\w.$]*)\[\$EachItem\]/g, itemName(name));
  return { ...element, text, children: element.children.map((child) => withItem(child, name)) };
}

/** The collections behind `[$EachItem]`, each once. */
function sourcesOf(node: MetadataNode): readonly string[] {
  const texts = node
    .groups('transformValues')
    .flatMap((each) => each.groups('transformValueActions'))
    .flatMap((action) => action.raw('value').flatMap((value) => value.children.map((child) => child.text)));
  const found = texts.flatMap((text) =>
    text.includes(EACH_ITEM)
      ? [...text.matchAll(/([A-Za-z$][\w.$]*)\[\$EachItem\]/g)].map((match) => match[1] ?? '')
      : []
  );
  return [...new Map(found.map((path) => [path.toLowerCase(), path])).values()];
}

/** `aggregationValues` names the collection, `aggregationField` what is summed up of each item. */
function aggregate(
  scope: FlowScope,
  action: MetadataNode,
  place: FlowType,
  count: ((items: readonly FlowValue[]) => number) | null
): Reader | null {
  const origin = action.originOf('transformType');
  const parameter = (name: string): XmlElement | undefined =>
    action
      .groups('inputParameters')
      .find((each) => each.text('name') === name)
      ?.raw('value')[0];
  const values = parameter('aggregationValues');
  const collection = values === undefined ? null : compileValue(scope, values);
  if (values === undefined || collection === null || !collection.type.isCollection)
    return scope.report('flow.transform', 'aggregationValues must name a collection', origin);
  if (!fits(NUMBER, place)) return scope.report('flow.type', `The result is no ${describeType(place)}`, origin);
  const items = (interview: Interview): readonly FlowValue[] =>
    (collection.read(interview, true) ?? []) as readonly FlowValue[];
  if (count !== null)
    return {
      type: NUMBER,
      path: collection.path,
      read: (interview) => ApexDecimal.fromInteger(count(items(interview)))
    };
  const field = parameter('aggregationField')?.children[0]?.text.trim() ?? '';
  const numberOf = compileNumber(scope, elementOf(collection.type), field, action);
  if (numberOf === null) return null;
  return {
    type: NUMBER,
    path: collection.path,
    read: (interview) =>
      items(interview)
        .map((item) => numberOf(item, interview))
        .reduce<ApexDecimal>(
          (sum, value) => (value instanceof ApexDecimal ? sum.add(value) : sum),
          ApexDecimal.fromInteger(0)
        )
  };
}

/** Items without a value count as nothing. */
function compileNumber(
  scope: FlowScope,
  item: FlowType,
  field: string,
  action: MetadataNode
): ((item: FlowValue, interview: Interview) => FlowValue) | null {
  const origin = action.originOf('inputParameters');
  if (item.kind === 'Number') return (value) => value;
  if (item.kind === 'Record' && item.object !== null) {
    const found = fieldOf(scope, item.object, field, origin);
    if (found === null) return null;
    if (!fits(found.type, NUMBER)) return scope.report('flow.type', `${field} is not a Number`, origin);
    const { slot } = found.field;
    return (value) => (value instanceof ApexSObject ? fromField(value.peek(slot)) : null);
  }
  let current: FlowValue = null;
  const reader =
    item.kind === 'Apex'
      ? pathReader(scope, { type: item, read: () => current, write: null, makesRecord: false }, [field], field, origin)
      : scope.report('flow.type', `A collection of ${describeType(item)} has no sum`, origin);
  if (reader === null) return null;
  if (!fits(reader.type, NUMBER)) return scope.report('flow.type', `${field} is not a Number`, origin);
  return (value, interview) => {
    current = value;
    return reader.read(interview, true);
  };
}
