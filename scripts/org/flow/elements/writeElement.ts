/** What elements that write records have in common. */
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import { FlowFault, faultTexts } from '../flowFault.ts';
import type { FlowScope, Reader } from '../flowScope.ts';
import { describeType } from '../flowType.ts';
import type { FlowValue } from '../flowType.ts';
import { goTo, raise } from '../interview.ts';
import type { BatchElement, Interview } from '../interview.ts';
import { writeRecords } from '../recordWrite.ts';
import type { FlowOperation, WriteTask } from '../recordWrite.ts';
import type { ElementHead } from './element.ts';

/** A record or a collection of records; null where a diagnostic was recorded. */
export function recordsReader(scope: FlowScope, node: MetadataNode): Reader | null {
  const origin = node.originOf('inputReference');
  const reader = scope.reader(node.text('inputReference') ?? '', origin);
  if (reader === null || reader.type.kind === 'Record') return reader;
  return scope.report('flow.type', `${reader.path} is a ${describeType(reader.type)}, not a record`, origin);
}

/** Throws {@link FlowFault} where there is no record. */
export function recordsOf(reader: Reader, interview: Interview): readonly ApexSObject[] {
  const value = reader.read(interview);
  if (value === null) throw new FlowFault(faultTexts.notSet(reader.path));
  const items = (Array.isArray(value) ? value : [value]) as readonly FlowValue[];
  return items.filter((item) => item instanceof ApexSObject);
}

/** Gathers the records of every interview, writes them in one statement and moves the interviews on. */
export function writeElement(
  head: ElementHead,
  target: string | null,
  operation: FlowOperation,
  gather: (
    interviews: readonly Interview[],
    fail: (interview: Interview, fault: FlowFault) => void
  ) => readonly WriteTask[],
  done: (task: WriteTask) => void = () => undefined
): BatchElement {
  const element: BatchElement = {
    ...head,
    batch(interviews) {
      const failed = new Set<Interview>();
      const fail = (interview: Interview, fault: FlowFault): void => {
        failed.add(interview);
        raise(interview, element, fault.message);
      };
      const tasks = gather(interviews, fail);
      for (const [interview, fault] of writeRecords(operation, tasks)) fail(interview, fault);
      for (const task of tasks) {
        if (failed.has(task.interview)) continue;
        done(task);
        goTo(task.interview, target);
      }
    }
  };
  return element;
}

/** Runs `gather` for each interview; what it throws is that interview's fault. */
export function gatherEach(
  interviews: readonly Interview[],
  fail: (interview: Interview, fault: FlowFault) => void,
  gather: (interview: Interview) => readonly ApexSObject[]
): readonly WriteTask[] {
  return interviews.flatMap((interview) => {
    try {
      return [{ interview, records: gather(interview) }];
    } catch (thrown) {
      if (!(thrown instanceof FlowFault)) throw thrown;
      fail(interview, thrown);
      return [];
    }
  });
}
