import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { EffectivePermissions } from '../../access/userContext.ts';
import { ApexException } from '../../apex/values/apexException.ts';
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { customObject, field, testSchema } from '../../data/__tests__/testSchema.ts';
import { parseSoql } from '../parseSoql.ts';
import { validateQuery } from '../validateQuery.ts';
import { createTestOrg, testUser } from './testOrg.ts';
import type { TestOrg } from './testOrg.ts';

const SECRET = customObject(
  'Secret__c',
  field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Secrets</relationshipName>')
);
const SCHEMA = testSchema([{ ...SECRET, xml: SECRET.xml.replace('ReadWrite<', 'Private<') }], 'involve');

let org: TestOrg;
beforeEach(() => {
  org = createTestOrg(SCHEMA);
});

function thrown(work: () => unknown): ApexThrow {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexThrow) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('parents', () => {
  test('P59: a parent that does not exist reads null, one that exists carries what was selected', () => {
    const user = org.add('User', { LastName: 'Owner', Name: 'Olga Owner' });
    const account = org.add('Account', { Name: 'Acme', OwnerId: user });
    org.add('Contact', { LastName: 'With', AccountId: account });
    org.add('Contact', { LastName: 'Without' });
    assert.deepEqual(org.rows('SELECT LastName, Account.Name, Account.Owner.Name FROM Contact'), [
      {
        LastName: 'With',
        AccountId: account,
        Id: '003000000000001AAA',
        Account: { Name: 'Acme', OwnerId: user, Id: account, Owner: { Name: 'Olga Owner', Id: user } }
      },
      { LastName: 'Without', Id: '003000000000002AAA', Account: null }
    ]);
  });

  test('filters and orders reach through parents; a missing parent is null, and false for a checkbox', () => {
    const urgent = org.add('Case', { Subject: 'B', IsEscalated: true });
    const calm = org.add('Case', { Subject: 'a' });
    for (const [Subject, ParentId] of [
      ['One', urgent],
      ['Two', calm]
    ] as const) {
      org.add('Case', { Subject, ParentId });
    }
    const subjects = (clause: string): readonly unknown[] => org.column(`SELECT Subject FROM Case ${clause}`);
    assert.deepEqual(subjects("WHERE Parent.Subject = 'b'"), ['One']);
    assert.deepEqual(subjects("WHERE Parent.Subject != 'b'"), ['B', 'a', 'Two']);
    assert.deepEqual(subjects('WHERE Parent.Subject = null'), ['B', 'a']);
    assert.deepEqual(subjects('WHERE Parent.IsEscalated = false'), ['B', 'a', 'Two']);
    assert.deepEqual(subjects('ORDER BY Parent.Subject DESC NULLS LAST'), ['One', 'Two', 'B', 'a']);
  });

  test('aliases name objects and parents', () => {
    const account = org.add('Account', { Name: 'Acme' });
    org.add('Contact', { LastName: 'One', AccountId: account });
    assert.deepEqual(
      org.column("SELECT c.LastName FROM Contact c, c.Account a WHERE a.Name = 'acme' ORDER BY c.LastName"),
      ['One']
    );
    assert.deepEqual(org.column("SELECT Contact.LastName FROM Contact WHERE Contact.Account.Name = 'Acme'"), ['One']);
  });

  test('own names stand without their prefix, in fields, parents, children and objects', () => {
    const account = org.add('Account', { Name: 'Acme' });
    org.add('Secret__c', { Name: 'S', Account__c: account });
    assert.deepEqual(
      org.column("SELECT Name FROM Secret__c WHERE Account__r.Name = 'Acme' AND involve__Account__c != null"),
      ['S']
    );
    const [row] = org.rows('SELECT Id, (SELECT Name FROM Secrets__r) FROM Account');
    assert.deepEqual(row?.['involve__secrets__r'], [
      { Name: 'S', Id: (org.column('SELECT Id FROM involve__Secret__c') as string[])[0] }
    ]);
  });
});

