import type { OptionSpec, ParsedArguments } from '../../lib/command.ts';
import { MisuseError, UserError } from '../../lib/command.ts';
import { LONGEST_TRANSACTION_SECONDS } from '../engine/heartbeat.ts';
import { readShape, ShapeError, shapeNames } from '../shapes/readShape.ts';

/** Options that several commands share. */
export const PROJECT_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  source: { kind: 'list', value: 'DIR', help: 'sfdx project or plain source folder to deploy (default: this project)' },
  namespace: {
    kind: 'value',
    value: 'NAME|none',
    help: 'namespace to deploy under (default: the one of sfdx-project.json)'
  },
  shape: { kind: 'value', value: 'NAME', help: 'features of the org: config/scratch/NAME.json (default: none)' }
};

export const JSON_OPTION: Readonly<Record<string, OptionSpec>> = {
  json: { kind: 'flag', help: 'print one JSON object' }
};

const LONGEST_TIMEOUT_SECONDS = 3600;

export const TIMEOUT_OPTION: Readonly<Record<string, OptionSpec>> = {
  timeout: {
    kind: 'value',
    value: 'SECONDS',
    help: `end transactions that take longer by the wall clock (default: ${LONGEST_TRANSACTION_SECONDS})`
  }
};

export const DATA_OPTION: Readonly<Record<string, OptionSpec>> = {
  data: { kind: 'value', value: 'PLAN.json', help: 'import this tree plan first (the format of sf data import tree)' }
};

export interface ProjectChoice {
  readonly sources: readonly string[];
  /** undefined: what the project says; null: none. */
  readonly namespace: string | null | undefined;
  /** What the org's shape switches on. */
  readonly features: ReadonlySet<string>;
}

const HERE = '.';

export function readProjectChoice(args: ParsedArguments): ProjectChoice {
  const namespace = args.values.get('namespace');
  if (namespace !== undefined && !/^[A-Za-z][A-Za-z0-9_]{0,14}$/.test(namespace)) {
    throw new MisuseError(
      `'${namespace}' is not a namespace: up to 15 letters, digits and underscores, beginning with a letter.`
    );
  }
  const sources = args.lists.get('source') ?? [HERE];
  return {
    sources,
    namespace: namespace === 'none' ? null : namespace,
    features: readFeatures(args.values.get('shape'), sources)
  };
}

/** A whole number from 1 to `most`; null where the option was not given. */
export function readCount(args: ParsedArguments, option: string, most: number): number | null {
  const text = args.values.get(option);
  if (text === undefined) return null;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new MisuseError(`--${option} takes a whole number from 1 to ${most}, not '${text}'.`);
  return count;
}

/** What `--timeout` says, or its default. */
export function readTimeoutMs(args: ParsedArguments): number {
  return (readCount(args, 'timeout', LONGEST_TIMEOUT_SECONDS) ?? LONGEST_TRANSACTION_SECONDS) * 1000;
}

/** A project may bring shapes of its own; those of the folder the command is given in serve the others. */
function readFeatures(shape: string | undefined, sources: readonly string[]): ReadonlySet<string> {
  if (shape === undefined) return new Set();
  const projects = [...sources, HERE];
  try {
    const features = readShape(shape, projects);
    if (features !== null) return features;
  } catch (error) {
    if (error instanceof ShapeError) throw new UserError(error.message);
    throw error;
  }
  throw new MisuseError(`There is no shape '${shape}'. Shapes: ${shapeNames(projects).join(', ')}.`);
}
