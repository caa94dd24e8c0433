/** First pass: a symbol for every class, interface and enum, before any name inside them is looked at. */
import { nameKey } from '../../../schema/apiName.ts';
import type { ClassDeclaration, TypeDeclaration } from '../../parse/ast.ts';
import type { Report } from '../checkFailure.ts';
import { checkTypeName } from '../identifiers.ts';
import { duplicateType, nestedTooDeep, topLevelVisibility, unsupported } from '../messages.ts';
import type { TypeSymbol } from '../symbols.ts';
import { readModifiers } from './modifiers.ts';
import type { ModifierPlace } from './modifiers.ts';

export interface DeclaredType {
  readonly symbol: TypeSymbol;
  readonly declaration: TypeDeclaration;
  readonly report: Report;
}

export interface TypeSource {
  readonly file: string;
  readonly apiVersion: number;
  readonly namespace: string | null;
  readonly report: Report;
  /** Classes of anonymous Apex need no visibility. */
  readonly isAnonymous: boolean;
}

const PLACES: Readonly<Record<TypeDeclaration['kind'], readonly [ModifierPlace, ModifierPlace]>> = {
  ClassDeclaration: ['class', 'innerClass'],
  InterfaceDeclaration: ['interface', 'innerInterface'],
  EnumDeclaration: ['enum', 'innerEnum']
};

const KINDS: Readonly<Record<TypeDeclaration['kind'], TypeSymbol['kind']>> = {
  ClassDeclaration: 'class',
  InterfaceDeclaration: 'interface',
  EnumDeclaration: 'enum'
};

/** The type and its inner types, outer first. */
export function declareType(
  declaration: TypeDeclaration,
  outer: TypeSymbol | null,
  source: TypeSource
): DeclaredType[] {
  const { report } = source;
  const modifiers = readModifiers(declaration.modifiers, PLACES[declaration.kind][outer === null ? 0 : 1], report);
  const { text, origin } = declaration.name;
  checkTypeName(declaration.name, outer === null, report);
  const isTest = modifiers.isTest || (outer?.isTest ?? false);
  const isOpen = modifiers.visibility === 'public' || modifiers.visibility === 'global';
  if (outer === null && !isOpen && !isTest && !source.isAnonymous) report(topLevelVisibility(text, origin));
  const typeParameter = declaration.kind === 'EnumDeclaration' ? undefined : declaration.typeParameters[0];
  if (typeParameter !== undefined)
    report(
      unsupported(
        `Type parameter ${typeParameter.text}`,
        'the platform offers no generic classes to projects',
        typeParameter.origin
      )
    );
  const symbol: TypeSymbol = {
    kind: KINDS[declaration.kind],
    ref: {
      kind: 'class',
      namespace: source.namespace,
      name: outer === null ? text : `${outer.ref.name}.${text}`,
      args: []
    },
    simpleName: text,
    file: source.file,
    apiVersion: source.apiVersion,
    outer,
    inner: new Map(),
    visibility: modifiers.visibility ?? (source.isAnonymous ? 'public' : 'private'),
    isTestVisible: modifiers.isTestVisible,
    isAbstract: modifiers.isAbstract,
    isVirtual: modifiers.isVirtual,
    isTest,
    sharing: modifiers.sharing,
    annotations: modifiers.annotations,
    origin,
    superclass: null,
    interfaces: [],
    staticFields: new Map(),
    instanceFields: new Map(),
    methods: new Map(),
    constructors: [],
    enumConstants: new Map()
  };
  const inner = declaration.kind === 'ClassDeclaration' ? declareInner(declaration, symbol, source) : [];
  return [{ symbol, declaration, report }, ...inner];
}

function declareInner(declaration: ClassDeclaration, owner: TypeSymbol, source: TypeSource): DeclaredType[] {
  return declaration.members.flatMap((member) => {
    if (
      member.kind !== 'ClassDeclaration' &&
      member.kind !== 'InterfaceDeclaration' &&
      member.kind !== 'EnumDeclaration'
    )
      return [];
    if (owner.outer !== null) {
      source.report(nestedTooDeep(member.name.text, member.name.origin));
      return [];
    }
    const declared = declareType(member, owner, source);
    const key = nameKey(member.name.text);
    const [first] = declared;
    if (first === undefined || owner.inner.has(key) || key === nameKey(owner.simpleName)) {
      source.report(duplicateType(member.name.text, member.name.origin));
      return [];
    }
    owner.inner.set(key, first.symbol);
    return declared;
  });
}
