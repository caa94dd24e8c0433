/** Small typed trees by hand, for tests of the emitter alone. Every node stands on the line that was set last. */
import type { Origin } from '../../../diagnostic.ts';
import type { ApexType } from '../../types.ts';
import { BOOLEAN, INTEGER, libraryType, NULL, OBJECT, STRING, VOID } from '../../types.ts';
import type {
  ArithmeticOperator,
  CompareOperator,
  IrBlock,
  IrClass,
  IrConstructor,
  IrExpression,
  IrField,
  IrMethod,
  IrStatement,
  IrUnit,
  LValue,
  MethodRef,
  OperandKind
} from '../ir.ts';

export const at = (line: number): Origin => ({ file: 'Test.cls', line, column: 1, endLine: line, endColumn: 2 });

export const literal = (
  value: string | number | boolean | null,
  type: ApexType = typeOf(value)
): IrExpression & { op: 'literal' } => ({ op: 'literal', value, type, origin: at(1) });

function typeOf(value: string | number | boolean | null): ApexType {
  return value === null ? NULL : typeof value === 'string' ? STRING : typeof value === 'number' ? INTEGER : BOOLEAN;
}

export const local = (name: string, type: ApexType = INTEGER): LValue & { op: 'local' } => ({
  op: 'local',
  name,
  type,
  origin: at(1)
});

export const binary = (
  left: IrExpression,
  operator: ArithmeticOperator | CompareOperator,
  right: IrExpression,
  operands: OperandKind = 'Integer',
  type: ApexType = INTEGER
): IrExpression => ({ op: 'binary', operator, operands, left, right, type, origin: at(1) });

export const less = (left: IrExpression, right: IrExpression): IrExpression =>
  binary(left, 'less', right, 'Integer', BOOLEAN);

export const increment = (
  target: LValue,
  value: IrExpression = literal(1),
  result: 'new' | 'old' = 'new'
): IrExpression => ({
  op: 'compound',
  target,
  operator: 'add',
  operands: 'Integer',
  currentConversion: null,
  resultConversion: null,
  value,
  result,
  type: INTEGER,
  origin: at(1)
});

export const assign = (target: LValue, value: IrExpression): IrExpression => ({
  op: 'assign',
  target,
  value,
  type: target.type,
  origin: at(1)
});

export const field = (
  owner: string,
  name: string,
  target: IrExpression | null,
  isProperty = false
): LValue & { op: 'field' } => ({
  op: 'field',
  target,
  field: { namespace: null, owner, name, isStatic: target === null, isProperty },
  isBacking: false,
  type: INTEGER,
  origin: at(1)
});

export const self: IrExpression = { op: 'this', type: OBJECT, origin: at(1) };

export const declare = (
  line: number,
  name: string,
  value: IrExpression | null,
  type: ApexType = INTEGER
): IrStatement => ({ kind: 'local', name, type, value, origin: at(line) });
export const run = (line: number, expression: IrExpression): IrStatement => ({
  kind: 'expression',
  expression,
  origin: at(line)
});
export const giveBack = (line: number, value: IrExpression | null): IrStatement => ({
  kind: 'return',
  value,
  origin: at(line)
});
export const block = (...statements: IrStatement[]): IrBlock => ({
  kind: 'block',
  statements,
  origin: statements[0]?.origin ?? at(1)
});

export const refTo = (owner: string, name: string, key: string): MethodRef => ({ namespace: null, owner, name, key });

export function method(
  owner: string,
  name: string,
  line: number,
  body: IrBlock | null,
  options: Partial<IrMethod> & { parameters?: IrMethod['parameters'] } = {}
): IrMethod {
  const parameters = options.parameters ?? [];
  const key = `${name}(${parameters.map(() => 'object').join(',')})`.toLowerCase();
  return {
    ref: refTo(owner, name, key),
    returnType: VOID,
    isStatic: true,
    isAbstract: body === null,
    isVirtual: false,
    isOverride: false,
    visibility: 'public',
    annotations: [],
    isTestMethod: false,
    body,
    origin: at(line),
    ...options,
    parameters
  };
}

export const parameter = (name: string, type: ApexType = INTEGER): { name: string; type: ApexType } => ({ name, type });

export function constructor_(
  owner: string,
  line: number,
  body: IrBlock,
  chained: IrConstructor['chained'] = null
): IrConstructor {
  return {
    ref: refTo(owner, '<init>', '<init>()'),
    parameters: [],
    visibility: 'public',
    chained,
    body,
    origin: at(line)
  };
}

export function fieldOf(name: string, options: Partial<IrField> = {}): IrField {
  return {
    name,
    type: INTEGER,
    isStatic: false,
    isFinal: false,
    isTransient: false,
    visibility: 'private',
    annotations: [],
    constant: null,
    origin: at(1),
    ...options
  };
}

export function classOf(name: string, parts: Partial<IrClass>): IrClass {
  return {
    name,
    kind: 'class',
    superclass: null,
    interfaces: [],
    isAbstract: false,
    isVirtual: false,
    sharing: null,
    isTest: false,
    visibility: 'public',
    annotations: [],
    fields: [],
    properties: [],
    methods: [],
    constructors: [],
    staticInit: [],
    instanceInit: [],
    enumConstants: [],
    origin: at(1),
    ...parts
  };
}

export function unitOf(...classes: IrClass[]): IrUnit {
  return {
    file: 'Test.cls',
    kind: 'class',
    namespace: null,
    name: classes[0]?.name ?? 'Test',
    apiVersion: 66,
    classes,
    trigger: null,
    anonymous: null
  };
}

export const call = (
  owner: string,
  name: string,
  key: string,
  target: IrExpression | null,
  ...args: IrExpression[]
): IrExpression => ({
  op: 'call',
  method: refTo(owner, name, key),
  dispatch: target === null ? 'static' : 'virtual',
  target,
  args,
  type: INTEGER,
  origin: at(1)
});

export const EXCEPTION = libraryType('System.Exception');
