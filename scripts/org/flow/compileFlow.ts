/** One flow from its XML to something that runs. */
import type { Diagnostic, Origin } from '../diagnostic.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { readElement } from '../source/elementRules.ts';
import type { Component } from '../source/project.ts';
import type { ApexClasses } from './apexClasses.ts';
import { compileEntry } from './conditions.ts';
import type { Test } from './conditions.ts';
import { declareNames, initialOf, readVariables } from './declareNames.ts';
import type { FlowSurroundings, Variable } from './declareNames.ts';
import { compileApexAction } from './elements/apexAction.ts';
import { compileCoreAction } from './elements/coreAction.ts';
import { changedToMeet } from './elements/decision.ts';
import { headOf, targetOf } from './elements/element.ts';
import type { ElementContext, FlowKindOfStart } from './elements/element.ts';
import { ELEMENT_COMPILERS, REFUSED_BEFORE_SAVE } from './elements/elementTable.ts';
import { compileSubflow } from './elements/subflow.ts';
import { compileSchedule } from './flowSchedule.ts';
import type { FlowSchedule } from './flowSchedule.ts';
import { FlowScope } from './flowScope.ts';
import { ELEMENT_NAMES, FLOW_RULES } from './flowXml.ts';
import { compileChoices } from './screens/choices.ts';
import { compileScreen } from './screens/compileScreen.ts';
import type { ScreenSurroundings } from './screens/compileScreen.ts';
import type { CompiledFlow, FlowElement, FlowVariable } from './interview.ts';
import { compileScheduledPath } from './scheduledPaths.ts';
import type { ScheduledPath } from './scheduledPaths.ts';

/** A flow that was read, with its names known but its elements not yet compiled. */
export interface FlowDraft {
  readonly name: string;
  readonly component: Component;
  readonly node: MetadataNode;
  readonly scope: FlowScope;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly start: FlowKindOfStart;
}

type SaveMoment = Exclude<FlowKindOfStart, 'autolaunched' | 'screen' | 'scheduled'>;

export interface RecordTrigger {
  readonly flow: CompiledFlow;
  readonly moment: SaveMoment;
  readonly onCreate: boolean;
  readonly onUpdate: boolean;
  /** Whether the flow starts for a record. */
  readonly entry: Test;
  /** Whether the record meets the entry conditions now, whatever it did before. */
  readonly conditions: Test;
  /** 1 to 2,000; null for none. */
  readonly order: number | null;
  /** First element of the path that runs after the commit; null where there is none. */
  readonly asyncTarget: string | null;
  readonly scheduledPaths: readonly ScheduledPath[];
}

export interface CompiledDraft {
  readonly flow: CompiledFlow;
  readonly trigger: RecordTrigger | null;
  readonly schedule: FlowSchedule | null;
  /** Lower-case names of the flows it calls. */
  readonly calls: readonly { readonly name: string; readonly origin: Origin }[];
}

const ASYNC_PATH = 'AsyncAfterCommit';

/** Flows of this type run where a person sees them. */
export const SCREEN_FLOW = 'Flow';
const PROCESS_TYPES: ReadonlySet<string> = new Set(['AutoLaunchedFlow', SCREEN_FLOW]);

const STARTS: Readonly<Record<string, FlowKindOfStart>> = {
  None: 'autolaunched',
  RecordBeforeSave: 'beforeSave',
  RecordAfterSave: 'afterSave',
  RecordBeforeDelete: 'beforeDelete',
  PlatformEvent: 'platformEvent',
  Scheduled: 'scheduled'
};

/** Reads XML, start and variables; null where the flow is not fit to go on. */
export function draftFlow(
  component: Component,
  schema: OrgSchema,
  classes: ApexClasses,
  diagnostics: Diagnostic[]
): FlowDraft | null {
  const node = readElement('Flow', component.element, FLOW_RULES, diagnostics);
  const startNode = node.group('start');
  const scope = createScope(node, startNode, schema, classes, diagnostics);
  if (scope === null) return null;
  if (!PROCESS_TYPES.has(node.text('processType') ?? ''))
    return scope.report(
      'flow.refused',
      `Active flows of type ${node.text('processType') ?? '(none)'} are not supported by the local org`,
      node.originOf('processType')
    );
  const triggerType = startNode?.text('triggerType') ?? 'None';
  const isScreen = node.text('processType') === SCREEN_FLOW;
  const start = isScreen && triggerType === 'None' ? 'screen' : STARTS[triggerType];
  if (start === undefined || (isScreen && start !== 'screen'))
    return scope.report(
      'flow.refused',
      `Flows started by ${triggerType} are not supported by the local org`,
      startNode?.originOf('triggerType') ?? node.element.origin
    );
  const [path] = startNode?.groups('scheduledPaths') ?? [];
  if (path !== undefined && start !== 'afterSave')
    return scope.report('flow.path', 'Only flows after the save of a record have such paths', path.element.origin);
  return { name: component.fullName, component, node, scope, variables: readVariables(scope, node), start };
}

