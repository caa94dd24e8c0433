/** Assignments, plain and compound. Receivers and indexes are evaluated once and before the value (P11). */
import type { IrAssign, IrCompound, IrExpression, LValue } from './ir.ts';
import { accessorTarget, emitExpression, emitNonNull, propertyAccessor, readField, slotOf } from './emitExpressions.ts';
import { emitArithmetic } from './emitOperators.ts';
import type { FunctionScope } from './functionScope.ts';
import { localName, quote } from './names.ts';

/** A place that has been evaluated: how to read it and how to write it. */
interface Place {
  /** Run before reading or writing. */
  readonly setup: readonly string[];
  readonly read: string;
  write(value: string): string;
  /** False where `write` is a call that does not give the value back. */
  readonly writeGivesValue: boolean;
}

export function emitAssign({ target, value }: IrAssign, isValueUsed: boolean, scope: FunctionScope): string {
  const place = openPlace(target, scope, false);
  return finish(place, emitExpression(value, scope), isValueUsed, scope);
}

/** Writes `value`; the whole is a value where it is used, else only an effect. */
function finish(place: Place, value: string, isValueUsed: boolean, scope: FunctionScope): string {
  if (!isValueUsed || place.writeGivesValue) return sequence([...place.setup, place.write(value)]);
  const kept = scope.temporary();
  return sequence([...place.setup, `${kept}=${value}`, place.write(kept), kept]);
}

export function emitCompound(expression: IrCompound, isValueUsed: boolean, scope: FunctionScope): string {
  const place = openPlace(expression.target, scope, true);
  const isOldUsed = isValueUsed && expression.result === 'old';
  const old = isOldUsed ? scope.temporary() : null;
  const current = old === null ? place.read : `(${old}=${place.read})`;
  const value = applyOperator(expression, current, scope);
  if (old === null) return finish(place, value, isValueUsed, scope);
  return sequence([...place.setup, place.write(value), old]);
}

function applyOperator(expression: IrCompound, current: string, scope: FunctionScope): string {
  const { operator, operands, target, currentConversion, resultConversion, value } = expression;
  if (operands === 'String') return concatenate(expression, current, scope);
  const isNonNull = target.op === 'local' && scope.isNonNull(target);
  const checked = isNonNull ? current : `(${current}??${scope.unit.use('npe')}())`;
  const converted = convert(currentConversion, checked, scope);
  const result = emitArithmetic(operator, operands, converted, emitNonNull(value, scope), scope);
  return convert(resultConversion, result, scope);
}

function convert(conversion: IrCompound['currentConversion'], printed: string, scope: FunctionScope): string {
  return conversion === null ? printed : `${scope.unit.use(`convert${conversion}`)}(${printed})`;
}

function concatenate({ value }: IrCompound, current: string, scope: FunctionScope): string {
  return `${scope.unit.use('grown')}(\`\${${current}}\${${emitExpression(value, scope)}}\`)`;
}

function sequence(parts: readonly string[]): string {
  return `(${parts.join(',')})`;
}

function openPlace(target: LValue, scope: FunctionScope, isRead: boolean): Place {
  switch (target.op) {
    case 'local': {
      const name = localName(target.name);
      return { setup: [], read: name, write: (value) => `${name}=${value}`, writeGivesValue: true };
    }
    case 'field':
      return openField(target, scope, isRead);
    case 'sobjectField': {
      const { setup, name } = hold(target.target, scope);
      const { access, object } = target;
      const site = scope.unit.sobjectField({ access, object, name: target.name });
      const [read, write] = access === 'parent' ? ['readParent', 'writeParent'] : ['readField', 'writeField'];
      return {
        setup,
        read: isRead ? `${scope.unit.use(read)}(${name},${site})` : '',
        write: (value) => `${scope.unit.use(write)}(${name},${site},${value})`,
        writeGivesValue: false
      };
    }
    case 'index': {
      const list = hold(target.target, scope);
      const index = hold(target.index, scope);
      return {
        setup: [...list.setup, ...index.setup],
        read: `${list.name}.get(${index.name})`,
        write: (value) => `${list.name}.set(${index.name},${value})`,
        writeGivesValue: false
      };
    }
    case 'librarySetter': {
      const receiver = target.target === null ? { setup: [], name: null } : hold(target.target, scope);
      const args = receiver.name === null ? [] : [receiver.name];
      return {
        setup: receiver.setup,
        read: isRead ? `${scope.unit.libraryMember(target.getter)}(${args.join(',')})` : '',
        write: (value) => `${scope.unit.libraryMember(target.setter)}(${[...args, value].join(',')})`,
        writeGivesValue: false
      };
    }
  }
}

function openField(target: Extract<LValue, { op: 'field' }>, scope: FunctionScope, isRead: boolean): Place {
  const { field } = target;
  const receiver = target.target === null ? null : hold(target.target, scope);
  const name = receiver?.name ?? null;
  const setup = receiver?.setup ?? [];
  const read = isRead ? readField(target, name, scope) : '';
  const setter = field.isProperty && !target.isBacking ? propertyAccessor('set', field, scope) : null;
  if (setter === null) {
    const slot = slotOf(field, name, scope);
    return { setup, read, write: (value) => `${slot}=${value}`, writeGivesValue: true };
  }
  const owner = accessorTarget(field, name, scope);
  return { setup, read, write: (value) => `${owner}[${quote(setter)}](${value})`, writeGivesValue: false };
}

/** Evaluates a receiver or index once; `this`, numbers and locals that never change need no temporary. */
function hold(
  expression: IrExpression,
  scope: FunctionScope
): { readonly setup: readonly string[]; readonly name: string } {
  if (expression.op === 'this') return { setup: [], name: 'this' };
  if (expression.op === 'literal' && typeof expression.value === 'number')
    return { setup: [], name: String(expression.value) };
  const name = scope.temporary();
  return { setup: [`${name}=${emitNonNull(expression, scope)}`], name };
}
