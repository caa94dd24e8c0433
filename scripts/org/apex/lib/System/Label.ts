/** Labels by name at run time; `System.Label.Greeting` is read by the emitted code itself. */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { refuse } from '../refusal.ts';

function getLabel(namespace: string | null, name: string | null): string {
  const { schema } = currentTransaction();
  const label = schema.label(namespace === null || namespace === '' ? schema.namespace : namespace, required(name));
  return (
    label?.value ??
    refuse(`Label.get of ${name}`, 'there is no such label, and the documents do not say what happens then')
  );
}

export const LabelType = defineType({
  name: 'System.Label',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm',
  statics: { 'String get(String namespace, String name)': getLabel },
  refused: {
    'String get(String namespace, String name, String language)': 'translations are not part of the org',
    'Boolean translationExists(String namespace, String name, String language)': 'translations are not part of the org'
  }
});
