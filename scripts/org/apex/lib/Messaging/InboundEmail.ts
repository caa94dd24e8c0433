/**
 * Types of email services. Nothing comes in, so a handler runs when code or a test calls it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_email_inbound_what_is.htm
 */
import { beanProperties, BeanValue } from '../bean.ts';
import type { BeanFields } from '../bean.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

function holder(name: string, page: string, fields: BeanFields): LibraryTypeDeclaration {
  const simple = name.slice(name.lastIndexOf('.') + 1);
  return defineType({
    name,
    doc: `${REFERENCE}${page}`,
    constructors: { [`${simple}()`]: () => new BeanValue(name) },
    ...beanProperties(fields)
  });
}

const ATTACHMENT: BeanFields = {
  fileName: 'String',
  mimeTypeSubType: 'String',
  headers: 'List<Messaging.InboundEmail.Header>'
};

export const INBOUND_EMAIL_TYPES: readonly LibraryTypeDeclaration[] = [
  holder('Messaging.InboundEmail', 'apex_classes_email_inbound_inbound.htm', {
    binaryAttachments: 'List<Messaging.InboundEmail.BinaryAttachment>',
    ccAddresses: 'List<String>',
    fromAddress: 'String',
    fromName: 'String',
    headers: 'List<Messaging.InboundEmail.Header>',
    htmlBody: 'String',
    htmlBodyIsTruncated: 'Boolean',
    inReplyTo: 'String',
    messageId: 'String',
    plainTextBody: 'String',
    plainTextBodyIsTruncated: 'Boolean',
    references: 'List<String>',
    replyTo: 'String',
    subject: 'String',
    textAttachments: 'List<Messaging.InboundEmail.TextAttachment>',
    toAddresses: 'List<String>'
  }),
  holder('Messaging.InboundEmail.BinaryAttachment', 'apex_classes_email_inbound_binary.htm', {
    ...ATTACHMENT,
    body: 'Blob'
  }),
  holder('Messaging.InboundEmail.TextAttachment', 'apex_classes_email_inbound_text.htm', {
    ...ATTACHMENT,
    body: 'String',
    bodyIsTruncated: 'Boolean',
    charset: 'String'
  }),
  holder('Messaging.InboundEmail.Header', 'apex_classes_email_inbound_header.htm', { name: 'String', value: 'String' }),
  holder('Messaging.InboundEnvelope', 'apex_classes_email_inbound_envelope.htm', {
    fromAddress: 'String',
    toAddress: 'String'
  }),
  holder('Messaging.InboundEmailResult', 'apex_classes_email_inbound_result.htm', {
    message: 'String',
    success: 'Boolean'
  }),
  defineType({
    name: 'Messaging.InboundEmailHandler',
    doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_email_inbound_using.htm',
    kind: 'interface',
    abstracts: [
      'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)'
    ]
  })
];
