/**
 * How a built-in Apex type is declared: one file per type, signatures in Apex beside the code that runs them.
 *
 *     export const StringType = defineType({
 *       name: 'System.String',
 *       doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm',
 *       statics: { 'Boolean isBlank(String text)': (text: string | null) => ... },
 *       methods: { 'Boolean contains(String part)': (self: string, part: string | null) => ... }
 *     });
 *
 * The checker reads the signatures, the emitted code calls the functions, the support table lists both.
 * Calling convention: statics take the arguments; methods take the receiver (never null, the emitted code has checked it) and the
 * arguments; constructors take the {@link RuntimeType} to build and the arguments. Values are those of `values/`.
 * A function reaches the running transaction through `currentTransaction()`; it throws Apex exceptions with `throwApex(...)`.
 */
import type { RuntimeType } from '../values/runtimeType.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one table holds functions of every arity; signatures are checked by the tests of each type
export type LibraryFunction = (...args: any[]) => unknown;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type LibraryConstructor = (type: RuntimeType, ...args: any[]) => unknown;

export interface LibraryTypeDeclaration {
  /** Qualified: `System.String`, `Database.Batchable<T>`, `System.List<T>`, `Schema.SObjectType`. */
  readonly name: string;
  /** Documentation address. */
  readonly doc: string;
  /** Default: class. */
  readonly kind?: 'class' | 'interface' | 'enum';
  /** Supertype in Apex notation, `System.Exception`; default System.Object. */
  readonly extends?: string;
  /** `['System.Iterable<T>']` */
  readonly implements?: readonly string[];
  /** True where project classes may extend it (only Exception on the platform). */
  readonly isExtensible?: boolean;
  readonly constructors?: Readonly<Record<string, LibraryConstructor>>;
  /** `'Type name(Type parameter, ...)'` */
  readonly statics?: Readonly<Record<string, LibraryFunction>>;
  readonly methods?: Readonly<Record<string, LibraryFunction>>;
  /** `'Type name'` -> getter; read-only unless `setters` has it too. */
  readonly staticProperties?: Readonly<Record<string, LibraryFunction>>;
  /** Setters of static properties. */
  readonly staticSetters?: Readonly<Record<string, LibraryFunction>>;
  readonly properties?: Readonly<Record<string, LibraryFunction>>;
  readonly setters?: Readonly<Record<string, LibraryFunction>>;
  /** Enum constants in order. */
  readonly constants?: readonly string[];
  /** Interface methods that project classes implement: `'Integer compareTo(Object other)'`. */
  readonly abstracts?: readonly string[];
  /** Members the platform has and we refuse by name: signature -> reason shown to the user. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** Checks the declaration's shape and freezes it; signatures are parsed when the catalogue of the library is built. */
export function defineType(declaration: LibraryTypeDeclaration): LibraryTypeDeclaration {
  return Object.freeze(declaration);
}
