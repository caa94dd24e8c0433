import { refuse } from '../apex/lib/refusal.ts';
import { createException } from '../apex/values/apexException.ts';
import { ApexThrow, throwApex } from '../apex/values/apexThrow.ts';
import type { QueryFault } from './queryFault.ts';

export function throwQuery(message: string): never {
  return throwApex('System.QueryException', message);
}

/** What the platform offers and the local org does not: no `catch` of Apex hides it. `text` is the query. */
export function throwUnsupported(what: string, text: string | null = null): never {
  return refuse(what, text === null ? 'queries that use it are not executed' : `the query is ${text}`);
}

/** The first fault that the local org cannot answer, else the first fault. */
export function throwFaults(faults: readonly QueryFault[], text: string): never {
  const unsupported = faults.find((each) => each.unsupported !== undefined);
  if (unsupported?.unsupported !== undefined) throwUnsupported(unsupported.unsupported, text);
  return throwQuery(faults[0]?.message ?? 'unexpected query');
}

/** QueryException that lists the fields the user cannot see (P100). */
export function throwInaccessible(message: string, fields: ReadonlyMap<string, ReadonlySet<string>>): never {
  const exception = createException('System.QueryException', message);
  exception.inaccessibleFields = fields;
  throw new ApexThrow(exception);
}