function createScope(
  node: MetadataNode,
  start: MetadataNode | null,
  schema: OrgSchema,
  classes: ApexClasses,
  diagnostics: Diagnostic[]
): FlowScope | null {
  const name = start?.text('object') ?? null;
  const object = name === null ? null : schema.object(name);
  const scope = new FlowScope(schema, object ?? null, classes, diagnostics);
  if (object === undefined)
    return scope.report(
      'flow.unknown-object',
      `The object ${name ?? ''} does not exist`,
      start?.originOf('object') ?? node.element.origin
    );
  return scope;
}

/** null where diagnostics were recorded. */
export function compileDraft(draft: FlowDraft, surroundings: FlowSurroundings): CompiledDraft | null {
  const { node, scope, name, variables, component } = draft;
  const before = scope.diagnostics.length;
  declareNames(scope, node, variables, surroundings);
  const elements = new Map<string, FlowElement>();
  const screens: ScreenSurroundings = { components: surroundings.components, choice: compileChoices(scope, node) };
  for (const kind of ELEMENT_NAMES) {
    for (const element of node.groups(kind)) {
      const compiled = compileElement(kind, { scope, node: element, start: draft.start }, surroundings, screens);
      if (compiled !== null) elements.set(compiled.name.toLowerCase(), compiled);
    }
  }
  const flow: CompiledFlow = {
    name,
    label: node.text('label') ?? name,
    apiVersion: Number(node.text('apiVersion') ?? 0),
    origin: component.element.origin,
    object: scope.object,
    variables: compileVariables(scope, variables),
    elements,
    first: targetOf(node.group('start') ?? node) ?? node.text('startElementReference'),
    runInMode: (node.text('runInMode') ?? 'DefaultMode') as CompiledFlow['runInMode']
  };
  if (scope.diagnostics.length === before) checkTargets(draft);
  const { start } = draft;
  const trigger = isMoment(start) ? compileTrigger(draft, start, flow) : null;
  const startNode = node.group('start');
  const schedule = start === 'scheduled' && startNode !== null ? compileSchedule(scope, startNode) : null;
  if (scope.diagnostics.length > before) return null;
  const calls = node.groups('subflows').map((each) => ({
    name: localKey(each.text('flowName') ?? '', scope.schema.namespace),
    origin: each.originOf('flowName')
  }));
  return { flow, trigger, schedule, calls };
}

function compileElement(
  kind: string,
  context: ElementContext,
  surroundings: FlowSurroundings,
  screens: ScreenSurroundings
): FlowElement | null {
  const { scope, node, start } = context;
  if (start === 'beforeSave' && REFUSED_BEFORE_SAVE.has(kind))
    return scope.report(
      'flow.before-save',
      `<${kind}> cannot stand in a flow that runs before the save`,
      node.element.origin
    );
  if (headOf(context).name === '') return scope.report('flow.value', `<${kind}> has no name`, node.element.origin);
  if (kind === 'screens')
    return start === 'screen'
      ? compileScreen(context, screens)
      : scope.report('flow.refused', '<screens> can only stand in flows with screens', node.element.origin);
  const compile = ELEMENT_COMPILERS[kind];
  if (compile !== undefined) return compile(context);
  return kind === 'subflows' ? compileCall(context, surroundings) : compileAction(context, surroundings);
}

function compileCall(context: ElementContext, surroundings: FlowSurroundings): FlowElement | null {
  const { scope, node } = context;
  const name = node.text('flowName') ?? '';
  const flow = surroundings.flow(name);
  if (flow === undefined || (flow.hasScreens && context.start !== 'screen'))
    return scope.report(
      'flow.unknown-flow',
      `There is no active autolaunched flow named ${name}`,
      node.originOf('flowName')
    );
  return compileSubflow(context, flow);
}

function compileAction(context: ElementContext, surroundings: FlowSurroundings): FlowElement | null {
  const { scope, node } = context;
  const type = node.text('actionType') ?? '';
  const name = node.text('actionName') ?? '';
  if (node.text('flowTransactionModel') === 'NewTransaction')
    return scope.report(
      'flow.refused',
      'Actions in a transaction of their own are not supported by the local org',
      node.originOf('flowTransactionModel')
    );
  if (type !== 'apex') return compileCoreAction(context);
  const invocable = surroundings.invocable(name);
  if (invocable === undefined)
    return scope.report(
      'flow.unknown-action',
      `There is no invocable Apex method in a class named ${name}`,
      node.originOf('actionName')
    );
  return compileApexAction(context, invocable);
}

