/**
 * Step 6 of the save order: a record that a duplicate rule blocks, or that code has not allowed to be a duplicate, is not saved.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions_DuplicateRuleHeader.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DuplicateError.htm
 */
import { recordAccess } from '../access/recordAccess.ts';
import { idOf, isDeleted } from '../access/rowReader.ts';
import { indexKey } from '../data/indexKey.ts';
import type { Row } from '../data/store.ts';
import { holds } from '../schema/conditionLogic.ts';
import type { Logic } from '../schema/conditionLogic.ts';
import type { DuplicateRule, MatchingRule } from '../schema/duplicateRules.ts';
import { isChanged } from './behaviours/draftFields.ts';
import type { DuplicateMatch } from './contract.ts';
import { isSound } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

/** What the platform proposes as the text of an alert. */
export const DEFAULT_ALERT = 'Use one of these records?';

export function checkDuplicates(step: SaveStep, items: readonly SaveItem[]): void {
  const rules = step.transaction.schema.duplicateRules.filter(({ object }) => object === step.object);
  if (rules.length === 0 || step.skipsDuplicateRules === true) return;
  for (const item of items) {
    for (const rule of rules) if (isSound(item)) apply(step, item, rule);
  }
}

function apply(step: SaveStep, item: SaveItem, rule: DuplicateRule): void {
  const { isBlocked, isAlert } = item.isInsert ? rule.onInsert : rule.onUpdate;
  if (!isBlocked && (!isAlert || item.options?.allowsDuplicates === true)) return;
  const matches = rule.matching
    .filter((matching) => isConcerned(step, item, matching))
    .flatMap((matching): DuplicateMatch[] => {
      const ids = findMatches(step, item, rule, matching);
      return ids.length === 0 ? [] : [{ rule: matching.name, object: matching.object.name.canonical, ids }];
    });
  if (matches.length === 0) return;
  const message = rule.alertText ?? DEFAULT_ALERT;
  item.errors.push({
    statusCode: 'DUPLICATES_DETECTED',
    message,
    fields: [],
    duplicates: { rule: rule.name, object: rule.object.name.canonical, isAllowed: !isBlocked, message, matches }
  });
}

/** An update is asked only where it changes what is matched: see DIFFERENCES.md DU2. */
function isConcerned({ object }: SaveStep, item: SaveItem, { items }: MatchingRule): boolean {
  return item.isInsert || items.some(({ field }) => isChanged(object, item, field.name.canonical));
}

function findMatches(step: SaveStep, item: SaveItem, rule: DuplicateRule, matching: MatchingRule): readonly string[] {
  const { transaction, access } = step;
  const enforces = rule.enforcesSharing && (access.sharing !== 'without' || item.options?.runsAsCurrentUser === true);
  return candidates(step, item, matching)
    .filter(
      (row) =>
        idOf(row) !== item.id &&
        !isDeleted(matching.object, row) &&
        holds(matching.logic, (index) => isEqual(item.draft, row, matching.items[index])) &&
        (!enforces || recordAccess(access.user, matching.object, row, transaction) !== 'none')
    )
    .map(idOf);
}

/** By an index where every match holds the value of an indexed field. */
function candidates({ transaction: { store } }: SaveStep, item: SaveItem, matching: MatchingRule): readonly Row[] {
  const { object, items, logic } = matching;
  const indexed = items.find(
    ({ field, matchesBlanks }, index) => !matchesBlanks && isNeeded(logic, index) && store.hasIndex(object, field.slot)
  );
  if (indexed === undefined) return [...store.scan(object)];
  const value = item.draft[indexed.field.slot] ?? null;
  return value === null ? [] : [...store.lookup(object, indexed.field.slot, value)];
}

function isNeeded(logic: Logic, index: number): boolean {
  if (logic.kind === 'condition') return logic.index === index;
  return logic.kind === 'and' && logic.terms.some((term) => isNeeded(term, index));
}

/** Text is compared without case: see DIFFERENCES.md DU1. */
function isEqual(draft: Row, row: Row, item: MatchingRule['items'][number] | undefined): boolean {
  if (item === undefined) return false;
  const [left, right] = [draft, row].map((each) => each[item.field.slot] ?? null) as [Row[number], Row[number]];
  if (left === null || right === null) return item.matchesBlanks && left === right;
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  return indexKey(item.field, left) === indexKey(item.field, right);
}
