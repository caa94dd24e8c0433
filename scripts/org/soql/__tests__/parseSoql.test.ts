import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Condition, SoqlQuery } from '../ast.ts';
import { parseSoql } from '../parseSoql.ts';

function parse(text: string): SoqlQuery {
  const { query, errors } = parseSoql(text, { binds: 'dynamic' });
  assert.deepEqual(errors, [], text);
  assert.ok(query);
  return query;
}

function errorOf(text: string): string {
  const { query, errors } = parseSoql(text, { binds: 'dynamic' });
  assert.equal(query, null, text);
  assert.equal(errors.length, 1);
  return errors[0]?.message ?? '';
}

/** A condition as text with every grouping in brackets. */
function show(condition: Condition | null): string {
  if (condition === null) return '';
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.terms.map(show).join(` ${condition.kind} `)})`;
    case 'not':
      return `not ${show(condition.term)}`;
    case 'compare':
      return `${left(condition)} ${condition.operator} ${condition.right.kind}`;
    case 'in':
      return `${left(condition)} ${condition.negated ? 'not in' : 'in'} ${'select' in condition.values ? 'query' : 'kind' in condition.values ? 'bind' : condition.values.length}`;
    case 'multi':
      return `${left(condition)} ${condition.operator}`;
  }
}

function left(condition: Exclude<Condition, { kind: 'and' | 'or' | 'not' }>): string {
  return condition.left.kind === 'field' ? condition.left.path.names.join('.') : `${condition.left.call.name}()`;
}

const where = (text: string): string => show(parse(`SELECT Id FROM Account WHERE ${text}`).where);

describe('SOQL clauses', () => {
  test('every clause in its order', () => {
    const query = parse(
      'SELECT Id, COUNT(Name) n FROM Account a, a.Owner o USING SCOPE mine WHERE Name = null WITH USER_MODE GROUP BY Id HAVING COUNT(Name) > 1 ' +
        'ORDER BY Id DESC NULLS LAST, Name LIMIT 5 OFFSET 10 ALL ROWS FOR VIEW FOR REFERENCE'
    );
    assert.deepEqual(
      [
        query.from.alias,
        query.aliases.map((each) => [each.name, each.alias]),
        query.scope,
        query.withClause?.kind,
        query.groupBy?.kind
      ],
      ['a', [['a.Owner', 'o']], 'mine', 'USER_MODE', 'plain']
    );
    assert.deepEqual(
      query.orderBy.map(({ direction, nulls }) => [direction, nulls]),
      [
        ['DESC', 'LAST'],
        ['ASC', null]
      ]
    );
    assert.deepEqual(
      [query.limit, query.offset].map((each) => each?.kind === 'integer' && each.value),
      [5, 10]
    );
    assert.deepEqual([query.allRows, query.forClause], [true, ['VIEW', 'REFERENCE']]);
  });

  // https://github.com/octoberswimmer/aer-dist/issues/93
  for (const name of ['Order', 'Group', 'Case', 'Event']) {
    test(`keywords are names where a name stands: FROM ${name}`, () => {
      const query = parse(`SELECT Id FROM ${name} ORDER BY Id`);
      assert.deepEqual([query.from.name, query.from.alias, query.orderBy.length], [name, null, 1]);
    });
  }

  test('a field may be called like a keyword or a function', () => {
    const query = parse('SELECT Count, Offset, Fields, Typeof FROM Thing__c');
    assert.deepEqual(
      query.select.map((item) => item.kind === 'field' && item.path.names[0]),
      ['Count', 'Offset', 'Fields', 'Typeof']
    );
  });

  test('subqueries, TYPEOF, FIELDS(), functions in functions', () => {
    const query = parse(
      'SELECT (SELECT Id FROM Contacts), TYPEOF What WHEN Account THEN Id, Name WHEN Order THEN Id ELSE Name END, FIELDS(standard), FORMAT(convertCurrency(Amount)) a FROM Task'
    );
    assert.deepEqual(
      query.select.map((item) => item.kind),
      ['subquery', 'typeof', 'fields', 'function']
    );
    const [, typed] = query.select;
    assert.ok(typed?.kind === 'typeof');
    assert.deepEqual(
      typed.branches.map((branch) => [branch.type, branch.fields.length]),
      [
        ['Account', 2],
        ['Order', 1]
      ]
    );
  });

  for (const kind of ['ROLLUP', 'CUBE'] as const) {
    test(`GROUP BY ${kind}`, () =>
      assert.equal(parse(`SELECT COUNT(Id) FROM Lead GROUP BY ${kind}(Status, Rating)`).groupBy?.kind, kind));
  }

  for (const clause of ['USER_MODE', 'SYSTEM_MODE', 'SECURITY_ENFORCED']) {
    test(`WITH ${clause}`, () =>
      assert.equal(parse(`SELECT Id FROM Lead WITH ${clause} LIMIT 1`).withClause?.kind, clause));
  }

  test('WITH DATA CATEGORY keeps its text', () => {
    assert.equal(
      parse('SELECT Id FROM Faq WITH DATA CATEGORY Geo__c ABOVE Usa__c AND Product__c AT (Phone__c, Tv__c)').withClause
        ?.text,
      'Geo__c ABOVE Usa__c AND Product__c AT (Phone__c, Tv__c)'
    );
  });

  test('offsets point into the text', () => {
    const text = "SELECT Id FROM Account WHERE Owner.Name = 'x'";
    const condition = parse(text).where;
    assert.ok(condition?.kind === 'compare' && condition.left.kind === 'field');
    assert.equal(text.slice(condition.left.path.span.start, condition.left.path.span.end), 'Owner.Name');
    assert.equal(text.slice(condition.right.span.start, condition.right.span.end), "'x'");
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_conditionexpression.htm
describe('conditions', () => {
  for (const [text, expected] of [
    ['a = 1 AND b = 2 AND c = 3', '(a = number and b = number and c = number)'],
    ['a = 1 OR (b = 2 AND c = 3)', '(a = number or (b = number and c = number))'],
    ['NOT a = 1', 'not a = number'],
    ["a = 1 AND (NOT b LIKE 'x')", '(a = number and not b LIKE string)'],
    ['a <> 1', 'a != number'],
    ['a NOT IN (1, 2)', 'a not in 2'],
    ['a IN :ids', 'a in bind'],
    ['a IN (SELECT b FROM C)', 'a in query'],
    ["a INCLUDES ('x;y', 'z')", 'a INCLUDES'],
    ['CALENDAR_YEAR(d) >= 2020', 'CALENDAR_YEAR() >= number'],
    ['d = LAST_N_DAYS:30', 'd = dateLiteral'],
    ['d > 2020-01-01', 'd > date'],
    ['d > 2020-01-01T10:00:00+02:00', 'd > datetime'],
    ['t = 10:00:00.000Z', 't = time'],
    ['a > -1.5', 'a > number'],
    ['a > USD5000.50', 'a > currency'],
    ['a = TRUE', 'a = boolean']
  ] as const) {
    test(text, () => assert.equal(where(text), expected));
  }

  for (const [literal, value] of [
    [String.raw`'it\'s'`, "it's"],
    [String.raw`'a\nb'`, 'a\nb'],
    [String.raw`'\u00e9'`, 'é'],
    [String.raw`'100\%'`, '100%']
  ] as const) {
    test(`string escapes: ${literal}`, () => {
      const condition = parse(`SELECT Id FROM A WHERE a = ${literal}`).where;
      assert.ok(condition?.kind === 'compare' && condition.right.kind === 'string');
      assert.equal(condition.right.value, value);
    });
  }

  test('a LIKE pattern keeps the escapes that matter to it', () => {
    const condition = parse(String.raw`SELECT Id FROM A WHERE a LIKE '50\%\_\'%'`).where;
    assert.ok(condition?.kind === 'compare' && condition.right.kind === 'string');
    assert.equal(condition.right.value, String.raw`50\%\_'%`);
  });
});