describe('polymorphic lookups (P70)', () => {
  beforeEach(() => {
    const account = org.add('Account', { Name: 'Acme', Industry: 'Banking' });
    const opportunity = org.add('Opportunity', { Name: 'Deal', StageName: 'Prospecting' });
    org.add('Task', { Subject: 'a', WhatId: account });
    org.add('Task', { Subject: 'b', WhatId: opportunity });
    org.add('Task', { Subject: 'c' });
  });

  test('plain paths reach the fields of Name, Type among them', () => {
    assert.deepEqual(
      org.rows('SELECT What.Name, What.Type FROM Task').map((row) => row['What']),
      [
        { Name: 'Acme', Type: 'Account', Id: '001000000000001AAA' },
        { Name: 'Deal', Type: 'Opportunity', Id: '006000000000001AAA' },
        null
      ]
    );
    assert.deepEqual(org.column("SELECT Subject FROM Task WHERE What.Type = 'Opportunity'"), ['b']);
    assert.match(
      thrown(() => org.rows('SELECT What.Industry FROM Task')).message,
      /No such column 'Industry' on entity 'Name'/
    );
  });

  test('TYPEOF chooses by object, ELSE takes the rest', () => {
    const rows = org.rows(
      'SELECT Subject, TYPEOF What WHEN Account THEN Industry ELSE Name END FROM Task ORDER BY Subject'
    );
    assert.deepEqual(
      rows.map((row) => row['What']),
      [{ Industry: 'Banking', Id: '001000000000001AAA' }, { Name: 'Deal', Id: '006000000000001AAA' }, null]
    );
  });

  test('TYPEOF needs a polymorphic lookup and objects it can point to', () => {
    assert.match(
      thrown(() => org.rows('SELECT TYPEOF Account WHEN Account THEN Id END FROM Contact')).message,
      /polymorphic/
    );
    assert.match(
      thrown(() => org.rows('SELECT TYPEOF What WHEN Profile THEN Id END FROM Task')).message,
      /sObject type 'Profile' is not supported/
    );
  });
});

describe('subqueries', () => {
  beforeEach(() => {
    const acme = org.add('Account', { Name: 'Acme' });
    const beta = org.add('Account', { Name: 'Beta' });
    for (const [LastName, AccountId] of [
      ['c', acme],
      ['a', acme],
      ['b', acme],
      ['z', beta]
    ] as const) {
      org.add('Contact', { LastName, AccountId });
    }
    org.add('Contact', { LastName: 'gone', AccountId: acme, IsDeleted: true });
  });

  const contacts = (clause: string): readonly unknown[] =>
    org
      .rows(`SELECT Name, (SELECT LastName FROM Contacts ${clause}) FROM Account ORDER BY Name`)
      .map((row) => (row['contacts'] as { LastName: string }[]).map((each) => each.LastName));

  test('P66: children come in insertion order, deleted ones not at all', () =>
    assert.deepEqual(contacts(''), [['c', 'a', 'b'], ['z']]));
  test('WHERE, ORDER BY and LIMIT apply to each parent', () => {
    assert.deepEqual(contacts("WHERE LastName != 'z' ORDER BY LastName DESC LIMIT 2"), [['c', 'b'], []]);
  });

  test('children of children, to five levels', () => {
    const [acme] = org.rows(
      'SELECT (SELECT LastName, (SELECT CaseNumber FROM Cases) FROM Contacts LIMIT 1) FROM Account'
    );
    assert.deepEqual((acme?.['contacts'] as { cases: unknown[] }[])[0]?.cases, []);
    const deep = (levels: number): string =>
      levels === 0 ? 'Id' : `Id, (SELECT ${deep(levels - 1)} FROM ChildAccounts)`;
    assert.equal(org.rows(`SELECT ${deep(4)} FROM Account`).length, 2);
    assert.match(thrown(() => org.rows(`SELECT ${deep(5)} FROM Account`)).message, /deeper than five levels/);
  });

  for (const [text, message] of [
    ['SELECT (SELECT COUNT() FROM Contacts) FROM Account', /cannot be used in a subquery/],
    ['SELECT (SELECT COUNT(Id) FROM Contacts) FROM Account', /cannot be used in a subquery/],
    ['SELECT (SELECT Id FROM Contacts OFFSET 1) FROM Account', /OFFSET cannot be used in a subquery/],
    ['SELECT (SELECT Id FROM Contacts FOR UPDATE) FROM Account', /unexpected token: 'FOR'/],
    [
      'SELECT (SELECT Id FROM Contact) FROM Account',
      /Didn't understand relationship 'Contact' in FROM part of query call/
    ],
    ['SELECT (SELECT Id FROM Contacts), (SELECT Id FROM Contacts) FROM Account', /duplicate field selected/]
  ] as const) {
    test(text, () => assert.match(thrown(() => org.rows(text)).message, message));
  }
});

