/** Modifiers: which words each declaration takes, which cannot be combined, and what their absence means. */
import type { Origin } from '../../../diagnostic.ts';
import type { ModifierWord, Modifiers } from '../../parse/ast.ts';
import type { IrAnnotation, SharingKeyword, Visibility } from '../../emit/ir.ts';
import type { Report } from '../checkFailure.ts';
import { conflictingModifiers, duplicateModifier, invalidModifier, unsupported } from '../messages.ts';
import { hasAnnotation, readAnnotations } from './annotations.ts';

export type ModifierPlace =
  | 'class'
  | 'innerClass'
  | 'interface'
  | 'innerInterface'
  | 'enum'
  | 'innerEnum'
  | 'field'
  | 'property'
  | 'accessor'
  | 'method'
  | 'interfaceMethod'
  | 'constructor'
  | 'local'
  | 'parameter';

export interface ReadModifiers {
  /** null: none written. */
  readonly visibility: Visibility | null;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly isTransient: boolean;
  readonly sharing: SharingKeyword;
  readonly isTest: boolean;
  readonly isTestVisible: boolean;
  readonly annotations: readonly IrAnnotation[];
  /** Where a word stands, for messages. */
  readonly origins: ReadonlyMap<ModifierWord, Origin>;
}

const TYPE_VISIBILITY: readonly ModifierWord[] = ['private', 'public', 'global'];
const MEMBER_VISIBILITY: readonly ModifierWord[] = ['private', 'protected', 'public', 'global'];
const SHARING: readonly ModifierWord[] = ['with sharing', 'without sharing', 'inherited sharing'];

const ALLOWED: Readonly<Record<ModifierPlace, ReadonlySet<ModifierWord>>> = {
  class: new Set([...TYPE_VISIBILITY, ...SHARING, 'abstract', 'virtual']),
  innerClass: new Set([...TYPE_VISIBILITY, ...SHARING, 'abstract', 'virtual']),
  interface: new Set(TYPE_VISIBILITY),
  innerInterface: new Set([...TYPE_VISIBILITY, 'virtual']),
  enum: new Set(TYPE_VISIBILITY),
  innerEnum: new Set(TYPE_VISIBILITY),
  field: new Set([...MEMBER_VISIBILITY, 'static', 'final', 'transient']),
  property: new Set([...MEMBER_VISIBILITY, 'static', 'final', 'transient', 'virtual', 'override']),
  accessor: new Set(MEMBER_VISIBILITY),
  method: new Set([
    ...MEMBER_VISIBILITY,
    'static',
    'abstract',
    'virtual',
    'override',
    'final',
    'testmethod',
    'webservice'
  ]),
  interfaceMethod: new Set(),
  constructor: new Set(MEMBER_VISIBILITY),
  local: new Set(['final']),
  parameter: new Set(['final'])
};

/** At most one of each group. */
const EXCLUSIVE: readonly (readonly ModifierWord[])[] = [
  MEMBER_VISIBILITY,
  SHARING,
  ['static', 'abstract'],
  ['static', 'virtual'],
  ['static', 'override'],
  ['final', 'abstract'],
  ['final', 'virtual']
];

const SHARING_WORDS: Partial<Record<ModifierWord, Exclude<SharingKeyword, null>>> = {
  'with sharing': 'with',
  'without sharing': 'without',
  'inherited sharing': 'inherited'
};

export function readModifiers(modifiers: Modifiers, place: ModifierPlace, report: Report): ReadModifiers {
  const origins = new Map<ModifierWord, Origin>();
  for (const { word, origin } of modifiers.words) {
    if (origins.has(word)) report(duplicateModifier(word, origin));
    else if (!ALLOWED[place].has(word)) report(invalidModifier(word, place, origin));
    origins.set(word, origin);
  }
  for (const group of EXCLUSIVE) {
    const [first, second] = group.filter((word) => origins.has(word));
    const at = second === undefined ? undefined : origins.get(second);
    if (first !== undefined && second !== undefined && at !== undefined)
      report(conflictingModifiers(first, second, at));
  }
  const webservice = origins.get('webservice');
  if (webservice !== undefined) report(unsupported('webservice', 'there is no SOAP interface', webservice));
  const annotations = readAnnotations(modifiers.annotations, place, report);
  const words = new Set(origins.keys());
  const visibility = MEMBER_VISIBILITY.find((word) => words.has(word)) as Visibility | undefined;
  const sharing = SHARING.find((word) => words.has(word));
  return {
    visibility: visibility ?? null,
    isStatic: words.has('static') || words.has('testmethod'),
    isFinal: words.has('final'),
    isAbstract: words.has('abstract'),
    isVirtual: words.has('virtual'),
    isOverride: words.has('override'),
    isTransient: words.has('transient'),
    sharing: sharing === undefined ? null : (SHARING_WORDS[sharing] ?? null),
    isTest: words.has('testmethod') || hasAnnotation(annotations, 'IsTest'),
    isTestVisible: hasAnnotation(annotations, 'TestVisible'),
    annotations,
    origins
  };
}
