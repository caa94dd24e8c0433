/**
 * Annotations: where each may stand and which values it takes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
 */
import type { Annotation } from '../../parse/ast.ts';
import type { IrAnnotation } from '../../emit/ir.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { Report } from '../checkFailure.ts';
import {
  annotationWithoutValues,
  misplacedAnnotation,
  unknownAnnotation,
  unknownAnnotationValue,
  unsupported,
  wrongAnnotationText
} from '../messages.ts';
import type { ModifierPlace } from './modifiers.ts';

interface AnnotationRule {
  readonly name: string;
  readonly places: readonly ModifierPlace[];
  /** Lower-case names; `value` is the single unnamed one. */
  readonly values: readonly string[];
  /** The texts every value is one of; any value where left out. Then at least one has to be given. */
  readonly texts?: readonly string[];
  /** Why the local org refuses it, or null. */
  readonly refused: string | null;
}

const TYPES: readonly ModifierPlace[] = ['class', 'innerClass', 'interface', 'innerInterface', 'enum', 'innerEnum'];
const MEMBERS: readonly ModifierPlace[] = ['field', 'property', 'method', 'constructor', 'interfaceMethod'];

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm */
export const HTTP_ANNOTATIONS = ['HttpGet', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'] as const;

const RULES: ReadonlyMap<string, AnnotationRule> = new Map(
  (
    [
      {
        name: 'IsTest',
        places: ['class', 'innerClass', 'method', 'enum', 'innerEnum', 'interface', 'innerInterface'],
        values: ['isparallel', 'seealldata', 'oninstall', 'critical', 'testfor'],
        refused: null
      },
      { name: 'TestSetup', places: ['method'], values: [], refused: null },
      { name: 'TestVisible', places: [...TYPES, ...MEMBERS], values: [], refused: null },
      {
        name: 'AuraEnabled',
        places: ['method', 'property', 'field'],
        values: ['cacheable', 'continuation', 'scope'],
        refused: null
      },
      { name: 'Future', places: ['method'], values: ['callout', 'limits'], refused: null },
      {
        name: 'InvocableMethod',
        places: ['method'],
        values: ['label', 'description', 'callout', 'category', 'configurationeditor', 'iconname', 'capabilitytype'],
        refused: null
      },
      {
        name: 'InvocableVariable',
        places: ['field', 'property'],
        values: ['label', 'description', 'required', 'defaultvalue', 'placeholdertext'],
        refused: null
      },
      {
        name: 'SuppressWarnings',
        places: [...TYPES, ...MEMBERS, 'local', 'parameter'],
        values: ['value'],
        refused: null
      },
      { name: 'Deprecated', places: [...TYPES, ...MEMBERS], values: [], refused: null },
      { name: 'NamespaceAccessible', places: [...TYPES, ...MEMBERS], values: [], refused: null },
      {
        name: 'ReadOnly',
        places: ['method'],
        values: [],
        refused: 'its larger query limits are not part of the transaction'
      },
      {
        name: 'JsonAccess',
        places: ['class', 'innerClass'],
        values: ['serializable', 'deserializable'],
        texts: ['never', 'sameNamespace', 'samePackage', 'always'],
        refused: null
      },
      { name: 'RemoteAction', places: ['method'], values: [], refused: null },
      { name: 'RestResource', places: ['class'], values: ['urlmapping'], refused: null },
      ...HTTP_ANNOTATIONS.map((name) => ({
        name,
        places: ['method'] as const,
        values: [],
        refused: null
      }))
    ] satisfies AnnotationRule[]
  ).map((rule) => [nameKey(rule.name), rule])
);

/** Reports what is unknown or misplaced; keeps the known ones under their documented spelling. */
export function readAnnotations(
  annotations: readonly Annotation[],
  place: ModifierPlace,
  report: Report
): IrAnnotation[] {
  return annotations.flatMap((annotation) => {
    const rule = RULES.get(nameKey(annotation.name));
    if (rule === undefined) report(unknownAnnotation(annotation.name, annotation.origin));
    else if (rule.refused !== null) report(unsupported(`@${rule.name}`, rule.refused, annotation.origin));
    else if (!rule.places.includes(place)) report(misplacedAnnotation(rule.name, place, annotation.origin));
    if (rule === undefined) return [];
    for (const value of annotation.values)
      if (!rule.values.includes(nameKey(value.name)))
        report(unknownAnnotationValue(rule.name, value.name, annotation.origin));
    if (rule.texts !== undefined) checkTexts(annotation, rule.name, rule.texts, report);
    const keyOf = (name: string): string => (rule.texts === undefined ? name : nameKey(name));
    return [
      { name: rule.name, values: Object.fromEntries(annotation.values.map(({ name, value }) => [keyOf(name), value])) }
    ];
  });
}

function checkTexts({ values, origin }: Annotation, name: string, texts: readonly string[], report: Report): void {
  if (values.length === 0) report(annotationWithoutValues(name, origin));
  for (const { name: property, value } of values)
    if (typeof value !== 'string' || !texts.includes(value))
      report(wrongAnnotationText(name, property, String(value), texts, origin));
}

export function hasAnnotation(annotations: readonly IrAnnotation[], name: string): boolean {
  return annotations.some((annotation) => annotation.name === name);
}
