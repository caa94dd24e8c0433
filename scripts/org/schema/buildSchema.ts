/** Merges the standard catalogue with a project into the schema of one org. */
import type { Diagnostic } from '../diagnostic.ts';
import { createError } from '../diagnostic.ts';
import type { Component, Project } from '../source/project.ts';
import { nameKey, parseApiName } from './apiName.ts';
import type { ApiName } from './apiName.ts';
import { catalogueNames, catalogueObject, draftStandardObject, isOffered } from './catalogue.ts';
import { addNames, createObject } from './createObject.ts';
import { derivedObjects } from './derivedObjects.ts';
import { dealKeyPrefixes } from './keyPrefixes.ts';
import type { ChildRelationship, LabelSchema, ObjectSchema, OrgSchema } from './model.ts';
import { childLinks } from './objectDraft.ts';
import type { ChildLink, ObjectDraft } from './objectDraft.ts';
import { gatherObjectSources } from './objectSources.ts';
import type { ObjectSource } from './objectSources.ts';
import { readGlobalValueSets, readStandardValueSets } from './picklists.ts';
import { extendPolymorphic } from './polymorphicLookups.ts';
import type { ActivityTargets } from './polymorphicLookups.ts';
import { readProjectContent } from './projectContent.ts';
import { extendStandardObject, readCustomObject } from './readCustomObject.ts';
import { readLabels } from './readLabels.ts';
import { readCustomPermissions, readPermissionContainers } from './readPermissions.ts';
import { readCustomMetadata } from './readRecords.ts';
import { hiddenObjects } from './recordLocks.ts';
import { readApprovalProcesses } from './approvalProcesses.ts';
import { readAssignmentRules } from './assignmentRules.ts';
import { readDuplicateRules } from './duplicateRules.ts';
import { checkLookupFilters } from './lookupFilters.ts';
import { resolveSummaries } from './rollUpSummaries.ts';
import type { DraftLookup } from './rollUpSummaries.ts';
import type { SchemaContext } from './schemaContext.ts';
import { readWorkflows } from './workflowRules.ts';
import { readSharingSetup } from './sharingSetup.ts';
import { createStandardValueSets, standardValueSetOf } from './standardValueSets.ts';
import type { StandardValueSets } from './standardValueSets.ts';

