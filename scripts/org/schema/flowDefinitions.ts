/** What the project says of its flows, running or not. */
import { readFileSync } from 'node:fs';
import type { CarriedComponent, Component, Project } from '../source/project.ts';
import { readXml } from '../source/xmlReader.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import type { ApiName } from './apiName.ts';
import { parseDeveloperName } from './readCustomObject.ts';

export interface FlowDefinition {
  readonly name: ApiName;
  readonly label: string | null;
  readonly description: string | null;
  /** As metadata names it, such as AutoLaunchedFlow. */
  readonly processType: string | null;
  /** Of the start, such as RecordAfterSave; null for a flow that something else starts. */
  readonly triggerType: string | null;
  readonly isActive: boolean;
}

/** Flows that do not run are kept as files; their few words are read where somebody asks for them. */
export function readFlowDefinitions(project: Project): () => readonly FlowDefinition[] {
  let known: readonly FlowDefinition[] | null = null;
  return () => {
    known ??= [
      ...project.components.filter(isFlow).map(({ fullName, element }) => define(project, fullName, element)),
      ...project.carried.filter(isFlow).flatMap(({ fullName, files }) => {
        const element = files[0] === undefined ? null : readXml(files[0], readFileSync(files[0], 'utf8')).root;
        return element === null ? [] : define(project, fullName, element);
      })
    ];
    return known;
  };
}

function isFlow({ type }: Component | CarriedComponent): boolean {
  return type === 'Flow';
}

/** A flow definition without an active version. */
function isSwitchedOff({ components }: Project, fullName: string): boolean {
  const definition = components.find((each) => each.type === 'FlowDefinition' && each.fullName === fullName);
  const version =
    definition?.element.children.find((child) => child.name === 'activeVersionNumber')?.text.trim() ?? '0';
  return definition !== undefined && version === '0';
}

function define(project: Project, fullName: string, element: XmlElement): FlowDefinition {
  const text = (name: string): string | null => textOf(element, name);
  const start = element.children.find((child) => child.name === 'start');
  return {
    name: parseDeveloperName(fullName, project.namespace),
    label: text('label'),
    description: text('description'),
    processType: text('processType'),
    triggerType: start === undefined ? null : textOf(start, 'triggerType'),
    isActive: text('status') === 'Active' && !isSwitchedOff(project, fullName)
  };
}

function textOf({ children }: XmlElement, name: string): string | null {
  return children.find((child) => child.name === name)?.text.trim() ?? null;
}
