/**
 * Formulas built by Apex for records: over the one evaluator of the org.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_formulaeval.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import type { ApexEnum } from '../../values/apexEnum.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { refuse } from '../refusal.ts';
import type { SObjectTypeToken } from '../Schema/tokens.ts';
import { services } from '../services.ts';
import type { ApexFormula, ApexFormulaRequest } from '../services.ts';
import type { ApexTypeValue } from '../System/typeValue.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

/** What the formula has to give; how it is rounded to whole numbers and completed to Ids is not documented. */
const WANTED: Readonly<Partial<Record<string, ApexFormulaRequest['wanted']>>> = {
  BOOLEAN: 'Boolean',
  DATE: 'Date',
  DATETIME: 'DateTime',
  DECIMAL: 'Number',
  DOUBLE: 'Number',
  STRING: 'Text',
  TIME: 'Time'
};

/** Assumed: the documents name the exception, not its text. */
export const INCOMPLETE = 'A formula needs withType, withReturnType and withFormula';

class FormulaBuilderValue {
  readonly type = RuntimeType.of('FormulaEval.FormulaBuilder');
  object: string | null = null;
  returns: string | null = null;
  text: string | null = null;
  treatsBlanksAsZero = false;

  toString(): string {
    return this.type.name;
  }
}

class FormulaInstanceValue {
  readonly type = RuntimeType.of('FormulaEval.FormulaInstance');
  readonly formula: ApexFormula;
  readonly returns: string;

  constructor(formula: ApexFormula, returns: string) {
    this.formula = formula;
    this.returns = returns;
  }

  toString(): string {
    return this.type.name;
  }
}

function withType(self: FormulaBuilderValue, name: string): FormulaBuilderValue {
  const object = currentTransaction().schema.object(name);
  if (object === undefined) return refuse('FormulaBuilder.withType', `${name} is no object, Apex objects are not read`);
  self.object = object.name.canonical;
  return self;
}

function build({ object, returns, text, treatsBlanksAsZero }: FormulaBuilderValue): FormulaInstanceValue {
  const schema = object === null ? undefined : currentTransaction().schema.object(object);
  if (schema === undefined || returns === null || text === null)
    return throwApex('System.FormulaValidationException', INCOMPLETE);
  const wanted = WANTED[returns] ?? refuse('FormulaBuilder.withReturnType', `how ${returns} is made is not documented`);
  return new FormulaInstanceValue(
    services().buildFormula({ object: schema, text, wanted, treatsBlanksAsZero }),
    returns
  );
}

function evaluate({ formula, returns }: FormulaInstanceValue, context: unknown): unknown {
  const record = required(context);
  if (!(record instanceof ApexSObject)) return refuse('FormulaInstance.evaluate', 'it takes records only');
  const value = formula.evaluate(record);
  return returns === 'DOUBLE' && value instanceof ApexDecimal ? new ApexDouble(Number(value.toString())) : value;
}

export const FORMULA_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.Formula',
    doc: `${REFERENCE}apex_class_System_Formula.htm`,
    statics: { 'FormulaEval.FormulaBuilder builder()': () => new FormulaBuilderValue() },
    refused: {
      'List<Object> recalculateFormulas(List<SObject> records)':
        'which missing data it reads, at which limits, is not known'
    }
  }),
  defineType({
    name: 'FormulaEval.FormulaBuilder',
    doc: `${REFERENCE}apex_class_formulaeval_FormulaBuilder.htm`,
    methods: {
      'FormulaEval.FormulaBuilder withType(System.Type contextType)': (
        self: FormulaBuilderValue,
        type: ApexTypeValue | null
      ) => withType(self, required(type).target.name),
      'FormulaEval.FormulaBuilder withType(Schema.SObjectType contextType)': (
        self: FormulaBuilderValue,
        type: SObjectTypeToken | null
      ) => withType(self, required(type).object),
      'FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType returnType)': (
        self: FormulaBuilderValue,
        type: ApexEnum | null
      ) => Object.assign(self, { returns: required(type).name }),
      'FormulaEval.FormulaBuilder withFormula(String formulaText)': (self: FormulaBuilderValue, text: string | null) =>
        Object.assign(self, { text: required(text) }),
      'FormulaEval.FormulaBuilder treatNumericNullAsZero(Boolean isNumericNullZero)': (
        self: FormulaBuilderValue,
        isZero: boolean | null
      ) => Object.assign(self, { treatsBlanksAsZero: required(isZero) }),
      'FormulaEval.FormulaInstance build()': build
    },
    refused: {
      'FormulaEval.FormulaBuilder parseAsTemplate(Boolean templateMode)': 'templates are not read',
      'FormulaEval.FormulaBuilder withGlobalVariables(List<Object> formulaGlobals)':
        'global variables are not part of it'
    }
  }),
  defineType({
    name: 'FormulaEval.FormulaInstance',
    doc: `${REFERENCE}apex_class_formulaeval_FormulaInstance.htm`,
    methods: {
      'Object evaluate(Object contextObject)': evaluate,
      'Set<String> getReferencedFields()': ({ formula }: FormulaInstanceValue) =>
        new ApexSet(RuntimeType.of('Set<String>'), formula.fields)
    }
  })
];
