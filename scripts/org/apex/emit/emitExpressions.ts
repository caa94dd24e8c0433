/** Typed expressions to JavaScript expressions; whatever has parts comes in parentheses. */
import type { ApexType } from '../types.ts';
import { typeKey } from '../types.ts';
import type { IrExpression, IrField_, IrLiteral, IrSObjectField } from './ir.ts';
import { emitAssign, emitCompound } from './emitAssignments.ts';
import { emitCall, emitLibraryCall, emitNew, emitNewLibrary } from './emitCalls.ts';
import { emitBinary, emitConvert, emitUnary } from './emitOperators.ts';
import type { FunctionScope } from './functionScope.ts';
import { accessorName, accessorOf, className, fieldSlot, localName, quote } from './names.ts';

type Emitters = {
  readonly [O in IrExpression['op']]: (expression: Extract<IrExpression, { op: O }>, scope: FunctionScope) => string;
};

const EMITTERS: Emitters = {
  literal: emitLiteral,
  local: ({ name }) => localName(name),
  this: () => 'this',
  field: emitField,
  sobjectField: emitSObjectField,
  index: ({ target, index }, scope) => `${emitNonNull(target, scope)}.get(${emitNonNull(index, scope)})`,
  assign: (expression, scope) => emitAssign(expression, true, scope),
  compound: (expression, scope) => emitCompound(expression, true, scope),
  binary: emitBinary,
  unary: emitUnary,
  logical: ({ operator, left, right }, scope) =>
    `(${emitNonNull(left, scope)}${operator === 'and' ? '&&' : '||'}${emitNonNull(right, scope)})`,
  conditional: ({ condition, whenTrue, whenFalse }, scope) =>
    `(${emitNonNull(condition, scope)}?${emitExpression(whenTrue, scope)}:${emitExpression(whenFalse, scope)})`,
  coalesce: ({ left, right }, scope) => `(${emitExpression(left, scope)}??${emitExpression(right, scope)})`,
  safe: ({ target, local, then }, scope) =>
    `((${scope.declare(local)}=${emitExpression(target, scope)})===null?null:${emitExpression(then, scope)})`,
  convert: emitConvert,
  cast: ({ value, type }, scope) =>
    `${scope.unit.use('cast')}(${emitExpression(value, scope)},${emitType(type, scope)})`,
  instanceof: ({ value, target }, scope) =>
    `${scope.unit.use('isInstance')}(${emitExpression(value, scope)},${emitType(target, scope)})`,
  call: emitCall,
  libraryCall: emitLibraryCall,
  new: emitNew,
  newLibrary: emitNewLibrary,
  newSObject: ({ object, fields }, scope) => {
    const values = fields.map(
      ({ access, name, value }) =>
        `${scope.unit.sobjectField({ access, object, name })},${emitExpression(value, scope)}`
    );
    return `${scope.unit.use('newSObject')}(${[quote(object), ...values].join(',')})`;
  },
  newCollection: ({ type, elements }, scope) =>
    `${scope.unit.use('newCollection')}(${emitType(type, scope)},[${emitAll(elements, scope)}])`,
  newMap: ({ type, entries }, scope) => {
    const pairs = entries.map(({ key, value }) => `[${emitExpression(key, scope)},${emitExpression(value, scope)}]`);
    return `${scope.unit.use('newMap')}(${emitType(type, scope)},[${pairs.join(',')}])`;
  },
  newArray: ({ type, size }, scope) =>
    `${scope.unit.use('newArray')}(${emitType(type, scope)},${emitNonNull(size, scope)})`,
  typeLiteral: ({ target }, scope) => `${scope.unit.use('typeValue')}(${emitType(target, scope)})`,
  token: ({ object, field }, scope) =>
    `${scope.unit.use('token')}(${quote(object)},${field === null ? 'null' : quote(field)})`,
  enumConstant: ({ owner, name }, scope) =>
    owner.kind === 'class'
      ? `${scope.unit.classRef(typeKey(owner))}.constants[${quote(name)}]`
      : scope.unit.literal(`${scope.unit.use('libraryConstant')}(${quote(qualifiedName(owner))},${quote(name)})`),
  label: ({ namespace, name }, scope) =>
    `${scope.unit.use('label')}(${namespace === null ? 'null' : quote(namespace)},${quote(name)})`,
  soql: (expression, scope) => {
    const { text, query, binds, result, type } = expression;
    const site = scope.unit.query({ text, query, result, type: typeKey(type), apiVersion: scope.unit.unit.apiVersion });
    return `${scope.unit.use('query')}(${site},[${emitAll(binds, scope)}])`;
  },
  sosl: ({ text, search, binds }, scope) => {
    const site = scope.unit.search({ text, search, apiVersion: scope.unit.unit.apiVersion });
    return `${scope.unit.use('search')}(${site},[${emitAll(binds, scope)}])`;
  }
};

