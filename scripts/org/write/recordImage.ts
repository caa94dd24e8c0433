/** Between stored rows and the records that triggers see. */
import { ApexList } from '../apex/values/apexList.ts';
import { ApexMap } from '../apex/values/apexMap.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';

/** Every field can be read; parents and children are absent (P77). */
export function recordOf(object: ObjectSchema, row: Row): ApexSObject {
  const record = new ApexSObject(object);
  row.forEach((value, slot) => {
    if (value !== null) record.values.set(slot, value);
  });
  return record;
}

export function readOnly(record: ApexSObject): ApexSObject {
  record.isReadOnly = true;
  return record;
}

export function recordList(object: ObjectSchema, records: readonly ApexSObject[]): ApexList {
  return new ApexList(RuntimeType.generic('List', RuntimeType.of(object.name.canonical)), [...records]);
}

export function recordMap(object: ObjectSchema, records: readonly ApexSObject[]): ApexMap {
  const type = RuntimeType.generic('Map', RuntimeType.of('Id'), RuntimeType.of(object.name.canonical));
  return new ApexMap(
    type,
    records.map((record) => [record.id, record])
  );
}
