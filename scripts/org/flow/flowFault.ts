/**
 * What goes wrong while an interview runs, in the words of the platform.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_build_logic_fault.htm
 */
import type { Origin } from '../diagnostic.ts';
import type { WriteError } from '../write/contract.ts';

/** Ends an interview, or sends it along the fault path of the element that raised it. */
export class FlowFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FlowFault';
  }
}

/** An interview that ended at a fault no path leads away from. */
export interface InterviewFailure {
  readonly element: string;
  readonly message: string;
  readonly origin: Origin;
}

const CODES = 'You can look up ExceptionCode values in the SOAP API Developer Guide.';

export const faultTexts = {
  notSet: (path: string) => `The flow failed to access the value for ${path} because it hasn't been set or assigned.`,
  database: (doing: string, code: string, message: string) =>
    `This error occurred when the flow tried to ${doing}: ${code}: ${message}. ${CODES}`,
  nothingToDelete: () => 'DELETE --- There is nothing in Salesforce matching your delete criteria.',
  /** An action of the platform. */
  action: (message: string) => `The flow could not run an action: ${message}`,
  limit: (fewest: number, most: number) => `The maximum number of records to store must be from ${fewest} to ${most}.`,
  position: (count: number) => `The position must be a whole number from 1 to ${count}.`,
  formula: (message: string) => `The formula expression is invalid: ${message}`,
  unhandled: () =>
    'An unhandled fault has occurred while processing the flow. Please contact your system administrator for more information.',
  notStarted: () => 'Interview not started',
  noSuchFlow: (name: string) => `Could not find flow: ${name}`,
  noSuchVariable: (name: string) => `The flow has no variable ${name} that is available here`,
  noClassAccess: (name: string) => `You do not have access to the Apex class named '${name}'.`,
  wrongInput: (name: string, type: string) => `The input ${name} needs a value of type ${type}`,
  apex: (typeName: string, message: string) => `An Apex error occurred: ${typeName}: ${message}`,
  resultCount: () =>
    'The number of results does not match the number of interviews that were executed in a single bulk execution request.',
  tooManyElements: () => 'Number of iterations exceeded',
  /** An error of the record whose save started the flow. */
  failedSave: (label: string, message: string) =>
    `We can't save this record because the “${label}” process failed. Give your Salesforce admin these details. ${message}`
} as const;

export function databaseFault(doing: string, error: WriteError | undefined): FlowFault {
  return new FlowFault(faultTexts.database(doing, error?.statusCode ?? 'UNKNOWN_EXCEPTION', error?.message ?? ''));
}
