/**
 * Messaging.sendEmail: what the platform would refuse is refused; what it would send stays in the transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_single.htm
 */
import { textOf } from '../../../access/rowReader.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { Transaction } from '../../../transaction/transaction.ts';
import { setUncommittedWork } from '../../../transaction/uncommittedWork.ts';
import { createException } from '../../values/apexException.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexThrow, throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import type { BeanValue } from '../bean.ts';
import { refuse } from '../refusal.ts';
import { SendEmailResultValue } from './mailTypes.ts';

export interface MailError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  readonly targetObjectId: string | null;
}

/** To, Cc and Bcc together. */
export const MOST_RECIPIENTS = 150;
/** Mails to outside addresses a day, as of most editions; each transaction starts a new day: see DIFFERENCES.md MS2. */
export const MOST_SINGLE_MAILS = 5000;
/** Where the documents give no text: see DIFFERENCES.md MS1. */
export const MAIL_TEXTS = {
  tooManyRecipients: `The total number of recipients exceeds ${MOST_RECIPIENTS}.`,
  overCapacity: 'The daily limit for the org would be exceeded by this request'
} as const;

const ADDRESS_FIELDS = ['toAddresses', 'ccAddresses', 'bccAddresses'] as const;
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/u;
/** Prefixes of contact, lead and user: what a mail may be addressed to by Id. */
const TARGETS: Readonly<Record<string, string>> = { '003': 'Contact', '00Q': 'Lead', '005': 'User' };

interface Outbox {
  readonly isSharedWithJobs: true;
  singleMails: number;
}

const OUTBOX = Symbol('outbox');

function outboxOf({ slots }: Transaction): Outbox {
  const known = slots.get(OUTBOX) as Outbox | undefined;
  const outbox = known ?? { isSharedWithJobs: true, singleMails: 0 };
  slots.set(OUTBOX, outbox);
  return outbox;
}

/** Throws EmailException where `allOrNothing` and one mail is wrong. */
export function sendEmail(mails: ApexList | null, allOrNothing: boolean | null): ApexList {
  const list = required(mails).items.map((mail) => required(mail as BeanValue | null));
  const transaction = currentTransaction();
  transaction.limits.charge('emailInvocations');
  setUncommittedWork(transaction, true);
  const results = list.map((mail) => errorsOf(transaction, mail));
  const row = results.findIndex((errors) => errors.length > 0);
  if (row >= 0 && allOrNothing !== false) throwMail(results, row);
  reserve(transaction, results.filter((errors) => errors.length === 0).length);
  return new ApexList(
    RuntimeType.of('List<Messaging.SendEmailResult>'),
    results.map((errors) => new SendEmailResultValue(errors))
  );
}

function throwMail(results: readonly (readonly MailError[])[], row: number): never {
  const [first] = results[row] ?? [];
  if (first === undefined) throw new Error('The mail has no error.');
  const message = `SendEmail failed. First exception on row ${row}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`;
  const exception = createException('System.EmailException', message);
  exception.dmlFailures = results.flatMap((errors, index) =>
    errors.slice(0, 1).map((error) => ({ index, id: null, object: null, ...error }))
  );
  throw new ApexThrow(exception);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm */
export function reserveSingleEmailCapacity(amount: number | null): void {
  reserve(currentTransaction(), required(amount));
}

function reserve(transaction: Transaction, amount: number): void {
  const outbox = outboxOf(transaction);
  outbox.singleMails += amount;
  if (outbox.singleMails > MOST_SINGLE_MAILS) throwApex('System.HandledException', MAIL_TEXTS.overCapacity);
}

function addressesOf(mail: BeanValue, field: string): readonly (string | null)[] {
  const list = mail.get(field);
  return list instanceof ApexList ? (list.items as (string | null)[]) : [];
}

function errorsOf(transaction: Transaction, mail: BeanValue): readonly MailError[] {
  const target = mail.text('targetObjectId');
  const error = (statusCode: string, message: string, ...fields: string[]): readonly MailError[] => [
    { statusCode, message, fields, targetObjectId: target }
  ];
  const recipients = ADDRESS_FIELDS.flatMap((field) => addressesOf(mail, field).map((address) => ({ field, address })));
  if (target !== null) checkTarget(transaction, mail, target);
  if (target === null && recipients.length === 0)
    return error('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.');
  const invalid = recipients.find(({ address }) => address === null || !isRecipient(transaction, address));
  if (invalid !== undefined) {
    const { field, address } = invalid;
    return error('INVALID_EMAIL_ADDRESS', `Email address is invalid: ${address}`, field, String(address));
  }
  if (recipients.length > MOST_RECIPIENTS) return error('LIMIT_EXCEEDED', MAIL_TEXTS.tooManyRecipients);
  if (isBlank(mail.text('plainTextBody')) && isBlank(mail.text('htmlBody')))
    return error('REQUIRED_FIELD_MISSING', 'Missing body, need at least one of html or plainText');
  return target === null ? [] : targetErrors(mail, target, error);
}

export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** An address, or the Id of a contact, lead or user that has one. */
function isRecipient(transaction: Transaction, address: string): boolean {
  return isMailAddress(address) || (/^[a-zA-Z0-9]{18}$/u.test(address) && mailOf(transaction, address) !== null);
}

function mailOf({ schema, store }: Transaction, id: string): string | null {
  const object = schema.object(TARGETS[id.slice(0, 3)] ?? '');
  const row = object === undefined ? undefined : store.get(object, id);
  return object === undefined || row === undefined ? null : textOf(object, row, 'Email');
}

type ErrorOf = (statusCode: string, message: string, ...fields: string[]) => readonly MailError[];

function targetErrors(mail: BeanValue, target: string, error: ErrorOf): readonly MailError[] {
  const whatId = mail.text('whatId');
  if (TARGETS[target.slice(0, 3)] !== 'User') return [];
  if (mail.get('saveAsActivity') !== false)
    return error(
      'INVALID_SAVE_AS_ACTIVITY_FLAG',
      'saveAsActivity must be false when sending mail to users.',
      'saveAsActivity',
      'true'
    );
  if (whatId !== null)
    return error('INVALID_ID_FIELD', 'WhatId is not available for sending emails to UserIds.', 'whatId', whatId);
  return [];
}

/** Mails to contacts and leads leave an activity unless told not to; the documents do not say what happens to targets without address. */
function checkTarget(transaction: Transaction, mail: BeanValue, target: string): void {
  const object = TARGETS[target.slice(0, 3)];
  if (object === undefined || mailOf(transaction, target) === null)
    refuse('Messaging.sendEmail', `targetObjectId must name a contact, lead or user with an email address: ${target}`);
  if (object !== 'User' && mail.get('saveAsActivity') !== false)
    refuse(
      'Messaging.sendEmail',
      'mails to contacts and leads leave activities, which are not written; use setSaveAsActivity(false)'
    );
}
