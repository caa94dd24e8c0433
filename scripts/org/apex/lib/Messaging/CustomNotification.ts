/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { isTrue } from '../../../access/rowReader.ts';
import { requireObject } from '../../../access/seedRow.ts';
import { normalizeId } from '../../values/apexId.ts';
import type { ApexSet } from '../../values/apexSet.ts';
import { throwApex } from '../../values/apexThrow.ts';
import type { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { beanMethods, BeanValue } from '../bean.ts';
import { defineType } from '../library.ts';

const NAME = 'Messaging.CustomNotification';
const FIELDS = {
  body: 'String',
  notificationTypeId: 'String',
  senderId: 'String',
  targetId: 'String',
  targetPageRef: 'String',
  title: 'String'
} as const;

/** In characters. */
export const LONGEST = { title: 250, body: 750 } as const;
export const MOST_RECIPIENTS = 500;
/** Users, groups and queues; teams of accounts and opportunities, which the documents name too, are not built. */
const RECIPIENTS = ['005', '00G'];

/** The documents say that send() throws, not what: see DIFFERENCES.md MS3. */
export const INVALID_NOTIFICATION = 'System.IllegalArgumentException';

function reject(message: string): never {
  return throwApex(INVALID_NOTIFICATION, message);
}

/** Checks what the platform would check and delivers nothing. */
export function sendNotification(self: BeanValue, users: ApexSet | null): void {
  for (const field of ['title', 'body'] as const) {
    const text = self.text(field) ?? '';
    if (text.trim() === '') reject(`Required input parameter is missing: ${field}`);
    if (text.length > LONGEST[field]) reject(`${field} exceeds the maximum length of ${LONGEST[field]} characters`);
  }
  if (self.text('targetId') === null && self.text('targetPageRef') === null)
    reject('Specify a targetId or a targetPageRef');
  if (!isNotificationType(self.text('notificationTypeId'))) reject('INVALID_NOTIFICATION_TYPE_ID');
  const recipients = [...required(users)];
  if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS || !recipients.every(isRecipient))
    reject('INVALID_RECIPIENT_IDS');
}

function isNotificationType(given: string | null): boolean {
  const id = given === null ? null : normalizeId(given);
  const { schema, store } = currentTransaction();
  return id !== null && store.get(requireObject(schema, 'CustomNotificationType'), id) !== undefined;
}

function isRecipient(given: unknown): boolean {
  const id = typeof given === 'string' ? normalizeId(given) : null;
  if (id === null || !RECIPIENTS.includes(id.slice(0, 3))) return false;
  const { schema, store } = currentTransaction();
  const object = schema.objectByKeyPrefix(id.slice(0, 3));
  const row = object === undefined ? undefined : store.get(object, id);
  return (
    object !== undefined && row !== undefined && (object.name.canonical !== 'User' || isTrue(object, row, 'IsActive'))
  );
}

export const CustomNotificationType = defineType({
  name: NAME,
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm',
  constructors: {
    'CustomNotification()': () => new BeanValue(NAME),
    'CustomNotification(String typeId, String sender, String title, String body, String targetId, String targetPageRef)':
      (
        _type: RuntimeType,
        notificationTypeId: string | null,
        senderId: string | null,
        title: string | null,
        body: string | null,
        targetId: string | null,
        targetPageRef: string | null
      ) => new BeanValue(NAME, { notificationTypeId, senderId, title, body, targetId, targetPageRef })
  },
  methods: { ...beanMethods(FIELDS), 'void send(Set<String> users)': sendNotification }
});
