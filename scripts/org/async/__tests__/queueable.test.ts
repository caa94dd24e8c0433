/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm */
import test from 'node:test';
import { classes, project, type Files } from '../../__tests__/apex.ts';

/** A test class with one method. */
const testOf = (body: string): string => `@IsTest private class JobTest { @IsTest static void runs() { ${body} } }`;

/** Prints what it is told to and starts the jobs it was given. */
const JOB = `public class Job implements Queueable {
  public String name; public List<Job> children = new List<Job>(); public transient String forgotten = 'x';
  public static Integer runs = 0;
  public Job(String name) { this.name = name; }
  public void execute(QueueableContext context) {
    runs++;
    insert new Account(Name = name);
    System.debug(name + ' ' + runs + ' ' + forgotten);
    for (Job child : children) System.enqueueJob(child);
  }
}`;

const chain = (length: number): string =>
  Array.from({ length: length - 1 }, (_, index) => `j${index}.children.add(j${index + 1});`).join(' ');
const jobs = (length: number): string =>
  Array.from({ length }, (_, index) => `Job j${index} = new Job('${index}');`).join(' ');

test('P107 jobs run in order after the transaction has ended, each with statics of its own', () => {
  project(classes(JOB))
    .run(`System.enqueueJob(new Job('a')); System.enqueueJob(new Job('b')); Job.runs = 9; System.debug('end');`)
    .prints('end', 'a 1 null', 'b 1 null');
});

test('P106 a job is copied when it is enqueued: later changes do not show, transient members are empty', () => {
  project(classes(JOB)).run(`Job a = new Job('a'); System.enqueueJob(a); a.name = 'b';`).prints('a 1 null');
});

test('P106 an object that is held twice is one object in the job, and stays the caller’s own', () => {
  const pair = `public class Pair implements Queueable {
    List<String> left = new List<String>{ 'x' }; List<String> right = left;
    public void execute(QueueableContext c) { left.add('y'); System.debug(right); }
  }`;
  project(classes(pair)).run('System.enqueueJob(new Pair());').prints('(x, y)');
});

test('P106 what is bound to its transaction cannot be kept in a job', () => {
  const job = `public class Keeper implements Queueable {
    Savepoint point = Database.setSavepoint();
    public void execute(QueueableContext c) {}
  }`;
  project(classes(job))
    .run('System.enqueueJob(new Keeper());')
    .throws('System.SerializationException', /^Not Serializable: /);
});

test('P107 a job enqueued after a savepoint is dropped by the rollback', () => {
  project(classes(JOB))
    .run(
      `System.enqueueJob(new Job('kept')); Savepoint s = Database.setSavepoint(); System.enqueueJob(new Job('dropped'));
       Database.rollback(s); System.debug([SELECT COUNT() FROM AsyncApexJob]);`
    )
    .prints('1', 'kept 1 null');
});

test('P107 a transaction that fails leaves no job behind', () => {
  project(classes(JOB)).run(`System.enqueueJob(new Job('a')); Integer i = 1 / 0;`).throws('System.MathException');
});

test('P107 a job shows as AsyncApexJob', () => {
  const watcher = `public class Watcher implements Queueable {
    public void execute(QueueableContext c) {
      AsyncApexJob job = [SELECT Status, JobType, ApexClass.Name FROM AsyncApexJob WHERE Id = :c.getJobId()];
      System.debug(job.Status + ' ' + job.JobType + ' ' + job.ApexClass.Name);
    }
  }`;
  project(classes(watcher))
    .run(
      'Id id = System.enqueueJob(new Watcher()); System.debug([SELECT Status FROM AsyncApexJob WHERE Id = :id].Status);'
    )
    .prints('Queued', 'Processing Queueable Watcher');
});

test('P103 one transaction may enqueue 50 jobs', () => {
  project(classes(JOB))
    .run(`for (Integer i = 0; i < 51; i++) System.enqueueJob(new Job('a'));`)
    .throws('System.LimitException', 'Too many queueable jobs added to the queue: 51');
});

