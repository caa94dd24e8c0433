/**
 * The built-in types as the checker sees them: the signatures of `lib/` parsed, typed and indexed.
 *
 * Member keys are `System.String#contains(String)`, `System.List#<init>()`, `System.Trigger#isInsert`, `System.LoggingLevel#DEBUG`;
 * parameter types are printed by `typeKey`. Emitted code finds the running function by kind and key in `functions`.
 */
import type { LibraryMemberRef } from '../emit/ir.ts';
import type { LibraryConstructor, LibraryFunction, LibraryTypeDeclaration } from '../lib/library.ts';
import { nameKey } from '../../schema/apiName.ts';
import { libraryType, listOf, OBJECT, SOBJECT, sobjectType, STRING, typeKey, VOID } from '../types.ts';
import type { ApexType, LibraryTypeRef } from '../types.ts';
import { parseSignature, parseTypeText } from './librarySignature.ts';
import type { SignatureShape, TypeText } from './librarySignature.ts';

export interface LibraryMember {
  readonly ref: LibraryMemberRef;
  readonly owner: string;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: ApexType }[];
  readonly returnType: ApexType;
  /** Why the local org refuses this member of the platform; null where it works. */
  readonly refused: string | null;
  /** True for interface methods that project classes implement. */
  readonly isAbstract: boolean;
}

export interface LibraryType {
  /** Qualified and without type parameters: `System.List`. */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly typeParameters: readonly string[];
  readonly superclass: LibraryTypeRef | null;
  readonly interfaces: readonly LibraryTypeRef[];
  readonly isExtensible: boolean;
  readonly constants: readonly string[];
  readonly constructors: readonly LibraryMember[];
  /** By lower-case name. */
  readonly statics: ReadonlyMap<string, readonly LibraryMember[]>;
  readonly methods: ReadonlyMap<string, readonly LibraryMember[]>;
  readonly properties: ReadonlyMap<string, LibraryMember>;
  readonly setters: ReadonlyMap<string, LibraryMember>;
  readonly staticProperties: ReadonlyMap<string, LibraryMember>;
  readonly staticSetters: ReadonlyMap<string, LibraryMember>;
}

export interface LibraryCatalogue {
  /** By lower-case qualified name. */
  readonly types: ReadonlyMap<string, LibraryType>;
  /** Lower-case namespaces of the declared types: `system`, `schema`, `database`, ... */
  readonly namespaces: ReadonlySet<string>;
  /** By `kind key`, as {@link functionKey} joins them. */
  readonly functions: ReadonlyMap<string, LibraryFunction | LibraryConstructor>;
}

/** SObject types that signatures may name; all others come from the schema of a project. */
const SOBJECTS_IN_SIGNATURES = new Map(
  ['User', 'AggregateResult', 'Group'].map((name) => [nameKey(name), sobjectType(name)])
);

export function functionKey(ref: LibraryMemberRef): string {
  return `${ref.kind} ${ref.key}`;
}

/** Namespaces whose types need no prefix, in order. */
export const IMPLICIT_NAMESPACES = ['system', 'schema'] as const;

export function findLibraryType(library: LibraryCatalogue, name: string): LibraryType | undefined {
  return library.types.get(nameKey(name));
}

/** `String` and `SObjectType` are found without their namespace. */
export function findImplicitLibraryType(library: LibraryCatalogue, simpleName: string): LibraryType | undefined {
  for (const namespace of IMPLICIT_NAMESPACES) {
    const type = library.types.get(`${namespace}.${nameKey(simpleName)}`);
    if (type !== undefined) return type;
  }
  return undefined;
}

/**
 * Parses every signature. Throws one Error that lists all unreadable signatures, unknown types and duplicates, since a broken
 * declaration is a fault of the local org and must not wait for the code that would use it.
 */
