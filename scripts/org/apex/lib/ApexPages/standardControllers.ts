/**
 * The controllers that the platform has for every object. They save as the user, and tell what went wrong as messages of the page.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_standardcontroller.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_standardsetcontroller.htm
 */
import type { WriteOperation } from '../../../write/contract.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexList } from '../../values/apexList.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import type { QueryLocatorValue } from '../Database/QueryLocator.ts';
import { libraryEnum } from '../enumValues.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { services } from '../services.ts';
import { pageMessages } from './currentPage.ts';
import { PageMessage } from './pageMessages.ts';
import { PageReferenceValue } from './PageReference.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const DEFAULT_PAGE_SIZE = 20;
const NO_LIST_VIEWS = 'list views are not part of the local org';

/** True after success. */
function writeAsUser(operation: WriteOperation, records: readonly ApexSObject[]): boolean {
  if (records.length === 0) return true;
  const results = services().write({
    operation,
    records,
    access: { user: currentTransaction().user, mode: 'user', sharing: 'with' },
    allOrNone: false,
    externalIdField: null,
    master: null
  });
  const errors = results.flatMap((each) => each.errors);
  const severity = libraryEnum('ApexPages.Severity').constant('ERROR');
  for (const { message } of errors) pageMessages().push(new PageMessage(severity, message, message));
  return errors.length === 0;
}

class StandardControllerValue {
  readonly type = RuntimeType.of('ApexPages.StandardController');
  readonly record: ApexSObject;

  constructor(record: ApexSObject | null) {
    this.record = required(record);
  }

  page(suffix = ''): PageReferenceValue {
    return new PageReferenceValue(`/${this.record.id ?? ''}${suffix}`);
  }

  save(): PageReferenceValue | null {
    return writeAsUser(this.record.id === null ? 'insert' : 'update', [this.record]) ? this.page() : null;
  }

  delete(): PageReferenceValue | null {
    return writeAsUser('delete', [this.record]) ? new PageReferenceValue(`/${this.record.schema.keyPrefix}/o`) : null;
  }
}

class StandardSetControllerValue {
  readonly type = RuntimeType.of('ApexPages.StandardSetController');
  readonly records: ApexList;
  selected: ApexList;
  pageSize = DEFAULT_PAGE_SIZE;
  pageNumber = 1;

  constructor(records: ApexList) {
    this.records = records;
    this.selected = new ApexList(records.type);
  }

  get lastPage(): number {
    return Math.max(1, Math.ceil(this.records.items.length / this.pageSize));
  }

  shown(): ApexList {
    const start = (this.pageNumber - 1) * this.pageSize;
    return new ApexList(this.records.type, this.records.items.slice(start, start + this.pageSize));
  }

  go(page: number): void {
    this.pageNumber = Math.min(Math.max(page, 1), this.lastPage);
  }

  save(): PageReferenceValue | null {
    const changed = this.selected.items.length > 0 ? this.selected : this.records;
    return writeAsUser('update', changed.items as ApexSObject[]) ? new PageReferenceValue('/') : null;
  }

  first(): ApexSObject {
    const [record] = this.records.items as ApexSObject[];
    return record ?? throwApex('System.VisualforceException', 'There are no records.');
  }
}

type One = StandardControllerValue;
type Several = StandardSetControllerValue;

export const STANDARD_CONTROLLER_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'ApexPages.StandardController',
    doc: `${REFERENCE}apex_pages_standardcontroller.htm`,
    constructors: {
      'StandardController(SObject record)': (_type: RuntimeType, record: ApexSObject | null) =>
        new StandardControllerValue(record)
    },
    methods: {
      // Fields that a test's record lacks are not read: it is as the test has made it.
      'void addFields(List<String> fields)': (_self: One, fields: ApexList | null) => void required(fields),
      'System.PageReference cancel()': (self: One) => self.page(),
      'System.PageReference delete()': (self: One) => self.delete(),
      'System.PageReference edit()': (self: One) => self.page('/e'),
      'String getId()': (self: One) => self.record.id,
      'SObject getRecord()': (self: One) => self.record,
      'System.PageReference save()': (self: One) => self.save(),
      'System.PageReference view()': (self: One) => self.page()
    },
    refused: { 'void reset()': 'fields of a page are not read by name' }
  }),
  defineType({
    name: 'ApexPages.StandardSetController',
    doc: `${REFERENCE}apex_pages_standardsetcontroller.htm`,
    constructors: {
      'StandardSetController(List<SObject> records)': (_type: RuntimeType, records: ApexList | null) =>
        new StandardSetControllerValue(required(records)),
      'StandardSetController(Database.QueryLocator locator)': (_type: RuntimeType, locator: QueryLocatorValue | null) =>
        new StandardSetControllerValue(required(locator).rows())
    },
    methods: {
      'void addFields(List<String> fields)': (_self: Several, fields: ApexList | null) => void required(fields),
      'System.PageReference cancel()': () => new PageReferenceValue('/'),
      'void first()': (self: Several) => self.go(1),
      'Boolean getCompleteResult()': () => true,
      'Boolean getHasNext()': (self: Several) => self.pageNumber < self.lastPage,
      'Boolean getHasPrevious()': (self: Several) => self.pageNumber > 1,
      'Integer getPageNumber()': (self: Several) => self.pageNumber,
      'Integer getPageSize()': (self: Several) => self.pageSize,
      'SObject getRecord()': (self: Several) => self.first(),
      'List<SObject> getRecords()': (self: Several) => self.shown(),
      'Integer getResultSize()': (self: Several) => self.records.items.length,
      'List<SObject> getSelected()': (self: Several) => self.selected,
      'void last()': (self: Several) => self.go(self.lastPage),
      'void next()': (self: Several) => self.go(self.pageNumber + 1),
      'void previous()': (self: Several) => self.go(self.pageNumber - 1),
      'System.PageReference save()': (self: Several) => self.save(),
      'void setPageNumber(Integer page)': (self: Several, page: number | null) => self.go(required(page)),
      'void setPageSize(Integer size)': (self: Several, size: number | null) => {
        if (required(size) < 1) throwApex('System.VisualforceException', `Invalid page size: ${size}`);
        self.pageSize = required(size);
      },
      'void setSelected(List<SObject> records)': (self: Several, records: ApexList | null) => {
        self.selected = required(records);
      }
    },
    refused: {
      'String getFilterId()': NO_LIST_VIEWS,
      'void setFilterId(String id)': NO_LIST_VIEWS,
      'List<Object> getListViewOptions()': NO_LIST_VIEWS
    }
  })
];
