/** JavaScript names of Apex things. `$` never occurs in an Apex identifier, so it keeps ours apart. */
import type { FieldRef, IrProperty, MethodRef } from './ir.ts';

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super switch ' +
    'this throw true try typeof undefined var void while with yield NaN Infinity'
  ).split(' ')
);

export function localName(name: string): string {
  return RESERVED.has(name) ? `${name}$` : name;
}

/** Printed name with namespace: `involve.Outer.Inner`. */
export function className({ namespace, owner }: Pick<MethodRef, 'namespace' | 'owner'>): string {
  return namespace === null ? owner : `${namespace}.${owner}`;
}

/** The property of an instance or of the statics holder; named by its owner, since a subclass may declare the same name again. */
export function fieldSlot({ owner, name }: Pick<FieldRef, 'owner' | 'name'>): string {
  return `${owner.replaceAll('.', '_')}$${name}`;
}

/** Constructors stand on the prototype too; their owner keeps `this(...)` from reaching a subclass. */
export function constructorName({ owner, key }: Pick<MethodRef, 'owner' | 'key'>): string {
  return `${owner}.${key}`;
}

export function accessorName(
  which: 'get' | 'set',
  { name, visibility, isVirtual }: Pick<IrProperty, 'name' | 'visibility' | 'isVirtual'>,
  owner: string
): string {
  const isOwn = visibility === 'private' && !isVirtual;
  return accessorOf(which, name) + (isOwn ? `@${owner.toLowerCase()}` : '');
}

/** Accessor of a property that others may see. */
export function accessorOf(which: 'get' | 'set', name: string): string {
  return `${which}:${name.toLowerCase()}`;
}

export function quote(text: string): string {
  return JSON.stringify(text);
}
