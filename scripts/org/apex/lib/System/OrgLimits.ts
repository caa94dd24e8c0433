/**
 * Allocations of the org, of which the local org knows few and uses none up but those of the running transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm
 */
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { MOST_SINGLE_MAILS } from '../Messaging/sendMail.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

/** Name → the most of a day, for an org without licences that add to it: see DIFFERENCES.md IA2. */
export const ORG_ALLOCATIONS: Readonly<Record<string, number>> = {
  DailyAsyncApexExecutions: 250_000,
  SingleEmail: MOST_SINGLE_MAILS
};

class OrgLimitValue {
  readonly type = RuntimeType.of('System.OrgLimit');
  readonly name: string;
  readonly limit: number;
  /** The platform counts later, not within the transaction that uses something up. */
  readonly used = 0;

  constructor(name: string, limit: number) {
    this.name = name;
    this.limit = limit;
  }

  toString(): string {
    return `OrgLimit[${this.name}: consumed ${this.used} of ${this.limit}]`;
  }
}

const all = (): OrgLimitValue[] =>
  Object.entries(ORG_ALLOCATIONS).map(([name, limit]) => new OrgLimitValue(name, limit));

export const ORG_LIMIT_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.OrgLimits',
    doc: `${REFERENCE}apex_class_System_OrgLimits.htm`,
    statics: {
      'List<System.OrgLimit> getAll()': () => new ApexList(RuntimeType.of('List<System.OrgLimit>'), all()),
      'Map<String,System.OrgLimit> getMap()': () =>
        new ApexMap(
          RuntimeType.of('Map<String,System.OrgLimit>'),
          all().map((each) => [each.name, each] as const)
        )
    }
  }),
  defineType({
    name: 'System.OrgLimit',
    doc: `${REFERENCE}apex_class_System_OrgLimit.htm`,
    methods: {
      'Integer getLimit()': (self: OrgLimitValue) => self.limit,
      'String getName()': (self: OrgLimitValue) => self.name,
      'Integer getValue()': (self: OrgLimitValue) => self.used,
      'String toString()': (self: OrgLimitValue) => self.toString()
    }
  })
];
