/**
 * When a schedule-triggered flow runs, and for which records.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_schedule.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm (FlowSchedule)
 */
import { ApexDate } from '../apex/values/apexDate.ts';
import { MS_PER_DAY, zonedToUtc, zoneOffset } from '../apex/values/calendar.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import type { FlowScope } from './flowScope.ts';
import { compileFilters } from './recordQuery.ts';
import type { QueryOptions } from './recordQuery.ts';

export interface FlowSchedule {
  /** Days between two runs; null for one run. */
  readonly everyDays: number | null;
  /** First day, in days since 1970-01-01. */
  readonly startDay: number;
  /** Milliseconds of the day, in the zone of the org. */
  readonly startTime: number;
  /** null: one interview without a record. */
  readonly query: QueryOptions | null;
}

const EVERY_DAYS: Readonly<Record<string, number | null>> = { Once: null, Daily: 1, Weekly: 7 };
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/;

/** null where a diagnostic was recorded. */
export function compileSchedule(scope: FlowScope, start: MetadataNode): FlowSchedule | null {
  const node = start.group('schedule');
  if (node === null)
    return scope.report('flow.schedule', 'A flow that a schedule starts needs <schedule>', start.element.origin);
  const frequency = node.text('frequency') ?? '';
  if (!Object.hasOwn(EVERY_DAYS, frequency))
    return scope.report(
      'flow.refused',
      `Schedules of frequency ${frequency} are not supported by the local org`,
      node.originOf('frequency')
    );
  const day = ApexDate.parseIso(node.text('startDate') ?? '');
  const time = TIME.exec(node.text('startTime') ?? '');
  if (day === null || time === null)
    return scope.report('flow.schedule', 'A schedule needs a startDate and a startTime', node.element.origin);
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(1, 4).map(Number);
  const query = queryOf(scope, start);
  if (query === undefined) return null;
  return {
    everyDays: EVERY_DAYS[frequency] ?? null,
    startDay: day.days,
    startTime: ((hours * 60 + minutes) * 60 + seconds) * 1000,
    query
  };
}

/** undefined where a diagnostic was recorded. */
function queryOf(scope: FlowScope, start: MetadataNode): QueryOptions | null | undefined {
  const { object } = scope;
  if (object === null) return null;
  const filters = compileFilters(scope, start, object);
  return filters === null ? undefined : { object, ...filters, fields: [], sort: null, limit: null };
}

/** The first run at `from` or later, in UTC milliseconds; null for never. */
export function nextRun({ everyDays, startDay, startTime }: FlowSchedule, from: number, zone: string): number | null {
  const at = (day: number): number => zonedToUtc(zone, day * MS_PER_DAY + startTime);
  if (at(startDay) >= from) return at(startDay);
  if (everyDays === null) return null;
  const today = Math.floor((from + zoneOffset(zone, from)) / MS_PER_DAY);
  let day = startDay + Math.max(0, Math.floor((today - startDay) / everyDays)) * everyDays;
  while (at(day) < from) day += everyDays;
  return at(day);
}
