/**
 * Rules for names that a project declares (P34).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm
 */
import { nameKey } from '../../schema/apiName.ts';
import type { Identifier } from '../parse/ast.ts';
import type { Report } from './checkFailure.ts';
import { invalidIdentifier, reservedIdentifier } from './messages.ts';

const VALID = /^[A-Za-z](?:[A-Za-z0-9$]|_(?!_))*$/;

const RESERVED = new Set(
  (
    'abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch char class collect commit const continue ' +
    'currency date datetime decimal default delete desc do double else end enum exception exit export extends false final finally float for from ' +
    'global goto group having hint if implements import in inner insert instanceof int integer interface into join like limit list long loop map merge new not null ' +
    'nulls number object of on or outer override package parallel pragma private protected public retrieve return rollback select set short sobject sort ' +
    'static string super switch synchronized system testmethod then this throw time transaction trigger true try undelete update upsert using virtual ' +
    'void webservice when where while'
  ).split(' ')
);

/** Names of types, fields and variables. */
export function checkIdentifier(identifier: Identifier, report: Report): void {
  checkSpelling(identifier, report);
  if (RESERVED.has(nameKey(identifier.text))) report(reservedIdentifier(identifier.text, identifier.origin));
}

/** Method names follow the spelling rule only: `add`, `get`, `set` and the like are in everyday use. */
export function checkSpelling(identifier: Identifier, report: Report): void {
  if (!VALID.test(identifier.text) || identifier.text.endsWith('_'))
    report(invalidIdentifier(identifier.text, identifier.origin));
}
