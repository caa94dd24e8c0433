/**
 * Static types of Apex, as plain data: comparable by {@link typeKey}, safe to keep in the compiled image.
 * Every built-in type, collections included, is a library type declared in `lib/`; there is no second list of types.
 */
export type ApexType = VoidType | NullType | LibraryTypeRef | ClassTypeRef | SObjectTypeRef | TypeParameterRef;

export interface VoidType {
  readonly kind: 'void';
}

/** The type of the literal `null`. */
export interface NullType {
  readonly kind: 'null';
}

/** `System.String`, `System.List` with one argument, `Database.Batchable`, ...; `name` is the declared, qualified name. */
export interface LibraryTypeRef {
  readonly kind: 'library';
  readonly name: string;
  readonly args: readonly ApexType[];
}

/** A class, interface or enum of the project. `name` is `Outer` or `Outer.Inner` in the declared spelling, without namespace. */
export interface ClassTypeRef {
  readonly kind: 'class';
  readonly namespace: string | null;
  readonly name: string;
  /** Always empty for project types today; the platform offers no user generics. */
  readonly args: readonly ApexType[];
}

/** `name` is the canonical object name, or null for the generic SObject. */
export interface SObjectTypeRef {
  readonly kind: 'sobject';
  readonly name: string | null;
}

/** `T` inside the declaration of a generic library type; never seen outside `lib/` signatures after substitution. */
export interface TypeParameterRef {
  readonly kind: 'parameter';
  readonly name: string;
}

export function libraryType(name: string, ...args: ApexType[]): LibraryTypeRef {
  return { kind: 'library', name, args };
}

export function sobjectType(name: string | null): SObjectTypeRef {
  return { kind: 'sobject', name };
}

export const VOID: VoidType = { kind: 'void' };
export const NULL: NullType = { kind: 'null' };
export const SOBJECT = sobjectType(null);
export const BOOLEAN = libraryType('System.Boolean');
export const INTEGER = libraryType('System.Integer');
export const LONG = libraryType('System.Long');
export const DOUBLE = libraryType('System.Double');
export const DECIMAL = libraryType('System.Decimal');
export const STRING = libraryType('System.String');
export const ID = libraryType('System.Id');
export const DATE = libraryType('System.Date');
export const DATETIME = libraryType('System.Datetime');
export const TIME = libraryType('System.Time');
export const BLOB = libraryType('System.Blob');
export const OBJECT = libraryType('System.Object');
export const listOf = (element: ApexType): LibraryTypeRef => libraryType('System.List', element);
export const mapOf = (key: ApexType, value: ApexType): LibraryTypeRef => libraryType('System.Map', key, value);
/**
 * The type as the platform prints it, without spaces: `Map<Id,Account>`, `Database.QueryLocator`, `Outer.Inner`, `SObject`.
 * `System.` and `Schema.` are left out, as in compiler messages. Equal keys mean equal types.
 */
export function typeKey(type: ApexType): string {
  switch (type.kind) {
    case 'void':
      return 'void';
    case 'null':
      return 'null';
    case 'parameter':
      return type.name;
    case 'sobject':
      return type.name ?? 'SObject';
    case 'class':
      return type.namespace === null ? type.name : `${type.namespace}.${type.name}`;
    case 'library': {
      const name = type.name.replace(/^(?:System|Schema)\./, '');
      return type.args.length === 0 ? name : `${name}<${type.args.map(typeKey).join(',')}>`;
    }
  }
}

export function sameType(a: ApexType, b: ApexType): boolean {
  return a === b || typeKey(a) === typeKey(b);
}

export function isLibrary(type: ApexType, name: string): type is LibraryTypeRef {
  return type.kind === 'library' && type.name === name;
}
