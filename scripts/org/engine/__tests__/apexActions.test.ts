/**
 * What travels between components and `@AuraEnabled` methods.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-expose-method.html
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { project } from '../../__tests__/apex.ts';
import { RequestError } from '../../rest/protocol.ts';
import { callApex } from '../apexActions.ts';

const CONTROLLER = `public with sharing class Desk {
  public class Note {
    @AuraEnabled public String text { get; set; }
    @AuraEnabled public Decimal weight { get; set; }
    @AuraEnabled public Date day { get; set; }
    @AuraEnabled public List<String> tags { get; set; }
    @AuraEnabled public String missing { get; set; }
    public String secret { get; set; }
  }
  @AuraEnabled public static Note echo(Note note, Id recordId) {
    note.secret = 'kept';
    note.text = note.text + ' ' + recordId;
    return note;
  }
  @AuraEnabled(cacheable=true) public static Integer write() {
    insert new Account(Name = 'Written by a read');
    return 1;
  }
  @AuraEnabled public static void fail() {
    insert new Account(Name = 'Not kept');
    throw new AuraHandledException('In words');
  }
  @AuraEnabled public static Integer count() {
    return [SELECT COUNT() FROM Account WITH SYSTEM_MODE];
  }
  public static String hidden() {
    return 'hidden';
  }
}`;

const desk = project({ 'classes/Desk.cls': CONTROLLER });

function call(method: string, params: Record<string, unknown> = {}, cacheable = false): unknown {
  const { runtime } = desk;
  return callApex(runtime, { classname: 'Desk', method, params, cacheable }, runtime.org.seeded.adminUserId)
    .returnValue;
}

function refusal(method: string, params: Record<string, unknown> = {}, cacheable = false): RequestError['failure'] {
  try {
    call(method, params, cacheable);
  } catch (error) {
    if (error instanceof RequestError) return error.failure;
    throw error;
  }
  throw new Error('The call was not refused.');
}

test('marked members travel both ways, others neither; what is null does not appear (G7)', () => {
  const note = { text: 'to', weight: 1.5, day: '2026-02-03', tags: ['a', 'b'], secret: 'sent' };
  assert.deepEqual(call('echo', { note, recordId: '001000000000001' }), {
    text: 'to 001000000000001AAA',
    weight: 1.5,
    day: '2026-02-03',
    tags: ['a', 'b']
  });
});

test('a value of the wrong kind is refused with the name of its place', () => {
  assert.match(refusal('echo', { note: { weight: 'heavy' }, recordId: null }).message, /note\.weight/);
  assert.match(refusal('echo', { note: {}, recordId: 'no id' }).message, /recordId/);
});

test('a cacheable method may not write (P119)', () => {
  assert.match(refusal('write', {}, true).message, /Too many DML statements: 1/);
});

test('an exception undoes the call and arrives in the words of Apex', () => {
  const before = call('count');
  const failure = refusal('fail');
  assert.equal(failure.message, 'In words');
  assert.equal(failure.exceptionType, 'System.AuraHandledException');
  assert.equal(call('count'), before);
});

test('a method without the annotation, an unknown method and a wire to a method that is not cacheable are refused', () => {
  assert.equal(refusal('hidden').status, 404);
  assert.equal(refusal('nothing').status, 404);
  assert.equal(refusal('count', {}, true).status, 403);
});
