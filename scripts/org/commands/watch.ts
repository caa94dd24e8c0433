import { watch } from 'node:fs';
import { UserError } from '../../lib/command.ts';

/** Editors write a file in several steps. */
const QUIET_MS = 100;
/** What tools write beside the sources changes nothing. */
const IGNORED = /(?:^|[\\/])(?:node_modules|\.git|\.cache|\.local|\.sfdx|\.sf)(?:[\\/]|$)/;

/** Runs `work` now and after each change below `folders`, one run at a time, until the process is told to stop. */
export async function watchFolders(folders: readonly string[], work: () => Promise<void>): Promise<void> {
  let wake: () => void = () => undefined;
  let hasChanged = false;
  let isStopped = false;
  let quiet: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      hasChanged = true;
      wake();
    }, QUIET_MS);
  };
  const stop = (): void => {
    isStopped = true;
    wake();
  };
  const watchers = folders.map((folder) => watchFolder(folder, changed));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    while (!isStopped) {
      hasChanged = false;
      await work();
      // Changed by changed() and stop() while the run was under way.
      if (!(hasChanged as boolean) && !(isStopped as boolean)) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearTimeout(quiet);
    for (const watcher of watchers) watcher.close();
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}

function watchFolder(folder: string, changed: () => void) {
  try {
    return watch(folder, { recursive: true }, (_event, file) => {
      if (file === null || !IGNORED.test(file)) changed();
    });
  } catch (error) {
    throw new UserError(`Cannot watch ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
