import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTEGER } from '../../types.ts';
import { createRuntime } from '../../runtime/createRuntime.ts';
import { emitUnit } from '../emitUnit.ts';
import { loadUnit } from '../loadUnit.ts';
import { load, NO_SERVICES } from './harness.ts';
import * as ir from './irBuilders.ts';
import { runApex } from './runApex.ts';

/** `static Integer sum(Integer n)` with a loop over integers that are never null, on lines 2 to 6. */
const SUM = ir.method(
  'A',
  'sum',
  2,
  ir.block(
    ir.declare(3, 's', ir.literal(0)),
    {
      kind: 'for',
      init: [ir.declare(4, 'i', ir.literal(0))],
      condition: ir.less(ir.local('i'), ir.local('n')),
      update: [ir.increment(ir.local('i'))],
      body: ir.block(ir.run(5, ir.increment(ir.local('s'), ir.local('i')))),
      origin: ir.at(4)
    },
    ir.giveBack(6, ir.local('s'))
  ),
  { parameters: [ir.parameter('n')], returnType: INTEGER }
);
const UNIT = ir.unitOf(ir.classOf('A', { methods: [SUM] }));

test('every statement stands on its Apex line', () => {
  const lines = emitUnit(UNIT).code.split('\n');
  assert.match(lines[2] ?? '', /^let s=0;$/);
  assert.match(lines[3] ?? '', /^for\(let i=0;/);
  assert.match(lines[4] ?? '', /^\(s=/);
  assert.match(lines[5] ?? '', /^return s;/);
});

test('locals that are never null are used without checks, parameters are checked', () => {
  const { code } = emitUnit(UNIT);
  assert.doesNotMatch(code, /\(s\?\?|\(i\?\?/);
  assert.match(code, /n!==null&&i<n/);
  assert.equal(load([UNIT]).call('A', 'sum(object)', 5), 10);
});

test('one null among the values of a local brings the checks back', () => {
  const body = ir.block(
    ir.declare(3, 's', ir.literal(0)),
    ir.run(4, ir.assign(ir.local('s'), ir.literal(null, INTEGER))),
    ir.giveBack(5, ir.binary(ir.local('s'), 'add', ir.literal(1)))
  );
  const unit = ir.unitOf(ir.classOf('A', { methods: [ir.method('A', 'run', 2, body)] }));
  assert.match(emitUnit(unit).code, /\(s\?\?\$npe\(\)\)/);
  assert.throws(() => load([unit]).call('A', 'run()'), /System\.NullPointerException/);
});

test('an emitted unit is plain data: it runs the same after a trip through JSON', () => {
  const emitted = emitUnit(UNIT);
  const copy = JSON.parse(JSON.stringify(emitted)) as typeof emitted;
  assert.deepEqual(copy, emitted);
  const runtime = createRuntime(NO_SERVICES);
  const unit = loadUnit(copy, runtime);
  runtime.classes.link();
  const cached = unit.createCachedData();
  assert.ok(cached.code.length > 0);
  assert.doesNotThrow(() => loadUnit(copy, createRuntime(NO_SERVICES), cached));
});

test('classes refer to each other whatever the order in which they are loaded', () => {
  const derived = ir.classOf('Derived', {
    superclass: { kind: 'class', namespace: null, name: 'Base', args: [] },
    constructors: [
      ir.constructor_('Derived', 1, ir.block(), {
        target: 'super',
        callee: ir.refTo('Base', '<init>', '<init>()'),
        args: []
      })
    ]
  });
  const field = ir.fieldOf('size');
  const base = ir.classOf('Base', {
    isVirtual: true,
    fields: [field],
    instanceInit: [
      { kind: 'field', field: ir.field('Base', 'size', ir.self).field, value: ir.literal(7), origin: ir.at(2) }
    ],
    constructors: [ir.constructor_('Base', 1, ir.block())]
  });
  const program = load([ir.unitOf(derived), ir.unitOf(base)]);
  const created = program.inTransaction(() => program.classNamed('derived').construct?.());
  assert.ok(created);
  assert.equal(program.classNamed('Base').fields[0]?.get(created), 7);
  assert.equal(created.apexClass.superclass?.name, 'Base');
});

test('emitted code that needs what the runtime does not have is refused when it is loaded', () => {
  const emitted = emitUnit(UNIT);
  const broken = { ...emitted, tables: { ...emitted.tables, runtime: ['teleport'] } };
  assert.throws(() => loadUnit(broken, createRuntime(NO_SERVICES)), /teleport/);
});

test('a class describes its members for reflection, JSON, tests and stubs', () => {
  const source = `@isTest public with sharing class Sample {
  public transient Integer count;
  @AuraEnabled public String label { get; private set; }
  @TestVisible private static final String KEY = 'k';
  public Sample(Integer count) { }
  @AuraEnabled(cacheable=true) public static List<String> find(Id id, Map<String, Object> options) { return null; }
  @isTest static void proves() { }
}`;
  const { runtime } = runApex('', { classes: [source] });
  const found = runtime.classes.find('SAMPLE');
  assert.ok(found);
  const { description } = found;
  assert.deepEqual([description.sharing, description.isTest, description.visibility], ['with', true, 'public']);
  assert.deepEqual(
    description.fields.map(({ name, type, isStatic, isTransient, property }) => [
      name,
      type,
      isStatic,
      isTransient,
      property !== null
    ]),
    [
      ['count', 'Integer', false, true, false],
      ['label', 'String', false, false, true],
      ['KEY', 'String', true, false, false]
    ]
  );
  assert.deepEqual(description.fields[1]?.property, {
    getter: 'get:label',
    setter: 'set:label',
    getterVisibility: 'public',
    setterVisibility: 'private',
    getterFunction: null,
    setterFunction: null
  });
  const [find, proves] = description.methods;
  assert.deepEqual(
    find?.parameters.map(({ name, type }) => `${type} ${name}`),
    ['Id id', 'Map<String,Object> options']
  );
  assert.deepEqual(
    [find.returnType, find.annotations],
    ['List<String>', [{ name: 'AuraEnabled', values: { cacheable: true } }]]
  );
  assert.equal(proves?.isTestMethod, true);
  assert.equal(description.constructors[0]?.key, '<init>(integer)');
});
