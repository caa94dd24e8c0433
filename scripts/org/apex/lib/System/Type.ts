import { currentTransaction } from '../../../transaction/transaction.ts';
import { stringHash } from '../../values/apexHash.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { builtInException, createException } from '../../values/apexException.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { isSubtype } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { libraryTypeNames } from '../libraryTypeNames.ts';
import { defineType } from '../library.ts';
import { services } from '../services.ts';
import type { ApexTypeValue } from './typeValue.ts';
import { typeValueOf } from './typeValue.ts';

const COLLECTIONS: Readonly<
  Record<string, { readonly arity: number; readonly create: (type: RuntimeType) => unknown }>
> = {
  List: { arity: 1, create: (type) => new ApexList(type) },
  Set: { arity: 1, create: (type) => new ApexSet(type) },
  Map: { arity: 2, create: (type) => new ApexMap(type) }
};

/** The type a text names, in its declared spelling; null for none (P56). */
function resolve(text: string): RuntimeType | null {
  const type = RuntimeType.of(text.trim());
  if (type.args.length > 0) {
    const base = Object.keys(COLLECTIONS).find((each) => each.toLowerCase() === type.base.toLowerCase());
    const args = type.args.map((arg) => resolve(arg.name));
    if (base === undefined || COLLECTIONS[base]?.arity !== args.length || args.includes(null)) return null;
    return RuntimeType.generic(base, ...args.filter((arg) => arg !== null));
  }
  const project = services().classByName(type.name);
  if (project !== null) return project.type;
  const library =
    libraryTypeNames().get(text.trim().toLowerCase()) ??
    libraryTypeNames().get(`system.${type.name.toLowerCase()}`) ??
    libraryTypeNames().get(`schema.${type.name.toLowerCase()}`);
  if (library !== undefined) return RuntimeType.of(library);
  const object = currentTransaction().schema.object(type.name);
  return object === undefined ? null : RuntimeType.of(object.name.canonical);
}

function forName(namespace: string | null, name: string | null): ApexTypeValue | null {
  if (name === null) return null;
  const type = resolve(namespace === null || namespace === '' ? name : `${namespace}.${name}`);
  return type === null ? null : typeValueOf(type);
}

/** Needs a constructor without arguments. Throws TypeException otherwise. */
export function newInstance(type: RuntimeType): unknown {
  const collection = COLLECTIONS[type.base];
  if (collection !== undefined && type.args.length > 0) return collection.create(type);
  const project = services().classByName(type.name);
  if (project !== null) {
    if (project.construct === null || project.isAbstract || project.kind !== 'class')
      return throwApex('System.TypeException', `Class ${type.name} must have an accessible no-argument constructor.`);
    return project.construct();
  }
  const exception = builtInException(`System.${type.name}`);
  if (exception !== null) return createException(exception.name, null);
  const object = currentTransaction().schema.object(type.name);
  return object === undefined
    ? throwApex('System.TypeException', `Type cannot be constructed: ${type.name}`)
    : new ApexSObject(object);
}

export const TypeType = defineType({
  name: 'System.Type',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm',
  statics: {
    'System.Type forName(String name)': (name: string | null) => forName(null, name),
    'System.Type forName(String namespace, String name)': forName
  },
  methods: {
    'Boolean equals(Object other)': (self: ApexTypeValue, other: unknown) => self === other,
    'String getName()': (self: ApexTypeValue) => self.target.name,
    'Integer hashCode()': (self: ApexTypeValue) => stringHash(self.target.name),
    'Boolean isAssignableFrom(System.Type source)': (self: ApexTypeValue, source: ApexTypeValue | null) =>
      isSubtype(required(source).target, self.target),
    'Object newInstance()': (self: ApexTypeValue) => newInstance(self.target),
    'String toString()': (self: ApexTypeValue) => self.target.name
  }
});
