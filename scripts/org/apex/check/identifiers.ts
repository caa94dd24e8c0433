/**
 * Rules for names that a project declares (P34).
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_reserved_words.htm
 */
import { nameKey } from '../../schema/apiName.ts';
import type { Identifier } from '../parse/ast.ts';
import type { Report } from './checkFailure.ts';
import { identifierTooLong, invalidIdentifier, reservedIdentifier, reservedTypeName } from './messages.ts';

const VALID = /^[A-Za-z](?:[A-Za-z0-9]|_(?!_))*$/;

const RESERVED = new Set(
  (
    'activate any array autonomous begin bigdecimal bulk byte case cast char collect commit const currency default desc end exception exit export ' +
    'float goto group having hint import inner int into join loop number object of outer package parallel pragma retrieve rollback short sort ' +
    'super switch synchronized system then this transaction when'
  ).split(' ')
);

/** Names a top-level or inner type may not have. */
const RESERVED_TYPES = new Set(['apexpages', 'page']);

const LONGEST = 255;
/** Top-level types. */
const LONGEST_TYPE = 40;

/** Names of types, fields and variables. */
export function checkIdentifier(identifier: Identifier, report: Report): void {
  checkSpelling(identifier, report);
  if (RESERVED.has(nameKey(identifier.text))) report(reservedIdentifier(identifier.text, identifier.origin));
}

export function checkTypeName(identifier: Identifier, isTopLevel: boolean, report: Report): void {
  checkIdentifier(identifier, report);
  if (isTopLevel && identifier.text.length > LONGEST_TYPE)
    report(identifierTooLong(identifier.text, identifier.origin));
  if (RESERVED_TYPES.has(nameKey(identifier.text))) report(reservedTypeName(identifier.text, identifier.origin));
}

/** Method names follow the spelling rule only: `add`, `get`, `set` and the like are in everyday use. */
export function checkSpelling(identifier: Identifier, report: Report): void {
  if (identifier.text.length > LONGEST) report(identifierTooLong(identifier.text, identifier.origin));
  if (!VALID.test(identifier.text) || identifier.text.endsWith('_'))
    report(invalidIdentifier(identifier.text, identifier.origin));
}
