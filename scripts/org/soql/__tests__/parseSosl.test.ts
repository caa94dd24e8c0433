import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSosl } from '../parseSosl.ts';

// https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_syntax.htm
describe('SOSL', () => {
  test('every clause in its order', () => {
    const { search, errors } = parseSosl(
      "FIND 'acme*' IN NAME FIELDS RETURNING Account(Id, Name WHERE Industry = 'x' ORDER BY Name DESC LIMIT 3 OFFSET 1), Contact WITH USER_MODE LIMIT 10",
      { binds: 'dynamic' }
    );
    assert.deepEqual(errors, []);
    assert.ok(search);
    assert.deepEqual(
      [search.scope, search.withClauses, search.limit?.kind === 'integer' && search.limit.value],
      ['NAME', ['USER_MODE'], 10]
    );
    assert.deepEqual(
      search.returning.map((each) => [each.object, each.fields.length, each.where?.kind ?? null, each.orderBy.length]),
      [
        ['Account', 2, 'compare', 1],
        ['Contact', 0, null, 0]
      ]
    );
  });

  test('binds stand for the text and in conditions', () => {
    const { bindNames } = parseSosl('FIND :words RETURNING Account(Id WHERE Name = :name LIMIT :max)', {
      binds: 'dynamic'
    });
    assert.deepEqual(bindNames, ['words', 'name', 'max']);
  });

  test('braces are for dynamic text only', () => {
    const dynamic = parseSosl('FIND {acme \\{one\\}}', { binds: 'dynamic' });
    assert.ok(dynamic.search?.find.kind === 'string');
    assert.equal(dynamic.search.find.value, 'acme {one}');
    assert.equal(
      parseSosl('FIND {acme}', { binds: [] }).errors[0]?.message,
      "line 1:5 no viable alternative at character '{'"
    );
  });

  for (const [text, message] of [
    ['FIND', "unexpected token: '<EOF>'"],
    ['FIND acme', "unexpected token: 'acme'"],
    ["FIND 'x' IN SOME FIELDS", "unexpected token: 'SOME'"],
    ["FIND 'x' RETURNING Account(Id", "expecting a right parentheses, found '<EOF>'"],
    ["FIND 'x' RETURNING Account(toLabel(Industry))", 'toLabel() in RETURNING is not supported by the local org.'],
    ["FIND 'x' RETURNING Account(Id USING ListView = Recent)", 'USING ListView is not supported by the local org.'],
    ["FIND 'x' WITH", "unexpected token: '<EOF>'"]
  ] as const) {
    test(text, () => assert.equal(parseSosl(text, { binds: 'dynamic' }).errors[0]?.message, message));
  }
});
