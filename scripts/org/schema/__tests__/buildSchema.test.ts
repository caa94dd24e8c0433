import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createSourceFolder, metadata } from '../../source/__tests__/sourceFolder.ts';
import { readProject } from '../../source/readProject.ts';
import { buildSchema } from '../buildSchema.ts';
import type { SchemaResult } from '../buildSchema.ts';

const OBJECT = [
  '<label>Deal Role</label>',
  '<pluralLabel>Deal Roles</pluralLabel>',
  '<nameField><label>Number</label><type>AutoNumber</type><displayFormat>R-{0000}</displayFormat></nameField>',
  '<sharingModel>Private</sharingModel>',
  '<deploymentStatus>Deployed</deploymentStatus>'
];

function lookup(name: string, to: string, ...more: readonly string[]): string {
  return metadata(
    'CustomField',
    `<fullName>${name}</fullName>`,
    `<label>${name}</label>`,
    '<type>Lookup</type>',
    `<referenceTo>${to}</referenceTo>`,
    ...more
  );
}

function textField(name: string, ...more: readonly string[]): string {
  return metadata(
    'CustomField',
    `<fullName>${name}</fullName>`,
    `<label>${name}</label>`,
    '<type>Text</type>',
    '<length>20</length>',
    ...more
  );
}

function field(type: string, ...lines: readonly string[]): string {
  return metadata('CustomField', '<fullName>F__c</fullName>', '<label>F</label>', `<type>${type}</type>`, ...lines);
}

function build(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  namespace: string | null = null,
  features: readonly string[] = []
): SchemaResult {
  return buildSchema(readProject([createSourceFolder(t, files)], { namespace }), features);
}

const OBJECT_FILES = {
  'objects/DealRole__c/DealRole__c.object-meta.xml': metadata('CustomObject', ...OBJECT),
  'objects/DealRole__c/fields/Partner__c.field-meta.xml': lookup(
    'Partner__c',
    'Account',
    '<relationshipName>DealRoles</relationshipName>'
  ),
  'objects/DealRole__c/fields/Text__c.field-meta.xml': textField('Text__c', '<required>true</required>')
};

/** Codes of all diagnostics, in order. */
function codes(result: SchemaResult): readonly string[] {
  return result.diagnostics.map((each) => each.code);
}

function withField(xml: string): Readonly<Record<string, string>> {
  return { ...OBJECT_FILES, 'objects/DealRole__c/fields/F__c.field-meta.xml': xml };
}

test('a custom object gets its system fields, its own fields and a share object', (t) => {
  const { schema, diagnostics } = build(t, OBJECT_FILES);
  assert.deepEqual(diagnostics, []);
  const object = schema.object('DealRole__c');
  assert.deepEqual(
    object?.fields.map((each) => each.name.canonical),
    [
      'Id',
      'OwnerId',
      'Name',
      'IsDeleted',
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
      'Partner__c',
      'Text__c'
    ]
  );
  assert.equal(object?.keyPrefix, 'a00');
  assert.equal(object?.field('Name')?.type, 'autonumber');
  assert.equal(object?.field('Name')?.isCreateable, false);
  assert.deepEqual(object?.field('Name')?.autoNumber, { displayFormat: 'R-{0000}', startingNumber: 1 });
  assert.deepEqual([object?.field('Text__c')?.isNillable, object?.field('Text__c')?.isPermissionable], [false, false]);
  assert.deepEqual(
    [object?.field('Partner__c')?.isNillable, object?.field('Partner__c')?.isPermissionable],
    [true, true]
  );
  assert.equal(schema.object('DealRole__Share')?.parent('Parent')?.reference?.to[0], 'DealRole__c');
  assert.equal(schema.object('DealRole__History'), undefined);
  assert.equal(schema.object('Account')?.child('DealRoles__r')?.field, 'Partner__c');
});

