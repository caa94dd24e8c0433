/**
 * A conformance case: one rule of the platform with an id of its own, the pitfall it belongs to and the page that documents it.
 *
 * A case listed in `failing.json` is expected to fail; as soon as it passes, the list is wrong and the case an error.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const FAILING = JSON.parse(readFileSync(new URL('failing.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;
const ATLAS = 'https://developer.salesforce.com/docs/atlas.en-us';

/** Pages of the Apex Developer Guide. */
export const guide = (page: string): string => `${ATLAS}.apexcode.meta/apexcode/${page}.htm`;
/** Pages of the Apex Reference Guide. */
export const reference = (page: string): string => `${ATLAS}.apexref.meta/apexref/${page}.htm`;
/** Pages of the SOQL and SOSL reference. */
export const soql = (page: string): string => `${ATLAS}.soql_sosl.meta/soql_sosl/${page}.htm`;
/** Pages of the Object Reference. */
export const objects = (page: string): string => `${ATLAS}.object_reference.meta/object_reference/${page}.htm`;

/**
 * Registers the case.
 *
 * @param id `C` and three or four digits, unique in the folder
 * @param pitfall id of the pitfall or assumption that the case guards
 * @param url documentation of the rule
 */
export function rule(id: string, pitfall: string, url: string, text: string, body: () => void): void {
  assert.match(id, /^C\d{3,4}$/);
  assert.match(pitfall, /^[A-Z]{1,2}\d{1,3}$/, id);
  assert.match(url, /^https:\/\/\w+\.salesforce\.com\/.+/, id);
  const reason = FAILING[id];
  test(`${id} ${pitfall} ${text}`, () => {
    if (reason === undefined) return body();
    assert.throws(body, `${id} passes: take it off failing.json (${reason})`);
  });
}
