/** All active flows of a project. */
import type { EmittedUnit } from '../apex/emit/emittedUnit.ts';
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { CarriedComponent, Component } from '../source/project.ts';
import { activeFlows } from './activeFlows.ts';
import { createApexClasses } from './apexClasses.ts';
import { SCREEN_FLOW, compileDraft, draftFlow, localKey } from './compileFlow.ts';
import type { CompiledDraft, FlowDraft, RecordTrigger } from './compileFlow.ts';
import type { FlowSurroundings } from './declareNames.ts';
import type { FlowSignature } from './elements/subflow.ts';
import type { CompiledFlow } from './interview.ts';
import { findInvocables } from './invocables.ts';
import { screenComponents } from './screens/componentCatalog.ts';
import type { ScheduledFlow } from './scheduledFlows.ts';

export interface FlowProgram {
  /** Autolaunched flows, by lower-case name: what subflows and Apex may start. */
  readonly autolaunched: ReadonlyMap<string, CompiledFlow>;
  readonly triggers: readonly RecordTrigger[];
  readonly scheduled: readonly ScheduledFlow[];
  /** Active flows with screens, which only a page can run, by lower-case name. */
  readonly withScreens: ReadonlyMap<string, ScreenFlow>;
}

/** What is wrong with a flow with screens stops nothing until somebody opens it. */
export interface ScreenFlow {
  /** null where there are faults. */
  readonly flow: CompiledFlow | null;
  readonly faults: readonly Diagnostic[];
}

export interface FlowSources {
  readonly components: readonly Component[];
  /** Where the Lightning web components are. */
  readonly carried: readonly CarriedComponent[];
  readonly schema: OrgSchema;
  readonly units: readonly EmittedUnit[];
  readonly namespace: string | null;
}

export function compileFlows({ components, carried, schema, units, namespace }: FlowSources): {
  readonly program: FlowProgram;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const classes = createApexClasses(units, schema, namespace);
  const active = activeFlows(components, diagnostics);
  const compiled = new Map<string, CompiledDraft>();
  const drafts = active
    .filter((each) => !isScreenFlow(each))
    .flatMap((each) => draftFlow(each, schema, classes, diagnostics) ?? []);
  const screenDrafts = active.filter(isScreenFlow).map((component) => {
    const faults: Diagnostic[] = [];
    return { name: component.fullName, draft: draftFlow(component, schema, classes, faults), faults };
  });
  const placed = screenComponents(carried, schema);
  const called = [...drafts, ...screenDrafts.flatMap(({ draft }) => draft ?? [])];
  const surroundings = surroundingsOf(called, compiled, { units, namespace, components: placed });
  for (const draft of drafts) {
    const done = compileDraft(draft, surroundings);
    if (done !== null) compiled.set(draft.name.toLowerCase(), done);
  }
  diagnostics.push(...circles(compiled));
  const all = [...compiled.values()];
  for (const { name, draft } of screenDrafts) {
    const done = draft === null ? null : compileDraft(draft, surroundings);
    if (done !== null) compiled.set(name.toLowerCase(), done);
  }
  const circular = circles(compiled);
  const screens = screenDrafts.map(({ name, faults }): [string, ScreenFlow] => {
    const key = name.toLowerCase();
    const own = circular.filter(({ origin }) => compiled.get(key)?.flow.origin.file === origin.file);
    const faulty = [...faults, ...own, ...brokenCalls(key, compiled)];
    return [key, { flow: faulty.length > 0 ? null : (compiled.get(key)?.flow ?? null), faults: faulty }];
  });
  return {
    program: {
      autolaunched: new Map(
        all
          .filter((each) => each.trigger === null && each.schedule === null)
          .map(({ flow }) => [flow.name.toLowerCase(), flow])
      ),
      triggers: all.flatMap(({ trigger }) => trigger ?? []).sort(inOrder),
      scheduled: all.flatMap(({ flow, schedule }) => (schedule === null ? [] : [{ flow, schedule }])),
      withScreens: new Map(screens)
    },
    diagnostics
  };
}

function isScreenFlow({ element }: Component): boolean {
  return element.children.some((child) => child.name === 'processType' && child.text.trim() === SCREEN_FLOW);
}

function surroundingsOf(
  drafts: readonly FlowDraft[],
  compiled: ReadonlyMap<string, CompiledDraft>,
  { units, namespace, components }: Pick<FlowSources, 'units' | 'namespace'> & Pick<FlowSurroundings, 'components'>
): FlowSurroundings {
  const invocables = findInvocables(units);
  const local = (name: string): string => localKey(name, namespace);
  const signatures = new Map<string, FlowSignature>();
  for (const { name, variables, start } of drafts) {
    if (start !== 'autolaunched' && start !== 'screen') continue;
    const key = name.toLowerCase();
    signatures.set(key, {
      name,
      variables,
      hasScreens: start === 'screen',
      compiled() {
        const found = compiled.get(key);
        if (found === undefined) throw new Error(`The flow ${name} has not been compiled.`);
        return found.flow;
      }
    });
  }
  return {
    invocable: (name) => invocables.get(local(name)),
    flow: (name) => signatures.get(local(name)),
    components
  };
}

/** Subflows that cannot run, called directly or through others. */
function brokenCalls(
  key: string,
  compiled: ReadonlyMap<string, CompiledDraft>,
  seen: Set<string> = new Set()
): readonly Diagnostic[] {
  if (seen.has(key)) return [];
  seen.add(key);
  return (compiled.get(key)?.calls ?? []).flatMap(({ name, origin }) =>
    compiled.has(name)
      ? brokenCalls(name, compiled, seen)
      : createError('flow.subflow', `The subflow ${name} cannot run in the local org`, origin)
  );
}

/** A flow that calls itself, directly or through others. */
function circles(compiled: ReadonlyMap<string, CompiledDraft>): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const reaches = (from: string, wanted: string, seen: Set<string>): boolean =>
    (compiled.get(from)?.calls ?? []).some(({ name }) => {
      if (name === wanted) return true;
      if (seen.has(name)) return false;
      seen.add(name);
      return reaches(name, wanted, seen);
    });
  for (const [key, { flow, calls }] of compiled) {
    const call = calls.find(({ name }) => name === key || reaches(name, key, new Set()));
    if (call !== undefined)
      diagnostics.push(
        createError('flow.circular', `The flow ${flow.name} calls itself through its subflows`, call.origin)
      );
  }
  return diagnostics;
}

/**
 * Orders 1 to 1,000 first, then flows without one, then orders up to 2,000; equal ones by name.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_order.htm
 */
function inOrder(left: RecordTrigger, right: RecordTrigger): number {
  const place = ({ order }: RecordTrigger): number => order ?? 1000.5;
  return place(left) - place(right) || (left.flow.name < right.flow.name ? -1 : 1);
}