test('under a namespace, own names are prefixed and may be written without the prefix', (t) => {
  const { schema, diagnostics } = build(t, OBJECT_FILES, 'involve');
  assert.deepEqual(diagnostics, []);
  const object = schema.object('DealRole__c');
  assert.equal(object, schema.object('INVOLVE__dealrole__c'));
  assert.equal(object?.name.canonical, 'involve__DealRole__c');
  assert.equal(object?.field('Text__c')?.name.canonical, 'involve__Text__c');
  assert.equal(object?.field('involve__Text__c'), object?.field('Text__c'));
  assert.equal(object?.parent('Partner__r')?.reference?.relationshipName, 'involve__Partner__r');
  assert.equal(schema.object('Account')?.child('DealRoles__r')?.relationshipName, 'involve__DealRoles__r');
  assert.equal(schema.object('other__DealRole__c'), undefined);
});

test('the metadata format with everything in one .object file gives the same fields', (t) => {
  const inner = (xml: string): string => xml.split('\n').slice(2, -2).join('');
  const { schema, diagnostics } = build(t, {
    'objects/DealRole__c.object': metadata(
      'CustomObject',
      `<fields>${inner(OBJECT_FILES['objects/DealRole__c/fields/Partner__c.field-meta.xml'])}</fields>`,
      `<fields>${inner(OBJECT_FILES['objects/DealRole__c/fields/Text__c.field-meta.xml'])}</fields>`,
      '<validationRules><fullName>R</fullName><active>true</active><errorConditionFormula>false</errorConditionFormula><errorMessage>No</errorMessage></validationRules>',
      ...OBJECT
    )
  });
  assert.deepEqual(diagnostics, []);
  assert.equal(schema.object('DealRole__c')?.field('Text__c')?.length, 20);
  assert.equal(schema.object('DealRole__c')?.validationRules[0]?.formula, 'false');
});

test('an unknown element is an error where it stands; a presentation element is accepted', (t) => {
  const [fault, ...rest] = build(
    t,
    withField(textField('F__c', '<lenght>30</lenght>', '<visibleLines>3</visibleLines>'))
  ).diagnostics;
  assert.deepEqual(rest, []);
  assert.equal(fault?.code, 'metadata.unknown-element');
  assert.equal(basename(fault?.origin.file ?? ''), 'F__c.field-meta.xml');
  assert.deepEqual([fault?.origin.line, fault?.origin.column], [7, 1]);
  assert.equal(fault?.message, 'Unknown element <lenght> in CustomField');
});

/** One fault each: what is wrong, the field, the code it must raise. */
const FIELD_FAULTS: readonly (readonly [string, string, string])[] = [
  ['a lookup to an object that does not exist', lookup('F__c', 'Nowhere__c'), 'schema.lookup'],
  [
    'a required lookup that lets go of its parent',
    lookup('F__c', 'Account', '<required>true</required>'),
    'schema.lookup'
  ],
  [
    'a lookup filter without conditions',
    lookup('F__c', 'Account', '<lookupFilter><active>true</active></lookupFilter>'),
    'schema.lookup'
  ],
  ['a roll-up summary of nothing', field('Summary'), 'schema.field'],
  ['a type that does not exist', field('Wish'), 'schema.field'],
  ['a text without length', field('Text'), 'schema.field'],
  [
    'a number whose scale is a word',
    field('Number', '<precision>5</precision>', '<scale>two</scale>'),
    'metadata.wrong-value'
  ],
  ['a flag that is neither true nor false', textField('F__c', '<unique>yes</unique>'), 'metadata.wrong-value'],
  [
    'an element given twice',
    textField('F__c', '<unique>true</unique>', '<unique>true</unique>'),
    'metadata.repeated-element'
  ],
  ['a number format without a counter', field('AutoNumber', '<displayFormat>R-</displayFormat>'), 'schema.field'],
  [
    'a number format without a number',
    field('AutoNumber', '<displayFormat>{YYYY}-{MM}</displayFormat>'),
    'schema.field'
  ],
  ['a checkbox without default', field('Checkbox'), 'schema.field'],
  [
    'a picklist of an unknown global value set',
    field('Picklist', '<valueSet><valueSetName>None</valueSetName></valueSet>'),
    'schema.value-set'
  ],
  [
    'a default that is no value of the picklist',
    field(
      'Picklist',
      '<valueSet><valueSetDefinition><value><fullName>A</fullName><label>A</label></value></valueSetDefinition></valueSet>',
      '<defaultValue>"B"</defaultValue>'
    ),
    'schema.default'
  ]
];