describe('semi-joins (P69)', () => {
  beforeEach(() => {
    const acme = org.add('Account', { Name: 'Acme' });
    org.add('Account', { Name: 'Beta' });
    org.add('Contact', { LastName: 'x', AccountId: acme });
    org.add('Contact', { LastName: 'free' });
  });

  const accounts = (where: string): readonly unknown[] => org.column(`SELECT Name FROM Account WHERE ${where}`);

  test('IN and NOT IN, nulls of the inner query left aside', () => {
    assert.deepEqual(accounts('Id IN (SELECT AccountId FROM Contact)'), ['Acme']);
    assert.deepEqual(accounts('Id NOT IN (SELECT AccountId FROM Contact)'), ['Beta']);
    assert.deepEqual(accounts("Id IN (SELECT AccountId FROM Contact WHERE LastName = 'free')"), []);
  });

  for (const [where, message] of [
    ['Id IN (SELECT ParentId FROM Account)', 'The inner and outer selects should not be on the same object type'],
    [
      "Name = 'x' OR Id IN (SELECT AccountId FROM Contact)",
      "Semi join sub-selects are not allowed with the 'OR' operator"
    ],
    [
      'Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))',
      'Nesting of semi join sub-selects is not supported'
    ],
    ['Id IN (SELECT LastName FROM Contact)', "Semi join sub-selects can only query id fields, cannot use: 'LastName'"],
    ['Id IN (SELECT Id, AccountId FROM Contact)', 'Semi join sub-selects must select exactly one field'],
    [
      'Name IN (SELECT AccountId FROM Contact)',
      "The left operand field in the where expression for outer query should be of type Id or reference, cannot use: 'Name'"
    ],
    ['Id IN (SELECT AccountId FROM Contact LIMIT 1)', "unexpected token: 'LIMIT'"],
    [
      'Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case) AND Id IN (SELECT AccountId FROM Opportunity)',
      'Cannot have more than two semi join sub-selects'
    ]
  ] as const) {
    test(where, () => assert.equal(thrown(() => accounts(where)).message, `System.QueryException: ${message}`));
  }
});

describe('access', () => {
  const USER_ID = '005000000000001AAA';
  const plain: Partial<EffectivePermissions> = {
    has: () => false,
    can: (_object, operation) => operation !== 'viewAll' && operation !== 'modifyAll'
  };

  function orgFor(permissions: Partial<EffectivePermissions>): TestOrg {
    const made = createTestOrg(SCHEMA, testUser({ ...plain, ...permissions }));
    made.add('User', { LastName: 'Rep' });
    return made;
  }

  function inaccessible(error: ApexThrow): unknown {
    assert.ok(error.exception instanceof ApexException);
    return Object.fromEntries([...error.exception.inaccessibleFields].map(([object, fields]) => [object, [...fields]]));
  }

  const hidesIndustry: Partial<EffectivePermissions> = {
    canField: (object, name) => !(object === 'Account' && name === 'Industry')
  };

  // https://github.com/beyond-the-cloud-dev/soql-lib/issues/255
  for (const text of [
    'SELECT Industry FROM Account',
    "SELECT Id FROM Account WHERE Industry = 'x'",
    'SELECT Id FROM Account ORDER BY Industry',
    'SELECT COUNT(Id) FROM Account GROUP BY Industry',
    'SELECT Account.Industry FROM Contact',
    "SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Industry = 'x')",
    'SELECT (SELECT Id FROM ChildAccounts ORDER BY Industry) FROM Account'
  ]) {
    test(`P100: user mode checks every clause: ${text}`, () => {
      const restricted = orgFor(hidesIndustry);
      const error = thrown(() => restricted.rows(text, { mode: 'user' }));
      assert.match(error.message, /No such column 'Industry' on entity 'Account'/);
      assert.deepEqual(inaccessible(error), { Account: ['Industry'] });
      assert.ok(restricted.rows(text));
    });
  }

  test('user mode: an object out of reach', () => {
    const restricted = orgFor({ can: (object) => object !== 'Contact' });
    assert.match(
      thrown(() => restricted.rows('SELECT Id FROM Contact', { mode: 'user' })).message,
      /sObject type 'Contact' is not supported/
    );
    assert.match(
      thrown(() => restricted.rows('SELECT Id FROM Contact WITH USER_MODE')).message,
      /sObject type 'Contact' is not supported/
    );
    assert.match(
      thrown(() => restricted.rows('SELECT (SELECT Id FROM Contacts) FROM Account', { mode: 'user' })).message,
      /'Contact' is not supported/
    );
    assert.deepEqual(restricted.rows('SELECT Id FROM Contact WITH SYSTEM_MODE'), []);
  });

  test('WITH SYSTEM_MODE does not loosen a caller in user mode', () => {
    assert.match(
      thrown(() => orgFor(hidesIndustry).rows('SELECT Industry FROM Account WITH SYSTEM_MODE', { mode: 'user' }))
        .message,
      /Industry/
    );
  });

  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_enforced.htm
  for (const clause of ['SECURITY_ENFORCED', 'USER_MODE']) {
    test(`WITH ${clause} is for Apex alone`, () => {
      const error = thrown(() => orgFor({}).rows(`SELECT Id FROM Account WITH ${clause}`, { surface: 'api' }));
      assert.match(error.message, /unexpected token/);
    });
  }

  test('P100: WITH SECURITY_ENFORCED checks SELECT, not WHERE', () => {
    const restricted = orgFor(hidesIndustry);
    const error = thrown(() => restricted.rows('SELECT Industry FROM Account WITH SECURITY_ENFORCED'));
    assert.equal(
      error.message,
      'System.QueryException: Insufficient permissions: secure query included inaccessible field'
    );
    assert.deepEqual(restricted.rows("SELECT Id FROM Account WHERE Industry = 'x' WITH SECURITY_ENFORCED"), []);
  });

  test('P99: sharing hides rows, as parents, children, in counts and semi-joins too', () => {
    const restricted = orgFor({});
    const account = restricted.add('Account', { Name: 'Acme', OwnerId: USER_ID });
    restricted.add('Secret__c', { Name: 'mine', OwnerId: USER_ID, Account__c: account });
    restricted.add('Secret__c', { Name: 'theirs', OwnerId: '005000000000002AAA', Account__c: account });
    const count = (sharing: 'with' | 'without'): unknown =>
      restricted.run('SELECT COUNT() FROM Secret__c', { sharing });
    assert.deepEqual(restricted.column('SELECT Name FROM Secret__c', { sharing: 'with' }), ['mine']);
    assert.deepEqual(restricted.column('SELECT Name FROM Secret__c', { sharing: 'without' }), ['mine', 'theirs']);
    assert.deepEqual(restricted.column('SELECT Name FROM Secret__c', { mode: 'user' }), ['mine']);
    assert.deepEqual(
      [count('with'), count('without')],
      [
        { kind: 'count', count: 1 },
        { kind: 'count', count: 2 }
      ]
    );
    const [row] = restricted.rows('SELECT (SELECT Name FROM Secrets__r) FROM Account', { sharing: 'with' });
    assert.equal((row?.['involve__secrets__r'] as unknown[]).length, 1);
    const joined = "SELECT Name FROM Account WHERE Id IN (SELECT Account__c FROM Secret__c WHERE Name = 'theirs')";
    assert.deepEqual([restricted.column(joined, { sharing: 'with' }), restricted.column(joined)], [[], ['Acme']]);
  });
});

