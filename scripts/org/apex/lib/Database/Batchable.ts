import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';

const DOC =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_database_batchable.htm';

/** Interfaces of batch Apex and their context; jobs are started through the services. */
export const BATCH_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'Database.Batchable<T>',
    doc: DOC,
    kind: 'interface',
    abstracts: [
      // A query locator or an Iterable; whoever runs the job judges which.
      'Object start(Database.BatchableContext context)',
      'void execute(Database.BatchableContext context, List<T> scope)',
      'void finish(Database.BatchableContext context)'
    ]
  }),
  defineType({
    name: 'Database.BatchableContext',
    doc: DOC,
    kind: 'interface',
    abstracts: ['Id getJobId()', 'Id getChildJobId()']
  }),
  defineType({ name: 'Database.Stateful', doc: DOC, kind: 'interface' }),
  defineType({ name: 'Database.AllowsCallouts', doc: DOC, kind: 'interface' }),
  defineType({ name: 'Database.RaisesPlatformEvents', doc: DOC, kind: 'interface' })
];
