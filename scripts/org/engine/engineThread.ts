import type { ResourceLimits } from 'node:worker_threads';

/** A thousand nested calls of Apex, the platform's limit, must fit whatever the size of their methods. */
export const THREAD_LIMITS: ResourceLimits = { stackSizeMb: 32 };
