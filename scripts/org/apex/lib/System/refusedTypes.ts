/** Types of the platform that exist here only to be refused by name: nothing leaves the local org. */
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

function unconstructable(name: string, page: string, reason: string): LibraryTypeDeclaration {
  const simple = name.slice(name.indexOf('.') + 1);
  return defineType({ name, doc: `${REFERENCE}${page}`, refused: { [`${simple}()`]: reason } });
}

export const REFUSED_TYPES: readonly LibraryTypeDeclaration[] = [
  unconstructable(
    'Messaging.MassEmailMessage',
    'apex_classes_email_outbound_mass.htm',
    'the local org sends no mass mail'
  ),
  unconstructable('Messaging.PushNotification', 'apex_classes_push_notification.htm', 'nothing is pushed')
];