for (const [what, xml, code] of FIELD_FAULTS) {
  test(`${what} is an error`, (t) => {
    assert.ok(codes(build(t, withField(xml))).includes(code), code);
  });
}

test('the same field twice is an error', (t) => {
  const twice = `<fields>${['<fullName>Text__c</fullName>', '<label>T</label>', '<type>Date</type>'].join('')}</fields>`;
  const files = {
    ...OBJECT_FILES,
    'objects/DealRole__c/DealRole__c.object-meta.xml': metadata('CustomObject', ...OBJECT, twice)
  };
  assert.deepEqual(codes(build(t, files)), ['schema.duplicate-field']);
});

test('a master-detail child has no owner and takes its access from the master', (t) => {
  const master = metadata(
    'CustomField',
    '<fullName>Deal__c</fullName>',
    '<label>Deal</label>',
    '<type>MasterDetail</type>',
    '<referenceTo>Opportunity</referenceTo>',
    '<relationshipName>Roles</relationshipName>'
  );
  const { schema, diagnostics } = build(t, {
    'objects/Part__c/Part__c.object-meta.xml': metadata('CustomObject', ...OBJECT).replace(
      'Private',
      'ControlledByParent'
    ),
    'objects/Part__c/fields/Deal__c.field-meta.xml': master
  });
  assert.deepEqual(diagnostics, []);
  const part = schema.object('Part__c');
  assert.equal(part?.field('OwnerId'), undefined);
  assert.equal(part?.sharingModel, 'ControlledByParent');
  const link = part?.field('Deal__c');
  assert.deepEqual([link?.isNillable, link?.isUpdateable, link?.reference?.onDelete], [false, false, 'Cascade']);
  assert.equal(schema.object('Part__Share'), undefined);
});

test('picklists keep their order, labels, defaults and restriction; inactive values stay listed', (t) => {
  const value = (name: string, more = ''): string =>
    `<value><fullName>${name}</fullName><label>${name} label</label>${more}</value>`;
  const values = value('B', '<default>true</default>') + value('A', '<isActive>false</isActive>');
  const { schema, diagnostics } = build(
    t,
    withField(
      field(
        'Picklist',
        `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${values}</valueSetDefinition></valueSet>`
      )
    )
  );
  assert.deepEqual(diagnostics, []);
  const picklist = schema.object('DealRole__c')?.field('F__c');
  assert.equal(picklist?.picklist?.isRestricted, true);
  assert.deepEqual(
    picklist?.picklist?.values.map((each) => [each.value, each.label, each.isActive]),
    [
      ['B', 'B label', true],
      ['A', 'A label', false]
    ]
  );
  assert.deepEqual(picklist?.defaultValue, { literal: 'B' });
});

test('defaults are literals where they can be, formulas otherwise', (t) => {
  const defaultOf = (xml: string) => build(t, withField(xml)).schema.object('DealRole__c')?.field('F__c')?.defaultValue;
  assert.deepEqual(defaultOf(field('Checkbox', '<defaultValue>true</defaultValue>')), { literal: true });
  assert.deepEqual(defaultOf(textField('F__c', '<defaultValue>"x"</defaultValue>')), { literal: 'x' });
  assert.deepEqual(
    defaultOf(field('Number', '<precision>5</precision>', '<scale>2</scale>', '<defaultValue>1.50</defaultValue>')),
    { literal: 1.5 }
  );
  assert.deepEqual(defaultOf(field('Date', '<defaultValue>TODAY() + 1</defaultValue>')), { formula: 'TODAY() + 1' });
});

