import { setFixedSearchResults } from '../../../soql/fixedSearchResults.ts';
import { closeLimitWindow, isLimitWindowOpen, openLimitWindow } from '../../../transaction/limitWindow.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { changeCreatedDate } from '../../../write/auditFields.ts';
import type { ApexObject } from '../../values/apexObject.ts';
import type { ApexList } from '../../values/apexList.ts';
import type { ApexDatetime } from '../../values/apexDatetime.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { setCurrentPage } from '../ApexPages/currentPage.ts';
import type { PageReferenceValue } from '../ApexPages/PageReference.ts';
import { required } from '../arguments.ts';
import { defineType, type LibraryFunction } from '../library.ts';
import { services } from '../services.ts';
import { createStub } from './createStub.ts';
import { TEST_BROKER } from './EventBus.ts';
import { setMock } from './Http.ts';
import { testInstall, testUninstall } from './installTests.ts';
import { loadTestData } from './loadTestData.ts';
import type { VersionValue } from './Version.ts';

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

/** Permissions of a group are those of its members at any time: there is nothing to work out, but for groups that do not exist. */
function calculateGroups(ids: readonly (string | null)[]): void {
  const { schema, store } = currentTransaction();
  const group = schema.object('PermissionSetGroup');
  for (const id of ids)
    if (group === undefined || store.get(group, required(id)) === undefined)
      throwApex('System.InvalidParameterValueException', `Invalid permission set group: ${id}`);
}

/** Only tests may change when a record was created. */
function setCreatedDate(id: string | null, moment: ApexDatetime | null): void {
  const { schema, store } = currentTransaction();
  if (!changeCreatedDate(schema, store, required(id), required(moment)))
    throwApex('System.TypeException', `Invalid id: ${id}`);
}

/** Outside of tests they exist, but cannot be called. No document says so of stubs. */
function inTestsOnly(methods: Readonly<Record<string, LibraryFunction>>): Record<string, LibraryFunction> {
  return Object.fromEntries(
    Object.entries(methods).map(([signature, method]) => [
      signature,
      (...args: never[]): unknown => {
        if (!currentTransaction().isTest) throwApex('System.TypeException', OUTSIDE_OF_TESTS);
        return method(...args);
      }
    ])
  );
}
const OUTSIDE_OF_TESTS = 'Cannot call test methods in non-test context';

export const TestType = defineType({
  name: 'System.Test',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm',
  statics: {
    'Boolean isRunningTest()': () => currentTransaction().isTest,
    'Object createStub(System.Type type, System.StubProvider provider)': createStub,
    ...inTestsOnly({
      'void calculatePermissionSetGroup(Id group)': (id: string | null) => calculateGroups([id]),
      'void calculatePermissionSetGroup(List<Id> groups)': (ids: ApexList | null) =>
        calculateGroups(required(ids).items as (string | null)[]),
      'Id getStandardPricebookId()': standardPricebookId,
      'void setCreatedDate(Id record, Datetime moment)': setCreatedDate,
      'EventBus.TestBroker getEventBus()': () => TEST_BROKER,
      'List<SObject> loadData(Schema.SObjectType type, String resource)': loadTestData,
      'void setCurrentPage(System.PageReference page)': (page: PageReferenceValue | null) =>
        setCurrentPage(required(page)),
      'void setCurrentPageReference(System.PageReference page)': (page: PageReferenceValue | null) =>
        setCurrentPage(required(page)),
      'void setFixedSearchResults(List<Id> ids)': (ids: ApexList | null) =>
        setFixedSearchResults(currentTransaction(), [...(required(ids).items as string[])]),
      'void setMock(System.Type type, Object mock)': setMock,
      'void startTest()': () => openLimitWindow(currentTransaction()),
      'void stopTest()': stopTest,
      'void testInstall(System.InstallHandler handler, System.Version previous)': (
        handler: ApexObject | null,
        previous: VersionValue | null
      ) => {
        testInstall(handler, previous, false);
      },
      'void testInstall(System.InstallHandler handler, System.Version previous, Boolean isPush)': testInstall,
      'void testUninstall(System.UninstallHandler handler)': testUninstall
    })
  },
  refused: {
    'void enableChangeDataCapture()': 'change events do not exist',
    'Object invokeContinuationMethod(Object controller, Object continuation)': 'continuations do not exist',
    'SObject createStubQueryRow(Schema.SObjectType type, Map<String,Object> values)': 'query stubs do not exist'
  }
});
