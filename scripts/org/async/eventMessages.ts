/**
 * Platform events from EventBus.publish to what triggers see.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm
 */
import { randomUuidText } from '../apex/lib/System/UUID.ts';
import type { ApexObject } from '../apex/values/apexObject.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { WriteError, WriteResult } from '../write/contract.ts';
import { validateFields, validateFormats } from '../write/fieldValidation.ts';
import { createItem, draftInsert } from '../write/loadItems.ts';
import { isSound } from '../write/saveItem.ts';
import { moment } from './jobRows.ts';

/** EV1: events published after the commit count as rows too, as the first edition of the guide said and no later one denies. */
const DML_ROW_PER_EVENT = true;

export interface PublishedEvent {
  readonly object: ObjectSchema;
  /** Position on the bus of the org; ReplayId as a number. */
  readonly replayId: number;
  readonly uuid: string;
  readonly row: Row;
  /** Told what became of the event; null for nobody. */
  readonly callback: ApexObject | null;
  readonly isTest: boolean;
  /** Where System.debug of its subscribers goes. */
  readonly debug: (line: string, level: string) => void;
}

/** Where the platform's own values of a message come from. */
export interface MessageSource {
  nextReplayId(): number;
  /** Deterministic; 0 up to 1. */
  random(): number;
}

export interface Publication {
  readonly results: readonly WriteResult[];
  readonly afterCommit: readonly PublishedEvent[];
  readonly immediate: readonly PublishedEvent[];
}

/** One call of EventBus.publish, charged to its limits; an event with an error fails alone. */
export function publishEvents(
  transaction: Transaction,
  events: readonly ApexSObject[],
  source: MessageSource,
  callback: ApexObject | null
): Publication {
  for (const { schema } of events) {
    if (schema.kind !== 'platformEvent') {
      throwApex('System.TypeException', `${schema.name.canonical} is not a platform event and cannot be published.`);
    }
  }
  const behaviours = new Set(events.map(({ schema }) => schema.publishBehavior));
  if (behaviours.has('PublishAfterCommit')) {
    transaction.limits.charge('dmlStatements');
    if (DML_ROW_PER_EVENT) transaction.limits.charge('dmlRows', count(events, 'PublishAfterCommit'));
  }
  if (behaviours.has('PublishImmediately')) transaction.limits.charge('publishImmediate');
  const published: PublishedEvent[] = [];
  const results = events.map((event): WriteResult => {
    const { message, id, errors } = createMessage(transaction, event, source);
    if (message !== null) published.push({ ...message, callback });
    return { id, isSuccess: message !== null, isCreated: message !== null, errors };
  });
  const isImmediate = ({ object }: PublishedEvent): boolean => object.publishBehavior === 'PublishImmediately';
  return {
    results,
    immediate: published.filter(isImmediate),
    afterCommit: published.filter((event) => !isImmediate(event))
  };
}

function count(events: readonly ApexSObject[], behaviour: ObjectSchema['publishBehavior']): number {
  return events.filter(({ schema }) => schema.publishBehavior === behaviour).length;
}

interface CreatedMessage {
  /** null where the event has errors. */
  readonly message: PublishedEvent | null;
  readonly id: string | null;
  readonly errors: readonly WriteError[];
}

/** Checks an event as a save would and gives it what subscribers see of the platform. */
export function createMessage(
  transaction: Transaction,
  event: ApexSObject,
  { nextReplayId, random }: MessageSource
): CreatedMessage {
  const object = event.schema;
  const item = createItem(0, event, true);
  draftInsert(transaction, object, item);
  validateFormats(object, item);
  validateFields(object, item);
  if (!isSound(item)) return { message: null, id: null, errors: item.errors };
  const replayId = nextReplayId();
  const id = transaction.ids.next(object.keyPrefix);
  const row = [...item.draft];
  const given = object.field('EventUuid');
  const own = given === undefined ? null : event.peek(given.slot);
  const uuid = typeof own === 'string' ? own : randomUuidText(random);
  const platformValues = {
    Id: id,
    ReplayId: String(replayId),
    EventUuid: uuid,
    CreatedDate: moment(transaction.clock.now()),
    CreatedById: transaction.user.id
  };
  for (const [name, value] of Object.entries(platformValues)) {
    const slot = object.field(name)?.slot;
    if (slot !== undefined) row[slot] = value;
  }
  const debug = (line: string, level: string): void => transaction.debug(line, level);
  return {
    message: { object, replayId, uuid, row, callback: null, isTest: transaction.isTest, debug },
    id,
    errors: []
  };
}
