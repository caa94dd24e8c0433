/** The length of an attachment is that of its body. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_attachment.htm */
import { valueOf } from '../../access/rowReader.ts';
import { ApexBlob } from '../../apex/values/apexBlob.ts';
import type { Behaviour } from './behaviour.ts';
import { setField } from './draftFields.ts';

export const AttachmentBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) {
      const body = valueOf(object, item.draft, 'Body');
      setField(object, item, 'BodyLength', body instanceof ApexBlob ? body.bytes.length : null);
    }
  }
};
