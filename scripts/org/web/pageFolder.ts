import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * A folder below `base` for the page of this process: two servers never overwrite each other's page. Folders of processes
 * that have ended, as a killed one leaves them, are removed.
 */
export function ownPageFolder(base: string, isAlive: (pid: number) => boolean = isRunning): string {
  if (existsSync(base)) {
    for (const name of readdirSync(base)) {
      if (Number(name) !== process.pid && !isAlive(Number(name)))
        rmSync(path.join(base, name), { recursive: true, force: true });
    }
  }
  return path.join(base, String(process.pid));
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
