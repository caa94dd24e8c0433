/**
 * Active approval processes: who may submit what, their steps, and the field updates that go along. What is not built is refused by name.
 *
 * https://developer.salesforce.com/docs/platform/api-metadata/references/meta-types/metadata-approvalprocess.html
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin } from '../diagnostic.ts';
import { flag, group, groups, irrelevant, oneOf, readElement, refused, text } from '../source/elementRules.ts';
import type { ElementRules, MetadataNode } from '../source/elementRules.ts';
import type { Project } from '../source/project.ts';
import { CRITERIA, readCriteria } from './criteria.ts';
import type { Criteria } from './criteria.ts';
import type { ObjectSchema } from './model.ts';
import type { FieldUpdate, FindObject, RuleFormula, WorkflowActions } from './workflowRules.ts';

export type Condition = Criteria | RuleFormula;

export interface ApprovalStep {
  readonly name: string;
  /** null: every record. */
  readonly condition: Condition | null;
  readonly otherwise: 'ApproveRecord' | 'RejectRecord' | 'GotoNextStep';
  readonly approvers: readonly { readonly type: ApproverType; readonly name: string }[];
  readonly isUnanimous: boolean;
  readonly onApproval: readonly FieldUpdate[];
  readonly onRejection: readonly FieldUpdate[];
}

export interface ApprovalProcess {
  readonly object: ObjectSchema;
  /** Without the object. */
  readonly name: string;
  readonly condition: Condition | null;
  readonly submitters: readonly { readonly type: SubmitterType; readonly name: string }[];
  readonly steps: readonly ApprovalStep[];
  readonly allowsRecall: boolean;
  readonly isOpenToApprover: boolean;
  readonly staysLocked: { readonly approved: boolean; readonly rejected: boolean };
  readonly onSubmission: readonly FieldUpdate[];
  readonly onApproval: readonly FieldUpdate[];
  readonly onRejection: readonly FieldUpdate[];
  readonly onRecall: readonly FieldUpdate[];
  readonly formulas: readonly RuleFormula[];
}

export type SubmitterType = (typeof SUBMITTERS)[number];
export type ApproverType = (typeof APPROVERS)[number];

const SUBMITTERS = ['allInternalUsers', 'creator', 'owner', 'user'] as const;
const APPROVERS = ['adhoc', 'queue', 'relatedUserField', 'user', 'userHierarchyField'] as const;
const OTHERWISE = ['ApproveRecord', 'RejectRecord', 'GotoNextStep'] as const;
const unseen = irrelevant('it only shapes what a user sees');
const actions = group({ action: groups({ name: text, type: text }) });
const criteria = group({ ...CRITERIA, formula: text });

export const APPROVAL_PROCESS: ElementRules = {
  fullName: text,
  active: flag,
  allowRecall: flag,
  allowedSubmitters: groups({ submitter: text, type: oneOf(...SUBMITTERS) }),
  approvalPageFields: unseen,
  approvalStep: groups({
    allowDelegate: refused('delegated approvers are not supported', 'false'),
    approvalActions: actions,
    assignedApprover: group({
      approver: groups({ name: text, type: oneOf(...APPROVERS) }),
      whenMultipleApprovers: oneOf('FirstResponse', 'Unanimous')
    }),
    description: unseen,
    entryCriteria: criteria,
    ifCriteriaNotMet: oneOf(...OTHERWISE),
    label: unseen,
    name: text,
    rejectBehavior: group({ type: oneOf('RejectRequest') }),
    rejectionActions: actions
  }),
  description: unseen,
  emailTemplate: unseen,
  enableMobileDeviceAccess: unseen,
  entryCriteria: criteria,
  finalApprovalActions: actions,
  finalApprovalRecordLock: flag,
  finalRejectionActions: actions,
  finalRejectionRecordLock: flag,
  initialSubmissionActions: actions,
  label: unseen,
  nextAutomatedApprover: group({
    useApproverFieldOfRecordOwner: flag,
    userHierarchyField: oneOf('Manager')
  }),
  postTemplate: unseen,
  recallActions: actions,
  recordEditability: oneOf('AdminOnly', 'AdminOrCurrentApprover'),
  showApprovalHistory: unseen
};

interface Reading {
  readonly object: ObjectSchema;
  readonly findObject: FindObject;
  readonly known: WorkflowActions;
  readonly fault: (problem: string, origin: Origin) => void;
}

