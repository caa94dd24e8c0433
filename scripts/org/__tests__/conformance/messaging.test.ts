/** Mail and notifications: rules of sending; nothing is delivered. */
import { apex, classes, project } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, reference, rule } from './rule.ts';

const SINGLE = reference('apex_classes_email_outbound_single');
const SENDING = reference('apex_classes_email_outbound_messaging');
const RESULT = reference('apex_classes_email_outbound_sendemailresult');
const LIMITS = guide('apex_gov_limits');
const INBOUND = guide('apex_classes_email_inbound_using');
const NOTIFICATION = reference('apex_class_Messaging_CustomNotification');

const mail = (lines: string): string =>
  `Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage(); ${lines}`;
const SEND = 'Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ mail });';
const GOOD =
  "mail.setToAddresses(new List<String>{ 'a@example.com' }); mail.setSubject('s'); mail.setPlainTextBody('text');";
const failed = (reason: string): string => `SendEmail failed. First exception on row 0; first error: ${reason}`;

rule('C830', 'P103', SENDING, 'a mail that is right is sent and counted', () =>
  apex(
    mail(
      `${GOOD} List<Messaging.SendEmailResult> results = Messaging.sendEmail(new List<Messaging.Email>{ mail });
      System.debug(results[0].isSuccess()); System.debug(results[0].getErrors().size());
      System.debug(Limits.getEmailInvocations() + ' of ' + Limits.getLimitEmailInvocations()); System.debug(Limits.getDmlStatements());`
    )
  ).prints('true', '0', '1 of 10', '0')
);
rule('C831', 'P103', LIMITS, 'ten calls of sendEmail, not one more', () =>
  apex(mail(`${GOOD} for (Integer i = 0; i < 11; i++) { ${SEND} }`)).throws(
    'System.LimitException',
    'Too many Email Invocations: 11'
  )
);
rule('C832', 'P81', SINGLE, 'a mail needs a recipient', () =>
  apex(mail(`mail.setPlainTextBody('text'); ${SEND}`)).throws(
    'System.EmailException',
    failed('REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []')
  )
);
rule('C833', 'P81', SINGLE, 'a mail needs a body', () =>
  apex(mail(`mail.toAddresses = new List<String>{ 'a@example.com' }; ${SEND}`)).throws(
    'System.EmailException',
    failed('REQUIRED_FIELD_MISSING, Missing body, need at least one of html or plainText: []')
  )
);
rule('C834', 'P81', SINGLE, 'an address has to be one', () =>
  apex(mail(`${GOOD} mail.setCcAddresses(new List<String>{ 'nobody' }); ${SEND}`)).throws(
    'System.EmailException',
    failed('INVALID_EMAIL_ADDRESS, Email address is invalid: nobody: [ccAddresses, nobody]')
  )
);
rule('C835', 'P81', RESULT, 'without allOrNothing the error is a result', () =>
  apex(
    mail(`Messaging.SendEmailResult result = Messaging.sendEmail(new List<Messaging.Email>{ mail }, false)[0];
    System.debug(result.isSuccess()); System.debug(result.getErrors()[0].getStatusCode()); System.debug(result.getErrors()[0].getMessage());`)
  ).prints('false', 'REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.')
);
rule('C836', 'P81', reference('apex_classes_exception_methods'), 'the exception knows its rows', () =>
  apex(
    mail(
      `try { ${SEND} } catch (EmailException e) { System.debug(e.getNumDml() + ' ' + e.getDmlIndex(0) + ' ' + e.getDmlType(0)); }`
    )
  ).prints('1 0 REQUIRED_FIELD_MISSING')
);
rule('C837', 'P81', SINGLE, 'mail to users leaves no activity', () =>
  apex(
    mail(`mail.setTargetObjectId(UserInfo.getUserId()); mail.setHtmlBody('<b>text</b>'); mail.setSaveAsActivity(false); ${SEND}
    mail.setSaveAsActivity(true); ${SEND}`)
  ).throws(
    'System.EmailException',
    failed(
      'INVALID_SAVE_AS_ACTIVITY_FLAG, saveAsActivity must be false when sending mail to users.: [saveAsActivity, true]'
    )
  )
);
rule('C838', 'P103', SENDING, 'capacity is reserved within the day of the org', () =>
  apex('Messaging.reserveSingleEmailCapacity(5000); Messaging.reserveSingleEmailCapacity(1);').throws(
    'System.HandledException',
    /daily limit/
  )
);
rule('C839', 'P103', SINGLE, 'recipients of one mail have a limit', () =>
  apex(
    mail(`${GOOD} List<String> many = new List<String>(); for (Integer i = 0; i < 150; i++) many.add(i + '@example.com');
    mail.setBccAddresses(many); ${SEND}`)
  ).throws('System.EmailException', /LIMIT_EXCEEDED, The total number of recipients exceeds 150/)
);
rule('C840', 'P108', SENDING, 'no callout after mail', () =>
  project(
    classes(
      `@IsTest private class Proof implements HttpCalloutMock {
        public HttpResponse respond(HttpRequest request) { return new HttpResponse(); }
        @IsTest static void run() { Test.setMock(HttpCalloutMock.class, new Proof()); ${mail(`${GOOD} ${SEND}`)}
          HttpRequest request = new HttpRequest(); request.setEndpoint('https://example.com'); request.setMethod('GET'); new Http().send(request); } }`
    )
  ).testEnds('failed', /You have uncommitted work pending/)
);
rule('C841', 'P81', INBOUND, 'a handler gets the mail that a test gives it', () =>
  project(
    classes(
      `public class Handler implements Messaging.InboundEmailHandler {
        public Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope) {
          Messaging.InboundEmailResult result = new Messaging.InboundEmailResult();
          result.message = email.subject + ' from ' + envelope.fromAddress + ' with ' + email.textAttachments[0].fileName; result.success = true; return result; } }`
    )
  )
    .run(
      `Messaging.InboundEmail email = new Messaging.InboundEmail(); email.subject = 'Hello';
      Messaging.InboundEmail.TextAttachment part = new Messaging.InboundEmail.TextAttachment(); part.fileName = 'a.txt'; part.body = 'x';
      email.textAttachments = new List<Messaging.InboundEmail.TextAttachment>{ part };
      Messaging.InboundEnvelope envelope = new Messaging.InboundEnvelope(); envelope.fromAddress = 'a@example.com';
      System.debug(new Handler().handleInboundEmail(email, envelope).message);`
    )
    .prints('Hello from a@example.com with a.txt')
);

