/** Types of the platform that exist here only to be refused by name: nothing leaves the local org. */
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NO_MAIL = 'the local org sends no mail';

function unconstructable(name: string, page: string, reason: string): LibraryTypeDeclaration {
  const simple = name.slice(name.indexOf('.') + 1);
  return defineType({ name, doc: `${REFERENCE}${page}`, refused: { [`${simple}()`]: reason } });
}

export const REFUSED_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.Messaging',
    doc: `${REFERENCE}apex_classes_email_outbound_messaging.htm`,
    refused: {
      'List<Object> sendEmail(List<Object> emails)': NO_MAIL,
      'List<Object> sendEmail(List<Object> emails, Boolean allOrNothing)': NO_MAIL,
      'List<Object> sendEmailMessage(List<Id> emailMessageIds)': NO_MAIL,
      'void reserveMassEmailCapacity(Integer amount)': NO_MAIL,
      'void reserveSingleEmailCapacity(Integer amount)': NO_MAIL
    }
  }),
  unconstructable('Messaging.SingleEmailMessage', 'apex_classes_email_outbound_single.htm', NO_MAIL),
  unconstructable('Messaging.MassEmailMessage', 'apex_classes_email_outbound_mass.htm', NO_MAIL),
  unconstructable('Messaging.EmailFileAttachment', 'apex_classes_email_outbound_emailfileattachment.htm', NO_MAIL),
  unconstructable(
    'Messaging.CustomNotification',
    'apex_class_Messaging_CustomNotification.htm',
    'notifications are not delivered'
  ),
];
