import { parseArgs } from 'node:util';
import { MisuseError, UserError, type Command, type Output, type ParsedArguments } from './command.ts';

/** Loaded when they are called for: most of them bring the whole engine. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  test: async () => (await import('./test.ts')).testCommand,
  run: async () => (await import('./run.ts')).runCommand,
  query: async () => (await import('./query.ts')).queryCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  serve: async () => (await import('./serve.ts')).serveCommand
};

/** Runs one command line and answers its exit code; never throws for what a user can do wrong. */
export async function runCommandLine(argv: readonly string[], output: Output): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help') {
    output.err(await usage());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    output.err(`Unknown command: ${name}\n\n${await usage()}`);
    return 2;
  }
  const command = await load();
  try {
    return await command.run(parseCommandArguments(command, rest), output);
  } catch (error) {
    if (error instanceof MisuseError) {
      output.err(`${error.message}\n\n${commandUsage(command)}`);
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

async function usage(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map((each) => each.name.length));
  const rows = commands.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`);
  return `Usage: npm run -s org -- COMMAND [arguments]\n\n${rows.join('\n')}\n`;
}

function commandUsage(command: Command): string {
  const positionals = command.positionals.join(' ');
  const width = Math.max(...Object.entries(command.options).map(([name, spec]) => optionHead(name, spec).length));
  const rows = Object.entries(command.options).map(
    ([name, spec]) => `  ${optionHead(name, spec).padEnd(width)}  ${spec.help}`
  );
  return `Usage: npm run -s org -- ${command.name} ${positionals}${positionals === '' ? '' : ' '}[options]\n\n${rows.join('\n')}\n`;
}

function optionHead(name: string, spec: { kind: string; value?: string }): string {
  return `--${name}${spec.value === undefined ? '' : ` ${spec.value}`}${spec.kind === 'list' ? ' ...' : ''}`;
}
