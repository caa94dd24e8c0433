/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_assignment.htm */
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { MS_PER_DAY } from '../../apex/values/calendar.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import { isEqual } from '../compareValues.ts';
import { copyValue } from '../copyValue.ts';
import { FlowFault, faultTexts } from '../flowFault.ts';
import { present } from '../flowScope.ts';
import type { FlowScope } from '../flowScope.ts';
import { NUMBER, describeType, elementOf, fits } from '../flowType.ts';
import type { FlowType, FlowValue } from '../flowType.ts';
import { textOf } from '../flowText.ts';
import { compileValue } from '../flowValue.ts';
import { goTo } from '../interview.ts';
import type { Interview } from '../interview.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';

type Items = readonly FlowValue[];
type Apply = (current: FlowValue, value: FlowValue) => FlowValue;

interface Operator {
  /** Types of variable and value it takes. */
  readonly takes: (variable: FlowType, value: FlowType) => boolean;
  readonly apply: Apply;
}

const isItem = (variable: FlowType, value: FlowType): boolean =>
  variable.isCollection && fits(value, elementOf(variable));
const isSame = (variable: FlowType, value: FlowType): boolean => fits(value, variable);
const items = (value: FlowValue): Items => (Array.isArray(value) ? (value as Items) : value === null ? [] : [value]);
const isIn = (list: Items, value: FlowValue): boolean => list.some((item) => isEqual(item, value));
const position = (list: Items, value: FlowValue): number => list.findIndex((item) => isEqual(item, value));

const OPERATORS: Readonly<Record<string, Operator>> = {
  Assign: {
    takes: (variable, value) => isSame(variable, value) || isItem(variable, value),
    apply: (_current, value) => value
  },
  Add: { takes: canAdd, apply: add },
  Subtract: {
    takes: (variable, value) =>
      !variable.isCollection && value.kind === 'Number' && isNumberOrTime(variable) && !value.isCollection,
    apply: subtract
  },
  AddItem: { takes: (variable, value) => variable.kind === 'Text' && isSame(variable, value), apply: addChoice },
  AssignCount: {
    takes: (variable, value) => fits(variable, NUMBER) && value.isCollection,
    apply: (_current, value) => ApexDecimal.fromInteger(items(value).length)
  },
  AddAtStart: {
    takes: (variable, value) => isItem(variable, value) || (variable.isCollection && isSame(variable, value)),
    apply: (current, value) => [...items(value), ...items(current)]
  },
  RemoveFirst: {
    takes: isItem,
    apply: (current, value) => items(current).filter((_item, index) => index !== position(items(current), value))
  },
  RemoveAll: {
    takes: (variable, value) => isItem(variable, value) || (variable.isCollection && isSame(variable, value)),
    apply: (current, value) => items(current).filter((item) => !isIn(items(value), item))
  },
  RemoveAfterFirst: {
    takes: isItem,
    apply: (current, value) => {
      const first = position(items(current), value);
      return first < 0 ? current : items(current).slice(0, first + 1);
    }
  },
  RemoveBeforeFirst: {
    takes: isItem,
    apply: (current, value) => {
      const first = position(items(current), value);
      return first < 0 ? current : items(current).slice(first);
    }
  },
  RemovePosition: {
    takes: (variable, value) => variable.isCollection && fits(value, NUMBER),
    apply: removePosition
  },
  RemoveUncommon: {
    takes: (variable, value) => variable.isCollection && isSame(variable, value),
    apply: (current, value) => items(current).filter((item) => isIn(items(value), item))
  }
};

function isNumberOrTime({ kind }: FlowType): boolean {
  return kind === 'Number' || kind === 'Date' || kind === 'DateTime';
}

function canAdd(variable: FlowType, value: FlowType): boolean {
  if (variable.isCollection) return isItem(variable, value) || isSame(variable, value);
  if (value.isCollection) return false;
  if (variable.kind === 'Text') return value.kind !== 'Record' && value.kind !== 'Apex';
  return value.kind === 'Number' && isNumberOrTime(variable);
}

