/**
 * All formulas of one org: fields, validation rules and default values, each compiled once.
 *
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm
 */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { Row, StoredValue } from '../data/store.ts';
import { createError } from '../diagnostic.ts';
import type { Diagnostic, TextPlace } from '../diagnostic.ts';
import type { FieldSchema, ObjectSchema, OrgSchema, ValidationRule } from '../schema/model.ts';
import type { RuleFormula } from '../schema/workflowRules.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { WriteError } from '../write/contract.ts';
import { compileFormula } from './compileFormula.ts';
import type { CompiledFormula } from './compileFormula.ts';
import { findCircles } from './findCircles.ts';
import type { FormulaFault } from './formulaFault.ts';
import type { FormulaUse } from './formulaScope.ts';
import { FIELD_FORMULA_TYPES, FormulaError } from './formulaType.ts';
import type { FormulaRun, FormulaType, FormulaValue } from './formulaType.ts';

export interface OrgFormulas {
  /** Every fault of every formula, inactive validation rules included. */
  check(): readonly Diagnostic[];
  /** As queries and triggers see it: rounded to the field's scale, null where the platform shows #Error!. */
  fieldValue(object: ObjectSchema, field: FieldSchema, row: Row, transaction: Transaction): StoredValue;
  /** One error for each active validation rule that the record breaks; `before` is null for a new record. */
  ruleErrors(object: ObjectSchema, row: Row, before: Row | null, transaction: Transaction): readonly WriteError[];
  /** Of a field with a default formula. */
  defaultValue(object: ObjectSchema, field: FieldSchema, transaction: Transaction): StoredValue;
  /** Of a rule that watches saves, for its target field; null where it cannot be computed. */
  ruleValue(
    object: ObjectSchema,
    formula: RuleFormula,
    row: Row,
    before: Row | null,
    transaction: Transaction
  ): StoredValue;
}

type FormulaOwner = FieldSchema | ValidationRule | RuleFormula;

/** Text formulas give at most so many characters: https://help.salesforce.com/s/articleView?id=sf.formula_field_size.htm */
const LONGEST_TEXT = 1300;

/** Of one object, over all its formulas: https://help.salesforce.com/s/articleView?id=sf.customize_cross_object.htm */
const MOST_RELATIONSHIPS = 15;

const known = new WeakMap<OrgSchema, OrgFormulas>();

export function formulasOf(schema: OrgSchema): OrgFormulas {
  let formulas = known.get(schema);
  if (formulas === undefined) known.set(schema, (formulas = createOrgFormulas(schema)));
  return formulas;
}

function createOrgFormulas(schema: OrgSchema): OrgFormulas {
  const compiled = new WeakMap<FormulaOwner, CompiledFormula>();

  function compiledOf(object: ObjectSchema, owner: FormulaOwner): CompiledFormula {
    let formula = compiled.get(owner);
    if (formula === undefined) compiled.set(owner, (formula = compile(object, owner)));
    return formula;
  }

  function compile(object: ObjectSchema, owner: FormulaOwner): CompiledFormula {
    const { text, use, wanted, treatsBlanksAsZero } = describe(owner);
    return compileFormula(text, { schema, object, use, treatsBlanksAsZero, formulaValue }, wanted);
  }

  function formulaValue(object: ObjectSchema, field: FieldSchema, run: FormulaRun): FormulaValue {
    return evaluate(compiledOf(object, field), run);
  }

  return {
    check() {
      const objects = schema.objectNames.flatMap((name) => schema.object(name) ?? []);
      const faults = objects.flatMap((object) => {
        const relationships = new Set<string>();
        return [...object.fields.filter(hasFormula), ...object.validationRules].flatMap((owner) => {
          const formula = compiledOf(object, owner);
          const isWithin = relationships.size <= MOST_RELATIONSHIPS;
          for (const path of formula.relationships) relationships.add(path);
          const isFirstBeyond = isWithin && relationships.size > MOST_RELATIONSHIPS;
          return faultsOf(isFirstBeyond ? withTooMany(object, formula) : formula, owner.formulaPlace);
        });
      });
      const links = objects.flatMap((object) =>
        object.fields.filter(({ formula }) => formula !== null).map((field) => ({ object, field }))
      );
      return [
        ...faults,
        ...[...schema.workflowRules, ...schema.approvalProcesses]
          .flatMap(({ object, formulas }) => formulas.map((formula) => ({ object, formula })))
          .flatMap(({ object, formula }) => faultsOf(compiledOf(object, formula), formula.formulaPlace)),
        ...findCircles(links, ({ object, field }) => compiledOf(object, field).formulaFields.values())
      ];
    },
    fieldValue(object, field, row, transaction) {
      const run = { transaction, row, before: null, isNew: false };
      return toStored(
        field,
        valueOrBlank(() => formulaValue(object, field, run))
      );
    },
    ruleErrors(object, row, before, transaction) {
      const run = { transaction, row, before, isNew: before === null };
      return object.validationRules
        .filter((rule) => rule.isActive)
        .flatMap((rule) => ruleError(object, rule, () => evaluate(compiledOf(object, rule), run)));
    },
    defaultValue(object, field, transaction) {
      const run = { transaction, row: [], before: null, isNew: true };
      return toStored(
        field,
        valueOrBlank(() => evaluate(compiledOf(object, field), run))
      );
    },
    ruleValue(object, formula, row, before, transaction) {
      const run = { transaction, row, before, isNew: before === null };
      const value = valueOrBlank(() => evaluate(compiledOf(object, formula), run));
      return formula.target === null ? value === true : toStored(formula.target, value);
    }
  };
}