/** In the order of their names: see DIFFERENCES.md AP9. */
export function readApprovalProcesses(
  project: Project,
  findObject: FindObject,
  actionsOf: (object: ObjectSchema) => WorkflowActions,
  diagnostics: Diagnostic[]
): readonly ApprovalProcess[] {
  return project.components
    .filter((each) => each.type === 'ApprovalProcess')
    .flatMap(({ fullName, element }) => {
      const [owner = '', name = ''] = fullName.split('.');
      const object = findObject(owner);
      const node = readElement('ApprovalProcess', element, APPROVAL_PROCESS, diagnostics);
      const fault = (problem: string, origin: Origin): void => {
        diagnostics.push(
          createError('schema.approval', `The approval process ${fullName} cannot be loaded: ${problem}`, origin)
        );
      };
      if (object !== undefined)
        return [readProcess(node, name, { object, findObject, known: actionsOf(object), fault })];
      fault('there is no such object', element.origin);
      return [];
    })
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function readProcess(node: MetadataNode, name: string, reading: Reading): ApprovalProcess {
  const steps = node.groups('approvalStep').map((each) => readStep(each, reading));
  if (steps.length === 0) reading.fault('it has no steps', node.element.origin);
  if (node.group('nextAutomatedApprover')?.flag('useApproverFieldOfRecordOwner') === true)
    reading.fault('approvers of the record owner are not supported', node.originOf('nextAutomatedApprover'));
  const condition = readCondition(node.group('entryCriteria'), reading);
  const updates = {
    onSubmission: readActions(node.group('initialSubmissionActions'), reading),
    onApproval: readActions(node.group('finalApprovalActions'), reading),
    onRejection: readActions(node.group('finalRejectionActions'), reading),
    onRecall: readActions(node.group('recallActions'), reading)
  };
  const all = [...Object.values(updates), ...steps.flatMap((step) => [step.onApproval, step.onRejection])].flat();
  return {
    object: reading.object,
    name,
    condition,
    submitters: node.groups('allowedSubmitters').map((each) => ({
      type: SUBMITTERS.find((type) => type === each.text('type')) ?? 'owner',
      name: each.text('submitter') ?? ''
    })),
    steps,
    allowsRecall: node.flag('allowRecall') === true,
    isOpenToApprover: node.text('recordEditability') === 'AdminOrCurrentApprover',
    staysLocked: {
      approved: node.flag('finalApprovalRecordLock') === true,
      rejected: node.flag('finalRejectionRecordLock') === true
    },
    ...updates,
    formulas: [
      ...[condition, ...steps.map((step) => step.condition)].flatMap((each) =>
        each !== null && 'target' in each ? [each] : []
      ),
      ...all.flatMap(({ value }) => (value.kind === 'formula' ? [value.formula] : []))
    ]
  };
}

function readStep(node: MetadataNode, reading: Reading): ApprovalStep {
  const assigned = node.group('assignedApprover');
  const approvers = (assigned?.groups('approver') ?? []).map((each) => ({
    type: APPROVERS.find((type) => type === each.text('type')) ?? 'adhoc',
    name: each.text('name') ?? ''
  }));
  if (approvers.length === 0) reading.fault('a step has no approver', node.element.origin);
  for (const { type, name } of approvers) {
    const field = type === 'relatedUserField' ? reading.object.field(name) : null;
    if (field === undefined || (field !== null && field.reference?.to.includes('User') !== true))
      reading.fault(`${name} is no lookup to users`, node.element.origin);
  }
  return {
    name: node.text('name') ?? '',
    condition: readCondition(node.group('entryCriteria'), reading),
    otherwise: OTHERWISE.find((each) => each === node.text('ifCriteriaNotMet')) ?? 'GotoNextStep',
    approvers,
    isUnanimous: assigned?.text('whenMultipleApprovers') === 'Unanimous',
    onApproval: readActions(node.group('approvalActions'), reading),
    onRejection: readActions(node.group('rejectionActions'), reading)
  };
}

function readCondition(node: MetadataNode | null, { object, findObject, fault }: Reading): Condition | null {
  if (node === null) return null;
  const formula = node.text('formula');
  return formula === null
    ? readCriteria(node, object, findObject, fault)
    : { target: null, formula, formulaPlace: node.placeOf('formula') };
}

function readActions(node: MetadataNode | null, { known, fault }: Reading): readonly FieldUpdate[] {
  return (node?.groups('action') ?? []).flatMap((action) => {
    const name = action.text('name') ?? '';
    const type = action.text('type') ?? '';
    const update = type === 'FieldUpdate' ? known.updates.get(name) : undefined;
    if (update === undefined && !(type === 'Alert' && known.alerts.has(name)))
      fault(`the action ${type} ${name} is not there or not supported`, action.element.origin);
    if (update?.reevaluates === true)
      fault(`${name} makes workflow rules run again, which approvals do not`, action.element.origin);
    return update ?? [];
  });
}