function add(current: FlowValue, value: FlowValue): FlowValue {
  if (Array.isArray(current)) return [...(current as Items), ...items(value)];
  if (typeof current === 'string') return current + textOf(value);
  return addNumber(current, value as ApexDecimal, 1);
}

function subtract(current: FlowValue, value: FlowValue): FlowValue {
  return addNumber(current, value as ApexDecimal, -1);
}

/** Numbers move dates by days. */
function addNumber(current: FlowValue, value: ApexDecimal, sign: 1 | -1): FlowValue {
  const amount = sign === 1 ? value : value.negate();
  if (current instanceof ApexDate) return current.addDays(Math.trunc(amount.toNumber()));
  if (current instanceof ApexDatetime) return new ApexDatetime(current.ms + Math.round(amount.toNumber() * MS_PER_DAY));
  return (current as ApexDecimal).add(amount);
}

/** Counted from one; a position that is not there is a fault. */
function removePosition(current: FlowValue, value: FlowValue): FlowValue {
  const list = items(current);
  const given = (value as ApexDecimal).toNumber();
  if (!Number.isInteger(given) || given < 1 || given > list.length)
    throw new FlowFault(faultTexts.position(list.length));
  return list.filter((_item, index) => index + 1 !== given);
}

/** Values of a multi-select picklist stand behind semicolons. */
function addChoice(current: FlowValue, value: FlowValue): FlowValue {
  return current === null || current === '' ? value : `${textOf(current)}; ${textOf(value)}`;
}

/** Operators that also take a variable without a value, or a value that is null. */
const TAKES_NULL = new Set([
  'Assign',
  'AddItem',
  'AssignCount',
  'AddAtStart',
  'RemoveFirst',
  'RemoveAll',
  'RemoveAfterFirst',
  'RemoveBeforeFirst',
  'RemoveUncommon'
]);

type Step = (interview: Interview) => void;

export const compileAssignment: CompileElement = (context) => {
  const { scope, node } = context;
  const target = targetOf(node);
  const steps = node.groups('assignmentItems').map((item) => compileItem(scope, item));
  if (!steps.every((step) => step !== null)) return null;
  return {
    ...headOf(context),
    step(interview) {
      for (const step of steps) step(interview);
      goTo(interview, target);
    }
  };
};

function compileItem(scope: FlowScope, item: MetadataNode): Step | null {
  const path = item.text('assignToReference') ?? '';
  const origin = item.originOf('assignToReference');
  const variable = scope.target(path, origin);
  const name = item.text('operator') ?? '';
  const operator = OPERATORS[name];
  const [element] = item.raw('value');
  // Nothing given clears the variable.
  const value = element === undefined ? null : compileValue(scope, element);
  if (variable === null || operator === undefined || (element !== undefined && value === null)) return null;
  if (value !== null && !operator.takes(variable.type, value.type))
    return scope.report(
      'flow.type',
      `${name} does not take ${value.path}, a ${describeType(value.type)}, for ${path}, a ${describeType(variable.type)}`,
      origin
    );
  return (interview) => {
    const given = value === null ? null : copyValue(value.read(interview));
    const current = variable.read(interview);
    const wrapped =
      name === 'Assign' && variable.type.isCollection && given !== null && !Array.isArray(given) ? [given] : given;
    variable.write(
      interview,
      operator.apply(operand(name, current, variable.type, path), checked(name, wrapped, value?.path ?? path))
    );
  };
}

/** A text without a value counts as an empty one; a number without a value cannot be counted with. */
function operand(name: string, current: FlowValue, type: FlowType, path: string): FlowValue {
  if (TAKES_NULL.has(name) || current !== null || type.isCollection) return current;
  return type.kind === 'Text' ? '' : present(current, path);
}

function checked(name: string, value: FlowValue, path: string): FlowValue {
  if (value !== null || TAKES_NULL.has(name)) return value;
  if (name === 'Add' || name === 'Subtract' || name === 'RemovePosition') throw new FlowFault(faultTexts.notSet(path));
  return value;
}