test('P103 a running job may enqueue one other job', () => {
  const files = {
    ...classes(JOB),
    ...classes(
      testOf(`Job a = new Job('a'); a.children.add(new Job('b')); a.children.add(new Job('c'));
    Test.startTest(); System.enqueueJob(a); Test.stopTest();`)
    )
  };
  project(files).testEnds('failed', 'System.LimitException: Too many queueable jobs added to the queue: 2');
});

test('P105 stopTest runs the jobs and the jobs they start; they share the statics of the test', () => {
  const files = {
    ...classes(JOB),
    ...classes(
      testOf(`${jobs(2)} ${chain(2)}
    Test.startTest(); System.enqueueJob(j0); Assert.areEqual(0, [SELECT COUNT() FROM Account]); Test.stopTest();
    Assert.areEqual(2, [SELECT COUNT() FROM Account]); Assert.areEqual(2, Job.runs);
    Assert.areEqual(2, [SELECT COUNT() FROM AsyncApexJob WHERE Status = 'Completed']);`)
    )
  };
  project(files).testEnds('passed');
});

test('P105 a chain in a test is two jobs long', () => {
  const files = {
    ...classes(JOB),
    ...classes(testOf(`${jobs(3)} ${chain(3)} Test.startTest(); System.enqueueJob(j0); Test.stopTest();`))
  };
  project(files).testEnds('failed', 'System.AsyncException: Maximum stack depth has been reached.');
});

test('P105 a chain in a test is as long as AsyncOptions allow', () => {
  const body = `${jobs(3)} ${chain(3)} AsyncOptions options = new AsyncOptions(); options.MaximumQueueableStackDepth = 3;
    Test.startTest(); System.enqueueJob(j0, options); Test.stopTest(); Assert.areEqual(3, [SELECT COUNT() FROM Account]);`;
  project({ ...classes(JOB), ...classes(testOf(body)) }).testEnds('passed');
});

test('a chain outside of tests is five jobs long, as in every developer org', () => {
  const { runtime } = project(classes(JOB));
  runtime.org.isolate(() => {
    const { output, jobFailures } = runtime.runAnonymous(
      `${jobs(6)} ${chain(6)} System.enqueueJob(j0);`,
      'Case.apex',
      () => undefined
    );
    const [failure] = jobFailures;
    if (output.length !== 5 || failure?.message !== 'Maximum stack depth has been reached.')
      throw new Error(JSON.stringify([output, jobFailures]));
  });
});

test('P105 what a job throws comes out of stopTest, and its rows are undone', () => {
  const failing = `public class Failing implements Queueable {
    public void execute(QueueableContext c) { insert new Account(Name = 'a'); throw new IllegalArgumentException('no'); }
  }`;
  const body = `Test.startTest(); Id id = System.enqueueJob(new Failing());
    try { Test.stopTest(); Assert.fail(); } catch (IllegalArgumentException e) { Assert.areEqual('no', e.getMessage()); }
    Assert.areEqual(0, [SELECT COUNT() FROM Account]);
    AsyncApexJob job = [SELECT Status, ExtendedStatus, NumberOfErrors FROM AsyncApexJob WHERE Id = :id];
    Assert.areEqual('Failed no 1', job.Status + ' ' + job.ExtendedStatus + ' ' + job.NumberOfErrors);`;
  project({ ...classes(failing), ...classes(testOf(body)) }).testEnds('passed');
});

test('P105 jobs that no stopTest has run belong to the test all the same', () => {
  const failing = `public class Failing implements Queueable { public void execute(QueueableContext c) { Integer i = 1 / 0; } }`;
  project({ ...classes(failing), ...classes(testOf('System.enqueueJob(new Failing());')) }).testEnds(
    'failed',
    'System.MathException: Divide by 0'
  );
});

test('P103 a job has the limits of asynchronous code, and 50 future calls', () => {
  const limits = `public class Limited implements Queueable {
    public void execute(QueueableContext c) {
      System.debug(Limits.getLimitQueries() + ' ' + Limits.getLimitCpuTime() + ' ' + Limits.getLimitQueueableJobs() + ' ' + Limits.getLimitFutureCalls());
    }
  }`;
  project(classes(limits)).run('System.enqueueJob(new Limited());').prints('200 60000 1 50');
});

test('a job may be delayed by 0 to 10 minutes', () => {
  const { run } = project(classes(JOB));
  run(`System.enqueueJob(new Job('a'), 10);`).prints('a 1 null');
  run(`System.enqueueJob(new Job('a'), 11);`).throws('System.IllegalArgumentException');
});

