/**
 * What the emitter hands over: plain data, safe to keep in the compiled image.
 *
 * Functions are numbered; the code gives them back in one array, and the tables here say which method each of them is.
 */
import type { SoqlQuery, SoslSearch } from '../../soql/ast.ts';
import type { TriggerEvent } from '../parse/ast.ts';
import type { IrAnnotation, LibraryMemberRef, SharingKeyword, Visibility } from './ir.ts';

export interface EmittedUnit {
  readonly file: string;
  readonly kind: 'class' | 'trigger' | 'anonymous';
  readonly namespace: string | null;
  readonly name: string;
  readonly apiVersion: number;
  /** JavaScript, line N of which is line N of the Apex file. */
  readonly code: string;
  /** Triggers and anonymous code: the statements, as a script of its own, since methods and classes may stand between them. */
  readonly bodyCode: string | null;
  readonly tables: UnitTables;
  /** Name of each function in a stack trace: `Class.Outer.Inner.method`, `Trigger.Name`, `AnonymousBlock`. */
  readonly frames: readonly string[];
  /** The top-level type first. */
  readonly classes: readonly EmittedClass[];
  /** Methods beside the statements of a trigger or anonymous block: key and function. */
  readonly localMethods: readonly KeyedFunction[];
  readonly trigger: { readonly object: string; readonly events: readonly TriggerEvent[] } | null;
  /** Apex lines that count for coverage, ascending; empty unless asked for. */
  readonly executableLines: readonly number[];
}

export interface KeyedFunction {
  readonly key: string;
  readonly function: number;
}

/** What the code refers to by number; resolved once when the unit is loaded. */
export interface UnitTables {
  /** Functions of the runtime. */
  readonly runtime: readonly string[];
  /** Printed names of project classes. */
  readonly classes: readonly string[];
  /** Printed type names. */
  readonly types: readonly string[];
  readonly library: readonly LibrarySite[];
  readonly sobjectFields: readonly SObjectFieldSite[];
  readonly queries: readonly QuerySite[];
  readonly searches: readonly SearchSite[];
  readonly dml: readonly DmlSite[];
}

export interface LibrarySite extends LibraryMemberRef {
  /** Called through `super`: overrides of project classes do not count. */
  readonly isSuper?: true;
}

export interface SObjectFieldSite {
  readonly access: 'field' | 'parent' | 'children';
  /** null: decided by the record (polymorphic parents). */
  readonly object: string | null;
  readonly name: string;
}

/** A query as it stands in the code; the same object on every run, so that plans can be kept by it. */
export interface QuerySite {
  readonly text: string;
  readonly query: SoqlQuery;
  readonly result: 'list' | 'single' | 'optional' | 'count' | 'rows';
  /** Printed type of the result. */
  readonly type: string;
  readonly apiVersion: number;
}

export interface SearchSite {
  readonly text: string;
  readonly search: SoslSearch;
  readonly apiVersion: number;
}

export interface DmlSite {
  readonly verb: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
  readonly mode: 'user' | 'system' | null;
  readonly externalId: string | null;
  readonly apiVersion: number;
}

/** Everything that others may want to know about a class without reading its code. Types are printed names. */
export interface EmittedClass {
  /** `Outer.Inner`, without namespace. */
  readonly name: string;
  readonly namespace: string | null;
  readonly kind: 'class' | 'interface' | 'enum';
  /** Printed name; `isProject` tells project classes from library types. */
  readonly superclass: SupertypeName | null;
  readonly interfaces: readonly SupertypeName[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly sharing: SharingKeyword;
  readonly isTest: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly IrAnnotation[];
  readonly fields: readonly EmittedField[];
  readonly methods: readonly EmittedMethod[];
  readonly constructors: readonly EmittedConstructor[];
  readonly enumConstants: readonly string[];
  /** Interface methods that are called by another key than that of the method that implements them, as `System.Comparable#compareTo(Object)` is. */
  readonly bridges: readonly { readonly calledAs: string; readonly key: string }[];
  /** Functions that run once per transaction, in textual order. */
  readonly staticInit: readonly number[];
  /** Functions that run once per object, in textual order. */
  readonly instanceInit: readonly number[];
}

export interface SupertypeName {
  readonly name: string;
  readonly isProject: boolean;
}

/** Fields and properties in declaration order. */
export interface EmittedField {
  readonly name: string;
  readonly type: string;
  /** JavaScript property that holds the value. */
  readonly slot: string;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly IrAnnotation[];
  readonly property: {
    /** Name of the accessor method; null where there is none. */
    readonly getter: string | null;
    readonly setter: string | null;
    readonly getterVisibility: Visibility | null;
    readonly setterVisibility: Visibility | null;
    /** null: plain access to the slot. */
    readonly getterFunction: number | null;
    readonly setterFunction: number | null;
  } | null;
}

export interface EmittedMethod {
  readonly name: string;
  readonly key: string;
  readonly parameters: readonly EmittedParameter[];
  readonly returnType: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly IrAnnotation[];
  readonly isTestMethod: boolean;
  /** null for abstract and interface methods. */
  readonly function: number | null;
}

export interface EmittedConstructor {
  readonly key: string;
  readonly parameters: readonly EmittedParameter[];
  readonly visibility: Visibility;
  readonly function: number;
}

export interface EmittedParameter {
  readonly name: string;
  readonly type: string;
}
