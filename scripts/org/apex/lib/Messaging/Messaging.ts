import type { ApexList } from '../../values/apexList.ts';
import { defineType } from '../library.ts';
import { reserveSingleEmailCapacity, sendEmail } from './sendMail.ts';

const NO_TEMPLATES = 'templates are not rendered';
const NO_MASS_MAIL = 'the local org sends no mass mail';

export const MessagingType = defineType({
  name: 'System.Messaging',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm',
  statics: {
    'void reserveSingleEmailCapacity(Integer amount)': reserveSingleEmailCapacity,
    'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)': (emails: ApexList | null) =>
      sendEmail(emails, true),
    'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNothing)': sendEmail
  },
  refused: {
    'List<Object> extractInboundEmail(Object source, Boolean includeForwardedAttachments)': 'no mail comes in',
    'List<Object> renderEmailTemplate(String whoId, String whatId, List<String> bodies)': NO_TEMPLATES,
    'Messaging.SingleEmailMessage renderStoredEmailTemplate(String templateId, String whoId, String whatId)':
      NO_TEMPLATES,
    'List<Object> sendEmailMessage(List<Id> emailMessageIds)': 'messages of cases are not sent',
    'void reserveMassEmailCapacity(Integer amount)': NO_MASS_MAIL
  }
});
