/**
 * What the checker knows about the project's types: plain data without syntax trees, so that the compiled image can keep it and
 * anonymous Apex can be checked without parsing the project again.
 */
import type { Origin } from '../../diagnostic.ts';
import type { OrgSchema } from '../../schema/model.ts';
import { nameKey } from '../../schema/apiName.ts';
import type { IrAnnotation, MethodRef, SharingKeyword, Visibility } from '../emit/ir.ts';
import { typeKey } from '../types.ts';
import type { ApexType, ClassTypeRef } from '../types.ts';
import type { LibraryCatalogue } from './libraryCatalogue.ts';

export interface TypeSymbol {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly ref: ClassTypeRef;
  readonly simpleName: string;
  readonly file: string;
  readonly apiVersion: number;
  readonly outer: TypeSymbol | null;
  /** By lower-case simple name. */
  readonly inner: Map<string, TypeSymbol>;
  readonly visibility: Visibility;
  readonly isTestVisible: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isTest: boolean;
  readonly sharing: SharingKeyword;
  readonly annotations: readonly IrAnnotation[];
  readonly origin: Origin;
  /** Set once headers are resolved: project class, extensible library type, or null. */
  superclass: ApexType | null;
  interfaces: ApexType[];
  /** Static and instance members live in separate name spaces (P17). */
  readonly staticFields: Map<string, FieldSymbol>;
  readonly instanceFields: Map<string, FieldSymbol>;
  readonly methods: Map<string, MethodSymbol[]>;
  readonly constructors: MethodSymbol[];
  /** Declared spelling by lower-case name. */
  readonly enumConstants: Map<string, string>;
}

export interface FieldSymbol {
  readonly owner: TypeSymbol;
  readonly name: string;
  /** null where the written type does not exist; the error has been reported at the declaration. */
  readonly type: ApexType | null;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isProperty: boolean;
  readonly visibility: Visibility;
  readonly isTestVisible: boolean;
  /** null where a property has no such accessor. */
  readonly readVisibility: Visibility | null;
  readonly writeVisibility: Visibility | null;
  readonly origin: Origin;
}

export interface MethodSymbol {
  readonly owner: TypeSymbol | null;
  readonly ref: MethodRef;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: ApexType | null }[];
  readonly returnType: ApexType | null;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly visibility: Visibility;
  readonly isTestVisible: boolean;
  readonly isTestMethod: boolean;
  readonly origin: Origin;
}

/** Everything names resolve against. */
export interface ProjectSymbols {
  readonly namespace: string | null;
  readonly schema: OrgSchema;
  readonly library: LibraryCatalogue;
  /** Top-level types by lower-case name. */
  readonly types: Map<string, TypeSymbol>;
}

export function findTypeSymbol(project: ProjectSymbols, ref: ClassTypeRef): TypeSymbol {
  const [outer, inner] = nameKey(ref.name).split('.');
  const top = project.types.get(outer ?? '');
  const found = inner === undefined ? top : top?.inner.get(inner);
  if (found === undefined) throw new Error(`No symbol for ${typeKey(ref)}`);
  return found;
}

export function topLevelOf(symbol: TypeSymbol): TypeSymbol {
  return symbol.outer ?? symbol;
}

export function methodKey(name: string, parameterTypes: readonly (ApexType | null)[]): string {
  return nameKey(`${name}(${parameterTypes.map((type) => (type === null ? '?' : typeKey(type))).join(',')})`);
}

/** `void foo(Integer, String)` as compiler messages print it. */
export function printSignature(
  returnType: ApexType | null,
  name: string,
  parameterTypes: readonly (ApexType | null)[]
): string {
  const list = parameterTypes.map((type) => (type === null ? '?' : typeKey(type))).join(', ');
  return `${returnType === null ? 'void' : typeKey(returnType)} ${name}(${list})`;
}
