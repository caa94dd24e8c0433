/**
 * Apex stack traces out of V8's: emitted functions carry the name the platform prints and stand on the line of the source, so a frame
 * only has to be copied.
 */
import type { Origin } from '../../diagnostic.ts';

export interface ApexFrame {
  /** `Class.Outer.Inner.method`, `Trigger.Name`, `AnonymousBlock`. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** Deep enough for the lines of Apex among those of the library; V8 keeps ten by itself. */
const KEPT_FRAMES = 200;

const apexFiles = new Set<string>();
const known = new WeakMap<Error, readonly ApexFrame[]>();

/** Frames of this script are Apex frames. */
export function registerApexFile(file: Origin['file']): void {
  apexFiles.add(file);
  if (Error.stackTraceLimit < KEPT_FRAMES) Error.stackTraceLimit = KEPT_FRAMES;
}

/** Innermost first. */
export function apexFrames(error: Error): readonly ApexFrame[] {
  let frames = known.get(error);
  if (frames === undefined) known.set(error, (frames = readFrames(error)));
  return frames;
}

/** `Class.Outer.method: line 3, column 1`, one line per frame (P33). The platform prints column 1 throughout. */
export function formatFrames(frames: readonly ApexFrame[]): string {
  return frames.map(({ name, line }) => `${name}: line ${line}, column 1`).join('\n');
}

function readFrames(error: Error): ApexFrame[] {
  return callSites(error).flatMap((site) => {
    const file = site.getFileName();
    const name = site.getFunctionName();
    const line = site.getLineNumber();
    return typeof file === 'string' && apexFiles.has(file) && name !== null && line !== null
      ? [{ name, file, line }]
      : [];
  });
}

/** V8 builds the stack when somebody first looks; we look with our own formatter and leave the usual text behind. */
function callSites(error: Error): readonly NodeJS.CallSite[] {
  const previous = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, sites) => sites;
  try {
    const sites: unknown = error.stack;
    if (!Array.isArray(sites)) return [];
    error.stack = [String(error), ...sites.map((site) => `    at ${String(site)}`)].join('\n');
    return sites as NodeJS.CallSite[];
  } finally {
    Error.prepareStackTrace = previous;
  }
}