test('a project adds fields, rules, record types and defaults of access to a standard object', (t) => {
  const { schema, diagnostics } = build(t, {
    'objects/Account/Account.object-meta.xml': metadata(
      'CustomObject',
      '<sharingModel>Private</sharingModel>',
      '<enableHistory>true</enableHistory>'
    ),
    'objects/Account/fields/Tier__c.field-meta.xml': textField('Tier__c'),
    'objects/Account/fields/Industry.field-meta.xml': metadata(
      'CustomField',
      '<fullName>Industry</fullName>',
      '<trackHistory>true</trackHistory>'
    ),
    'objects/Account/recordTypes/Partner.recordType-meta.xml': metadata(
      'RecordType',
      '<fullName>Partner</fullName>',
      '<active>true</active>',
      '<label>Partner</label>'
    )
  });
  assert.deepEqual(diagnostics, []);
  const account = schema.object('Account');
  assert.equal(account?.sharingModel, 'Private');
  assert.equal(account?.field('Tier__c')?.isCustom, true);
  assert.equal(account?.field('Industry')?.type, 'picklist');
  assert.equal(account?.recordTypes[0]?.label, 'Partner');
  assert.deepEqual(account?.field('RecordTypeId')?.reference?.to, ['RecordType']);
  assert.equal(schema.object('Contact')?.field('RecordTypeId'), undefined);
});

test('a field file of an unknown standard field or object is an error', (t) => {
  const settings = (name: string): string => metadata('CustomField', `<fullName>${name}</fullName>`);
  const result = build(t, {
    'objects/Account/fields/Colour.field-meta.xml': settings('Colour'),
    'objects/Solution/fields/A__c.field-meta.xml': textField('A__c')
  });
  assert.deepEqual(codes(result), ['schema.unknown-field', 'schema.object']);
});

test('a standard value set replaces the values of its fields, with what they imply', (t) => {
  const { schema, diagnostics } = build(t, {
    'standardValueSets/OpportunityStage.standardValueSet-meta.xml': metadata(
      'StandardValueSet',
      '<sorted>false</sorted>',
      '<standardValue><fullName>Signed</fullName><default>false</default><label>Signed</label><closed>true</closed><won>true</won><probability>100</probability><forecastCategory>Closed</forecastCategory></standardValue>'
    )
  });
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(schema.object('Opportunity')?.field('StageName')?.picklist?.values, [
    {
      value: 'Signed',
      label: 'Signed',
      isActive: true,
      isDefault: false,
      attributes: { isClosed: true, isWon: true, probability: 100, forecastCategory: 'Closed' }
    }
  ]);
});

const METADATA_TYPE = {
  'objects/Kind__mdt/Kind__mdt.object-meta.xml': metadata(
    'CustomObject',
    '<label>Kind</label>',
    '<pluralLabel>Kinds</pluralLabel>'
  ),
  'objects/Kind__mdt/fields/Rank__c.field-meta.xml': metadata(
    'CustomField',
    '<fullName>Rank__c</fullName>',
    '<label>Rank</label>',
    '<type>Number</type>',
    '<precision>3</precision>',
    '<scale>0</scale>'
  )
};

function record(name: string, value: string): string {
  const start =
    '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">';
  return `${start}\n<label>One</label>\n<protected>false</protected>\n<values>\n<field>${name}</field>\n${value}\n</values>\n</CustomMetadata>`;
}

test('custom metadata records carry typed values under canonical names', (t) => {
  const file = 'customMetadata/Kind.One.md-meta.xml';
  const { schema, diagnostics } = build(
    t,
    { ...METADATA_TYPE, [file]: record('Rank__c', '<value xsi:type="xsd:double">7.0</value>') },
    'involve'
  );
  assert.deepEqual(diagnostics, []);
  assert.equal(schema.customMetadata[0]?.object, 'involve__Kind__mdt');
  assert.deepEqual([...(schema.customMetadata[0]?.values ?? [])], [['involve__Rank__c', 7]]);
  assert.equal(schema.object('Kind__mdt')?.keyPrefix, 'm00');
  assert.ok(schema.object('Kind__mdt')?.field('QualifiedApiName') !== undefined);
  assert.equal(schema.object('Kind__mdt')?.operations.isCreateable, false);
});

