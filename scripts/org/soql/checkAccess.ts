/**
 * Object and field permissions of a query.
 *
 * User mode checks every clause; WITH SECURITY_ENFORCED only SELECT and FROM (P100). Both name what the user cannot see.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
import type { UserContext } from '../access/userContext.ts';
import { faultTexts, SECURITY_ENFORCED_TEXT } from './faultTexts.ts';
import { NAME_ENTITY } from './nameEntity.ts';
import type { FieldUse } from './planContext.ts';
import { throwInaccessible } from './queryException.ts';

export function checkUserMode(uses: readonly FieldUse[], user: UserContext): void {
  const hidden = findHidden(uses, user);
  const first = hidden[0];
  if (first === undefined) return;
  const object = first.object.name.canonical;
  const isObject = !user.permissions.can(object, 'read');
  throwInaccessible(
    isObject || first.field === null ? faultTexts.noSuchObject(object) : faultTexts.noSuchColumn(first.field, object),
    group(hidden)
  );
}

export function checkSecurityEnforced(uses: readonly FieldUse[], user: UserContext): void {
  const hidden = findHidden(
    uses.filter((use) => use.clause === 'select'),
    user
  );
  if (hidden.length > 0) throwInaccessible(SECURITY_ENFORCED_TEXT, group(hidden));
}

function findHidden(uses: readonly FieldUse[], user: UserContext): readonly FieldUse[] {
  const { permissions } = user;
  return uses.filter(({ object, field }) => {
    if (object === NAME_ENTITY) return false;
    const name = object.name.canonical;
    return field === null ? !permissions.can(name, 'read') : !permissions.canField(name, field, 'read');
  });
}

function group(hidden: readonly FieldUse[]): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map<string, Set<string>>();
  for (const { object, field } of hidden) {
    const name = object.name.canonical;
    const known = fields.get(name) ?? new Set();
    fields.set(name, known);
    if (field !== null) known.add(field);
  }
  return fields;
}
