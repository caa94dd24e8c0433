/**
 * System.DmlException from the results of a failed statement (P30, P81).
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
import { createDmlException } from '../apex/values/apexException.ts';
import type { ApexException, DmlFailure } from '../apex/values/apexException.ts';
import { INACCESSIBLE_FIELDS } from './checkAccess.ts';
import type { WriteRequest, WriteResult } from './contract.ts';

/** One failure for each row that failed; a statement without failed rows is a fault of the caller. */
export function toDmlException(request: WriteRequest, results: readonly WriteResult[]): ApexException {
  const failures = results.flatMap((result, index) => failureOf(request, result, index));
  const first = failures[0];
  if (first === undefined) throw new Error('No row of the statement failed.');
  return createDmlException(messageOf(request, first), failures);
}

function failureOf(request: WriteRequest, result: WriteResult, index: number): readonly DmlFailure[] {
  const error = result.errors[0];
  if (error === undefined) return [];
  const id = request.operation === 'insert' ? null : (request.records[index]?.id ?? null);
  return [{ index, id, object: request.records[index]?.objectName ?? '', ...error }];
}

function messageOf(request: WriteRequest, first: DmlFailure): string {
  if (first.message === INACCESSIBLE_FIELDS.message(first.object ?? '')) return first.message;
  const verb = request.operation.charAt(0).toUpperCase() + request.operation.slice(1);
  const row = first.id === null ? `row ${first.index}` : `row ${first.index} with id ${first.id}`;
  return `${verb} failed. First exception on ${row}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`;
}
