import type { OptionSpec, ParsedArguments } from './command.ts';
import { MisuseError } from './command.ts';

/** Options that several commands share. */
export const PROJECT_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  source: { kind: 'list', value: 'DIR', help: 'sfdx project or plain source folder to deploy (default: this project)' },
  namespace: { kind: 'value', value: 'NAME|none', help: 'namespace to deploy under (default: the one of sfdx-project.json)' }
};

export const JSON_OPTION: Readonly<Record<string, OptionSpec>> = { json: { kind: 'flag', help: 'print one JSON object' } };

export const DATA_OPTION: Readonly<Record<string, OptionSpec>> = {
  data: { kind: 'value', value: 'PLAN.json', help: 'import this tree plan first (the format of sf data import tree)' }
};

export interface ProjectChoice {
  readonly sources: readonly string[];
  /** undefined: what the project says; null: none. */
  readonly namespace: string | null | undefined;
}

export function readProjectChoice(args: ParsedArguments): ProjectChoice {
  const namespace = args.values.get('namespace');
  if (namespace !== undefined && !/^[A-Za-z][A-Za-z0-9_]{0,14}$/.test(namespace)) {
    throw new MisuseError(`'${namespace}' is not a namespace: up to 15 letters, digits and underscores, beginning with a letter.`);
  }
  return { sources: args.lists.get('source') ?? ['.'], namespace: namespace === 'none' ? null : namespace };
}
