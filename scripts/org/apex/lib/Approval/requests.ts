/** Requests to Approval.process and their results. */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { processApprovals } from '../../../write/approvals/processApprovals.ts';
import type { ApprovalRequest, ApprovalResult } from '../../../write/approvals/processApprovals.ts';
import { createDmlException } from '../../values/apexException.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexThrow } from '../../values/apexThrow.ts';
import { normalizeId } from '../../values/apexId.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { BeanValue, beanMethods } from '../bean.ts';
import { errorList } from '../Database/Error.ts';
import { getterProperties } from '../getterProperties.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';
import { accessOf } from '../System/AccessLevel.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const SUBMIT = 'Approval.ProcessSubmitRequest';
const WORKITEM = 'Approval.ProcessWorkitemRequest';

class ProcessResultValue {
  readonly type = RuntimeType.of('Approval.ProcessResult');
  readonly result: ApprovalResult;

  constructor(result: ApprovalResult) {
    this.result = result;
  }

  toString(): string {
    const { entityId, instanceId, instanceStatus, errors } = this.result;
    return `Approval.ProcessResult[getEntityId=${entityId};getInstanceId=${instanceId};getInstanceStatus=${instanceStatus};isSuccess=${errors.length === 0};]`;
  }
}

function idText(bean: BeanValue, field: string): string | null {
  const text = bean.text(field);
  return text === null ? null : (normalizeId(text) ?? text);
}

function requestOf(value: unknown): ApprovalRequest {
  const bean = required(value as BeanValue | null);
  const next = bean.get('nextApproverIds');
  const common = {
    comments: bean.text('comments'),
    next: next instanceof ApexList ? next.items.map((id) => required(id as string | null)) : []
  };
  if (bean.type.name === WORKITEM)
    return { kind: 'workitem', workitemId: idText(bean, 'workitemId'), action: bean.text('action'), ...common };
  return {
    kind: 'submit',
    recordId: idText(bean, 'objectId'),
    submitterId: idText(bean, 'submitterId'),
    process: bean.text('processDefinitionNameOrId'),
    skipsCriteria: bean.get('skipEntryCriteria') === true,
    ...common
  };
}

function processAll(values: readonly unknown[], option: boolean | null): readonly ProcessResultValue[] {
  const allOrNone = required(option);
  const requests = values.map(requestOf);
  const results = processApprovals(currentTransaction(), accessOf(undefined), requests, allOrNone);
  if (allOrNone) throwFailure(requests, results);
  return results.map((result) => new ProcessResultValue(result));
}

function throwFailure(requests: readonly ApprovalRequest[], results: readonly ApprovalResult[]): void {
  const failures = results.flatMap(({ errors }, index) => {
    const request = requests[index];
    const id = (request?.kind === 'submit' ? request.recordId : request?.workitemId) ?? null;
    return errors.slice(0, 1).map((error) => ({ index, id, object: null, ...error }));
  });
  const [first] = failures;
  if (first === undefined) return;
  const message = `Process failed. First exception on row ${first.index}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`;
  throw new ApexThrow(createDmlException(message, failures));
}

export const PROCESS_METHODS: Readonly<Record<string, LibraryFunction>> = Object.fromEntries(
  ['', ', Boolean allOrNone'].flatMap((option): [string, LibraryFunction][] => [
    [
      `Approval.ProcessResult process(Approval.ProcessRequest request${option})`,
      (request: BeanValue | null, allOrNone: boolean | null = true) => processAll([request], allOrNone)[0]
    ],
    [
      `List<Approval.ProcessResult> process(List<Approval.ProcessRequest> requests${option})`,
      (requests: ApexList | null, allOrNone: boolean | null = true) =>
        new ApexList(RuntimeType.of('List<Approval.ProcessResult>'), [
          ...processAll(required(requests).items, allOrNone)
        ])
    ]
  ])
);

const RESULT: Readonly<Record<string, LibraryFunction>> = {
  'String getEntityId()': ({ result }: ProcessResultValue) => result.entityId,
  // null where there are none: see DIFFERENCES.md AP12.
  'List<Database.Error> getErrors()': ({ result }: ProcessResultValue) =>
    result.errors.length === 0 ? null : errorList(result.errors),
  'String getInstanceId()': ({ result }: ProcessResultValue) => result.instanceId,
  'String getInstanceStatus()': ({ result }: ProcessResultValue) => result.instanceStatus,
  'List<Id> getNewWorkitemIds()': ({ result }: ProcessResultValue) =>
    new ApexList(RuntimeType.of('List<Id>'), [...result.workitemIds]),
  'Boolean isSuccess()': ({ result }: ProcessResultValue) => result.errors.length === 0
};

export const PROCESS_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'Approval.ProcessRequest',
    doc: `${REFERENCE}apex_ProcessRequest.htm`,
    methods: beanMethods({ comments: 'String', nextApproverIds: 'List<Id>' })
  }),
  defineType({
    name: SUBMIT,
    doc: `${REFERENCE}apex_ProcessSubmitRequest.htm`,
    extends: 'Approval.ProcessRequest',
    constructors: { 'ProcessSubmitRequest()': () => new BeanValue(SUBMIT) },
    methods: {
      ...beanMethods({
        objectId: 'String',
        processDefinitionNameOrId: 'String',
        skipEntryCriteria: 'Boolean',
        submitterId: 'String'
      }),
      'Boolean getSkipEntryCriteria()': (self: BeanValue) => self.get('skipEntryCriteria')
    }
  }),
  defineType({
    name: WORKITEM,
    doc: `${REFERENCE}apex_ProcessWorkitemRequest.htm`,
    extends: 'Approval.ProcessRequest',
    constructors: { 'ProcessWorkitemRequest()': () => new BeanValue(WORKITEM) },
    methods: beanMethods({ action: 'String', workitemId: 'String' })
  }),
  defineType({
    name: 'Approval.ProcessResult',
    doc: `${REFERENCE}apex_ProcessResult.htm`,
    methods: RESULT,
    properties: getterProperties(RESULT)
  })
];
