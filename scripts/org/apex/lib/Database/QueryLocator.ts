import type { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { ApexIterator } from '../iteration.ts';
import { defineType } from '../library.ts';

/** The rows are read when somebody walks over the locator. */
export class QueryLocatorValue {
  readonly type = RuntimeType.of('Database.QueryLocator');
  readonly query: string;
  private readonly run: () => ApexList;

  constructor(query: string, run: () => ApexList) {
    this.query = query;
    this.run = run;
  }

  rows(): ApexList {
    return this.run();
  }

  toString(): string {
    return `Database.QueryLocator[Query=${this.query}]`;
  }
}

const DOC =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_batch.htm';

export const QueryLocatorType = defineType({
  name: 'Database.QueryLocator',
  doc: DOC,
  methods: {
    'String getQuery()': (self: QueryLocatorValue) => self.query,
    'Database.QueryLocatorIterator iterator()': (self: QueryLocatorValue) =>
      new ApexIterator(RuntimeType.sobject, self.rows()),
    'String toString()': (self: QueryLocatorValue) => self.toString()
  }
});

export const QueryLocatorIteratorType = defineType({
  name: 'Database.QueryLocatorIterator',
  doc: DOC,
  implements: ['System.Iterator<SObject>'],
  methods: {
    'Boolean hasNext()': (self: ApexIterator) => self.hasNext(),
    'SObject next()': (self: ApexIterator) => self.next()
  }
});
