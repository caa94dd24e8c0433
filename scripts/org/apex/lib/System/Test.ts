import { closeLimitWindow, isLimitWindowOpen, openLimitWindow } from '../../../transaction/limitWindow.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { setCurrentPage } from '../ApexPages/currentPage.ts';
import type { PageReferenceValue } from '../ApexPages/PageReference.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { services } from '../services.ts';
import { createStub } from './createStub.ts';
import { TEST_BROKER } from './EventBus.ts';
import { setMock } from './Http.ts';

/** Queued jobs run here, each in a transaction of its own (P105). */
function stopTest(): void {
  const transaction = currentTransaction();
  if (!isLimitWindowOpen(transaction)) closeLimitWindow(transaction);
  try {
    services().runQueuedJobs();
  } finally {
    closeLimitWindow(transaction);
  }
}

/** Every org is born with one. */
function standardPricebookId(): string | null {
  const { schema, store } = currentTransaction();
  const book = schema.object('Pricebook2');
  const slot = book?.field('IsStandard')?.slot;
  if (book === undefined || slot === undefined) return null;
  for (const row of store.scan(book)) if (row[slot] === true) return row[0] as string;
  return null;
}

/** Only tests may change when a record was created. */
function setCreatedDate(id: string | null, moment: ApexDatetime | null): void {
  const { schema, store } = currentTransaction();
  const object = schema.objectByKeyPrefix(required(id).slice(0, 3));
  const row = object === undefined ? undefined : store.get(object, id ?? '');
  const slot = object?.field('CreatedDate')?.slot;
  if (object === undefined || row === undefined || slot === undefined)
    return throwApex('System.TypeException', `Invalid id: ${id}`);
  const changed = [...row];
  changed[slot] = new ApexDatetime(Math.floor(required(moment).ms / 1000) * 1000);
  store.put(object, changed);
}

export const TestType = defineType({
  name: 'System.Test',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm',
  statics: {
    'Object createStub(System.Type type, System.StubProvider provider)': createStub,
    'Id getStandardPricebookId()': standardPricebookId,
    'Boolean isRunningTest()': () => currentTransaction().isTest,
    'void setCreatedDate(Id record, Datetime moment)': setCreatedDate,
    'EventBus.TestBroker getEventBus()': () => TEST_BROKER,
    'void setCurrentPage(System.PageReference page)': (page: PageReferenceValue | null) =>
      setCurrentPage(required(page)),
    'void setCurrentPageReference(System.PageReference page)': (page: PageReferenceValue | null) =>
      setCurrentPage(required(page)),
    'void setMock(System.Type type, Object mock)': setMock,
    'void startTest()': () => openLimitWindow(currentTransaction()),
    'void stopTest()': stopTest
  },
  refused: {
    'List<SObject> loadData(Schema.SObjectType type, String resource)': 'static resources are not read',
    'void setFixedSearchResults(List<Id> ids)': 'SOSL is not executed',
    'void enableChangeDataCapture()': 'change events do not exist',
    'Object invokeContinuationMethod(Object controller, Object continuation)': 'continuations do not exist',
    'SObject createStubQueryRow(Schema.SObjectType type, Map<String,Object> values)': 'query stubs do not exist',
    'void testInstall(Object handler, Object version)': 'packages are not installed'
  }
});
