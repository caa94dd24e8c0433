/** Classic approval processes (P97). */
import { apex, customObject, refuses, triggers, classes } from '../apex.ts';
import type { Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { reference, rule } from './rule.ts';
import { testMethods, throwsIn } from './testMethods.ts';

const PROCESS = reference('apex_methods_system_approval');
const RESULT = reference('apex_ProcessResult');
const METADATA =
  'https://developer.salesforce.com/docs/platform/api-metadata/references/meta-types/metadata-approvalprocess.html';
const text = '<type>Text</type><length>40</length>';
const OBJECT: Files = {
  ...customObject('Deal__c', {
    State__c: text,
    Size__c: text,
    Boss__c:
      '<type>Lookup</type><referenceTo>User</referenceTo><relationshipName>Deals</relationshipName><deleteConstraint>SetNull</deleteConstraint>'
  }),
  ...triggers(
    'trigger OnDeal on Deal__c (before update) { for (Deal__c d : Trigger.new) { Log.lines.add(d.State__c); } }'
  ),
  ...classes('public class Log { public static List<String> lines = new List<String>(); }')
};
const names = ['Submitted', 'Checked', 'Approved', 'Rejected', 'Recalled'];
const WORKFLOW: Files = {
  'workflows/Deal__c.workflow-meta.xml': metadata(
    'Workflow',
    ...names.map(
      (name) =>
        `<fieldUpdates><fullName>${name}</fullName><field>State__c</field><literalValue>${name}</literalValue><name>${name}</name><operation>Literal</operation></fieldUpdates>`
    )
  )
};
const does = (element: string, name: string): string =>
  `<${element}><action><name>${name}</name><type>FieldUpdate</type></action></${element}>`;
const sizeIs = (value: string): string =>
  `<entryCriteria><criteriaItems><field>Deal__c.Size__c</field><operation>equals</operation><value>${value}</value></criteriaItems></entryCriteria>`;
const step = (name: string, approvers: string, more = ''): string =>
  `<approvalStep>${does('approvalActions', 'Checked')}<assignedApprover>${approvers}</assignedApprover>${more}<label>${name}</label><name>${name}</name></approvalStep>`;
const boss = '<approver><name>Boss__c</name><type>relatedUserField</type></approver>';
const process = (name: string, ...elements: readonly string[]): Files => ({
  [`approvalProcesses/Deal__c.${name}.approvalProcess-meta.xml`]: metadata(
    'ApprovalProcess',
    '<active>true</active>',
    '<allowRecall>true</allowRecall>',
    '<allowedSubmitters><type>owner</type></allowedSubmitters>',
    `<label>${name}</label>`,
    does('initialSubmissionActions', 'Submitted'),
    does('finalApprovalActions', 'Approved'),
    does('finalRejectionActions', 'Rejected'),
    does('recallActions', 'Recalled'),
    '<finalApprovalRecordLock>true</finalApprovalRecordLock>',
    '<finalRejectionRecordLock>false</finalRejectionRecordLock>',
    ...elements
  )
});
const FILES: Files = {
  ...OBJECT,
  ...WORKFLOW,
  ...process('Boss', '<recordEditability>AdminOnly</recordEditability>', sizeIs('small'), step('One', boss)),
  ...process(
    'Open',
    '<recordEditability>AdminOrCurrentApprover</recordEditability>',
    sizeIs('open'),
    step('Skipped', boss, `${sizeIs('huge')}<ifCriteriaNotMet>GotoNextStep</ifCriteriaNotMet>`),
    step('Next', '<approver><type>adhoc</type></approver>')
  ),
  ...process(
    'Pair',
    '<recordEditability>AdminOnly</recordEditability>',
    sizeIs('pair'),
    step(
      'Both',
      `${boss}<approver><type>adhoc</type></approver><whenMultipleApprovers>Unanimous</whenMultipleApprovers>`
    ),
    step('Manager', '<approver><type>userHierarchyField</type></approver>')
  )
};
const org = testMethods(FILES);
const SET_UP = (size: string): string =>
  `User rep = People.make('rep', new List<String>()); User boss = People.make('boss', new List<String>()); User other = People.make('other', new List<String>());
  Deal__c d; System.runAs(rep) { d = new Deal__c(Name = 'd', Size__c = '${size}', Boss__c = boss.Id); insert d; }
  Approval.ProcessSubmitRequest r = new Approval.ProcessSubmitRequest(); r.setObjectId(d.Id); r.setComments('please'); Approval.ProcessResult p; `;
const submit = 'System.runAs(rep) { p = Approval.process(r); } ';
const decide = (action: string, who = 'boss', position = 0): string =>
  `System.runAs(${who}) { Approval.ProcessWorkitemRequest w = new Approval.ProcessWorkitemRequest(); w.setWorkitemId([SELECT Id FROM ProcessInstanceWorkitem ORDER BY Id][${position}].Id); w.setAction('${action}'); p = Approval.process(w); } `;
const state = (expected: string): string => `Assert.areEqual('${expected}', [SELECT State__c FROM Deal__c].State__c); `;
const locked = (expected: boolean): string => `Assert.areEqual(${expected}, Approval.isLocked(d.Id)); `;

rule(
  'C1832',
  'P97',
  PROCESS,
  'a submission locks the record, updates fields with triggers, and gives the approver a work item',
  org.method(
    `${SET_UP('small')}${submit} Assert.isTrue(p.isSuccess()); Assert.areEqual('Pending', p.getInstanceStatus()); Assert.areEqual((String) d.Id, p.getEntityId()); Assert.areEqual(1, p.getNewWorkitemIds().size()); Assert.isNull(p.getErrors());
    ${state('Submitted')}${locked(true)} Assert.areEqual('(Submitted)', String.valueOf(Log.lines));
    ProcessInstance i = [SELECT Status, TargetObjectId, SubmittedById, CompletedDate, (SELECT StepStatus, ActorId, Comments FROM Steps) FROM ProcessInstance]; Assert.areEqual('Pending', i.Status); Assert.areEqual(d.Id, i.TargetObjectId); Assert.areEqual(rep.Id, i.SubmittedById); Assert.isNull(i.CompletedDate); Assert.areEqual('Started', i.Steps[0].StepStatus); Assert.areEqual('please', i.Steps[0].Comments);
    Assert.areEqual(boss.Id, [SELECT ActorId FROM ProcessInstanceWorkitem].ActorId);
    System.runAs(rep) { ${throwsIn('update d;', 'DmlException', 'ENTITY_IS_LOCKED')} } System.runAs(boss) { ${throwsIn('update d;', 'DmlException', 'ENTITY_IS_LOCKED')} }`
  )
);
rule(
  'C1833',
  'P97',
  PROCESS,
  'an approval of the last step ends the process, and keeps the lock where the process says so',
  org.method(
    `${SET_UP('small')}${submit}${decide('Approve')} Assert.areEqual('Approved', p.getInstanceStatus()); ${state('Approved')}${locked(true)} Assert.areEqual('(Submitted, Checked, Approved)', String.valueOf(Log.lines)); Assert.areEqual(0, [SELECT COUNT() FROM ProcessInstanceWorkitem]); Assert.isNotNull([SELECT CompletedDate FROM ProcessInstance WHERE Status = 'Approved'].CompletedDate); Assert.areEqual(1, [SELECT COUNT() FROM ProcessInstanceStep WHERE StepStatus = 'Approved']);`
  )
);
rule(
  'C1834',
  'P97',
  PROCESS,
  'a rejection and a recall unlock the record; it may be submitted again',
  org.method(
    `${SET_UP('small')}${submit}${decide('Reject')} Assert.areEqual('Rejected', p.getInstanceStatus()); ${state('Rejected')}${locked(false)}${submit}${locked(true)}${decide('Removed', 'rep')} Assert.areEqual('Removed', p.getInstanceStatus()); ${state('Recalled')}${locked(false)}`
  )
);
rule(
  'C1835',
  'P97',
  RESULT,
  'a record waits once; without a process it cannot wait at all',
  org.method(
    `${SET_UP('small')}${submit} System.runAs(rep) { ${throwsIn('Approval.process(r);', 'DmlException', 'Process failed. First exception on row 0')} Approval.ProcessResult f = Approval.process(r, false); Assert.isFalse(f.isSuccess()); Assert.areEqual(StatusCode.ALREADY_IN_PROCESS, f.getErrors()[0].getStatusCode()); Assert.isNull(f.getInstanceId());
    Deal__c x = new Deal__c(Name = 'x', Size__c = 'none'); insert x; r.setObjectId(x.Id); Assert.areEqual(StatusCode.NO_APPLICABLE_PROCESS, Approval.process(r, false).getErrors()[0].getStatusCode()); Assert.isFalse(Approval.isLocked(x)); }`
  )
);
rule('C1836', 'P97', PROCESS, 'objects without a process have none that applies', () =>
  apex(
    "Account a = new Account(Name = 'a'); insert a; Approval.ProcessSubmitRequest r = new Approval.ProcessSubmitRequest(); r.setObjectId(a.Id); Approval.process(r);"
  ).throws('System.DmlException', /NO_APPLICABLE_PROCESS, No applicable approval process was found\.: \[\]/)
);
rule(
  'C1837',
  'P97',
  METADATA,
  'criteria may be skipped for a process that is named, submitters may not be others',
  org.method(
    `${SET_UP('none')} r.setProcessDefinitionNameOrId('Boss'); System.runAs(rep) { Assert.areEqual(StatusCode.NO_APPLICABLE_PROCESS, Approval.process(r, false).getErrors()[0].getStatusCode()); r.setSkipEntryCriteria(true); r.setSubmitterId(other.Id); Assert.areEqual(StatusCode.NO_APPLICABLE_PROCESS, Approval.process(r, false).getErrors()[0].getStatusCode()); r.setSubmitterId(rep.Id); Assert.isTrue(Approval.process(r).isSuccess()); }`
  )
);
rule(
  'C1838',
  'P97',
  METADATA,
  'steps whose criteria do not hold are passed over; the next approver is named; the current one may edit',
  org.method(
    `${SET_UP('open')} System.runAs(rep) { ${throwsIn('Approval.process(r);', 'DmlException', 'REQUIRED_FIELD_MISSING, missing required field: [nextApproverIds]: [nextApproverIds]')} Assert.isFalse(Approval.isLocked(d)); r.setNextApproverIds(new List<Id>{ other.Id }); Approval.process(r); } Assert.areEqual(other.Id, [SELECT ActorId FROM ProcessInstanceWorkitem].ActorId);
    System.runAs(boss) { ${throwsIn('update d;', 'DmlException', 'ENTITY_IS_LOCKED')} } System.runAs(other) { update d; }`
  )
);
rule(
  'C1839',
  'P97',
  METADATA,
  'all approvers of a step that asks for all have to approve, then the manager of the last one',
  org.method(
    `${SET_UP('pair')} r.setNextApproverIds(new List<Id>{ other.Id }); ${submit} Assert.areEqual(2, p.getNewWorkitemIds().size()); ${decide('Approve')} Assert.areEqual('Pending', p.getInstanceStatus()); ${state('Submitted')} Assert.areEqual(1, [SELECT COUNT() FROM ProcessInstanceWorkitem]);
    System.runAs(other) { Approval.ProcessWorkitemRequest w = new Approval.ProcessWorkitemRequest(); w.setWorkitemId([SELECT Id FROM ProcessInstanceWorkitem].Id); w.setAction('Approve'); ${throwsIn('Approval.process(w);', 'DmlException', 'MANAGER_NOT_DEFINED')} } ${state('Submitted')} Assert.areEqual(1, [SELECT COUNT() FROM ProcessInstanceWorkitem]);`
  )
);
rule(
  'C1840',
  'AP12',
  PROCESS,
  'who is not asked may not decide, nor recall what another submitted',
  org.method(
    `${SET_UP('small')}${submit}${throwsIn(decide('Approve', 'other'), 'DmlException', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY')} ${throwsIn(decide('Removed', 'other'), 'DmlException', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY')} ${throwsIn(decide('Perhaps'), 'DmlException', 'INVALID_OPERATION')} ${state('Submitted')}${locked(true)}`
  )
);
rule(
  'C1841',
  'P97',
  PROCESS,
  'each call is one DML statement; with all or none one failure undoes the others',
  org.method(
    `${SET_UP('small')} System.runAs(rep) { Integer s = Limits.getDmlStatements(); Approval.ProcessSubmitRequest x = new Approval.ProcessSubmitRequest(); x.setObjectId(UserInfo.getUserId()); List<Approval.ProcessRequest> l = new List<Approval.ProcessRequest>{ r, x };
    ${throwsIn('Approval.process(l);', 'DmlException', 'First exception on row 1')} Assert.areEqual(1, Limits.getDmlStatements() - s); Assert.isFalse(Approval.isLocked(d)); List<Approval.ProcessResult> results = Approval.process(l, false); Assert.isTrue(results[0].isSuccess()); Assert.isFalse(results[1].isSuccess()); Assert.isTrue(Approval.isLocked(d)); }`
  )
);
rule('C1842', 'AP10', METADATA, 'what is not built is refused by name', () => {
  const refused = (elements: string, message: RegExp): void =>
    refuses({ ...OBJECT, ...WORKFLOW, ...process('Bad', elements) }, message);
  refused(step('One', boss, '<allowDelegate>true</allowDelegate>'), /delegated approvers/);
  refused(step('One', boss, '<rejectBehavior><type>BackToPrevious</type></rejectBehavior>'), /BackToPrevious/);
  refused(step('One', '<approver><name>Size__c</name><type>relatedUserField</type></approver>'), /no lookup to users/);
  refused('', /it has no steps/);
  refuses({ ...OBJECT, ...process('Bad', step('One', boss)) }, /the action FieldUpdate \w+ is not there/);
});
rule(
  'C1843',
  'P97',
  PROCESS,
  'a deleted record waits for nobody, one that comes back does again',
  org.method(
    `${SET_UP('small')}${submit} delete d; Assert.areEqual(0, [SELECT COUNT() FROM ProcessInstanceWorkitem]); undelete d; ${locked(true)}${decide('Approve')} ${state('Approved')}`
  )
);
