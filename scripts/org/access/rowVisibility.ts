import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { Access } from './access.ts';
import { isSetupObject } from './objectAccessRules.ts';
import { accessIn, defaultAccess, objectWideAccess, openSharing } from './recordAccess.ts';

/**
 * The test a query applies to each row, or null where every row is visible: system mode without sharing, setup objects, View All,
 * public read. Made once per query; it must not outlive the statement.
 */
export function rowVisibility(
  access: Access,
  object: ObjectSchema,
  transaction: Transaction
): ((row: Row) => boolean) | null {
  if (access.mode === 'system' && access.sharing === 'without') return null;
  if (isSetupObject(object)) return null;
  if (objectWideAccess(access.user, object) !== 'none') return null;
  const mayBePrivate = object.field('IsPrivate') !== undefined;
  if (defaultAccess(access.user, object) !== 'none' && !mayBePrivate) return null;
  const view = openSharing(access.user, transaction);
  return (row) => accessIn(view, object, row) !== 'none';
}