export function emitExpression(expression: IrExpression, scope: FunctionScope): string {
  const emit = EMITTERS[expression.op] as (expression: IrExpression, scope: FunctionScope) => string;
  return emit(expression, scope);
}

/** Fails with a NullPointerException when the value is null (P9, P10). */
export function emitNonNull(expression: IrExpression, scope: FunctionScope): string {
  const printed = emitExpression(expression, scope);
  return scope.isNonNull(expression) ? printed : `(${printed}??${scope.unit.use('npe')}())`;
}

export function emitAll(expressions: readonly IrExpression[], scope: FunctionScope): string {
  return expressions.map((each) => emitExpression(each, scope)).join(',');
}

/** The run-time type. */
export function emitType(type: ApexType, scope: FunctionScope): string {
  return scope.unit.type(typeKey(type));
}

function qualifiedName(type: ApexType): string {
  return type.kind === 'library' ? type.name : typeKey(type);
}

function emitLiteral({ value, type }: IrLiteral, scope: FunctionScope): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return typeof value === 'number' && value < 0 ? `(${value})` : String(value);
  switch (type.kind === 'library' ? type.name : '') {
    case 'System.Long':
      return value.startsWith('-') ? `(${BigInt(value)}n)` : `${BigInt(value)}n`;
    case 'System.Double':
      return scope.unit.literal(`${scope.unit.use('double')}(${quote(value)})`);
    case 'System.Decimal':
      return scope.unit.literal(`${scope.unit.use('decimal')}(${quote(value)})`);
    default:
      return quote(value);
  }
}

function emitField(expression: IrField_, scope: FunctionScope): string {
  const target = expression.target === null ? null : emitNonNull(expression.target, scope);
  return readField(expression, target, scope);
}

/** `target`: the printed receiver, null for statics. */
export function readField({ field, isBacking }: IrField_, target: string | null, scope: FunctionScope): string {
  const getter = field.isProperty && !isBacking ? propertyAccessor('get', field, scope) : null;
  if (getter !== null) return `${accessorTarget(field, target, scope)}[${quote(getter)}]()`;
  return slotOf(field, target, scope);
}

/** The place of the value itself. */
export function slotOf(field: IrField_['field'], target: string | null, scope: FunctionScope): string {
  return `${target ?? `${scope.unit.classRef(className(field))}.holder()`}.${fieldSlot(field)}`;
}

export function accessorTarget(field: IrField_['field'], target: string | null, scope: FunctionScope): string {
  return target ?? `${scope.unit.classRef(className(field))}.statics`;
}

/** Name of the accessor method; null where the property of a class of this unit has none of its own and cannot be overridden. */
export function propertyAccessor(which: 'get' | 'set', field: IrField_['field'], scope: FunctionScope): string | null {
  const known = scope.unit.ownProperty(field.owner, field.name);
  if (known === null) return accessorOf(which, field.name);
  const accessor = which === 'get' ? known.getter : known.setter;
  const isPlain = accessor !== null && accessor.body === null && !known.isVirtual;
  return isPlain ? null : accessorName(which, known, field.owner);
}

function emitSObjectField({ target, access, object, name, isPathStep }: IrSObjectField, scope: FunctionScope): string {
  const site = scope.unit.sobjectField({ access, object, name });
  const read = { field: 'readField', parent: 'readParent', children: 'readChildren' }[access];
  return `${scope.unit.use(isPathStep ? `${read}OnPath` : read)}(${emitExpression(target, scope)},${site})`;
}