test('a record of an unknown type, with an unknown field, or with a value that does not fit, is an error', (t) => {
  const result = build(t, {
    ...METADATA_TYPE,
    'customMetadata/Kind.A.md-meta.xml': record('Size__c', '<value xsi:type="xsd:double">1</value>'),
    'customMetadata/Kind.B.md-meta.xml': record('Rank__c', '<value xsi:type="xsd:string">high</value>'),
    'customMetadata/Sort.C.md-meta.xml': record('Rank__c', '<value xsi:nil="true"/>')
  });
  assert.deepEqual(codes(result), ['schema.record-field', 'schema.record-value', 'schema.record']);
  assert.equal(result.diagnostics[0]?.message, "No such column 'Size__c' on entity 'Kind__mdt'");
  assert.equal(result.diagnostics[1]?.origin.line, 6);
});

test('settings, events and their system fields', (t) => {
  const { schema, diagnostics } = build(t, {
    'objects/Switch__c/Switch__c.object-meta.xml': metadata(
      'CustomObject',
      '<label>Switch</label>',
      '<customSettingsType>Hierarchy</customSettingsType>',
      '<visibility>Public</visibility>'
    ),
    'objects/Done__e/Done__e.object-meta.xml': metadata(
      'CustomObject',
      '<label>Done</label>',
      '<pluralLabel>Done</pluralLabel>',
      '<publishBehavior>PublishAfterCommit</publishBehavior>',
      '<eventType>HighVolume</eventType>'
    )
  });
  assert.deepEqual(diagnostics, []);
  const setting = schema.object('Switch__c');
  assert.deepEqual([setting?.kind, setting?.settingType], ['customSetting', 'Hierarchy']);
  assert.deepEqual(setting?.field('SetupOwnerId')?.reference?.to, ['Organization', 'Profile', 'User']);
  const event = schema.object('Done__e');
  assert.deepEqual(
    [event?.kind, event?.keyPrefix, event?.publishBehavior],
    ['platformEvent', 'e00', 'PublishAfterCommit']
  );
  assert.ok(event?.field('EventUuid') !== undefined && event.field('ReplayId') !== undefined);
  assert.equal(event?.operations.isQueryable, false);
});

test('labels load from one file and decomposed; a label twice is an error', (t) => {
  const label = (name: string): string =>
    `<fullName>${name}</fullName><language>en_US</language><protected>true</protected><shortDescription>x</shortDescription><value>Hello</value>`;
  const files = {
    'labels/CustomLabels.labels-meta.xml': metadata('CustomLabels', `<labels>${label('A')}</labels>`),
    'labels/B.label-meta.xml': metadata('CustomLabel', label('B'))
  };
  const { schema, diagnostics } = build(t, files, 'involve');
  assert.deepEqual(diagnostics, []);
  assert.equal(schema.label(null, 'a')?.value, 'Hello');
  assert.equal(schema.label('involve', 'B')?.name.canonical, 'involve__B');
  assert.equal(schema.label('other', 'B'), undefined);
  const twice = { ...files, 'labels/A.label-meta.xml': metadata('CustomLabel', label('A')) };
  assert.deepEqual(codes(build(t, twice)), ['schema.label']);
});