interface Description {
  readonly text: string;
  readonly use: FormulaUse;
  readonly wanted: FormulaType;
  readonly treatsBlanksAsZero: boolean;
}

function describe(owner: FormulaOwner): Description {
  if ('target' in owner) {
    const wanted = owner.target === null ? 'Boolean' : wantedOf(owner.target);
    return { text: owner.formula, use: 'validation rule', wanted, treatsBlanksAsZero: false };
  }
  if ('errorMessage' in owner)
    return { text: owner.formula, use: 'validation rule', wanted: 'Boolean', treatsBlanksAsZero: false };
  const { formula, defaultValue, treatsBlanksAsZero } = owner;
  const wanted = wantedOf(owner);
  if (formula !== null) return { text: formula, use: 'formula field', wanted, treatsBlanksAsZero };
  const text = defaultValue !== null && 'formula' in defaultValue ? defaultValue.formula : '';
  return { text, use: 'default value', wanted, treatsBlanksAsZero: false };
}

/** Picklists take text. */
function wantedOf(field: FieldSchema): FormulaType {
  const type = FIELD_FORMULA_TYPES[field.type];
  return type === null || type === 'Picklist' || type === 'Multi-Select Picklist' ? 'Text' : type;
}

function hasFormula({ formula, defaultValue }: FieldSchema): boolean {
  return formula !== null || (defaultValue !== null && 'formula' in defaultValue);
}

/** The platform's words are not documented. */
function withTooMany(object: ObjectSchema, formula: CompiledFormula): CompiledFormula {
  const message = `The formulas of ${object.name.canonical} refer to more than ${MOST_RELATIONSHIPS} related objects`;
  const fault: FormulaFault = { code: 'formula.relationships', message, span: { start: 0, end: 1 } };
  return { ...formula, faults: [...formula.faults, fault] };
}

function faultsOf({ faults }: CompiledFormula, place: TextPlace | null): readonly Diagnostic[] {
  if (place === null) return [];
  return faults.map(({ code, message, span }) => createError(code, message, place(span.start, span.end)));
}

function evaluate({ expression }: CompiledFormula, run: FormulaRun): FormulaValue {
  // Deployment refuses formulas with faults.
  if (expression === null) throw new Error('A formula with faults cannot be evaluated.');
  return expression.evaluate(run);
}

function valueOrBlank(compute: () => FormulaValue): FormulaValue {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

/** A rule that cannot be computed stops the save as well; the documents do not show its text, see DIFFERENCES.md. */
function ruleError(object: ObjectSchema, rule: ValidationRule, compute: () => FormulaValue): readonly WriteError[] {
  const statusCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
  const shown = rule.errorDisplayField === null ? undefined : object.field(rule.errorDisplayField);
  const fields = shown === undefined ? [] : [shown.name.canonical];
  try {
    return compute() === true ? [{ statusCode, message: rule.errorMessage, fields }] : [];
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return [{ statusCode, message: `Validation Formula "${rule.name}" Invalid (${error.message})`, fields: [] }];
  }
}

/** Percentages leave formulas as they are stored, numbers rounded half up to the scale of the field. */
function toStored(field: FieldSchema, value: FormulaValue): StoredValue {
  if (value === null) return field.type === 'boolean' ? false : null;
  if (value instanceof ApexDecimal) return toNumber(field, value);
  if (value instanceof ApexDatetime) return new ApexDatetime(Math.floor(value.ms / 1000) * 1000);
  return typeof value === 'string' && field.formula !== null ? value.slice(0, LONGEST_TEXT) : value;
}

/** null where the platform shows #Too Big!. */
function toNumber(field: FieldSchema, value: ApexDecimal): StoredValue {
  const shown = field.type === 'percent' ? ApexDecimal.of(value.unscaled, value.scale - 2) : value;
  const rounded = shown.setScale(field.scale, 'HALF_UP');
  return rounded.signum !== 0 && rounded.precision > field.precision ? null : rounded;
}
