import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { buildSchema } from '../../../schema/buildSchema.ts';
import { readProject } from '../../../source/readProject.ts';
import { currentTransaction, withTransaction } from '../../../transaction/transaction.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import type { DmlSite, QuerySite } from '../emittedUnit.ts';
import type { RuntimeServices } from '../runtimeInterface.ts';
import { failureOf, printed, runApex } from './runApex.ts';
import type { RunOptions } from './runApex.ts';

function standardSchema(): RunOptions['schema'] {
  const folder = mkdtempSync(path.join(tmpdir(), 'emit-'));
  try {
    return buildSchema(readProject([folder], { namespace: null })).schema;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const schema = standardSchema();

test('P11 P58 fields are read and written; compound assignment reads its record once', () => {
  const source = `
    Integer calls = 0;
    public class Source { public Integer calls = 0; public Account a = new Account(Name = 'x', NumberOfEmployees = 2); public Account get() { calls++; return a; } }
    Source s = new Source();
    s.get().NumberOfEmployees += 40;
    s.get().Name += 'y';
    System.debug(s.a.Name + s.a.NumberOfEmployees + ' ' + s.calls);
    Account other = s.a; other.Name = 'z';
    System.debug(s.a.Name);
  `;
  assert.deepEqual(printed(source, { schema }), ['xy42 2', 'z']);
});

test('P59 parents read through dots; a missing parent reads null, a checkbox false', () => {
  const source = `
    Contact c = new Contact(LastName = 'x', Account = new Account(Name = 'Acme', Parent = new Account(Name = 'Holding')));
    System.debug(c.Account.Parent.Name);
    System.debug(c.Account.Parent.Parent.Name);
    Opportunity o = new Opportunity();
    System.debug(o.Account.Name);
  `;
  assert.deepEqual(printed(source, { schema }), ['Holding', 'null', 'null']);
  assert.equal(
    failureOf('Account a; System.debug(a.Name);', { schema }),
    'System.NullPointerException: Attempt to de-reference a null object'
  );
});

test('P26 switch on records binds the one that fits', () => {
  const source = `
    for (SObject r : new List<SObject>{new Contact(LastName = 'l'), new Account(Name = 'n'), null})
      switch on r {
        when Account a { System.debug('account ' + a.Name); }
        when null { System.debug('nothing'); }
        when else { System.debug('else'); }
      }
  `;
  assert.deepEqual(printed(source, { schema }), ['else', 'account n', 'nothing']);
});

interface Seen {
  readonly queries: { readonly site: QuerySite; readonly binds: readonly unknown[] }[];
  readonly dml: { readonly site: DmlSite; readonly values: readonly unknown[] }[];
}

/** Answers every query with accounts named after their numbers. */
function recorder(rowCount: number): { seen: Seen; services: Partial<RuntimeServices> } {
  const seen: Seen = { queries: [], dml: [] };
  const rows = (): ApexSObject[] => {
    const object = currentTransaction().schema.object('Account');
    assert.ok(object);
    return Array.from({ length: rowCount }, (_each, index) => {
      const record = new ApexSObject(object);
      record.write(record.field('Name'), String(index));
      return record;
    });
  };
  const services: Partial<RuntimeServices> = {
    query: (site, binds) => {
      seen.queries.push({ site, binds });
      if (site.result === 'count') return rowCount;
      if (site.result === 'rows') return rows();
      return site.result === 'list' ? new ApexList(RuntimeType.of(site.type), rows()) : (rows()[0] ?? null);
    },
    dml: (site, ...values) => {
      seen.dml.push({ site, values });
    }
  };
  return { seen, services };
}

test('queries say what they are assigned to and hand over the values of their binds', () => {
  const { seen, services } = recorder(2);
  const source = `
    String name = 'x'; List<String> names = new List<String>{'a'};
    List<Account> many = [SELECT Name FROM Account WHERE Name = :name.toUpperCase() AND Name IN :names];
    Account one = [SELECT Name FROM Account LIMIT :many.size()];
    Integer count = [SELECT COUNT() FROM Account];
    Account maybe = [SELECT Name FROM Account] ?? one;
    System.debug(many.size() + one.Name + count + [SELECT Name FROM Account][1].Name + [SELECT Name FROM Account].Name);
  `;
  assert.deepEqual(printed(source, { schema, services }), ['20210']);
  assert.deepEqual(
    seen.queries.map(({ site }) => site.result),
    ['list', 'single', 'count', 'optional', 'list', 'single']
  );
  const [first, second] = seen.queries;
  assert.equal(first?.binds[0], 'X');
  assert.ok(first.binds[1] instanceof ApexList);
  assert.deepEqual(second?.binds, [2]);
  assert.equal(first.site.type, 'List<Account>');
});

test('P63 a loop over a query takes one query, rows one by one or lists of up to 200', () => {
  const { seen, services } = recorder(450);
  const source = `
    Integer rows = 0; for (Account a : [SELECT Name FROM Account]) { if (a.Name == '449') rows = 450; }
    List<Integer> sizes = new List<Integer>(); for (List<Account> chunk : [SELECT Name FROM Account]) sizes.add(chunk.size());
    System.debug(rows + ' ' + sizes);
  `;
  assert.deepEqual(printed(source, { schema, services }), ['450 (200, 200, 50)']);
  assert.deepEqual(
    seen.queries.map(({ site }) => site.result),
    ['rows', 'rows']
  );
});

test('DML statements name verb, mode and external id; null fails before anything is written', () => {
  const { seen, services } = recorder(0);
  const source = `
    Account a = new Account(Name = 'x'); List<Account> rows = new List<Account>{a};
    insert a; update as user rows; upsert as system rows; delete rows; merge a rows;
  `;
  assert.deepEqual(printed(source, { schema, services }), []);
  assert.deepEqual(
    seen.dml.map(({ site: { verb, mode }, values }) => [verb, mode, values.length]),
    [
      ['insert', null, 1],
      ['update', 'user', 1],
      ['upsert', 'system', 1],
      ['delete', null, 1],
      ['merge', null, 2]
    ]
  );
  assert.equal(
    failureOf('Account a; insert a;', { schema, services }),
    'System.NullPointerException: Attempt to de-reference a null object'
  );
  assert.equal(seen.dml.length, 5);
});

test('P71 binds of a dynamic query read locals and fields by simple name, when they are asked for', () => {
  const { unit } = runApex(
    "String name; if (name != null) Database.query('SELECT Id FROM Account WHERE Name = :name');",
    { schema }
  );
  assert.match(unit.emitted.bodyCode ?? '', /"name":\(\)=>name/);
});

test('P101 what System.runAs has entered is left again, however the block ends', () => {
  const steps: string[] = [];
  const services: Partial<RuntimeServices> = {
    enterRunAs: ([user]) => {
      steps.push('enter');
      return user;
    },
    leaveRunAs: (entered) => {
      steps.push(entered instanceof ApexSObject ? 'leave' : 'lost');
    }
  };
  const classes = [
    `@isTest private class RunAsTest {
      @isTest static void run() { for (Integer i = 0; i < 2; i++) { System.runAs(new User(LastName = 'x')) { if (i == 0) continue; Integer j = 1 / 0; } } }
    }`
  ];
  const { runtime, transaction } = runApex('', { schema, services, classes });
  assert.throws(() => withTransaction(transaction, () => runtime.classes.find('RunAsTest')?.statics['run()']?.()));
  assert.deepEqual(steps, ['enter', 'leave', 'enter', 'leave']);
});
