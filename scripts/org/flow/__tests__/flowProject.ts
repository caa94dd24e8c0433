/** Flow XML in, records out: projects with flows on a small object of their own. */
import { customObject, project, type ApexProject, type Files } from '../../__tests__/apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';

/** Thing__c with a field of each kind that flows treat in a way of its own. */
export const THING: Files = customObject('Thing__c', {
  Text__c: '<type>Text</type><length>80</length>',
  Size__c: '<type>Number</type><precision>18</precision><scale>2</scale>',
  Done__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
  Day__c: '<type>Date</type>',
  Kind__c:
    '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Small</fullName><default>false</default><label>Small</label></value><value><fullName>Big</fullName><default>false</default><label>Big</label></value></valueSetDefinition></valueSet>',
  Account__c:
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><relationshipLabel>Things</relationshipLabel><deleteConstraint>SetNull</deleteConstraint>'
});

/** A file for an active flow; elements one per line, the first on line 3. */
export function flow(name: string, ...elements: readonly string[]): Files {
  const own = [
    '<apiVersion>66.0</apiVersion>',
    `<label>${name}</label>`,
    '<processType>AutoLaunchedFlow</processType>'
  ];
  return { [`flows/${name}.flow-meta.xml`]: metadata('Flow', ...own, '<status>Active</status>', ...elements) };
}

/** The start of a flow on Thing__c. */
export function onSave(
  triggerType: 'RecordBeforeSave' | 'RecordAfterSave' | 'RecordBeforeDelete',
  first: string,
  ...more: readonly string[]
): string {
  const on = more.some((each) => each.startsWith('<recordTriggerType>'))
    ? ''
    : `<recordTriggerType>${triggerType === 'RecordBeforeDelete' ? 'Delete' : 'CreateAndUpdate'}</recordTriggerType>`;
  return `<start>${to(first)}<object>Thing__c</object>${on}<triggerType>${triggerType}</triggerType>${more.join('')}</start>`;
}

export function start(first: string): string {
  return `<start>${to(first)}</start>`;
}

export function to(target: string, connector = 'connector'): string {
  return `<${connector}><targetReference>${target}</targetReference></${connector}>`;
}

export const ref = (path: string): string => `<value><elementReference>${path}</elementReference></value>`;
export const text = (value: string): string => `<value><stringValue>${value}</stringValue></value>`;
export const number = (value: number): string => `<value><numberValue>${value}</numberValue></value>`;
export const bool = (value: boolean): string => `<value><booleanValue>${value}</booleanValue></value>`;
/** As the right side of a condition. */
export const right = (value: string): string =>
  value.replace('<value>', '<rightValue>').replace('</value>', '</rightValue>');

export function assign(name: string, items: readonly (readonly [string, string, string])[], next?: string): string {
  const lines = items.map(
    ([target, operator, value]) =>
      `<assignmentItems><assignToReference>${target}</assignToReference><operator>${operator}</operator>${value}</assignmentItems>`
  );
  return `<assignments><name>${name}</name><label>${name}</label>${lines.join('')}${next === undefined ? '' : to(next)}</assignments>`;
}

export function condition(left: string, operator: string, value: string): string {
  return `<conditions><leftValueReference>${left}</leftValueReference><operator>${operator}</operator>${right(value)}</conditions>`;
}

export function decide(name: string, conditions: readonly string[], yes: string, no?: string, logic = 'and'): string {
  return `<decisions><name>${name}</name><label>${name}</label>${no === undefined ? '' : to(no, 'defaultConnector')}<rules><name>${name}_Yes</name><conditionLogic>${logic}</conditionLogic>${conditions.join('')}${to(yes)}<label>Yes</label></rules></decisions>`;
}

export function filter(field: string, operator: string, value: string): string {
  return `<filters><field>${field}</field><operator>${operator}</operator>${value}</filters>`;
}

export function set(field: string, value: string): string {
  return `<inputAssignments><field>${field}</field>${value}</inputAssignments>`;
}

/** A node such as recordCreates; `next` null for the end. */
export function node(kind: string, name: string, next: string | null, ...elements: readonly string[]): string {
  return `<${kind}><name>${name}</name><label>${name}</label>${elements.join('')}${next === null ? '' : to(next)}</${kind}>`;
}

export function variable(name: string, dataType: string, ...more: readonly string[]): string {
  const collection = more.some((each) => each.startsWith('<isCollection>')) ? '' : '<isCollection>false</isCollection>';
  return `<variables><name>${name}</name><dataType>${dataType}</dataType>${collection}${more.join('')}</variables>`;
}

export const COLLECTION = '<isCollection>true</isCollection>';
export const INPUT = '<isInput>true</isInput>';
export const OUTPUT = '<isOutput>true</isOutput>';
export const THINGS = '<objectType>Thing__c</objectType>';

/** A project with Thing__c and these files. */
export function flowProject(...files: readonly Files[]): ApexProject {
  return project(Object.assign({}, THING, ...files) as Files);
}