export function buildLibraryCatalogue(declarations: readonly LibraryTypeDeclaration[]): LibraryCatalogue {
  const problems: string[] = [];
  const headers = new Map<string, { declaration: LibraryTypeDeclaration; name: string; typeParameters: string[] }>();
  for (const declaration of declarations) {
    const text = parseTypeText(declaration.name);
    if (headers.has(nameKey(text.name))) problems.push(`${text.name} is declared twice`);
    headers.set(nameKey(text.name), { declaration, name: text.name, typeParameters: text.args.map((arg) => arg.name) });
  }
  const functions = new Map<string, LibraryFunction | LibraryConstructor>();
  const types = new Map<string, LibraryType>();
  for (const [key, header] of headers) types.set(key, buildType(header, headers, functions, problems));
  if (problems.length > 0) throw new Error(`The library's declarations are broken:\n${problems.join('\n')}`);
  const namespaces = new Set([...types.values()].map((type) => nameKey(type.name.slice(0, type.name.indexOf('.')))));
  return { types, namespaces, functions };
}

type Headers = ReadonlyMap<string, { readonly name: string; readonly typeParameters: readonly string[] }>;

function buildType(
  header: { declaration: LibraryTypeDeclaration; name: string; typeParameters: string[] },
  headers: Headers,
  functions: Map<string, LibraryFunction | LibraryConstructor>,
  problems: string[]
): LibraryType {
  const { declaration, name, typeParameters } = header;
  const owner: Owner = { name, typeParameters, headers };
  const refused = new Map(Object.entries(declaration.refused ?? {}));
  const add = (
    kind: LibraryMemberRef['kind'],
    shape: SignatureShape,
    table: Readonly<Record<string, LibraryFunction | LibraryConstructor>> | undefined
  ): LibraryMember[] => {
    const members: LibraryMember[] = [];
    for (const [signature, implementation] of Object.entries(table ?? {})) {
      collect(problems, name, () => {
        const member = readMember(owner, kind, shape, signature, null, false);
        const key = functionKey(member.ref);
        if (functions.has(key)) throw new Error(`${signature} is declared twice`);
        functions.set(key, implementation);
        members.push(member);
      });
    }
    return members;
  };
  const statics = add('static', 'method', declaration.statics);
  const methods = add('method', 'method', declaration.methods);
  const constructors = add('constructor', 'constructor', declaration.constructors);
  const properties = add('property', 'property', declaration.properties);
  const staticProperties = add('staticProperty', 'property', declaration.staticProperties);
  const setters = add('setter', 'property', declaration.setters);
  const staticSetters = add('setter', 'property', declaration.staticSetters);
  for (const signature of declaration.abstracts ?? []) {
    collect(problems, name, () => methods.push(readMember(owner, 'method', 'method', signature, null, true)));
  }
  for (const [signature, reason] of refused) {
    collect(problems, name, () =>
      readRefused(owner, signature, reason, { statics, methods, constructors, properties, staticProperties })
    );
  }
  if (declaration.kind === 'enum') statics.push(...enumStatics(owner));
  for (const group of [methods, statics, constructors]) reportDuplicates(name, group, problems);
  const reference = (text: string): LibraryTypeRef | null => {
    const type = collect(problems, name, () => resolve(parseTypeText(text), owner));
    return type?.kind === 'library' ? type : null;
  };
  return {
    name,
    kind: declaration.kind ?? 'class',
    typeParameters,
    superclass:
      declaration.extends === undefined ? (name === OBJECT.name ? null : OBJECT) : reference(declaration.extends),
    interfaces: (declaration.implements ?? []).map(reference).filter((type) => type !== null),
    isExtensible: declaration.isExtensible ?? false,
    constants: declaration.constants ?? [],
    constructors,
    statics: groupByName(statics),
    methods: groupByName(methods),
    properties: indexByName(properties),
    setters: indexByName(setters),
    staticSetters: indexByName(staticSetters),
    staticProperties: indexByName(staticProperties)
  };
}

interface Owner {
  readonly name: string;
  readonly typeParameters: readonly string[];
  readonly headers: Headers;
}

interface MemberGroups {
  readonly statics: LibraryMember[];
  readonly methods: LibraryMember[];
  readonly constructors: LibraryMember[];
  readonly properties: LibraryMember[];
  readonly staticProperties: LibraryMember[];
}

/**
 * A refused signature stands for the member in whichever form it is used, since the platform's form matters only to code that would
 * run. `static` in front, or a constructor's missing return type, narrows nothing that could be called.
 */
