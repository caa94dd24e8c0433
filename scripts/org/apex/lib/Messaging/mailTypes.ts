/** The types of outbound mail: holders of values. Rules of sending are in `sendMail.ts`. */
import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { beanMethods, beanProperties, BeanValue } from '../bean.ts';
import type { BeanFields } from '../bean.ts';
import { libraryEnum } from '../enumValues.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import type { MailError } from './sendMail.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NO_TEMPLATES = 'templates are not rendered';
const NO_ADDRESSES = 'there are no organization-wide addresses';

const EMAIL: BeanFields = {
  bccSender: 'Boolean',
  emailPriority: 'String',
  replyTo: 'String',
  saveAsActivity: 'Boolean',
  senderDisplayName: 'String',
  subject: 'String',
  useSignature: 'Boolean'
};

const SINGLE: BeanFields = {
  bccAddresses: 'List<String>',
  ccAddresses: 'List<String>',
  charset: 'String',
  entityAttachments: 'List<String>',
  fileAttachments: 'List<Messaging.EmailFileAttachment>',
  htmlBody: 'String',
  inReplyTo: 'String',
  plainTextBody: 'String',
  references: 'String',
  targetObjectId: 'Id',
  toAddresses: 'List<String>',
  treatTargetObjectAsRecipient: 'Boolean',
  whatId: 'Id'
};

const ATTACHMENT: BeanFields = { body: 'Blob', contentType: 'String', fileName: 'String', inline: 'Boolean' };

const DEFAULTS = { bccSender: false, saveAsActivity: true, treatTargetObjectAsRecipient: true, useSignature: true };

export class SendEmailResultValue {
  readonly type = RuntimeType.of('Messaging.SendEmailResult');
  readonly errors: readonly MailError[];

  constructor(errors: readonly MailError[]) {
    this.errors = errors;
  }

  toString(): string {
    return `Messaging.SendEmailResult[getErrors=(${this.errors.map((each) => each.message).join(', ')});isSuccess=${this.errors.length === 0};]`;
  }
}

class SendEmailErrorValue {
  readonly type = RuntimeType.of('Messaging.SendEmailError');
  readonly error: MailError;

  constructor(error: MailError) {
    this.error = error;
  }
}

export const MAIL_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'Messaging.Email',
    doc: `${REFERENCE}apex_classes_email_outbound_base.htm`,
    methods: beanMethods(EMAIL),
    ...beanProperties(EMAIL)
  }),
  defineType({
    name: 'Messaging.SingleEmailMessage',
    doc: `${REFERENCE}apex_classes_email_outbound_single.htm`,
    extends: 'Messaging.Email',
    constructors: { 'SingleEmailMessage()': () => new BeanValue('Messaging.SingleEmailMessage', DEFAULTS) },
    methods: {
      ...beanMethods(SINGLE),
      'Boolean isTreatTargetObjectAsRecipient()': (self: BeanValue) => self.get('treatTargetObjectAsRecipient')
    },
    ...beanProperties(SINGLE),
    refused: {
      'void setDocumentAttachments(List<Id> ids)': 'documents are not stored',
      'void setOptOutPolicy(String policy)': 'opting out is not enforced',
      'void setOrgWideEmailAddressId(Id address)': NO_ADDRESSES,
      'void setTemplateId(Id template)': NO_TEMPLATES,
      'void setTreatBodiesAsTemplate(Boolean flag)': NO_TEMPLATES
    }
  }),
  defineType({
    name: 'Messaging.EmailFileAttachment',
    doc: `${REFERENCE}apex_classes_email_outbound_emailfileattachment.htm`,
    constructors: { 'EmailFileAttachment()': () => new BeanValue('Messaging.EmailFileAttachment', { inline: false }) },
    methods: beanMethods(ATTACHMENT),
    ...beanProperties(ATTACHMENT)
  }),
  defineType({
    name: 'Messaging.SendEmailResult',
    doc: `${REFERENCE}apex_classes_email_outbound_sendemailresult.htm`,
    methods: {
      'List<Messaging.SendEmailError> getErrors()': (self: SendEmailResultValue) =>
        new ApexList(
          RuntimeType.of('List<Messaging.SendEmailError>'),
          self.errors.map((error) => new SendEmailErrorValue(error))
        ),
      'Boolean isSuccess()': (self: SendEmailResultValue) => self.errors.length === 0
    }
  }),
  defineType({
    name: 'Messaging.SendEmailError',
    doc: `${REFERENCE}apex_classes_email_outbound_sendemailerror.htm`,
    methods: {
      'List<String> getFields()': ({ error }: SendEmailErrorValue) =>
        new ApexList(RuntimeType.listOfString, [...error.fields]),
      'String getMessage()': ({ error }: SendEmailErrorValue) => error.message,
      'System.StatusCode getStatusCode()': ({ error }: SendEmailErrorValue) =>
        libraryEnum('System.StatusCode').constant(error.statusCode),
      'String getTargetObjectId()': ({ error }: SendEmailErrorValue) => error.targetObjectId
    }
  })
];
