/**
 * EntityDefinition, FieldDefinition and FlowDefinitionView: the schema as rows. Columns it does not know are refused by name.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_entitydefinition.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fielddefinition.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_flowdefinitionview.htm
 */
import type { Row, StoredValue } from '../data/store.ts';
import type { FlowDefinition } from '../schema/flowDefinitions.ts';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import { dataTypeText } from './dataTypeText.ts';
import type { IndexHint, Run } from './plan.ts';
import { throwQuery } from './queryException.ts';

/** Both objects give this Id for every row; rows are told apart by DurableId. */
const NO_ID = '000000000000000AAA';

type Columns<T> = Readonly<Record<string, (item: T) => StoredValue>>;

const ENTITY_COLUMNS: Columns<ObjectSchema> = {
  Id: () => NO_ID,
  DurableId: (object) => object.name.canonical,
  QualifiedApiName: (object) => object.name.canonical,
  DeveloperName: (object) => developerName(object.name.localName),
  MasterLabel: (object) => object.label,
  Label: (object) => object.label,
  PluralLabel: (object) => object.pluralLabel,
  NamespacePrefix: (object) => object.name.namespace,
  KeyPrefix: (object) => object.keyPrefix,
  IsCustomSetting: (object) => object.kind === 'customSetting',
  IsApexTriggerable: (object) => object.operations.isTriggerable,
  IsTriggerable: (object) => object.operations.isTriggerable,
  IsQueryable: (object) => object.operations.isQueryable,
  IsSearchable: (object) => object.operations.isSearchable,
  IsEverCreatable: (object) => object.operations.isCreateable,
  IsEverUpdatable: (object) => object.operations.isUpdateable,
  IsEverDeletable: (object) => object.operations.isDeletable
};

interface OwnedField {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

const FIELD_COLUMNS: Columns<OwnedField> = {
  Id: () => NO_ID,
  DurableId: ({ object, field }) => `${object.name.canonical}.${field.name.canonical}`,
  QualifiedApiName: ({ field }) => field.name.canonical,
  DeveloperName: ({ field }) => developerName(field.name.localName),
  MasterLabel: ({ field }) => field.label,
  Label: ({ field }) => field.label,
  NamespacePrefix: ({ field }) => field.name.namespace,
  EntityDefinitionId: ({ object }) => object.name.canonical,
  DataType: ({ field }) => dataTypeText(field),
  Length: ({ field }) => field.length,
  Precision: ({ field }) => field.precision,
  Scale: ({ field }) => field.scale,
  RelationshipName: ({ field }) => field.reference?.relationshipName ?? null,
  IsCalculated: ({ field }) => field.formula !== null,
  IsNameField: ({ field }) => field.isNameField,
  IsNillable: ({ field }) => field.isNillable,
  IsPolymorphicForeignKey: ({ field }) => (field.reference?.to.length ?? 0) > 1
};

const FLOW_COLUMNS: Columns<FlowDefinition> = {
  Id: () => NO_ID,
  ApiName: ({ name }) => name.localName,
  Label: ({ label }) => label,
  Description: ({ description }) => description,
  NamespacePrefix: ({ name }) => name.namespace,
  ProcessType: ({ processType }) => processType,
  TriggerType: ({ triggerType }) => triggerType,
  IsActive: ({ isActive }) => isActive
};

const COLUMNS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  EntityDefinition: ENTITY_COLUMNS,
  EntityParticle: FIELD_COLUMNS,
  FieldDefinition: FIELD_COLUMNS,
  FlowDefinitionView: FLOW_COLUMNS
};

/** False for a column of these objects that the local org cannot fill. */
export function isAnswered(object: ObjectSchema, field: FieldSchema): boolean {
  const columns = COLUMNS[object.name.canonical];
  return columns === undefined || field.name.canonical in columns;
}

/** By DurableId, in the order of the schema. */
export function entityDefinitionRows(definition: ObjectSchema, schema: OrgSchema): ReadonlyMap<string, Row> {
  const objects = schema.objectNames.flatMap((name) => schema.object(name) ?? []);
  return new Map(objects.map((object) => [object.name.canonical, makeRow(definition, ENTITY_COLUMNS, object)]));
}

/** Throws QueryException unless the query says whose fields it wants. */
export function fieldDefinitionRows(definition: ObjectSchema, run: Run, hints: readonly IndexHint[]): readonly Row[] {
  return askedObjects(run, hints).flatMap((object) =>
    object.fields.map((field) => makeRow(definition, FIELD_COLUMNS, { object, field }))
  );
}

/** By name, in the order of the source. */
export function flowDefinitionRows(definition: ObjectSchema, schema: OrgSchema): ReadonlyMap<string, Row> {
  const flows = schema.content.flowDefinitions();
  return new Map(flows.map((flow) => [flow.name.canonical, makeRow(definition, FLOW_COLUMNS, flow)]));
}

const OBJECT_FILTERS = [
  'EntityDefinitionId',
  'EntityDefinition.QualifiedApiName',
  'EntityDefinition.DurableId',
  'EntityDefinition.DeveloperName',
  'DurableId'
];

function askedObjects(run: Run, hints: readonly IndexHint[]): readonly ObjectSchema[] {
  const hint = hints.find((each) => OBJECT_FILTERS.includes(each.text));
  if (hint === undefined) return throwQuery('a filter on a reified column is required [EntityDefinitionId,DurableId]');
  const objects = (hint.values(run) ?? []).flatMap((value) =>
    objectNamed(run.schema, String(value).split('.')[0] ?? '', hint.text)
  );
  return [...new Set(objects)];
}

/** Several objects may have one developer name: `Site` and `Site__c`. */
function objectNamed(schema: OrgSchema, name: string, column: string): readonly ObjectSchema[] {
  const suffixes = column.endsWith('.DeveloperName') ? ['', '__c', '__mdt', '__e'] : [''];
  return suffixes.flatMap((suffix) => schema.object(name + suffix) ?? []);
}

function makeRow<T>(definition: ObjectSchema, columns: Columns<T>, item: T): Row {
  return definition.fields.map((field) => columns[field.name.canonical]?.(item) ?? null);
}

function developerName(localName: string): string {
  return localName.replace(/__(?:c|mdt|e)$/i, '');
}
