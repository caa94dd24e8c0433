/**
 * Tasks and events: who and what they are about, the account that follows from it, and the times of events.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_event.htm
 */
import { isTrue, textOf, valueOf } from '../../access/rowReader.ts';
import { refuse } from '../../apex/lib/refusal.ts';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { MS_PER_DAY } from '../../apex/values/calendar.ts';
import type { StoredValue } from '../../data/store.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isGiven, setField } from './draftFields.ts';
import { StatusFlagsBehaviour } from './StatusFlags.ts';

/** The documents state the rules without all of their texts; see DIFFERENCES.md SO5. */
export const ACTIVITY_TEXTS = {
  leadAndWhat: 'field integrity exception: WhatId (an activity of a lead is about nothing else)',
  noTime: 'Required fields are missing: [DurationInMinutes, ActivityDateTime]',
  negative: 'Event duration can not be negative.',
  tooLong: 'An event lasts no longer than 14 days',
  mismatch: 'The duration of an event and its end do not match'
} as const;

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = MS_PER_DAY / MS_PER_MINUTE;
const MOST_DAYS = 14;

/** What an activity is about has an account of its own, or else the contact has. */
function accountOf({ object, transaction }: SaveStep, item: SaveItem): StoredValue {
  const { schema, store } = transaction;
  const whatId = textOf(object, item.draft, 'WhatId');
  const what = whatId === null ? undefined : schema.objectByKeyPrefix(whatId.slice(0, 3));
  if (what !== undefined && whatId !== null) {
    if (what.name.canonical === 'Account') return whatId;
    const lookup = ['Opportunity', 'Contract'].includes(what.name.canonical)
      ? what.field('AccountId')
      : what.fields.find(({ reference }) => reference?.isMasterDetail === true && reference.to[0] === 'Account');
    const row = store.get(what, whatId);
    if (lookup !== undefined) return row?.[lookup.slot] ?? null;
  }
  const whoId = textOf(object, item.draft, 'WhoId');
  const who = whoId === null ? undefined : schema.objectByKeyPrefix(whoId.slice(0, 3));
  const row = who?.name.canonical === 'Contact' ? store.get(who, whoId ?? '') : undefined;
  return who === undefined || row === undefined ? null : valueOf(who, row, 'AccountId');
}

function deriveCommon(step: SaveStep, item: SaveItem): void {
  const { object } = step;
  setField(object, item, 'AccountId', accountOf(step, item));
  if (isTrue(object, item.draft, 'IsRecurrence'))
    refuse(`A recurring ${object.name.canonical}`, 'its occurrences are not made');
}

function checkCommon({ object, transaction }: SaveStep, item: SaveItem): void {
  const who = textOf(object, item.draft, 'WhoId');
  const isOfLead = who !== null && transaction.schema.objectByKeyPrefix(who.slice(0, 3))?.name.canonical === 'Lead';
  if (isOfLead && textOf(object, item.draft, 'WhatId') !== null)
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', ACTIVITY_TEXTS.leadAndWhat, ['WhatId']);
}

function deriveTask({ object, transaction }: SaveStep, item: SaveItem): void {
  const priority = textOf(object, item.draft, 'Priority');
  const value = object.field('Priority')?.picklist?.values.find((each) => each.value === priority);
  setField(object, item, 'IsHighPriority', value?.attributes?.['isHighPriority'] === true);
  const completed = object.field('CompletedDateTime');
  if (completed === undefined) return;
  const now = new ApexDatetime(Math.floor(transaction.clock.now() / 1000) * 1000);
  item.draft[completed.slot] = isTrue(object, item.draft, 'IsClosed') ? (item.draft[completed.slot] ?? now) : null;
}

export const TaskBehaviour: Behaviour = {
  derive(step, items) {
    StatusFlagsBehaviour.derive?.(step, items);
    for (const item of items) {
      deriveCommon(step, item);
      deriveTask(step, item);
    }
  },
  validate(step, items) {
    for (const item of items) checkCommon(step, item);
  }
};

