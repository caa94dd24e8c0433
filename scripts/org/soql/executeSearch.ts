/**
 * Runs a SOSL search. In tests it finds what Test.setFixedSearchResults says; elsewhere a record is found where its text fields hold
 * all searched words. WHERE, ORDER BY, LIMIT and OFFSET of RETURNING apply in both.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_SOSL.htm
 */
import type { Access } from '../access/access.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Row } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { SoslSearch } from './ast.ts';
import { checkAccess, createRun, recordsOf } from './executeQuery.ts';
import { faultTexts } from './faultTexts.ts';
import { kindOf } from './fieldKinds.ts';
import { queryOfReturning, unknownPart } from './searchQuery.ts';
import { fixedSearchResults } from './fixedSearchResults.ts';
import type { Filter, RowsPlan } from './plan.ts';
import { planQuery } from './planQuery.ts';
import { throwFaults, throwQuery, throwUnsupported } from './queryException.ts';
import { readSearchTerms } from './searchTerms.ts';

export interface SearchExecution {
  readonly search: SoslSearch;
  readonly text: string;
  readonly binds: readonly unknown[];
  readonly access: Access;
}

/** One entry for each object of RETURNING, in its order. */
export interface SearchResult {
  readonly object: ObjectSchema;
  readonly records: readonly ApexSObject[];
}

type Returning = SoslSearch['returning'][number];

/** Throws SearchException for a search text that is none, QueryException for faults of RETURNING. */
export function executeSearch(execution: SearchExecution): readonly SearchResult[] {
  const { search, binds } = execution;
  const transaction = currentTransaction();
  const unknown = unknownPart(search);
  if (unknown !== null) throwUnsupported(unknown, execution.text);
  transaction.limits.charge('soslQueries');
  const access =
    search.withClauses.length > 0
      ? ({ user: execution.access.user, mode: 'user', sharing: 'with' } as const)
      : execution.access;
  const narrow = transaction.isTest ? fixedFilter(transaction) : textFilter(search, binds);
  return search.returning.map((returning) => {
    const plan = planReturning(returning, execution, transaction);
    checkAccess(plan, access);
    const run = createRun(transaction, binds, access);
    const filter = narrow(plan.object);
    const where: Filter<Row> = {
      hints: plan.where?.hints ?? [],
      bind: (bound) => {
        const matches = plan.where?.bind(bound) ?? null;
        return (row) => filter(row) && (matches === null || matches(row));
      }
    };
    return { object: plan.object, records: recordsOf({ ...plan, where }, run, () => undefined) };
  });
}

function planReturning(returning: Returning, { search, text }: SearchExecution, transaction: Transaction): RowsPlan {
  const { plan, faults } = planQuery(queryOfReturning(returning, search), transaction.schema, { surface: 'apex' });
  if (plan === null || plan.kind !== 'rows') return throwFaults(faults, text);
  if (!plan.object.operations.isSearchable) return throwQuery(faultTexts.notSearchable(plan.object.name.canonical));
  return plan;
}

type RowFilter = (object: ObjectSchema) => (row: Row) => boolean;

function fixedFilter(transaction: Transaction): RowFilter {
  const ids = new Set(fixedSearchResults(transaction));
  return () => (row) => ids.has(row[0] as string);
}

function textFilter(search: SoslSearch, binds: readonly unknown[]): RowFilter {
  const value =
    search.find.kind === 'bind' ? binds[search.find.index] : search.find.kind === 'string' ? search.find.value : null;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text.replace(/[*?"]/g, '').length < 2)
    return throwApex('System.SearchException', `search term must be longer than one character: ${text}`);
  const terms = readSearchTerms(text);
  if (terms.unsupported !== null) return throwUnsupported(`${terms.unsupported} in the text of FIND`);
  return (object) => {
    const fields = object.fields.filter((field) => isSearched(field, search.scope));
    return (row) =>
      terms.matches(
        fields.flatMap((field) => (typeof row[field.slot] === 'string' ? [row[field.slot] as string] : []))
      );
  };
}

function isSearched(field: FieldSchema, scope: SoslSearch['scope']): boolean {
  if (kindOf(field.type) !== 'text' || field.formula !== null) return false;
  switch (scope) {
    case 'NAME':
      return field.isNameField || ['FirstName', 'LastName'].includes(field.name.canonical);
    case 'EMAIL':
      return field.type === 'email';
    case 'PHONE':
      return field.type === 'phone';
    default:
      return true;
  }
}