test('two waiting jobs cannot have one signature (https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dedupe_queueable.htm)', () => {
  project(classes(JOB))
    .run(
      `AsyncOptions options = new AsyncOptions();
       options.DuplicateSignature = new QueueableDuplicateSignature.Builder().addString('a').addInteger(1).build();
       System.enqueueJob(new Job('a'), options); System.enqueueJob(new Job('a'), options);`
    )
    .throws('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
});

test('AsyncInfo tells a job its place in the chain (https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncInfo.htm)', () => {
  const info = `public class Info implements Queueable {
    public void execute(QueueableContext c) {
      System.debug(AsyncInfo.getCurrentQueueableStackDepth() + ' ' + AsyncInfo.hasMaxStackDepth() + ' ' + AsyncInfo.getMaximumQueueableStackDepth());
      if (AsyncInfo.getCurrentQueueableStackDepth() < 2) System.enqueueJob(new Info());
    }
  }`;
  project(classes(info))
    .run('AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 4; System.enqueueJob(new Info(), o);')
    .prints('1 true 4', '2 true 4');
});

const FINALIZER_DOC =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm';
const FINALIZED: Files = classes(
  `public class Finalized implements Queueable, Finalizer {
    Boolean isFailing; List<String> log = new List<String>();
    public Finalized(Boolean isFailing) { this.isFailing = isFailing; }
    public void execute(QueueableContext c) {
      System.attachFinalizer(this); log.add('run'); insert new Account(Name = 'a');
      if (isFailing) throw new IllegalArgumentException('no');
    }
    public void execute(FinalizerContext c) {
      System.debug(c.getResult() + ' ' + c.getException()?.getMessage() + ' ' + log + ' ' + [SELECT COUNT() FROM Account] + ' ' + (c.getAsyncApexJobId() != null));
      if (isFailing) System.enqueueJob(this);
    }
  }`
);

test(`a finalizer runs after its job, in a transaction of its own (${FINALIZER_DOC})`, () => {
  project(FINALIZED).run('System.enqueueJob(new Finalized(false));').prints('SUCCESS null (run) 1 true');
});

test(`a finalizer may put its failed job back five times in a row (${FINALIZER_DOC})`, () => {
  const { runtime } = project(FINALIZED);
  const { output } = runtime.org.isolate(() =>
    runtime.runAnonymous('System.enqueueJob(new Finalized(true));', 'Case.apex', () => undefined)
  );
  if (output.length !== 6) throw new Error(output.join('\n'));
});

test(`a job has one finalizer, and only jobs have one (${FINALIZER_DOC})`, () => {
  const twice = `public class Twice implements Queueable, Finalizer {
    public void execute(FinalizerContext c) {}
    public void execute(QueueableContext c) {
      System.attachFinalizer(this);
      try { System.attachFinalizer(this); } catch (AsyncException e) { System.debug(e.getMessage()); }
    }
  }`;
  const { run } = project(classes(twice));
  run('System.enqueueJob(new Twice());').prints('More than one Finalizer cannot be attached to same Async Apex Job');
  run('System.attachFinalizer(new Twice());').throws(
    'System.AsyncException',
    'System.attachFinalizer(Finalizer) is not allowed in this context'
  );
});

test('a waiting job can be aborted (https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm)', () => {
  project(classes(JOB))
    .run(
      `Id id = System.enqueueJob(new Job('a')); System.abortJob(id); System.debug([SELECT Status FROM AsyncApexJob].Status);`
    )
    .prints('Aborted');
});

test('only a Queueable can be enqueued', () => {
  const other = 'public class Other { public static void run() { System.enqueueJob(new Other()); } }';
  project(classes(other))
    .run('Other.run();')
    .throws('System.TypeException', 'Invalid conversion from runtime type Other to System.Queueable');
});

test('the method of a queueable job may be static', () => {
  const job = `public class Plain implements Queueable {
    public static void execute(QueueableContext c) { System.debug(c != null); }
  }`;
  project(classes(job)).run('Plain.execute(null); System.enqueueJob(new Plain());').prints('false', 'true');
});
