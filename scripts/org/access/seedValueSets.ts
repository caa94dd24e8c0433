/** Standard value sets that the platform also offers as rows, and the record types of the project. */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldSchema, ObjectSchema, OrgSchema, PicklistValue } from '../schema/model.ts';
import { requireObject } from './seedRow.ts';
import type { Seeder } from './seedRow.ts';

export interface ValueSetRows {
  readonly object: string;
  /** The picklist whose values the rows are. */
  readonly from: readonly [object: string, field: string];
  /** Column → attribute of the value. */
  readonly attributes: Readonly<Record<string, string>>;
}

export const VALUE_SETS: readonly ValueSetRows[] = [
  { object: 'PartnerRole', from: ['OpportunityPartner', 'Role'], attributes: { ReverseRole: 'reverseRole' } },
  {
    object: 'OpportunityStage',
    from: ['Opportunity', 'StageName'],
    attributes: {
      IsClosed: 'isClosed',
      IsWon: 'isWon',
      DefaultProbability: 'probability',
      ForecastCategory: 'forecastCategory'
    }
  },
  { object: 'LeadStatus', from: ['Lead', 'Status'], attributes: { IsConverted: 'isConverted' } },
  { object: 'CaseStatus', from: ['Case', 'Status'], attributes: { IsClosed: 'isClosed' } },
  { object: 'TaskStatus', from: ['Task', 'Status'], attributes: { IsClosed: 'isClosed' } },
  { object: 'TaskPriority', from: ['Task', 'Priority'], attributes: { IsHighPriority: 'isHighPriority' } },
  { object: 'ContractStatus', from: ['Contract', 'Status'], attributes: { StatusCode: 'statusCode' } }
];

/** Label of a forecast category by its API name. */
export const FORECAST_CATEGORY_NAMES: Readonly<Record<string, string>> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  MostLikely: 'Most Likely',
  Forecast: 'Commit',
  Closed: 'Closed'
};

export function seedStandardValues(schema: OrgSchema, seeder: Seeder): void {
  for (const rows of VALUE_SETS) seedValueSet(schema, seeder, rows);
}

export function seedValueSets(schema: OrgSchema, seeder: Seeder): void {
  seedStandardValues(schema, seeder);
  for (const name of schema.objectNames) seedRecordTypes(seeder, requireObject(schema, name));
}

function seedValueSet(schema: OrgSchema, seeder: Seeder, rows: ValueSetRows): void {
  const object = requireObject(schema, rows.object);
  const values = requireObject(schema, rows.from[0]).field(rows.from[1])?.picklist?.values ?? [];
  values.forEach((value, index) => {
    const columns: Record<string, StoredValue> = {
      ApiName: value.value,
      MasterLabel: value.label,
      SortOrder: index + 1
    };
    if (object.field('IsDefault') !== undefined) columns['IsDefault'] = value.isDefault;
    if (object.field('IsActive') !== undefined) columns['IsActive'] = value.isActive;
    for (const [column, attribute] of Object.entries(rows.attributes))
      columns[column] = attributeOf(object.field(column), value, attribute);
    const category = columns['ForecastCategory'];
    if (typeof category === 'string') columns['ForecastCategoryName'] = FORECAST_CATEGORY_NAMES[category] ?? category;
    seeder.add(rows.object, columns);
  });
}

function attributeOf(field: FieldSchema | undefined, value: PicklistValue, name: string): StoredValue {
  const attribute = value.attributes?.[name] ?? null;
  if (field?.type === 'boolean') return attribute === true;
  return typeof attribute === 'number' ? ApexDecimal.fromInteger(attribute).setScale(field?.scale ?? 0) : attribute;
}

function seedRecordTypes(seeder: Seeder, object: ObjectSchema): void {
  for (const { name, label, isActive, description, isPersonType } of object.recordTypes) {
    seeder.add('RecordType', {
      ...(isPersonType === true ? { IsPersonType: true } : {}),
      DeveloperName: name.localName,
      NamespacePrefix: name.namespace,
      Name: label,
      SobjectType: object.name.canonical,
      IsActive: isActive,
      Description: description
    });
  }
}
