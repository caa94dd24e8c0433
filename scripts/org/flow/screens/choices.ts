/**
 * What choice fields offer: single choices, records, values of a picklist, items of a collection.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_choice.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_recordchoiceset.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_picklistchoiceset.htm
 */
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import { FlowFault } from '../flowFault.ts';
import type { FlowScope, NamedValue, Target } from '../flowScope.ts';
import { compileText, textOf } from '../flowText.ts';
import { fits, fromField } from '../flowType.ts';
import type { FlowValue } from '../flowType.ts';
import { compileValueFor } from '../flowValue.ts';
import type { Interview } from '../interview.ts';
import { fieldOf } from '../recordFields.ts';
import { compileFilters, queryRecords } from '../recordQuery.ts';
import type { QueryOptions } from '../recordQuery.ts';
import { typeOfResource } from '../resourceType.ts';
import type { Choice, ChoiceSource } from './screenModel.ts';

/** Of one set of choices. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm (FlowDynamicChoiceSet) */
const MOST_CHOICES = 200;

/** What the name of a choice stands for: its value. */
export function choiceValue(scope: FlowScope, node: MetadataNode): NamedValue | null {
  const type = typeOfResource(scope, node);
  const [element] = node.raw('value');
  if (type === null) return null;
  if (element === undefined) return { type, read: () => null, write: null, makesRecord: false };
  const reader = compileValueFor(scope, element, type);
  return reader === null ? null : { type, read: reader.read, write: null, makesRecord: false };
}

/** The choices of a flow by name, each compiled once: null where it is at fault itself, undefined where there is none. */
export function compileChoices(
  scope: FlowScope,
  flow: MetadataNode
): (name: string) => ChoiceSource | null | undefined {
  const known = new Map<string, ChoiceSource | null | undefined>();
  const find = (kind: string, name: string): MetadataNode | undefined =>
    flow.groups(kind).find((each) => each.text('name')?.toLowerCase() === name.toLowerCase());
  return (name) => {
    const key = name.toLowerCase();
    if (known.has(key)) return known.get(key);
    const [choice, set] = [find('choices', name), find('dynamicChoiceSets', name)];
    const compiled =
      choice !== undefined
        ? compileChoice(scope, choice)
        : set === undefined
          ? undefined
          : compileChoiceSet(scope, set);
    known.set(key, compiled);
    return compiled;
  };
}

/** null where a diagnostic was recorded. */
function compileChoice(scope: FlowScope, node: MetadataNode): ChoiceSource | null {
  const name = node.text('name') ?? '';
  const label = compileText(scope, node.text('choiceText') ?? '', node.originOf('choiceText'));
  const value = choiceValue(scope, node);
  if (label === null || value === null) return null;
  return {
    name,
    isStatic: true,
    choices: (interview) => [
      { label: textOf(label.read(interview)), value: value.read(interview), chosen: () => undefined }
    ]
  };
}

/** null where a diagnostic was recorded. */
function compileChoiceSet(scope: FlowScope, node: MetadataNode): ChoiceSource | null {
  if (node.text('picklistField') !== null) return picklistChoices(scope, node);
  const name = node.text('name') ?? '';
  const reference = node.text('collectionReference');
  const collection = reference === null ? null : scope.reader(reference, node.originOf('collectionReference'));
  if (reference !== null && collection === null) return null;
  const object =
    collection === null
      ? scope.objectNamed(node.text('object') ?? '', node.originOf('object'))
      : collection.type.kind === 'Record' && collection.type.isCollection
        ? collection.type.object
        : null;
  if (object === null)
    return collection === null
      ? null
      : scope.report(
          'flow.choice',
          `${reference ?? ''} is no collection of records`,
          node.originOf('collectionReference')
        );
  const make = compileRecordChoice(scope, node, object);
  if (make === null) return null;
  if (collection !== null)
    return {
      name,
      isStatic: false,
      choices: (interview) => ((collection.read(interview, true) ?? []) as readonly FlowValue[]).flatMap(make)
    };
  const options = queryOf(scope, node, object);
  if (options === null) return null;
  return {
    name,
    isStatic: false,
    choices(interview) {
      const outcome = queryRecords(options, [interview]).get(interview);
      if (outcome instanceof FlowFault) throw outcome;
      return (outcome ?? []).flatMap(make);
    }
  };
}

function queryOf(scope: FlowScope, node: MetadataNode, object: ObjectSchema): QueryOptions | null {
  const filters = compileFilters(scope, node, object);
  const names = ['displayField', 'valueField'].map((each) => node.text(each)).filter((each) => each !== null);
  const outputs = node.groups('outputAssignments').map((each) => each.text('field') ?? '');
  const fields = [...names, ...outputs].map((name) => fieldOf(scope, object, name, node.element.origin)?.field);
  const sortName = node.text('sortField');
  const sortField = sortName === null ? null : fieldOf(scope, object, sortName, node.originOf('sortField'));
  if (filters === null || !fields.every((field) => field !== undefined)) return null;
  if (sortName !== null && sortField === null) return null;
  return {
    object,
    ...filters,
    fields,
    sort:
      sortField === null
        ? null
        : { field: sortField.field, direction: node.text('sortOrder') === 'Desc' ? 'DESC' : 'ASC' },
    limit: Math.min(node.number('limit') ?? MOST_CHOICES, MOST_CHOICES)
  };
}

type MakeChoice = (record: FlowValue) => readonly Choice[];

function compileRecordChoice(scope: FlowScope, node: MetadataNode, object: ObjectSchema): MakeChoice | null {
  const display = fieldOf(scope, object, node.text('displayField') ?? '', node.originOf('displayField'));
  const value = fieldOf(scope, object, node.text('valueField') ?? '', node.originOf('valueField'));
  const outputs = node.groups('outputAssignments').map((each) => {
    const found = fieldOf(scope, object, each.text('field') ?? '', each.originOf('field'));
    const target = scope.target(each.text('assignToReference') ?? '', each.originOf('assignToReference'));
    if (found === null || target === null) return null;
    return fits(found.type, target.type)
      ? { slot: found.field.slot, target }
      : scope.report('flow.type', `${target.path} cannot hold ${found.field.name.canonical}`, each.originOf('field'));
  });
  if (display === null || value === null || !outputs.every((each) => each !== null)) return null;
  return (record) =>
    record instanceof ApexSObject
      ? [
          {
            label: textOf(fromField(record.peek(display.field.slot))),
            value: fromField(record.peek(value.field.slot)),
            chosen: (interview) => assign(interview, record, outputs)
          }
        ]
      : [];
}

function assign(
  interview: Interview,
  record: ApexSObject,
  outputs: readonly { readonly slot: number; readonly target: Target }[]
): void {
  for (const { slot, target } of outputs) target.write(interview, fromField(record.peek(slot)));
}

/** The active values of the field, in its order. */
function picklistChoices(scope: FlowScope, node: MetadataNode): ChoiceSource | null {
  const name = node.text('name') ?? '';
  const object = scope.objectNamed(node.text('picklistObject') ?? '', node.originOf('picklistObject'));
  const origin = node.originOf('picklistField');
  const found = object === null ? null : fieldOf(scope, object, node.text('picklistField') ?? '', origin);
  if (found === null) return null;
  const { picklist } = found.field;
  if (picklist === null) return scope.report('flow.choice', `${found.field.name.canonical} is no picklist`, origin);
  const choices = picklist.values
    .filter((each) => each.isActive)
    .map(({ label, value }): Choice => ({ label, value, chosen: () => undefined }));
  return { name, isStatic: false, choices: () => choices };
}
