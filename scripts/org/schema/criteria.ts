/** Conditions on a record that rules share: fields against texts, joined by and or by a filter logic. */
import type { Origin } from '../diagnostic.ts';
import { groups, oneOf, refused, text } from '../source/elementRules.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { parseLogic } from './conditionLogic.ts';
import type { Logic } from './conditionLogic.ts';
import type { FieldSchema, ObjectSchema, RollUpFilter } from './model.ts';
import { SUMMARY_FILTERS } from './rollUpSummaries.ts';

export interface Criteria {
  readonly items: readonly {
    readonly field: FieldSchema;
    readonly operation: RollUpFilter['operation'];
    readonly value: string;
  }[];
  /** null: every record. */
  readonly logic: Logic | null;
}

/** Of the elements `criteriaItems` and `booleanFilter`. */
export const CRITERIA = {
  booleanFilter: text,
  criteriaItems: groups({
    field: text,
    operation: oneOf(...SUMMARY_FILTERS),
    value: text,
    valueField: refused('conditions that compare two fields are not supported')
  })
};

/** Their values are written in the language of whoever made the rule, or by name. */
const UNREADABLE: ReadonlySet<string> = new Set(['date', 'datetime', 'time', 'reference', 'id']);

export function readCriteria(
  node: MetadataNode,
  object: ObjectSchema,
  findObject: (name: string) => ObjectSchema | undefined,
  fault: (problem: string, origin: Origin) => void
): Criteria {
  const items = node.groups('criteriaItems').flatMap((item) => {
    const path = item.text('field') ?? '';
    const [owner = '', name = ''] = path.split('.');
    const field = findObject(owner) === object ? object.field(name) : undefined;
    if (field === undefined || UNREADABLE.has(field.type)) {
      const problem =
        field === undefined ? `there is no field ${path}` : `values of fields like ${path} are not supported`;
      fault(problem, item.originOf('field'));
      return [];
    }
    const operation = SUMMARY_FILTERS.find((each) => each === item.text('operation')) ?? 'equals';
    return [{ field, operation, value: item.text('value') ?? '' }];
  });
  const logic = items.length === 0 ? null : parseLogic(node.text('booleanFilter') ?? 'and', items.length);
  if (items.length > 0 && logic === null) fault('it has no valid conditions', node.element.origin);
  return { items, logic };
}