const NOTIFYING = {
  'notificationtypes/Ping.notiftype-meta.xml': metadata(
    'CustomNotificationType',
    '<customNotifTypeName>Ping</customNotifTypeName><desktop>true</desktop><masterLabel>Ping</masterLabel><mobile>false</mobile>'
  )
};
const TYPE = "[SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Ping'].Id";
const notify = (lines: string): string =>
  `Messaging.CustomNotification note = new Messaging.CustomNotification(); note.setTitle('t'); note.setBody('b'); note.setNotificationTypeId(${TYPE}); ${lines}`;
const TO_ME = 'note.send(new Set<String>{ UserInfo.getUserId() });';

rule('C842', 'P81', NOTIFICATION, 'a notification of a type of the project', () =>
  project(NOTIFYING)
    .run(notify(`note.setTargetId('000000000000000AAA'); ${TO_ME} System.debug('sent');`))
    .prints('sent')
);
rule('C843', 'P81', NOTIFICATION, 'without a target it is not sent', () =>
  project(NOTIFYING)
    .run(notify(TO_ME))
    .throws('System.IllegalArgumentException', /target/)
);
rule('C844', 'P81', NOTIFICATION, 'recipients are users, groups and queues', () =>
  project(NOTIFYING)
    .run(notify("note.setTargetId('000000000000000AAA'); note.send(new Set<String>{ '001000000000001AAA' });"))
    .throws('System.IllegalArgumentException', 'INVALID_RECIPIENT_IDS')
);
rule('C845', 'P81', NOTIFICATION, 'the type has to exist', () =>
  apex(
    `Messaging.CustomNotification note = new Messaging.CustomNotification('0ML000000000001AAA', null, 't', 'b', '000000000000000AAA', null); ${TO_ME}`
  ).throws('System.IllegalArgumentException', 'INVALID_NOTIFICATION_TYPE_ID')
);
rule('C846', 'P81', SINGLE, 'mail to a contact is sent where it leaves no activity', () =>
  apex(
    mail(
      `Contact person = new Contact(LastName = 'a', Email = 'a@example.com'); insert person;
      mail.setTargetObjectId(person.Id); mail.setPlainTextBody('text'); mail.setSaveAsActivity(false); ${SEND}
      System.debug(Limits.getEmailInvocations()); mail.setSaveAsActivity(true); ${SEND}`
    )
  ).throws('NotSupported', /activities, which are not written/)
);
