/**
 * Share rows that rules by criteria and guest rules leave behind, brought in line with a record when it is saved (step 18 of the save
 * order), and with all records when the rules change.
 *
 * https://help.salesforce.com/s/articleView?id=platform.security_sharing_rules_criteria.htm
 */
import { idOf, isDeleted, liveRows, textOf, valueOf } from '../access/rowReader.ts';
import { createSeeder, requireObject } from '../access/seedRow.ts';
import type { SeedTarget } from '../access/seedRow.ts';
import { hideFromGuests } from '../access/pendingGuestShares.ts';
import { shareObjectOf } from '../access/shareRows.ts';
import type { ShareObject } from '../access/shareRows.ts';
import { audienceId } from '../access/sharingRules.ts';
import type { Row, Store, StoredValue } from '../data/store.ts';
import { holds } from '../schema/conditionLogic.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { SharingRule } from '../schema/sharingRules.ts';
import { fits } from './filterConditions.ts';
import { addRow, discardRow } from './rowChanges.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

/**
 * Tests see nothing of rules by criteria, the documents say.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm
 */
export const CRITERIA_APPLY_IN_TESTS = false;

const CAUSES = { criteria: 'Rule', guest: 'GuestRule' } as const;
const KEPT: ReadonlySet<string> = new Set(Object.values(CAUSES));

/** Owners of these kinds can have no role: only rules that say so share their records. */
const WITHOUT_ROLE: ReadonlySet<string> = new Set(['Guest', 'AutomatedProcess']);

interface Org {
  readonly schema: OrgSchema;
  readonly store: Store;
}

interface ShareWriter {
  add(object: ObjectSchema, values: Readonly<Record<string, StoredValue>>): string;
  remove(object: ObjectSchema, row: Row): void;
}

export function applyCriteria({ object, transaction }: SaveStep, items: readonly SaveItem[]): void {
  if (transaction.isTest && !CRITERIA_APPLY_IN_TESTS) return;
  const rules = criteriaOf(transaction.schema, object);
  const share = rules.length === 0 ? null : shareObjectOf(transaction.schema, object);
  if (share === null) return;
  const writer: ShareWriter = {
    add(shareObject, values) {
      const id = addRow(transaction, shareObject, values);
      if (values['RowCause'] === CAUSES.guest) hideFromGuests(transaction, id);
      return id;
    },
    remove: (shareObject, row) => discardRow(transaction, shareObject, row)
  };
  for (const { id } of items) {
    const row = id === null ? undefined : transaction.store.get(object, id);
    if (row !== undefined) bringInLine(transaction, share, rules, row, writer);
  }
}

/** After a deployment: for every record of every object. */
export function recalculateCriteria(target: SeedTarget, actorId: string): void {
  const { schema, store } = target;
  const seeder = createSeeder(target, actorId);
  const writer: ShareWriter = {
    add: (object, values) => seeder.add(object.name.canonical, values),
    remove: (object, row) => store.remove(object, idOf(row))
  };
  for (const name of schema.objectNames) {
    const object = schema.object(name);
    const share = object === undefined ? null : shareObjectOf(schema, object);
    if (object === undefined || share === null) continue;
    const rules = criteriaOf(schema, object);
    const hasRows = [...store.scan(share.object)].some((row) => KEPT.has(textOf(share.object, row, 'RowCause') ?? ''));
    if (rules.length === 0 && !hasRows) continue;
    for (const row of [...store.scan(object)])
      if (!isDeleted(object, row)) bringInLine(target, share, rules, row, writer);
  }
}

function criteriaOf({ sharing }: OrgSchema, object: ObjectSchema): readonly SharingRule[] {
  return sharing.rules.filter((rule) => rule.kind !== 'owner' && rule.object === object.name.canonical);
}

function bringInLine(org: Org, share: ShareObject, rules: readonly SharingRule[], row: Row, writer: ShareWriter): void {
  const wanted = new Map<string, Readonly<Record<string, StoredValue>>>();
  for (const rule of rules) {
    const grantee = isShared(org, share.parent, row, rule) ? audienceId(org, rule.sharedTo) : null;
    if (grantee === null || rule.kind === 'owner') continue;
    const values = {
      ...rule.childLevels,
      [share.levelField]: rule.level,
      [share.parentField]: idOf(row),
      UserOrGroupId: grantee,
      RowCause: CAUSES[rule.kind]
    };
    wanted.set(JSON.stringify(values), values);
  }
  for (const each of [...liveRows(org.store, share.object, share.parentField, idOf(row))]) {
    if (!KEPT.has(textOf(share.object, each, 'RowCause') ?? '')) continue;
    const match = [...wanted].find(([, values]) =>
      Object.entries(values).every(([column, value]) => valueOf(share.object, each, column) === value)
    );
    if (match === undefined) writer.remove(share.object, each);
    else wanted.delete(match[0]);
  }
  for (const values of wanted.values()) writer.add(share.object, values);
}

/** Text and text areas are compared with their case, everything else without. */
function isShared(org: Org, object: ObjectSchema, row: Row, rule: SharingRule): boolean {
  if (!rule.includesAllOwners && !canHaveRole(org, textOf(object, row, 'OwnerId'))) return false;
  return holds(rule.logic, (index) => {
    const item = rule.items[index];
    if (item === undefined) return false;
    const type = object.field(item.field)?.type;
    return fits(valueOf(object, row, item.field), item.operation, item.value, type === 'string' || type === 'textarea');
  });
}

function canHaveRole({ schema, store }: Org, ownerId: string | null): boolean {
  const user = requireObject(schema, 'User');
  const row = ownerId === null ? undefined : store.get(user, ownerId);
  return row === undefined || !WITHOUT_ROLE.has(textOf(user, row, 'UserType') ?? '');
}
