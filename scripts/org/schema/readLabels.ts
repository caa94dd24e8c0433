/**
 * Custom labels, in one file or decomposed.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customlabels.htm
 */
import type { Diagnostic } from '../diagnostic.ts';
import { createError } from '../diagnostic.ts';
import { readElement } from '../source/elementRules.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import type { Component } from '../source/project.ts';
import { nameKey } from './apiName.ts';
import type { LabelSchema } from './model.ts';
import { LABEL_RULES, LABELS_RULES } from './objectRules.ts';
import { parseDeveloperName } from './readCustomObject.ts';

/** The platform's limit of a label's text, in characters. */
const LONGEST = 1000;

export function readLabels(
  components: readonly Component[],
  namespace: string | null,
  diagnostics: Diagnostic[]
): readonly LabelSchema[] {
  const seen = new Set<string>();
  return components
    .flatMap((each) => nodesOf(each, diagnostics))
    .flatMap((node) => {
      const name = node.text('fullName');
      const value = node.text('value');
      if (name === null || value === null || node.text('language') === null) {
        const message = 'A label needs <fullName>, <language> and <value>';
        diagnostics.push(createError('schema.label', message, node.element.origin));
        return [];
      }
      if (value.length > LONGEST) {
        diagnostics.push(
          createError('schema.label', `The label ${name} is longer than ${LONGEST} characters`, node.originOf('value'))
        );
      }
      if (seen.has(nameKey(name))) {
        diagnostics.push(createError('schema.label', `Duplicate label ${name}`, node.element.origin));
        return [];
      }
      seen.add(nameKey(name));
      return [
        {
          name: parseDeveloperName(name, namespace),
          value,
          language: node.text('language') ?? '',
          isProtected: node.flag('protected') ?? false
        }
      ];
    });
}

function nodesOf(component: Component, diagnostics: Diagnostic[]): readonly MetadataNode[] {
  if (component.type === 'CustomLabel')
    return [readElement('CustomLabel', component.element, LABEL_RULES, diagnostics)];
  if (component.type !== 'CustomLabels') return [];
  return readElement('CustomLabels', component.element, LABELS_RULES, diagnostics).groups('labels');
}