describe('binds', () => {
  test('static: a colon before a given place is that bind, with comments around it', () => {
    const text = 'SELECT Id /* all */ FROM Account WHERE Name = :a.b() // why\n LIMIT : n';
    const starts = [text.indexOf('a.b()'), text.indexOf('n', text.indexOf('LIMIT'))] as const;
    const { query, errors } = parseSoql(text, {
      binds: [
        { start: starts[0], end: starts[0] + 5 },
        { start: starts[1], end: starts[1] + 1 }
      ]
    });
    assert.deepEqual(errors, []);
    assert.ok(query?.where?.kind === 'compare' && query.where.right.kind === 'bind' && query.limit?.kind === 'bind');
    assert.deepEqual([query.where.right.index, query.where.right.text, query.limit.index], [0, 'a.b()', 1]);
  });

  test('P71: dynamic binds are simple names with at most one dot, in order', () => {
    assert.deepEqual(
      parseSoql('SELECT Id FROM A WHERE a IN :ids AND b = :row . Name LIMIT :max', { binds: 'dynamic' }).bindNames,
      ['ids', 'row.Name', 'max']
    );
  });

  // https://github.com/jongpie/NebulaLogger/issues/131
  test('P71: a method call in a dynamic bind is a fault', () => {
    assert.equal(errorOf('SELECT Id FROM A WHERE a IN :plans.keySet()'), "unexpected token: '('");
  });
});

