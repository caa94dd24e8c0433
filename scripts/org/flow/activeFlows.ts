/**
 * Which flows of a project run: those whose status is Active, unless a flow definition says otherwise.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flowdefinition.htm
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Component } from '../source/project.ts';

/** In API versions before 44 each version of a flow had a file of its own: `Name-3`. */
const VERSIONED = /^(.+)-(\d+)$/;
/** A file without a version number becomes the first version in a new org. */
const FIRST_VERSION = 1;

/** Files of flows with the status Active, without those that a definition switches off; `diagnostics` gets what it cannot tell. */
export function activeFlows(components: readonly Component[], diagnostics: Diagnostic[]): readonly Component[] {
  const definitions = components.filter(({ type }) => type === 'FlowDefinition');
  const flows = components
    .filter(({ type }) => type === 'Flow')
    .map((component) => ({ component, ...nameOf(component) }));
  const active = new Map(definitions.map((each) => [each.fullName.toLowerCase(), activeVersion(each)]));
  for (const definition of definitions) {
    const version = activeVersion(definition);
    const isThere = flows.some(
      (flow) => flow.name.toLowerCase() === definition.fullName.toLowerCase() && flow.version === version
    );
    if (version !== 0 && !isThere)
      diagnostics.push(
        createError(
          'flow.definition',
          `The flow definition ${definition.fullName} activates version ${version}, which is not an active flow of the project`,
          definition.element.origin
        )
      );
  }
  return flows.flatMap(({ component, name, version, isVersioned }) => {
    const wanted = active.get(name.toLowerCase());
    if (wanted === undefined && isVersioned) {
      diagnostics.push(
        createError(
          'flow.definition',
          `The flow ${component.fullName} needs a flow definition that says which version is active`,
          component.element.origin
        )
      );
      return [];
    }
    return wanted === undefined || wanted === version ? [{ ...component, fullName: name }] : [];
  });
}

function nameOf({ fullName }: Component): {
  readonly name: string;
  readonly version: number;
  readonly isVersioned: boolean;
} {
  const [, name, version] = VERSIONED.exec(fullName) ?? [];
  return name === undefined || version === undefined
    ? { name: fullName, version: FIRST_VERSION, isVersioned: false }
    : { name, version: Number(version), isVersioned: true };
}

/** 0 for none. */
function activeVersion({ element }: Component): number {
  return Number(element.children.find((child) => child.name === 'activeVersionNumber')?.text.trim() ?? '0');
}
