import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MisuseError, UserError, type Command, type Output } from '../../lib/command.ts';
import { ownPageFolder } from '../web/pageFolder.ts';
import { PROJECT_OPTIONS, readProjectChoice, readTimeoutMs, TIMEOUT_OPTION } from './options.ts';

const DEFAULT_PORT = 4480;
/** Beside the journal: how tools sign in, for the owner of the file only. */
const SESSION_FILE = 'sessions.json';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serve the pages of the project and their data on this machine',
  positionals: [],
  options: {
    ...PROJECT_OPTIONS,
    port: { kind: 'value', value: 'N', help: `port on 127.0.0.1, 0 for any free one (default: ${DEFAULT_PORT})` },
    db: {
      kind: 'value',
      value: 'FILE',
      help: 'journal that keeps the data over restarts (default: thrown away at the end)'
    },
    demo: { kind: 'value', value: 'DIR', help: 'folder with personas and data for a new org' },
    reset: { kind: 'flag', help: 'throw the kept data away and seed again' },
    ...TIMEOUT_OPTION
  },
  async run(args, output) {
    const choice = readProjectChoice(args);
    const port = readPort(args.values.get('port'));
    const kept = args.values.get('db');
    const passing = kept === undefined ? mkdtempSync(path.join(tmpdir(), 'local-org-')) : null;
    const database = kept ?? path.join(passing ?? '', 'org.db');
    mkdirSync(path.dirname(path.resolve(database)), { recursive: true });
    if (passing !== null) process.once('exit', () => rmSync(passing, { recursive: true, force: true }));
    const steps = createStepLines(output);
    // Loaded late: the page's compiler and the HTTP server are large and no other command needs them.
    const [{ buildPage }, { startEngine }, { startHttpServer }, { openSessions, writeSessionFile }] = await Promise.all(
      [
        import('../web/buildPage.ts'),
        import('../rest/engineClient.ts'),
        import('../rest/httpServer.ts'),
        import('../rest/sessions.ts')
      ]
    );
    const starting = startEngine(
      {
        sources: choice.sources,
        namespace: choice.namespace,
        features: choice.features,
        database,
        demo: args.values.get('demo') ?? null,
        reset: args.flags.has('reset'),
        longestMs: readTimeoutMs(args)
      },
      steps
    );
    const pageFolder = ownPageFolder('.cache/page');
    process.once('exit', () => rmSync(pageFolder, { recursive: true, force: true }));
    const building = buildPage({
      projectDirs: [...choice.sources],
      outDir: pageFolder,
      namespace: choice.namespace ?? null,
      onProgress: steps
    });
    const [engine, page] = await Promise.all([starting, building]).catch((error: unknown) => {
      throw new UserError(error instanceof Error ? error.message : String(error));
    });
    const sessions = await openSessions(engine);
    const server = await startHttpServer({ engine, page, port, sessions }).catch((error: NodeJS.ErrnoException) => {
      throw new UserError(
        error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with --port.` : error.message
      );
    });
    const sessionFile = path.join(path.dirname(path.resolve(database)), SESSION_FILE);
    writeSessionFile(sessionFile, sessions, server.url);
    process.once('exit', () => rmSync(sessionFile, { force: true }));
    output.err(`Ready: ${server.url} (tokens for tools: ${path.relative('.', sessionFile)})\n`);
    await stopSignal();
    await server.close();
    await engine.close();
    return 0;
  }
};

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new MisuseError(`'${text}' is not a port.`);
  return port;
}

/** One line for each step, with the seconds since the start. */
function createStepLines(output: Output): (text: string) => void {
  const start = performance.now();
  return (text) => output.err(`${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
