/** Values are copied wherever a flow stores them a second time, and on their way to and from Apex. */
import { copyJob } from '../async/jobCopy.ts';
import { ApexObject } from '../apex/values/apexObject.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import type { FlowValue } from './flowType.ts';
import { copyRecord } from './recordFields.ts';

/** An Apex-defined value is written down and read again, like what a job takes along. */
export function copyValue(value: FlowValue): FlowValue {
  if (value instanceof ApexSObject) return copyRecord(value);
  if (value instanceof ApexObject) return copyJob(value);
  return Array.isArray(value) ? (value as readonly FlowValue[]).map(copyValue) : value;
}