describe('limits', () => {
  const used = (name: 'queries' | 'queryRows' | 'aggregateQueries'): number => org.transaction.limits.count(name);

  test('P73: a query counts once, its rows and the rows of subqueries each', () => {
    const account = org.add('Account', { Name: 'Acme' });
    org.add('Account', { Name: 'Beta' });
    for (const LastName of ['a', 'b', 'c']) org.add('Contact', { LastName, AccountId: account });
    org.rows('SELECT Name, (SELECT Id FROM Contacts) FROM Account');
    assert.deepEqual([used('queries'), used('queryRows'), used('aggregateQueries')], [1, 5, 1]);
  });

  test('P104: COUNT() costs one row, other functions every row they read', () => {
    for (let index = 0; index < 4; index += 1) org.add('Account', { Name: 'x', NumberOfEmployees: index });
    org.run('SELECT COUNT() FROM Account');
    assert.equal(used('queryRows'), 1);
    org.rows('SELECT COUNT(Id) FROM Account GROUP BY NumberOfEmployees');
    assert.equal(used('queryRows'), 5);
    org.rows('SELECT SUM(NumberOfEmployees) FROM Account');
    assert.equal(used('queryRows'), 9);
  });

  test('P103: the 101st query ends the transaction', () => {
    for (let index = 0; index < 100; index += 1) org.rows('SELECT Id FROM Account');
    assert.throws(() => org.rows('SELECT Id FROM Account'), /Too many SOQL queries: 101/);
  });
});

describe('validation without rows', () => {
  test('the fault of a static query names its place', () => {
    const text = 'SELECT Id, Nonsense__c FROM Account';
    const { query } = parseSoql(text, { binds: [] });
    assert.ok(query);
    const [fault, ...more] = validateQuery(query, SCHEMA);
    assert.deepEqual(more, []);
    assert.equal(text.slice(fault?.start, fault?.end), 'Nonsense__c');
  });

  test('all faults of a query are found', () => {
    const { query } = parseSoql('SELECT A__c, B__c FROM Account WHERE C__c = 1 ORDER BY D__c', { binds: [] });
    assert.ok(query);
    assert.equal(validateQuery(query, SCHEMA).length, 4);
  });
});
