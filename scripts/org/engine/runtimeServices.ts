/** What emitted code needs of the org: queries, writes, tokens, labels, users. */
import type { Access } from '../access/access.ts';
import { userContextIn } from '../access/loadUserContext.ts';
import type { LibraryCatalogue } from '../apex/check/libraryCatalogue.ts';
import type { DmlSite, QuerySite, SearchSite } from '../apex/emit/emittedUnit.ts';
import type { RuntimeServices } from '../apex/emit/runtimeInterface.ts';
import { refuse } from '../apex/lib/refusal.ts';
import { services } from '../apex/lib/services.ts';
import { createCatalogueServices } from '../apex/runtime/catalogueServices.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexThrow, throwApex } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { executeQuery } from '../soql/executeQuery.ts';
import { executeSearch } from '../soql/executeSearch.ts';
import { enterRunAs } from '../transaction/runAs.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { WriteRequest } from '../write/contract.ts';
import { toDmlException } from '../write/dmlException.ts';
import { executeWrite } from '../write/executeWrite.ts';

/** From this release on, code without a mode of its own runs in user mode; the local org refuses it until that is built. */
const FIRST_USER_MODE_RELEASE = 67;

export function createRuntimeServices(library: LibraryCatalogue): RuntimeServices {
  return {
    ...createCatalogueServices(library),
    query: runQuery,
    search: runSearch,
    dml: runDml,
    enterRunAs: ([user]) => {
      if (!(user instanceof ApexSObject)) return refuse('System.runAs(Version)', 'package versions are not kept');
      const transaction = currentTransaction();
      if (user.id === null)
        writeOrThrow({
          operation: 'insert',
          records: [user],
          access: { user: transaction.user, mode: 'system', sharing: 'without' },
          allOrNone: true,
          externalIdField: null,
          master: null
        });
      return enterRunAs(transaction, userContextIn(transaction, user.id ?? ''));
    },
    leaveRunAs: (leave) => (leave as () => void)(),
    enqueueFuture: (owner, key, args) => services().enqueueFuture(owner, key, args)
  };
}

/** Access of Apex code that names no mode: system mode, sharing as the running class says. */
function codeAccess(apiVersion: number): Access {
  if (apiVersion >= FIRST_USER_MODE_RELEASE)
    refuse(
      `API version ${apiVersion}`,
      `classes of release ${FIRST_USER_MODE_RELEASE} and later run in user mode by default`
    );
  const { user, sharing } = currentTransaction();
  return { user, mode: 'system', sharing };
}

/** All or nothing: throws System.DmlException when a row fails. */
export function writeOrThrow(request: WriteRequest): void {
  const results = executeWrite(request);
  if (!results.every((each) => each.isSuccess)) throw new ApexThrow(toDmlException(request, results));
}

function runQuery(site: QuerySite, binds: readonly unknown[]): unknown {
  const result = executeQuery({ query: site.query, text: site.text, binds, access: codeAccess(site.apiVersion) });
  if (result.kind === 'count') return result.count;
  switch (site.result) {
    case 'list':
      return new ApexList(RuntimeType.of(site.type), [...result.records]);
    case 'rows':
      return result.records;
    case 'optional':
    case 'single':
      if (result.records.length > 1)
        throwApex('System.QueryException', 'List has more than 1 row for assignment to SObject');
      if (result.records.length === 0 && site.result === 'single')
        throwApex('System.QueryException', 'List has no rows for assignment to SObject');
      return result.records[0] ?? null;
    case 'count':
      throw new Error('A query that counts has given rows.');
  }
}

function runSearch(site: SearchSite, binds: readonly unknown[]): unknown {
  const found = executeSearch({ search: site.search, text: site.text, binds, access: codeAccess(site.apiVersion) });
  const lists = found.map(
    ({ object, records }) => new ApexList(RuntimeType.of(`List<${object.name.canonical}>`), [...records])
  );
  return new ApexList(RuntimeType.of('List<List<SObject>>'), lists);
}

function runDml(site: DmlSite, target: ApexSObject | ApexList, other?: ApexSObject | ApexList): void {
  const records = recordsOf(site.verb === 'merge' ? other : target);
  if (records.length === 0) return;
  const system = codeAccess(site.apiVersion);
  const access: Access = site.mode === 'user' ? { user: system.user, mode: 'user', sharing: 'with' } : system;
  const master = site.verb === 'merge' && target instanceof ApexSObject ? target : null;
  writeOrThrow({ operation: site.verb, records, access, allOrNone: true, externalIdField: site.externalId, master });
}

/** Null records and null operands fail as on the platform. */
function recordsOf(target: ApexSObject | ApexList | null | undefined): readonly ApexSObject[] {
  if (target === null || target === undefined)
    return throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
  const items = target instanceof ApexList ? target.items : [target];
  return items.map((each) =>
    each instanceof ApexSObject
      ? each
      : throwApex('System.NullPointerException', 'Attempt to de-reference a null object')
  );
}
