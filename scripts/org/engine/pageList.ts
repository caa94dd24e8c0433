/**
 * The list of an object: its records through "All" or one of the list views of the project.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
 */
import type { PageList } from '../rest/protocol.ts';
import { RequestError } from '../rest/protocol.ts';
import { nameKey, parseApiName } from '../schema/apiName.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Project } from '../source/project.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { childrenOf, notSupported, readPageMetadata, textOf, type PageMetadata } from './pageMetadata.ts';
import { listRecords, type RecordCondition } from './uiApi.ts';

const LONGEST_LIST = 50;
const ALL = 'All';

/** Columns of the list "All" of standard objects; other objects without a list view of that name show the name alone. */
const DEFAULT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Opportunity: ['Account.Name', 'StageName', 'Amount', 'CloseDate', 'Owner.Name'],
  Account: ['Type', 'Industry', 'BillingCity', 'Owner.Name'],
  Contact: ['Account.Name', 'Title', 'Email'],
  Lead: ['Company', 'Status', 'Email']
};

/** Names that list views have for standard fields, and the path behind each. */
const COLUMN_NAMES: Readonly<Record<string, string>> = {
  NAME: 'Name',
  'OWNER.ALIAS': 'Owner.Alias',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  'OPPORTUNITY.NAME': 'Name',
  'OPPORTUNITY.STAGE_NAME': 'StageName',
  'OPPORTUNITY.AMOUNT': 'Amount',
  'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
  'ACCOUNT.NAME': 'Account.Name'
};

/** The SOQL comparison of each filter operation, with the pattern that stands for its value. */
const OPERATIONS: Readonly<Record<string, { readonly soql: string; readonly toValue?: (value: string) => string }>> = {
  equals: { soql: '=' },
  notEqual: { soql: '!=' },
  contains: { soql: 'LIKE', toValue: (value) => `%${escapeLike(value)}%` },
  startsWith: { soql: 'LIKE', toValue: (value) => `${escapeLike(value)}%` }
};
const TEXT_TYPES: ReadonlySet<string> = new Set(['string', 'picklist', 'textarea', 'email', 'phone', 'url']);

interface View {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly conditions: readonly RecordCondition[];
}

/** Throws {@link RequestError} for an object or view that is not there, and for a list view the page cannot show. */
export function readPageList(
  project: Project,
  { schema, user }: Transaction,
  { object: objectName, search, view: viewName }: { object: string; search: string; view: string }
): PageList {
  const object = schema.object(objectName);
  const nameField = object?.fields.find((field) => field.isNameField)?.name.canonical;
  if (object === undefined || nameField === undefined) throw notFound(`Object ${objectName} is not supported.`);
  const ofProject = readPageMetadata(project, 'ListView').filter((each) => isOwnedBy(each, object, project.namespace));
  const views = ofProject.some((each) => each.fullName === ALL) ? ofProject : [null, ...ofProject];
  const wanted =
    viewName === '' ? (views.find((each) => each?.fullName === ALL) ?? views[0]) : findView(views, viewName);
  if (wanted === undefined) throw notFound(`${objectName} has no list view ${viewName}.`);
  const view = wanted === null ? viewOfAll(object) : readView(wanted, object, user.id);
  const columns = [nameField, ...view.columns.filter((column) => column !== nameField)];
  const records = listRecords(object, columns, {
    conditions: [{ field: nameField, soql: 'LIKE', value: `%${escapeLike(search)}%` }, ...view.conditions],
    order: object.field('CloseDate') === undefined ? `${nameField}, Id` : 'CloseDate DESC, Id',
    limit: LONGEST_LIST + 1
  });
  return {
    label: object.pluralLabel,
    views: views.map((each) => ({
      name: each?.fullName ?? ALL,
      label: each === null ? viewOfAll(object).label : textOf(each.root, 'label')
    })),
    view: view.name,
    columns: columns.filter((column) => column === nameField || records.every((each) => hasPath(each.fields, column))),
    records: records.slice(0, LONGEST_LIST),
    hasMore: records.length > LONGEST_LIST
  };
}

/** A column the user may not read is left out, as a list leaves it out. */
function hasPath(fields: Readonly<Record<string, unknown>>, path: string): boolean {
  return (path.split('.')[0] ?? path) in fields;
}

function findView(views: readonly (PageMetadata | null)[], name: string): PageMetadata | null | undefined {
  return views.find((each) => (each?.fullName ?? ALL) === name);
}

function isOwnedBy({ parent }: PageMetadata, object: ObjectSchema, namespace: string | null): boolean {
  return parent !== null && nameKey(parseApiName(parent, namespace).canonical) === nameKey(object.name.canonical);
}

function viewOfAll(object: ObjectSchema): View {
  return {
    name: ALL,
    label: `All ${object.pluralLabel}`,
    columns: DEFAULT_COLUMNS[object.name.canonical] ?? [],
    conditions: []
  };
}

function readView({ fullName, root, file }: PageMetadata, object: ObjectSchema, userId: string): View {
  const logic = childrenOf(root, 'booleanFilter')[0];
  if (logic !== undefined) throw notSupported('Filter logic is', file, logic);
  return {
    name: fullName,
    label: textOf(root, 'label'),
    columns: childrenOf(root, 'columns').map((each) => toPath(each.text.trim(), object, each, file)),
    conditions: [
      ...readScope(root, file, userId),
      ...childrenOf(root, 'filters').map((each) => readFilter(each, object, file))
    ]
  };
}

function readScope(root: XmlElement, file: string, userId: string): RecordCondition[] {
  const scope = textOf(root, 'filterScope');
  if (scope === 'Everything') return [];
  if (scope === 'Mine') return [{ field: 'OwnerId', soql: '=', value: userId }];
  throw notSupported(`The filter scope ${scope} is`, file, root);
}

/** Several values between commas mean any of them for "equals", and none of them for "notEqual". */
function readFilter(filter: XmlElement, object: ObjectSchema, file: string): RecordCondition {
  const operation = OPERATIONS[textOf(filter, 'operation')];
  if (operation === undefined) throw notSupported(`The operation ${textOf(filter, 'operation')} is`, file, filter);
  const path = toPath(textOf(filter, 'field'), object, filter, file);
  const field = object.field(path);
  const value = textOf(filter, 'value');
  if (field?.type === 'boolean') return { field: path, soql: operation.soql, value: value === '1' };
  if (field === undefined || !TEXT_TYPES.has(field.type)) throw notSupported(`A filter on ${path} is`, file, filter);
  if (value === '') return { field: path, soql: operation.soql, value: null };
  const values = value.split(',').map((each) => operation.toValue?.(each.trim()) ?? each.trim());
  if (values.length === 1) return { field: path, soql: operation.soql, value: values[0] ?? '' };
  if (operation.soql === 'LIKE')
    throw notSupported(`${textOf(filter, 'operation')} with several values is`, file, filter);
  return { field: path, soql: operation.soql === '=' ? 'IN' : 'NOT IN', value: values };
}

/** A lookup shows the name of the record it points to. */
function toPath(name: string, object: ObjectSchema, element: XmlElement, file: string): string {
  const path = COLUMN_NAMES[name] ?? name;
  const [first = path] = path.split('.');
  const field = object.field(path);
  if (field?.type === 'reference') return `${field.reference?.relationshipName ?? first}.Name`;
  if (field !== undefined) return field.name.canonical;
  if (name in COLUMN_NAMES && object.parent(first) !== undefined) return path;
  throw notSupported(`The column ${name} is`, file, element);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function notFound(message: string): RequestError {
  return new RequestError({ status: 404, errorCode: 'NOT_FOUND', message });
}
