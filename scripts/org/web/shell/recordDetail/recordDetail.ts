import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from '../../shims/uiObjectInfoApi.ts';
import type { ObjectInfo } from '../../shims/uiObjectInfoApi.ts';
import { getRecord } from '../../shims/uiRecordApi.ts';
import type { RecordRepresentation } from '../../shims/uiRecordApi.ts';
import type { Provision } from '../../shims/sharedCache.ts';
import { RECORD_LAYOUTS } from '../recordFields.ts';
import { showField } from '../shownField.ts';
import type { ShownField } from '../shownField.ts';

/** `force:detailPanel`: the fields of the record, for reading. */
export default class RecordDetail extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';

  record: RecordRepresentation | undefined;
  info: ObjectInfo | undefined;

  @wire(getRecord, { recordId: '$recordId', fields: '$nameField', optionalFields: '$fieldNames' })
  takeRecord({ data }: Provision<RecordRepresentation>): void {
    if (data) this.record = data;
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  takeInfo({ data }: Provision<ObjectInfo>): void {
    if (data) this.info = data;
  }

  get nameField(): string[] {
    return [`${this.objectApiName}.Name`];
  }

  get fieldNames(): string[] {
    return this.paths.map((path) => `${this.objectApiName}.${path}`);
  }

  get fields(): ShownField[] {
    const { record } = this;
    return record ? this.paths.map((path) => showField(record, this.info, path)) : [];
  }

  private get paths(): readonly string[] {
    return RECORD_LAYOUTS[this.objectApiName]?.details ?? [];
  }
}
