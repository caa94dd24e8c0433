/** How running code ended: by an Apex exception, or at something that the local org does not do. */
import { NotSupported } from '../apex/lib/refusal.ts';
import { describeFailure, type ApexFailure } from '../apex/runtime/exceptions.ts';
import { apexFrames, formatFrames } from '../apex/runtime/stackTrace.ts';

/** Type name of a fault of the local org itself, in reports that must go on after it. */
const FAULT = 'LocalOrgFault';

/** As {@link explainFailure}, but a fault of the local org is told like a failure, with its JavaScript stack: other tests go on. */
export function explainAnyFailure(error: unknown): ApexFailure {
  try {
    return explainFailure(error);
  } catch (fault) {
    const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    return { typeName: FAULT, message: text, stackTrace: '', line: null, file: null, cause: null };
  }
}

/** Throws the error again where the local org itself is at fault. */
export function explainFailure(error: unknown): ApexFailure {
  const failure = error instanceof NotSupported ? describeRefusal(error) : describeFailure(error);
  if (failure === null) throw error;
  return failure;
}

/** A refusal tells the place in Apex at which it was met, as an exception does. */
function describeRefusal(error: NotSupported): ApexFailure {
  const frames = apexFrames(error);
  return {
    typeName: error.name,
    message: error.message,
    stackTrace: formatFrames(frames),
    line: frames[0]?.line ?? null,
    file: frames[0]?.file ?? null,
    cause: null
  };
}
