import { ApexBlob } from '../../values/apexBlob.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';

export const BlobType = defineType({
  name: 'System.Blob',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_blob.htm',
  statics: {
    'Blob valueOf(String text)': (text: string | null) => ApexBlob.fromText(required(text))
  },
  methods: {
    'Integer size()': (self: ApexBlob) => self.bytes.length,
    'String toString()': (self: ApexBlob) => self.toText(),
    'Boolean equals(Object other)': (self: ApexBlob, other: unknown) => other instanceof ApexBlob && self.equals(other)
  },
  refused: { 'Blob toPdf(String text)': 'there is no PDF renderer' }
});