/** Lower-case and without the namespace of the project. */
export function localKey(name: string, namespace: string | null): string {
  const prefix = namespace === null ? '' : `${namespace.toLowerCase()}__`;
  const key = name.toLowerCase();
  return prefix !== '' && key.startsWith(prefix) ? key.slice(prefix.length) : key;
}

function compileVariables(
  scope: FlowScope,
  variables: ReadonlyMap<string, Variable>
): ReadonlyMap<string, FlowVariable> {
  const compiled = new Map<string, FlowVariable>();
  for (const [key, variable] of variables) {
    const initial = initialOf(scope, variable);
    const { name, type, isInput, isOutput } = variable;
    compiled.set(key, { name, type, isInput, isOutput, initial: initial ?? null });
  }
  return compiled;
}

const CONNECTORS = ['connector', 'faultConnector', 'defaultConnector', 'nextValueConnector', 'noMoreValuesConnector'];

/** Every connector leads to an element of the flow. */
function checkTargets({ node, scope }: FlowDraft): void {
  const elements = ELEMENT_NAMES.flatMap((kind) => node.groups(kind));
  const names = new Set(elements.map((element) => (element.text('name') ?? '').toLowerCase()));
  const outcomes = node.groups('decisions').flatMap((decision) => decision.groups('rules'));
  const start = node.group('start');
  for (const each of [
    ...elements,
    ...outcomes,
    ...(start === null ? [] : [start, ...start.groups('scheduledPaths')])
  ]) {
    for (const connector of CONNECTORS) {
      if (each.element.children.every((child) => child.name !== connector)) continue;
      const target = targetOf(each, connector);
      if (target === null || !names.has(target.toLowerCase()))
        scope.report(
          'flow.unknown-target',
          `There is no element named ${target ?? ''}`,
          each.group(connector)?.originOf('targetReference') ?? each.originOf(connector)
        );
    }
  }
  const first = node.text('startElementReference');
  if (first !== null && !names.has(first.toLowerCase()))
    scope.report('flow.unknown-target', `There is no element named ${first}`, node.originOf('startElementReference'));
}

function isMoment(start: FlowKindOfStart): start is SaveMoment {
  return start !== 'autolaunched' && start !== 'screen' && start !== 'scheduled';
}

function compileTrigger(
  { node, scope }: FlowDraft,
  moment: RecordTrigger['moment'],
  flow: CompiledFlow
): RecordTrigger | null {
  const start = node.group('start');
  if (start === null || scope.object === null)
    return scope.report(
      'flow.unknown-object',
      'A flow that records start needs their object',
      start?.element.origin ?? node.element.origin
    );
  if (!scope.object.operations.isTriggerable)
    return scope.report(
      'flow.object',
      `Saving ${scope.object.name.canonical} starts no flows`,
      start.originOf('object')
    );
  if ((scope.object.kind === 'platformEvent') !== (moment === 'platformEvent'))
    return scope.report(
      'flow.object',
      `${scope.object.name.canonical} does not start flows of this kind`,
      start.originOf('object')
    );
  const on =
    moment === 'platformEvent'
      ? 'Create'
      : (start.text('recordTriggerType') ?? (moment === 'beforeDelete' ? 'Delete' : ''));
  if ((on === 'Delete') !== (moment === 'beforeDelete') || on === '' || on === 'None')
    return scope.report(
      'flow.record-trigger',
      `'${on}' does not go with this kind of flow`,
      start.originOf('recordTriggerType')
    );
  const entry = compileEntry(scope, start);
  const paths = start.groups('scheduledPaths');
  const isAsync = (path: MetadataNode): boolean => path.text('pathType') === ASYNC_PATH;
  const scheduledPaths = paths.filter((path) => !isAsync(path)).map((path) => compileScheduledPath(scope, path));
  if (entry === null || !scheduledPaths.every((path) => path !== null)) return null;
  return {
    flow,
    moment,
    onCreate: on === 'Create' || on === 'CreateAndUpdate',
    onUpdate: on === 'Update' || on === 'CreateAndUpdate',
    entry: start.flag('doesRequireRecordChangedToMeetCriteria') === true ? changedToMeet(entry) : entry,
    conditions: entry,
    order: node.number('triggerOrder'),
    asyncTarget: paths.filter(isAsync).map((path) => targetOf(path))[0] ?? null,
    scheduledPaths
  };
}