function momentOf({ object }: SaveStep, item: SaveItem, name: string): ApexDatetime | null {
  const value = valueOf(object, item.draft, name);
  return value instanceof ApexDatetime ? value : null;
}

/** Of the two names of the start the one that was given counts. */
function startOf(step: SaveStep, item: SaveItem): ApexDatetime | null {
  const name =
    isGiven(step.object, item, 'ActivityDateTime') && !isGiven(step.object, item, 'StartDateTime')
      ? 'ActivityDateTime'
      : 'StartDateTime';
  return momentOf(step, item, name) ?? momentOf(step, item, 'ActivityDateTime');
}

/** All day: midnight GMT of the day stands for the start. */
function allDayStart({ object }: SaveStep, item: SaveItem, start: ApexDatetime | null): ApexDatetime | null {
  const day = valueOf(object, item.draft, 'ActivityDate');
  if (isGiven(object, item, 'ActivityDate') && day instanceof ApexDate) return new ApexDatetime(day.utc);
  if (start !== null) return new ApexDatetime(Math.floor(start.ms / MS_PER_DAY) * MS_PER_DAY);
  return day instanceof ApexDate ? new ApexDatetime(day.utc) : null;
}

function deriveEvent(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  const isAllDay = isTrue(object, item.draft, 'IsAllDayEvent');
  const start = isAllDay ? allDayStart(step, item, startOf(step, item)) : startOf(step, item);
  if (start === null) return;
  const end = momentOf(step, item, 'EndDateTime');
  const given = valueOf(object, item.draft, 'DurationInMinutes');
  const endCounts = end !== null && (isGiven(object, item, 'EndDateTime') || typeof given !== 'number');
  const fromEnd = end === null ? null : (end.ms - start.ms) / MS_PER_MINUTE + (isAllDay ? MINUTES_PER_DAY : 0);
  const isBoth = isGiven(object, item, 'EndDateTime') && isGiven(object, item, 'DurationInMinutes');
  if (isBoth && end !== null && fromEnd !== given)
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', ACTIVITY_TEXTS.mismatch, ['EndDateTime']);
  const duration = endCounts ? fromEnd : typeof given === 'number' ? given : isAllDay ? MINUTES_PER_DAY : null;
  if (duration === null) return;
  const shownMinutes = isAllDay ? duration - MINUTES_PER_DAY : duration;
  const zone = isAllDay ? 'GMT' : transaction.user.timeZone;
  const finish = new ApexDatetime(start.ms + shownMinutes * MS_PER_MINUTE);
  setField(object, item, 'StartDateTime', start);
  setField(object, item, 'ActivityDateTime', start);
  setField(object, item, 'DurationInMinutes', duration);
  setField(object, item, 'EndDateTime', finish);
  setField(object, item, 'ActivityDate', start.inZone(zone).date);
  setField(object, item, 'EndDate', finish.inZone(zone).date);
}

function checkEvent({ object }: SaveStep, item: SaveItem): void {
  const duration = valueOf(object, item.draft, 'DurationInMinutes');
  if (typeof duration !== 'number' || valueOf(object, item.draft, 'StartDateTime') === null)
    addError(item, 'REQUIRED_FIELD_MISSING', ACTIVITY_TEXTS.noTime, ['DurationInMinutes', 'ActivityDateTime']);
  else if (duration < 0) addError(item, 'FIELD_INTEGRITY_EXCEPTION', ACTIVITY_TEXTS.negative);
  else if (duration > MOST_DAYS * MINUTES_PER_DAY) addError(item, 'FIELD_INTEGRITY_EXCEPTION', ACTIVITY_TEXTS.tooLong);
}

export const EventBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) {
      deriveCommon(step, item);
      deriveEvent(step, item);
    }
  },
  validate(step, items) {
    for (const item of items) {
      checkCommon(step, item);
      checkEvent(step, item);
    }
  }
};
