import test from 'node:test';
import { classes, project } from '../../__tests__/apex.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm';

test(`P107 a queueable job runs after the transaction has ended (${GUIDE})`, () => {
  const job =
    "public class Job implements Queueable { public void execute(QueueableContext c) { System.debug('job ' + System.isQueueable()); } }";
  project(classes(job)).run("System.enqueueJob(new Job()); System.debug('end');").prints('end', 'job true');
});
