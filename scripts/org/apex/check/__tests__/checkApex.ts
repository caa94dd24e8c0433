/** Apex in, diagnostics or typed tree out, against a small org with the namespace `involve`. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSchema } from '../../../schema/buildSchema.ts';
import type { OrgSchema } from '../../../schema/model.ts';
import { metadata } from '../../../source/__tests__/sourceFolder.ts';
import { readProject } from '../../../source/readProject.ts';
import type { IrClass, IrExpression, IrStatement, IrUnit } from '../../emit/ir.ts';
import { parseApex } from '../../parse/parseApex.ts';
import { checkAnonymous, checkProject } from '../checkProject.ts';
import type { CheckResult } from '../checkProject.ts';
import { TEST_LIBRARY } from './testLibrary.ts';

const CUSTOM_OBJECT = [
  '<label>Deal Role</label>',
  '<pluralLabel>Deal Roles</pluralLabel>',
  '<nameField><label>Name</label><type>Text</type></nameField>',
  '<sharingModel>ReadWrite</sharingModel>',
  '<deploymentStatus>Deployed</deploymentStatus>'
];

function customField(name: string, type: string, ...lines: readonly string[]): string {
  return metadata(
    'CustomField',
    `<fullName>${name}</fullName>`,
    `<label>${name}</label>`,
    `<type>${type}</type>`,
    ...lines
  );
}

const FILES: Readonly<Record<string, string>> = {
  'objects/DealRole__c/DealRole__c.object-meta.xml': metadata('CustomObject', ...CUSTOM_OBJECT),
  'objects/DealRole__c/fields/Account__c.field-meta.xml': customField(
    'Account__c',
    'Lookup',
    '<referenceTo>Account</referenceTo>',
    '<relationshipName>DealRoles</relationshipName>'
  ),
  'objects/DealRole__c/fields/Credit__c.field-meta.xml': customField(
    'Credit__c',
    'Number',
    '<precision>18</precision>',
    '<scale>2</scale>'
  ),
  'objects/DealRole__c/fields/Start__c.field-meta.xml': customField('Start__c', 'Date'),
  'objects/DealRole__c/fields/Key__c.field-meta.xml': customField(
    'Key__c',
    'Text',
    '<length>80</length>',
    '<externalId>true</externalId>',
    '<unique>true</unique>',
    '<caseSensitive>true</caseSensitive>'
  ),
  'objects/RoleKind__mdt/RoleKind__mdt.object-meta.xml': metadata(
    'CustomObject',
    '<label>Role Kind</label>',
    '<pluralLabel>Role Kinds</pluralLabel>',
    '<visibility>Public</visibility>'
  ),
  'labels/CustomLabels.labels-meta.xml': metadata(
    'CustomLabels',
    '<labels><fullName>Greeting</fullName><language>en_US</language><protected>false</protected><shortDescription>Greeting</shortDescription><value>Hello</value></labels>'
  )
};

function buildTestSchema(): OrgSchema {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  try {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { schema, diagnostics } = buildSchema(readProject([folder], { namespace: 'involve' }));
    assert.deepEqual(diagnostics, []);
    return schema;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SCHEMA = buildTestSchema();

/** Classes and triggers, each in a file of its own. */
export function check(...sources: readonly string[]): CheckResult {
  const units = sources.map((text, index) => {
    const file = `Unit${index + 1}`;
    const { unit, diagnostics } = parseApex(text, file, /^\s*trigger\s/.test(text) ? 'trigger' : 'class');
    assert.ok(unit !== null, JSON.stringify(diagnostics));
    return { file, apiVersion: 66, unit };
  });
  return checkProject({ units, schema: SCHEMA, library: TEST_LIBRARY, namespace: 'involve' });
}

/** Messages in order of their places. */
export function errors(...sources: readonly string[]): string[] {
  return check(...sources).diagnostics.map((diagnostic) => diagnostic.message);
}

/** `line:column message`, in the first file. */
export function placedErrors(source: string): string[] {
  return check(source).diagnostics.map(({ origin, message }) => `${origin.line}:${origin.column} ${message}`);
}

/** A class whose method `run` has these statements. */
export function inMethod(statements: string, members = ''): string {
  return `public class Sample { ${members} public void run() { ${statements} } }`;
}

/** Errors of statements in an instance method. */
export function statementErrors(statements: string, members = ''): string[] {
  return errors(inMethod(statements, members));
}

export function acceptsStatements(statements: string, members = ''): void {
  assert.deepEqual(statementErrors(statements, members), []);
}

export function unitOf(...sources: readonly string[]): IrUnit {
  const { units, diagnostics } = check(...sources);
  assert.deepEqual(diagnostics, []);
  const [unit] = units;
  assert.ok(unit !== undefined);
  return unit;
}

export function classOf(source: string, name?: string): IrClass {
  const found = unitOf(source).classes.find((each) => name === undefined || each.name === name);
  assert.ok(found !== undefined);
  return found;
}

/** The typed statements of `run`. */
export function statementsOf(statements: string, members = ''): readonly IrStatement[] {
  const body = classOf(inMethod(statements, members), 'Sample').methods.find(
    (method) => method.ref.name === 'run'
  )?.body;
  assert.ok(body !== null && body !== undefined);
  return body.statements;
}

/** The typed tree of the last statement's expression: the initialiser of a local, an expression statement, a returned value. */
export function expressionOf(statements: string, members = ''): IrExpression {
  const last = statementsOf(statements, members).at(-1);
  const value =
    last?.kind === 'local' || last?.kind === 'return'
      ? last.value
      : last?.kind === 'expression'
        ? last.expression
        : null;
  assert.ok(value !== null, `no expression in ${last?.kind}`);
  return value;
}

/** Anonymous Apex after a project. */
export function anonymous(text: string, ...project: readonly string[]): ReturnType<typeof checkAnonymous> {
  const { symbols, diagnostics } = check(...project);
  assert.deepEqual(diagnostics, []);
  const { unit } = parseApex(text, 'Anonymous', 'anonymous');
  assert.ok(unit !== null);
  return checkAnonymous(unit, { symbols, file: 'Anonymous', apiVersion: 66 });
}
