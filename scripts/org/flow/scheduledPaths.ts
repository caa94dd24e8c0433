/**
 * Scheduled paths of flows that the save of a record starts: what runs later, and when.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_scheduled_path.htm
 */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { addMonths, MS_PER_DAY, zonedToUtc, zoneOffset } from '../apex/values/calendar.ts';
import type { FieldSchema } from '../schema/model.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { targetOf } from './elements/element.ts';
import type { FlowScope } from './flowScope.ts';
import { fromField } from './flowType.ts';

export interface ScheduledPath {
  readonly name: string;
  /** First element; null for a path without any. */
  readonly target: string | null;
  /** Of one run, 1 to 200. */
  readonly batchSize: number;
  /** Date or date and time that the offset starts from; null: the save itself. */
  readonly field: FieldSchema | null;
  readonly offset: { readonly number: number; readonly unit: OffsetUnit };
}

export type OffsetUnit = 'Minutes' | 'Hours' | 'Days' | 'Months';

const UNITS: readonly OffsetUnit[] = ['Minutes', 'Hours', 'Days', 'Months'];
const MOST_RECORDS_AT_ONCE = 200;
const MS_PER_UNIT: Readonly<Record<Exclude<OffsetUnit, 'Months'>, number>> = {
  Minutes: 60_000,
  Hours: 3_600_000,
  Days: MS_PER_DAY
};

/** null where a diagnostic was recorded. */
export function compileScheduledPath(scope: FlowScope, node: MetadataNode): ScheduledPath | null {
  const name = node.text('name') ?? '';
  const unit = UNITS.find((each) => each === (node.text('offsetUnit') ?? 'Days'));
  const batchSize = node.number('maxBatchSize') ?? MOST_RECORDS_AT_ONCE;
  const source = node.text('timeSource');
  if (unit === undefined)
    return scope.report(
      'flow.path',
      `'${node.text('offsetUnit') ?? ''}' is no unit of time: ${UNITS.join(', ')}`,
      node.originOf('offsetUnit')
    );
  if (batchSize < 1 || batchSize > MOST_RECORDS_AT_ONCE)
    return scope.report(
      'flow.path',
      `A scheduled path takes 1 to ${MOST_RECORDS_AT_ONCE} records at once`,
      node.originOf('maxBatchSize')
    );
  if (source !== 'RecordField' && source !== 'RecordTriggerEvent')
    return scope.report(
      'flow.path',
      `The scheduled path ${name} needs RecordField or RecordTriggerEvent as its time source`,
      node.originOf('timeSource')
    );
  const field = source === 'RecordField' ? timeField(scope, node) : null;
  if (field === undefined) return null;
  return { name, target: targetOf(node), batchSize, field, offset: { number: node.number('offsetNumber') ?? 0, unit } };
}

/** undefined where a diagnostic was recorded. */
function timeField(scope: FlowScope, node: MetadataNode): FieldSchema | undefined {
  const name = node.text('recordField') ?? '';
  const field = scope.object?.field(name);
  if (field !== undefined && (field.type === 'date' || field.type === 'datetime')) return field;
  scope.report(
    'flow.path',
    `${scope.object?.name.canonical ?? ''} has no date or date and time named ${name}`,
    node.originOf('recordField')
  );
  return undefined;
}

/** Paths come up by the minute, so that records saved one after the other run together; DIFFERENCES.md FL19. */
const GRID = 60_000;

/**
 * UTC milliseconds; null where the field has no value. Dates begin at midnight; days and months are those of the zone.
 *
 * @param now of the save, in UTC milliseconds
 */
export function dueTime(path: ScheduledPath, record: ApexSObject, now: number, zone: string): number | null {
  const from = path.field === null ? now : timeOf(record, path.field, zone);
  return from === null ? null : Math.ceil(offsetFrom(path, from, zone) / GRID) * GRID;
}

function offsetFrom({ offset }: ScheduledPath, from: number, zone: string): number {
  if (offset.unit === 'Minutes' || offset.unit === 'Hours') return from + offset.number * MS_PER_UNIT[offset.unit];
  const wall = from + zoneOffset(zone, from);
  const day = Math.floor(wall / MS_PER_DAY);
  const moved = offset.unit === 'Days' ? day + offset.number : addMonths(day, offset.number);
  return zonedToUtc(zone, moved * MS_PER_DAY + (wall - day * MS_PER_DAY));
}

function timeOf(record: ApexSObject, field: FieldSchema, zone: string): number | null {
  const value = fromField(record.peek(field.slot));
  if (value instanceof ApexDatetime) return value.ms;
  return value instanceof ApexDate ? zonedToUtc(zone, value.days * MS_PER_DAY) : null;
}
