import vm from 'node:vm';

/**
 * Runs `work`, and ends it in the middle after so many milliseconds: answers null then. Nothing inside is tidied up, so what it has
 * worked on must not be used any more.
 */
export function endAfter<T extends object>(milliseconds: number, work: () => T): T | null {
  try {
    return vm.runInNewContext('work()', { work }, { timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
}
