/**
 * The error of a record that a duplicate rule has found, and what it found.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DuplicateError.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { DuplicateMatch, Duplicates } from '../../../write/contract.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import type { DatabaseErrorValue } from './Error.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
/** Every match of exact rules is a full one. */
const FULL_CONFIDENCE = 100;

class DatacloudValue<T> {
  readonly type: RuntimeType;
  readonly subject: T;

  constructor(name: string, subject: T) {
    this.type = RuntimeType.of(`Datacloud.${name}`);
    this.subject = subject;
  }

  toString(): string {
    return `${this.type.name}[]`;
  }
}

function list(name: string, values: readonly unknown[]): ApexList {
  return new ApexList(RuntimeType.of(`List<Datacloud.${name}>`), [...values]);
}

function recordOf(id: string): ApexSObject | null {
  const object = currentTransaction().schema.objectByKeyPrefix(id.slice(0, 3));
  if (object === undefined) return null;
  const record = new ApexSObject(object);
  record.id = id;
  return record;
}

export const DUPLICATE_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'Database.DuplicateError',
    doc: `${REFERENCE}apex_class_Database_DuplicateError.htm`,
    extends: 'Database.Error',
    methods: {
      'Datacloud.DuplicateResult getDuplicateResult()': ({ error }: DatabaseErrorValue) =>
        error.duplicates === undefined ? null : new DatacloudValue('DuplicateResult', error.duplicates)
    }
  }),
  defineType({
    name: 'Datacloud.DuplicateResult',
    doc: `${REFERENCE}apex_class_Datacloud_DuplicateResult.htm`,
    methods: {
      'String getDuplicateRule()': ({ subject }: DatacloudValue<Duplicates>) => subject.rule,
      'String getDuplicateRuleEntityType()': ({ subject }: DatacloudValue<Duplicates>) => subject.object,
      'String getErrorMessage()': ({ subject }: DatacloudValue<Duplicates>) => subject.message,
      'Boolean isAllowSave()': ({ subject }: DatacloudValue<Duplicates>) => subject.isAllowed,
      'List<Datacloud.MatchResult> getMatchResults()': ({ subject }: DatacloudValue<Duplicates>) =>
        list(
          'MatchResult',
          subject.matches.map((match) => new DatacloudValue('MatchResult', match))
        )
    }
  }),
  defineType({
    name: 'Datacloud.MatchResult',
    doc: `${REFERENCE}apex_class_Datacloud_MatchResult.htm`,
    methods: {
      'String getEntityType()': ({ subject }: DatacloudValue<DuplicateMatch>) => subject.object,
      'String getRule()': ({ subject }: DatacloudValue<DuplicateMatch>) => subject.rule,
      'Integer getSize()': ({ subject }: DatacloudValue<DuplicateMatch>) => subject.ids.length,
      'Boolean isSuccess()': () => true,
      'List<Datacloud.MatchRecord> getMatchRecords()': ({ subject }: DatacloudValue<DuplicateMatch>) =>
        list(
          'MatchRecord',
          subject.ids.map((id) => new DatacloudValue('MatchRecord', id))
        )
    },
    refused: { 'String getMatchEngine()': 'matching engines have no names here' }
  }),
  defineType({
    name: 'Datacloud.MatchRecord',
    doc: `${REFERENCE}apex_class_Datacloud_MatchRecord.htm`,
    methods: {
      'SObject getRecord()': ({ subject }: DatacloudValue<string>) => recordOf(subject),
      'Double getMatchConfidence()': () => new ApexDouble(FULL_CONFIDENCE)
    },
    refused: {
      'Object getFieldDiffs()': 'differences of fields are not told',
      'Object getAdditionalInformation()': 'there is no information about matches'
    }
  })
];
