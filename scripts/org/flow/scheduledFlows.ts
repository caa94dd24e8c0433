/**
 * Flows that a schedule starts: for every record that matches its conditions, or once without a record.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_schedule.htm
 */
import type { FlowScheduleWork } from '../async/queuedJob.ts';
import type { Org } from '../engine/org.ts';
import { FlowFault } from './flowFault.ts';
import { nextRun } from './flowSchedule.ts';
import type { FlowSchedule } from './flowSchedule.ts';
import type { CompiledFlow } from './interview.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { orgZone } from './orgZone.ts';
import { runOutsideOfSaves, systemAccess } from './outsideOfSaves.ts';
import { storedRecord } from './recordFields.ts';
import { queryRecords } from './recordQuery.ts';
import { createInterview } from './startFlow.ts';

export interface ScheduledFlow {
  readonly flow: CompiledFlow;
  readonly schedule: FlowSchedule;
}

export function scheduledFlowWork(org: Org, { flow, schedule }: ScheduledFlow): FlowScheduleWork {
  return {
    name: `schedule of ${flow.name}`,
    nextRun: (from) => nextRun(schedule, from, orgZone(org)),
    findRecords: () => findRecords(flow, schedule),
    run(ids) {
      const { object } = flow;
      if (ids === null || object === null) return runOutsideOfSaves(flow, [{ record: null, prior: null }]);
      const records = ids.flatMap((id) => storedRecord(object, id) ?? []);
      runOutsideOfSaves(
        flow,
        records.map((record) => ({ record, prior: null }))
      );
    }
  };
}

function findRecords(flow: CompiledFlow, { query }: FlowSchedule): readonly string[] | null {
  if (query === null) return null;
  const interview = createInterview(flow, { access: systemAccess(flow) });
  const outcome = queryRecords(query, [interview]).get(interview);
  if (outcome instanceof FlowFault) return throwApex('System.FlowException', outcome.message);
  return (outcome ?? []).flatMap(({ id }) => id ?? []);
}
