/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_dml_convertLead.htm */
import { convertLeads, CONVERSION_TEXTS, MOST_CONVERSIONS } from '../../../write/leads/convertLeads.ts';
import type { LeadConversion, LeadConversionResult } from '../../../write/leads/convertLeads.ts';
import { createDmlException } from '../../values/apexException.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexThrow, throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { BeanValue, beanMethods } from '../bean.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';
import { accessOf } from '../System/AccessLevel.ts';
import type { AccessLevelValue } from '../System/AccessLevel.ts';
import { errorList } from './Error.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NAME = 'Database.LeadConvert';
const FIELDS = {
  accountId: 'Id',
  bypassAccountDedupeCheck: 'Boolean',
  bypassContactDedupeCheck: 'Boolean',
  contactId: 'Id',
  convertedStatus: 'String',
  doNotCreateOpportunity: 'Boolean',
  leadId: 'Id',
  opportunityId: 'Id',
  opportunityName: 'String',
  overwriteLeadSource: 'Boolean',
  ownerId: 'Id',
  sendNotificationEmail: 'Boolean'
} as const;

class LeadConvertResultValue {
  readonly type = RuntimeType.of('Database.LeadConvertResult');
  readonly result: LeadConversionResult;

  constructor(result: LeadConversionResult) {
    this.result = result;
  }

  toString(): string {
    const { accountId, contactId, leadId, opportunityId, errors } = this.result;
    return `Database.LeadConvertResult[getAccountId=${accountId};getContactId=${contactId};getErrors=(${errors.map(({ message }) => message).join(', ')});getLeadId=${leadId};getOpportunityId=${opportunityId};isSuccess=${errors.length === 0};]`;
  }
}

function conversionOf(value: BeanValue | null): LeadConversion {
  const bean = required(value);
  return {
    leadId: bean.text('leadId'),
    convertedStatus: bean.text('convertedStatus'),
    accountId: bean.text('accountId'),
    contactId: bean.text('contactId'),
    opportunityId: bean.text('opportunityId'),
    opportunityName: bean.text('opportunityName'),
    ownerId: bean.text('ownerId'),
    doNotCreateOpportunity: bean.get('doNotCreateOpportunity') === true,
    overwriteLeadSource: bean.get('overwriteLeadSource') === true
  };
}

type Option = boolean | AccessLevelValue | null;

function convert(values: readonly unknown[], options: readonly Option[]): readonly LeadConvertResultValue[] {
  if (values.length > MOST_CONVERSIONS) throwApex('System.LimitException', CONVERSION_TEXTS.tooMany);
  const allOrNone = options.find((each) => typeof each === 'boolean') ?? true;
  const level = options.find((each): each is AccessLevelValue => typeof each === 'object' && each !== null);
  const results = convertLeads(
    values.map((each) => conversionOf(each as BeanValue | null)),
    accessOf(level),
    allOrNone
  );
  if (allOrNone) throwFailure(results);
  return results.map((result) => new LeadConvertResultValue(result));
}

function throwFailure(results: readonly LeadConversionResult[]): void {
  const failures = results.flatMap(({ leadId, errors }, index) =>
    errors.slice(0, 1).map((error) => ({ index, id: leadId, object: 'Lead', ...error }))
  );
  const [first] = failures;
  if (first === undefined) return;
  const message = `ConvertLead failed. First exception on row ${first.index}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`;
  throw new ApexThrow(createDmlException(message, failures));
}

function convertOne(value: BeanValue | null, ...options: Option[]): LeadConvertResultValue {
  const [result] = convert([value], options);
  if (result === undefined) throw new Error('One conversion has one result.');
  return result;
}

function convertList(values: ApexList | null, ...options: Option[]): ApexList {
  return new ApexList(RuntimeType.of('List<Database.LeadConvertResult>'), [
    ...convert(required(values).items, options)
  ]);
}

export const LEAD_CONVERSION_METHODS: Readonly<Record<string, LibraryFunction>> = Object.fromEntries(
  [
    '',
    ', Boolean allOrNone',
    ', System.AccessLevel accessLevel',
    ', Boolean allOrNone, System.AccessLevel accessLevel'
  ].flatMap((options): [string, LibraryFunction][] => [
    [`Database.LeadConvertResult convertLead(Database.LeadConvert leadToConvert${options})`, convertOne],
    [`List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert> leadsToConvert${options})`, convertList]
  ])
);

export const LEAD_CONVERT_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: NAME,
    doc: `${REFERENCE}apex_dml_convertLead.htm`,
    constructors: { 'LeadConvert()': () => new BeanValue(NAME, { doNotCreateOpportunity: false }) },
    methods: {
      ...beanMethods(FIELDS),
      'Boolean isDoNotCreateOpportunity()': (self: BeanValue) => self.get('doNotCreateOpportunity') === true,
      'Boolean isOverWriteLeadSource()': (self: BeanValue) => self.get('overwriteLeadSource') === true,
      'Boolean isSendNotificationEmail()': (self: BeanValue) => self.get('sendNotificationEmail') === true
    },
    refused: { 'void setRelatedPersonAccountId(Id account)': 'person accounts are not made by conversion' }
  }),
  defineType({
    name: 'Database.LeadConvertResult',
    doc: `${REFERENCE}apex_class_database_leadconvertresult.htm`,
    methods: {
      'Id getAccountId()': ({ result }: LeadConvertResultValue) => result.accountId,
      'Id getContactId()': ({ result }: LeadConvertResultValue) => result.contactId,
      'List<Database.Error> getErrors()': ({ result }: LeadConvertResultValue) => errorList(result.errors),
      'Id getLeadId()': ({ result }: LeadConvertResultValue) => result.leadId,
      'Id getOpportunityId()': ({ result }: LeadConvertResultValue) => result.opportunityId,
      'Boolean isSuccess()': ({ result }: LeadConvertResultValue) => result.errors.length === 0
    }
  })
];