test('permission sets grant objects, fields, classes and permissions that exist', (t) => {
  const grants = (object: string, name: string): string =>
    metadata(
      'PermissionSet',
      '<label>Admin</label>',
      `<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
      `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`,
      '<customPermissions><enabled>true</enabled><name>Override</name></customPermissions>'
    );
  const permission = {
    'customPermissions/Override.customPermission-meta.xml': metadata('CustomPermission', '<label>Override</label>')
  };
  const file = 'permissionsets/Admin.permissionset-meta.xml';
  const good = build(
    t,
    { ...OBJECT_FILES, ...permission, [file]: grants('DealRole__c', 'DealRole__c.Partner__c') },
    'involve'
  );
  assert.deepEqual(good.diagnostics, []);
  const admin = good.schema.permissions[0];
  assert.equal(admin?.name.canonical, 'involve__Admin');
  assert.deepEqual(admin?.objects[0], {
    object: 'involve__DealRole__c',
    create: true,
    read: true,
    edit: true,
    delete: false,
    viewAll: false,
    modifyAll: false
  });
  assert.deepEqual(admin?.fields, [
    { object: 'involve__DealRole__c', field: 'involve__Partner__c', read: true, edit: true }
  ]);
  assert.deepEqual(admin?.customPermissions, ['involve__Override']);
  const bad = build(t, { ...OBJECT_FILES, [file]: grants('Nowhere__c', 'DealRole__c.Text__c') });
  assert.deepEqual(
    bad.diagnostics.map((each) => each.message),
    [
      'There is no object Nowhere__c in this org',
      'You cannot deploy to a required field: DealRole__c.Text__c',
      'There is no custom permission Override in this org'
    ]
  );
});

test('the field permission of an address covers its parts', (t) => {
  const { schema } = build(t, {
    'permissionsets/A.permissionset-meta.xml': metadata(
      'PermissionSet',
      '<label>A</label>',
      '<fieldPermissions><editable>false</editable><field>Account.BillingAddress</field><readable>true</readable></fieldPermissions>'
    )
  });
  const fields = schema.permissions[0]?.fields.map((each) => each.field) ?? [];
  assert.ok(fields.includes('BillingAddress') && fields.includes('BillingCity') && fields.includes('BillingStreet'));
  assert.ok(!fields.includes('ShippingCity'));
});

test('activities of a custom object open the task lookups to it', (t) => {
  const object = metadata('CustomObject', ...OBJECT, '<enableActivities>true</enableActivities>');
  const { schema } = build(t, { 'objects/DealRole__c/DealRole__c.object-meta.xml': object });
  assert.ok(schema.object('Task')?.field('WhatId')?.reference?.to.includes('DealRole__c'));
  assert.equal(schema.object('DealRole__c')?.child('Tasks')?.childObject, 'Task');
  assert.ok(schema.object('DealRole__c')?.field('LastActivityDate') !== undefined);
});

test('P120: custom objects get their key prefixes in the order of names, whatever the order of files', (t) => {
  const files = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`objects/${name}.object`, metadata('CustomObject', ...OBJECT)]));
  const prefixes = (names: readonly string[]) => {
    const { schema } = build(t, files(names));
    return ['A__c', 'B__c', 'C__c'].map((name) => schema.object(name)?.keyPrefix);
  };
  assert.deepEqual(prefixes(['A__c', 'B__c', 'C__c']), ['a00', 'a01', 'a02']);
  assert.deepEqual(prefixes(['C__c', 'B__c', 'A__c']), ['a00', 'a01', 'a02']);
});

test('a validation rule may show its error only on a field of the object', (t) => {
  const rule = (name: string): string =>
    metadata(
      'ValidationRule',
      '<fullName>R</fullName>',
      '<active>true</active>',
      '<errorConditionFormula>ISBLANK(Text__c)</errorConditionFormula>',
      `<errorDisplayField>${name}</errorDisplayField>`,
      '<errorMessage>No</errorMessage>'
    );
  const file = 'objects/DealRole__c/validationRules/R.validationRule-meta.xml';
  assert.deepEqual(codes(build(t, { ...OBJECT_FILES, [file]: rule('Text__c') }, 'involve')), []);
  assert.deepEqual(codes(build(t, { ...OBJECT_FILES, [file]: rule('Nothing__c') })), ['schema.unknown-field']);
});

test('a relationship between custom metadata types names a record that exists', (t) => {
  const relationship = metadata(
    'CustomField',
    '<fullName>Other__c</fullName>',
    '<label>Other</label>',
    '<type>MetadataRelationship</type>',
    '<referenceTo>Kind__mdt</referenceTo>',
    '<relationshipLabel>Others</relationshipLabel>',
    '<relationshipName>Others</relationshipName>'
  );
  const result = build(t, {
    ...METADATA_TYPE,
    'objects/Kind__mdt/fields/Other__c.field-meta.xml': relationship,
    'customMetadata/Kind.A.md-meta.xml': record('Other__c', '<value xsi:type="xsd:string">b</value>'),
    'customMetadata/Kind.B.md-meta.xml': record('Other__c', '<value xsi:type="xsd:string">Nobody</value>')
  });
  assert.deepEqual(codes(result), ['schema.record-value']);
  assert.match(result.diagnostics[0]?.message ?? '', /B\.Other__c names the record Nobody, and Kind__mdt has none/);
});
