/** The asynchronous path of a flow. https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_async_path.htm */
import type { Org } from '../engine/org.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';
import type { FlowJob } from './queuedJob.ts';

export function runFlowPath(org: Org, job: FlowJob): JobOutcome {
  const running: RunningJob = {
    stage: 'flowPath',
    jobId: null,
    depth: 0,
    maximumDepth: null,
    delayMinutes: 0,
    retries: 0,
    allowsCallouts: true,
    finalizer: null
  };
  return runJobTransaction(org, { ...job, quiddity: 'UNDEFINED', profile: 'asynchronous', running }, () => job.run());
}
