/** Formulas against one record of a small project, through the compiler and the evaluator of the org. */
import assert from 'node:assert/strict';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexTime } from '../../apex/values/apexTime.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import { customObject, field } from '../../data/__tests__/testSchema.ts';
import { createTestOrg } from '../../write/__tests__/testOrg.ts';
import { compileFormula } from '../compileFormula.ts';
import type { FormulaScope, FormulaUse } from '../formulaScope.ts';
import type { FormulaRun, FormulaType, FormulaValue } from '../formulaType.ts';
import { FormulaError } from '../formulaType.ts';

const picklist = (...values: readonly string[]): string =>
  `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${values
    .map((value) => `<value><fullName>${value}</fullName><default>false</default><label>${value} label</label></value>`)
    .join('')}</valueSetDefinition></valueSet>`;

const NUMBER = '<precision>18</precision><scale>2</scale>';

/** One field of each kind that formulas can read, and some they cannot. */
const COMPONENTS = [
  customObject(
    'Thing__c',
    field('Number__c', 'Number', NUMBER),
    field('Blank__c', 'Number', NUMBER),
    field('Percent__c', 'Percent', NUMBER),
    field('Text__c', 'Text', '<length>255</length>'),
    field('Empty__c', 'Text', '<length>255</length>'),
    field('Long__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>'),
    field('Flag__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
    field('Date__c', 'Date'),
    field('NoDate__c', 'Date'),
    field('Moment__c', 'DateTime'),
    field('Time__c', 'Time'),
    field('Color__c', 'Picklist', picklist('Red', 'Blue')),
    field('Sizes__c', 'MultiselectPicklist', `${picklist('S', 'M', 'L')}<visibleLines>3</visibleLines>`),
    field('Parent__c', 'Lookup', '<referenceTo>Thing__c</referenceTo><relationshipName>Children</relationshipName>'),
    field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Things</relationshipName>')
  )
];

export type Values = Readonly<Record<string, StoredValue>>;

export const org = createTestOrg(COMPONENTS);

export interface CaseOptions {
  readonly use?: FormulaUse;
  readonly blanksAsZero?: boolean;
  readonly variable?: FormulaScope['variable'];
  readonly values?: Values;
  /** The record before the save. */
  readonly before?: Values;
}

const object = org.schema.object('Thing__c') ?? assert.fail();

function scopeOf({ use = 'validation rule', blanksAsZero = false, variable }: CaseOptions): FormulaScope {
  return {
    schema: org.schema,
    object,
    use,
    treatsBlanksAsZero: blanksAsZero,
    ...(variable === undefined ? {} : { variable }),
    formulaValue: () => assert.fail('There are no formula fields here.')
  };
}

export function rowOf(values: Values): Row {
  const row = new Array<StoredValue>(object.fields.length).fill(null);
  for (const [name, value] of Object.entries(values)) row[object.field(name)?.slot ?? assert.fail(name)] = value;
  return row;
}

/** The value as text: `blank`, or `#Error!` where it cannot be computed. */
export function evaluate(formula: string, options: CaseOptions = {}): string {
  const { expression, faults } = compileFormula(formula, scopeOf(options), typeOf(formula, options));
  assert.ok(expression, faults[0]?.message);
  const run: FormulaRun = {
    transaction: org.transaction,
    row: rowOf({ ...RECORD, ...options.values }),
    before: options.before === undefined ? null : rowOf({ ...RECORD, ...options.before }),
    isNew: options.before === undefined
  };
  try {
    return print(expression.evaluate(run));
  } catch (error) {
    if (error instanceof FormulaError) return '#Error!';
    throw error;
  }
}

/** The messages of the faults, each with its first column. */
export function faultsOf(
  formula: string,
  options: CaseOptions & { readonly wanted?: FormulaType } = {}
): readonly string[] {
  const wanted = options.wanted ?? 'Boolean';
  return compileFormula(formula, scopeOf(options), wanted).faults.map(
    ({ message, span }) => `${span.start + 1}: ${message}`
  );
}

/** The type a formula has: the one that gives no fault about the result. */
function typeOf(formula: string, options: CaseOptions): FormulaType {
  const types: readonly FormulaType[] = ['Number', 'Text', 'Boolean', 'Date', 'DateTime', 'Time'];
  return types.find((type) => compileFormula(formula, scopeOf(options), type).faults.length === 0) ?? 'Null';
}

function print(value: FormulaValue): string {
  if (value === null) return 'blank';
  return value instanceof ApexDecimal
    ? value.toPlainString()
    : value instanceof ApexDatetime
      ? value.toIso()
      : String(value);
}

export const RECORD: Values = {
  Number__c: ApexDecimal.fromString('12.50'),
  Percent__c: ApexDecimal.fromString('25.00'),
  Text__c: 'Hello World',
  Long__c: 'long text',
  Flag__c: true,
  Date__c: ApexDate.parseIso('2026-03-31'),
  Moment__c: ApexDatetime.parseIso('2026-03-31T23:30:00Z'),
  Time__c: ApexTime.parseIso('14:05:09.250'),
  Color__c: 'Red',
  Sizes__c: 'S;L'
};