export interface SchemaResult {
  readonly schema: OrgSchema;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `diagnostics` repeats those of the project, so that a caller has all of them in one list.
 *
 * The schema is complete as far as it could be read; running code on it is right only when there is no error.
 */
export function buildSchema(project: Project, features: Iterable<string> = []): SchemaResult {
  const diagnostics: Diagnostic[] = [...project.diagnostics];
  const featureSet: ReadonlySet<string> = new Set(features);
  const sources = gatherObjectSources(project);
  const context: SchemaContext = {
    namespace: project.namespace,
    features: featureSet,
    diagnostics,
    globalSets: readGlobalValueSets(project.components, diagnostics),
    customObjects: customObjectNames(sources, project.namespace)
  };
  const valueSets = createStandardValueSets(readStandardValueSets(project.components, diagnostics));
  const custom = readCustomObjects(sources, project, context);
  const customByName = new Map(custom.drafts.map((draft) => [nameKey(draft.name.canonical), draft] as const));
  const findChild: DraftLookup = (name) => customByName.get(nameKey(name)) ?? standardBase(name, featureSet);
  const customDrafts = custom.drafts.map((draft) => resolveSummaries(draft, findChild, context));
  const standard = createStandardDrafts(sources, valueSets, custom.targets, findChild, context);
  const registry = createRegistry(customDrafts, standard, project.namespace, featureSet);
  reportUnknownStandard(sources, featureSet, diagnostics);
  const permissions = { project, findObject: registry.object, diagnostics };
  const customPermissions = readCustomPermissions(permissions);
  const allLabels = readLabels(project.components, project.namespace, diagnostics);
  const labels = labelMap(allLabels, project.namespace);
  const workflows = readWorkflows(project, registry.object, diagnostics);
  const schema: OrgSchema = {
    namespace: project.namespace,
    get objectNames() {
      return registry.objectNames;
    },
    object: registry.object,
    objectByKeyPrefix: registry.objectByKeyPrefix,
    customMetadata: readCustomMetadata(project.components, registry.object, project.namespace, diagnostics),
    labels: allLabels,
    label: (namespace, name) =>
      labels.get(nameKey(namespace === null || namespace === 'c' ? name : `${namespace}__${name}`)),
    permissions: readPermissionContainers(customPermissions, permissions),
    customPermissions,
    content: readProjectContent(project, diagnostics),
    sharing: readSharingSetup({ ...permissions, features: featureSet }),
    features: featureSet,
    standardValueSets: valueSets,
    duplicateRules: readDuplicateRules(project, registry.object, diagnostics),
    assignmentRules: readAssignmentRules(project, registry.object, diagnostics),
    workflowRules: workflows.rules,
    approvalProcesses: readApprovalProcesses(project, registry.object, workflows.actionsOf, diagnostics)
  };
  const sourced = [...sources.values()].flatMap(({ fullName }) => schema.object(fullName) ?? []);
  diagnostics.push(...checkLookupFilters(schema, sourced));
  return { schema, diagnostics };
}

function customObjectNames(
  sources: ReadonlyMap<string, ObjectSource>,
  namespace: string | null
): ReadonlyMap<string, string> {
  return new Map(
    [...sources]
      .filter(([, source]) => isCustom(source.fullName))
      .map(([key, source]) => [key, parseApiName(source.fullName, namespace).canonical] as const)
  );
}

function isCustom(name: string): boolean {
  return /__(?:c|mdt|e)$/i.test(name);
}

interface CustomObjects {
  readonly drafts: readonly ObjectDraft[];
  readonly targets: ActivityTargets;
}

function readCustomObjects(
  sources: ReadonlyMap<string, ObjectSource>,
  project: Project,
  context: SchemaContext
): CustomObjects {
  const tabs = new Set(
    project.carried
      .filter((each) => each.type === 'CustomTab')
      .map((each) => nameKey(parseApiName(each.fullName, context.namespace).canonical))
  );
  const drafts: ObjectDraft[] = [];
  const withActivities: string[] = [];
  const withFiles: string[] = [];
  for (const [key, source] of sources) {
    if (!isCustom(source.fullName)) {
      if (/__(?:x|b|kav)$/i.test(source.fullName)) refuseKind(source, context.diagnostics);
      continue;
    }
    const read = readCustomObject(source, tabs.has(key), context);
    if (read === null) continue;
    drafts.push(read.draft, ...derivedObjects(read));
    if (read.hasActivities) withActivities.push(read.draft.name.canonical);
    if (read.draft.kind === 'custom') withFiles.push(read.draft.name.canonical);
  }
  return { drafts, targets: { withActivities, withFiles } };
}

function refuseKind(source: ObjectSource, diagnostics: Diagnostic[]): void {
  const origin = source.main?.origin ?? (source.parts[0] as Component).element.origin;
  diagnostics.push(
    createError('metadata.refused-type', `Objects like ${source.fullName} are not supported by the local org`, origin)
  );
}

/** Drafts of standard objects, made on first use; those the project extends are made at once, for their diagnostics. */
function createStandardDrafts(
  sources: ReadonlyMap<string, ObjectSource>,
  valueSets: StandardValueSets,
  targets: ActivityTargets,
  findChild: DraftLookup,
  context: SchemaContext
): (name: string) => ObjectDraft | undefined {
  const drafts = new Map<string, ObjectDraft>();
  const make = (name: string): ObjectDraft | undefined => {
    const known = drafts.get(nameKey(name));
    if (known !== undefined) return known;
    const row = catalogueObject(name);
    if (row === undefined || !isOffered(row, context.features)) return undefined;
    const base = extendPolymorphic(applyValueSets(draftStandardObject(row, context.features), valueSets), targets);
    const source = sources.get(nameKey(name));
    const draft =
      source === undefined ? base : resolveSummaries(extendStandardObject(base, source, context), findChild, context);
    drafts.set(nameKey(name), draft);
    return draft;
  };
  for (const source of sources.values()) if (!isCustom(source.fullName)) make(source.fullName);
  return make;
}

/** A standard object as the catalogue has it: fields of the project may not be summed up here. */
function standardBase(name: string, features: ReadonlySet<string>): ObjectDraft | undefined {
  const row = catalogueObject(name);
  return row === undefined || !isOffered(row, features) ? undefined : draftStandardObject(row, features);
}

/** The values are asked for anew each time, since a deployment may change them while the org runs. */
function applyValueSets(draft: ObjectDraft, valueSets: StandardValueSets): ObjectDraft {
  const fields = draft.fields.map((field) => {
    const { picklist } = field;
    if (picklist === null) return field;
    const name = standardValueSetOf(draft.name.canonical, field.name.canonical);
    if (name === undefined) return field;
    const shown = {
      isRestricted: picklist.isRestricted,
      get values() {
        return valueSets.find(name)?.values ?? picklist.values;
      }
    };
    const ofProject = valueSets.ofProject(name);
    if (ofProject === undefined) return { ...field, picklist: shown };
    const chosen = ofProject.values.find((each) => each.isDefault);
    return { ...field, picklist: shown, defaultValue: chosen === undefined ? null : { literal: chosen.value } };
  });
  return { ...draft, fields };
}

function reportUnknownStandard(
  sources: ReadonlyMap<string, ObjectSource>,
  features: ReadonlySet<string>,
  diagnostics: Diagnostic[]
): void {
  for (const source of sources.values()) {
    if (isCustom(source.fullName) || /__(?:x|b|kav)$/i.test(source.fullName)) continue;
    const row = catalogueObject(source.fullName);
    if (row !== undefined && isOffered(row, features)) continue;
    const origin = source.main?.origin ?? (source.parts[0] as Component).element.origin;
    const why = row === undefined ? 'is not in the catalogue of the local org' : `needs the feature ${row.feature}`;
    diagnostics.push(createError('schema.object', `The standard object ${source.fullName} ${why}`, origin));
  }
}

type Registry = Pick<OrgSchema, 'objectNames' | 'object' | 'objectByKeyPrefix'>;

function createRegistry(
  customDrafts: readonly ObjectDraft[],
  standardDraft: (name: string) => ObjectDraft | undefined,
  own: string | null,
  features: ReadonlySet<string>
): Registry {
  const byName = new Map(hiddenObjects().map((each) => [nameKey(each.name.canonical), each] as const));
  const children = createChildIndex(customDrafts, standardDraft);
  const childrenOf = (name: ApiName) => (): readonly ChildRelationship[] => children().get(name.canonical) ?? [];
  const prefixes = dealKeyPrefixes(customDrafts.map((draft) => draft.name.canonical));
  const byPrefix = new Map<string, string>();
  for (const draft of customDrafts) {
    const prefix = prefixes.get(draft.name.canonical) as string;
    addNames(byName, draft.name, own, createObject(draft, prefix, own, childrenOf(draft.name)));
    byPrefix.set(prefix, draft.name.canonical);
  }
  const object = (name: string): ObjectSchema | undefined => {
    const known = byName.get(nameKey(name));
    if (known !== undefined) return known;
    const draft = standardDraft(name);
    if (draft === undefined) return undefined;
    const row = catalogueObject(name);
    const created = createObject(draft, row?.keyPrefix ?? '000', own, childrenOf(draft.name));
    byName.set(nameKey(name), created);
    return created;
  };
  let standardPrefixes: ReadonlyMap<string, string> | null = null;
  let names: readonly string[] | null = null;
  const standardNames = (): readonly string[] =>
    catalogueNames().filter((name) => isOffered(catalogueObject(name) ?? {}, features));
  return {
    get objectNames() {
      names ??= Object.freeze([...standardNames(), ...customDrafts.map((draft) => draft.name.canonical).toSorted()]);
      return names;
    },
    object,
    objectByKeyPrefix: (prefix) => {
      const custom = byPrefix.get(prefix);
      if (custom !== undefined) return object(custom);
      standardPrefixes ??= indexPrefixes(standardNames());
      const name = standardPrefixes.get(prefix);
      return name === undefined ? undefined : object(name);
    }
  };
}

/** The partner objects share one prefix on the platform; an Id of it means the row of an opportunity. */
const PREFIX_OWNERS: Readonly<Record<string, string>> = { '00I': 'OpportunityPartner' };

function indexPrefixes(names: readonly string[]): ReadonlyMap<string, string> {
  const rows = names.flatMap((name) => catalogueObject(name) ?? []).filter((row) => row.keyPrefix !== '000');
  return new Map([...rows.map((row) => [row.keyPrefix, row.name] as const), ...Object.entries(PREFIX_OWNERS)]);
}

/** All child relationships by parent, computed when the first one is asked for. */
function createChildIndex(
  customDrafts: readonly ObjectDraft[],
  standardDraft: (name: string) => ObjectDraft | undefined
): () => ReadonlyMap<string, readonly ChildLink[]> {
  let index: Map<string, ChildLink[]> | null = null;
  return () => {
    if (index !== null) return index;
    index = new Map();
    const drafts = [...catalogueNames().flatMap((name) => standardDraft(name) ?? []), ...customDrafts];
    for (const link of drafts.flatMap((draft) => childLinks(draft.name, draft.fields))) {
      const list = index.get(link.parent);
      if (list === undefined) index.set(link.parent, [link]);
      else list.push(link);
    }
    return index;
  };
}

function labelMap(labels: readonly LabelSchema[], own: string | null): ReadonlyMap<string, LabelSchema> {
  const map = new Map<string, LabelSchema>();
  for (const label of labels) addNames(map, label.name, own, label);
  return map;
}
