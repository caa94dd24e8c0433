/** Runs the commands of a program: reads the arguments along their tables, prints usage, turns faults into exit codes. */
import { parseArgs } from 'node:util';
import { MisuseError, UserError, type Command, type Output, type ParsedArguments } from './command.ts';

export interface Program {
  /** As it is typed, for usage texts. */
  readonly name: string;
  /** By name, of one or two words; loaded when they are called for, since most of them are large. */
  readonly commands: Readonly<Record<string, () => Promise<Command>>>;
}

/** Runs one command line and answers its exit code; never throws for what a user can do wrong. */
export async function runProgram(program: Program, argv: readonly string[], output: Output): Promise<number> {
  const [first] = argv;
  if (first === undefined || first === 'help' || first === '--help') {
    output.err(await usage(program));
    return first === undefined ? 2 : 0;
  }
  const words = [2, 1].find((count) => Object.hasOwn(program.commands, argv.slice(0, count).join(' ')));
  const load = words === undefined ? undefined : program.commands[argv.slice(0, words).join(' ')];
  if (words === undefined || load === undefined) {
    output.err(`Unknown command: ${unknownName(program, argv)}\n\n${await usage(program)}`);
    return 2;
  }
  const rest = argv.slice(words);
  const command = await load();
  if (rest.includes('--help')) {
    output.err(commandUsage(program, command));
    return 0;
  }
  try {
    return await command.run(parseCommandArguments(command, rest), output);
  } catch (error) {
    if (error instanceof MisuseError) {
      output.err(`${error.message}\n\n${commandUsage(program, command)}`);
      return 2;
    }
    if (error instanceof UserError) {
      if (rest.includes('--json')) output.out(`${JSON.stringify({ success: false, message: error.message })}\n`);
      output.err(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

/** Two words where commands begin with the first one, so that the message names what was meant. */
function unknownName({ commands }: Program, [first = '', second]: readonly string[]): string {
  const isTopic = Object.keys(commands).some((name) => name.startsWith(`${first} `));
  return isTopic && second !== undefined ? `${first} ${second}` : first;
}

function parseCommandArguments(command: Command, argv: readonly string[]): ParsedArguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, spec]) => [
      name,
      { type: spec.kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: spec.kind === 'list' }
    ])
  );
  const { values, positionals } = parseStrictly(argv, options);
  if (positionals.length < command.positionals.length) {
    throw new MisuseError(`Missing argument: ${command.positionals.slice(positionals.length).join(' ')}`);
  }
  if (positionals.length > command.positionals.length) {
    throw new MisuseError(`Unexpected argument: ${positionals.slice(command.positionals.length).join(' ')}`);
  }
  const given = Object.entries(values);
  return {
    positionals,
    flags: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
    values: new Map(given.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    lists: new Map(given.filter((entry): entry is [string, string[]] => Array.isArray(entry[1])))
  };
}

type OptionConfig = Record<string, { type: 'boolean' | 'string'; multiple: boolean }>;

function parseStrictly(
  argv: readonly string[],
  options: OptionConfig
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new MisuseError(error instanceof Error ? error.message : String(error));
  }
}

async function usage({ name, commands: loaders }: Program): Promise<string> {
  const commands = await Promise.all(Object.values(loaders).map((load) => load()));
  const width = Math.max(...commands.map((each) => each.name.length));
  const rows = commands.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`);
  return `Usage: ${name} COMMAND [arguments]\n\n${rows.join('\n')}\n`;
}

function commandUsage({ name }: Program, command: Command): string {
  const positionals = command.positionals.join(' ');
  const width = Math.max(...Object.entries(command.options).map(([name, spec]) => optionHead(name, spec).length));
  const rows = Object.entries(command.options).map(
    ([name, spec]) => `  ${optionHead(name, spec).padEnd(width)}  ${spec.help}`
  );
  return `Usage: ${name} ${command.name} ${positionals}${positionals === '' ? '' : ' '}[options]\n\n${rows.join('\n')}\n`;
}

function optionHead(name: string, spec: { kind: string; value?: string }): string {
  return `--${name}${spec.value === undefined ? '' : ` ${spec.value}`}${spec.kind === 'list' ? ' ...' : ''}`;
}
