/** The support table names what works and what is refused, with the reason. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderSupport } from '../supportSections.ts';

const text = renderSupport();

function section(title: string): string {
  const start = text.indexOf(`\n${title}\n`);
  assert.ok(start >= 0, title);
  const rest = text.slice(start + title.length + 2);
  const level = title.split(' ')[0] ?? '';
  const end = rest.search(new RegExp(`^#{1,${level.length}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

test('every library type has its members and documentation', () => {
  assert.match(section('### System.Assert'), /- `static void areEqual\(Object expected, Object actual\)`/);
  assert.match(section('### System.Assert'), /\[Documentation\]\(https:\/\/developer\.salesforce\.com\//);
});

test('a refused member says why', () => {
  assert.match(
    section('### System.UserInfo'),
    /Refused:\n\n(?:- .*\n)*- `String getSessionId\(\)`: there are no sessions/
  );
});

test('a query is listed as the planner judges it', () => {
  assert.match(section('## SOQL'), /- `GROUP BY CUBE`\n/);
  assert.match(section('## SOQL'), /- `FORMAT\(\)`: refused\. FORMAT\(\) is not supported/);
});

test('metadata types, formula functions, objects and features come from their tables', () => {
  assert.match(section('## Metadata'), /Read: `ApexClass`/);
  assert.match(section('## Formulas'), /`GEOLOCATION\(\)`: /);
  assert.match(section('## Standard objects'), /`CurrencyType` needs MultiCurrency/);
  assert.match(section('## Org shapes'), /`MultiCurrency`: MultiCurrency/);
});