describe('faults carry the wording of the platform', () => {
  for (const [text, message] of [
    ['SELECT', "unexpected token: '<EOF>'"],
    ['SELECT FROM Account', "unexpected token: 'FROM'"],
    ['SELECT Id Account', "unexpected token: '<EOF>'"],
    ['SELECT Id, FROM Account', "unexpected token: 'FROM'"],
    ['SELECT Id FROM Account WHERE', "unexpected token: '<EOF>'"],
    ['SELECT Id FROM Account LIMIT 1 WHERE a = 1', "unexpected token: 'WHERE'"],
    ['SELECT Id FROM Account ORDER BY Id LIMIT 1 LIMIT 2', "unexpected token: 'LIMIT'"],
    ['SELECT Id FROM Account WHERE a = 1 AND b = 2 OR c = 3', "unexpected token: 'OR'"],
    ['SELECT Id FROM Account WHERE NOT a = 1 AND b = 2', "unexpected token: 'AND'"],
    // https://github.com/jetstreamapp/soql-parser-js/issues/201
    ['SELECT Id FROM Account WHERE a = 1 AND NOT (b > 0)', "unexpected token: 'NOT'"],
    ['SELECT Id FROM Account WHERE a = 1 AND NOT b > 0', "unexpected token: 'NOT'"],
    ['SELECT Id FROM Account WHERE Name = Bob', "expecting a colon, found 'Bob'"],
    ['SELECT Id FROM Account WHERE Id = 0014000000p6XlS', "expecting a colon, found '0014000000p6XlS'"],
    ['SELECT Id FROM Account LIMIT null', "expecting a colon, found 'null'"],
    ['SELECT Id FROM Account LIMIT 1.5', "unexpected token: '1.5'"],
    ['SELECT Id FROM Account LIMIT -1', "unexpected token: '-1'"],
    ['SELECT Id FROM Account WHERE (a = 1', "expecting a right parentheses, found '<EOF>'"],
    ['SELECT Id FROM Account WHERE a IN (1, 2', "expecting a right parentheses, found '<EOF>'"],
    ['SELECT Id FROM Account WHERE a IN ()', "unexpected token: ')'"],
    ['SELECT Id FROM Account WHERE a NOT LIKE 1', "unexpected token: 'LIKE'"],
    ['SELECT Id FROM Account WHERE Id = "x"', `line 1:34 no viable alternative at character '"'`],
    ['SELECT Id\nFROM Account; ', "line 2:12 no viable alternative at character ';'"],
    ["SELECT Id FROM Account WHERE a = 'x", "line 1:35 mismatched character '<EOF>' expecting '''"],
    [
      "SELECT Id FROM Account WHERE a = '\\q'",
      "Invalid string literal '\\q'. Illegal character sequence '\\q' in string literal."
    ],
    ["SELECT Id FROM Account WHERE a = 'O'Brien'", "unexpected token: 'Brien'"],
    ['SELECT Id FROM Account WHERE d = LAST_N_DAYS', "unexpected token: '<EOF>'"],
    ['SELECT Id FROM Account WHERE d = LAST_N_DAYS:x', "unexpected token: 'x'"],
    ['SELECT Id FROM Account WITH ADMIN_MODE', "unexpected token: 'ADMIN_MODE'"],
    ['SELECT Id FROM Account USING Scope', "unexpected token: '<EOF>'"],
    ['SELECT COUNT(Id) first FROM Account', "unexpected token: 'first'"],
    ['SELECT FIELDS(MOST) FROM Account', "unexpected token: 'MOST'"],
    ['SELECT (SELECT Id FROM Contacts FROM Account', "expecting a right parentheses, found 'FROM'"],
    ['SELECT Id FROM Account /* all */', "line 1:23 no viable alternative at character '/'"],
    ['DELETE FROM Account', "unexpected token: 'DELETE'"]
  ] as const) {
    test(text, () => assert.equal(errorOf(text), message));
  }

  test('a text beyond 100,000 characters', () => {
    assert.equal(
      errorOf(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_000)}'`),
      'SOQL statements cannot be longer than 100,000 characters.'
    );
  });

  test('parentheses without end are refused by name, not answered with a broken stack', () => {
    const { errors } = parseSoql(`SELECT Id FROM Account WHERE ${'('.repeat(20_000)}`, { binds: 'dynamic' });
    assert.match(errors[0]?.unsupported ?? '', /^Nesting deeper than/);
  });

  test('UPDATE TRACKING is refused by name', () => {
    assert.match(
      errorOf('SELECT Id FROM Article UPDATE TRACKING'),
      /UPDATE TRACKING is not supported by the local org/
    );
  });
});