function readRefused(owner: Owner, signature: string, reason: string, groups: MemberGroups): void {
  const text = signature.replace(/^static\s+/, '');
  if (!text.includes('(')) {
    groups.properties.push(readMember(owner, 'property', 'property', text, reason, false));
    groups.staticProperties.push(readMember(owner, 'staticProperty', 'property', text, reason, false));
    return;
  }
  const isConstructor = /^[\w.]+(?:<[^(]*>)?\s*\(/.test(text);
  if (isConstructor) {
    groups.constructors.push(readMember(owner, 'constructor', 'constructor', text, reason, false));
    return;
  }
  groups.statics.push(readMember(owner, 'static', 'method', text, reason, false));
  groups.methods.push(readMember(owner, 'method', 'method', text, reason, false));
}

function readMember(
  owner: Owner,
  kind: LibraryMemberRef['kind'],
  shape: SignatureShape,
  signature: string,
  refused: string | null,
  isAbstract: boolean
): LibraryMember {
  const text = parseSignature(signature, shape);
  const parameters = text.parameters.map((parameter) => ({
    name: parameter.name,
    type: resolve(parameter.type, owner)
  }));
  const name = kind === 'constructor' ? '<init>' : text.name;
  const list = shape === 'property' ? '' : `(${parameters.map((parameter) => typeKey(parameter.type)).join(',')})`;
  return {
    ref: { kind, key: `${owner.name}#${name}${list}` },
    owner: owner.name,
    name,
    parameters,
    returnType: text.returnType === null ? VOID : resolve(text.returnType, owner),
    refused,
    isAbstract
  };
}

function enumStatics(owner: Owner): LibraryMember[] {
  const self = libraryType(owner.name);
  const member = (name: string, parameters: LibraryMember['parameters'], returnType: ApexType): LibraryMember => ({
    ref: {
      kind: 'static',
      key: `${owner.name}#${name}(${parameters.map((parameter) => typeKey(parameter.type)).join(',')})`
    },
    owner: owner.name,
    name,
    parameters,
    returnType,
    refused: null,
    isAbstract: false
  });
  return [member('values', [], listOf(self)), member('valueOf', [{ name: 'name', type: STRING }], self)];
}

function resolve(text: TypeText, owner: Owner): ApexType {
  const args = text.args.map((arg) => resolve(arg, owner));
  const key = nameKey(text.name);
  if (key === 'void') return VOID;
  if (owner.typeParameters.includes(text.name)) return { kind: 'parameter', name: text.name };
  if (key === 'sobject' || key === 'system.sobject') return SOBJECT;
  const namespace = nameKey(owner.name.slice(0, owner.name.indexOf('.')));
  const header =
    owner.headers.get(key) ??
    [namespace, ...IMPLICIT_NAMESPACES]
      .map((prefix) => owner.headers.get(`${prefix}.${key}`))
      .find((found) => found !== undefined);
  if (header !== undefined) {
    if (header.typeParameters.length !== args.length)
      throw new Error(`${text.name} takes ${header.typeParameters.length} type arguments`);
    return libraryType(header.name, ...args);
  }
  const sobject = SOBJECTS_IN_SIGNATURES.get(key);
  if (sobject !== undefined) return sobject;
  throw new Error(`unknown type ${text.name}`);
}

function collect<T>(problems: string[], typeName: string, action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    problems.push(`${typeName}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function reportDuplicates(typeName: string, members: readonly LibraryMember[], problems: string[]): void {
  const seen = new Set<string>();
  for (const member of members) {
    const key = nameKey(member.ref.key);
    if (seen.has(key)) problems.push(`${typeName}: ${member.ref.key} is declared twice`);
    seen.add(key);
  }
}

function groupByName(members: readonly LibraryMember[]): Map<string, LibraryMember[]> {
  const groups = new Map<string, LibraryMember[]>();
  for (const member of members) {
    const key = nameKey(member.name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}

function indexByName(members: readonly LibraryMember[]): Map<string, LibraryMember> {
  return new Map(members.map((member) => [nameKey(member.name), member]));
}

/** Members every enum constant has, project enums included; they live on `System.Enum` where the library declares it. */
export const ENUM_TYPE = libraryType('System.Enum');
