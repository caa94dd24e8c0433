import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createLibraryOrg } from './libraryOrg.ts';

const files = {
  'classes/Sweep.cls': `public class Sweep implements Database.Batchable<SObject>, Database.Stateful {
    public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id FROM Account'); }
    public void execute(Database.BatchableContext context, List<Account> scope) {}
    public void finish(Database.BatchableContext context) {}
  }`,
  'classes/Walk.cls': `public class Walk implements Database.Batchable<String> {
    public Iterable<String> start(Database.BatchableContext context) { return new List<String>{ 'a' }; }
    public void execute(Database.BatchableContext context, List<String> scope) {}
    public void finish(Database.BatchableContext context) { context.getJobId(); }
  }`,
  'classes/Later.cls': `public class Later implements Queueable, Schedulable, Finalizer {
    public void execute(QueueableContext context) {}
    public void execute(SchedulableContext context) {}
    public void execute(FinalizerContext context) {}
  }`
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
describe('Jobs and events', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg({ after: (work) => cleanUp.push(work as () => void) }, files);

  it('job classes compile and are instances of their interfaces', () => {
    assert.equal(
      org.value(
        "(sweep instanceof Database.Batchable<SObject>) + ' ' + (later instanceof Queueable)",
        'Object sweep = new Sweep(); Object later = new Later();'
      ),
      'true true'
    );
  });

  it('a batch without start does not compile', () => {
    assert.match(
      org.compileError(`public class Half implements Database.Batchable<SObject> {
        public void execute(Database.BatchableContext context, List<SObject> scope) {}
        public void finish(Database.BatchableContext context) {}
      }`),
      /must implement the method: .*start/
    );
  });
});
