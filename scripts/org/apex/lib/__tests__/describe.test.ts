import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { metadata } from '../../../source/__tests__/sourceFolder.ts';
import { createLibraryOrg, customObject } from './libraryOrg.ts';

const files = {
  ...customObject('Deal__c', {
    Stage__c: [
      '<type>Picklist</type>',
      '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>',
      '<value><fullName>New</fullName><default>true</default><label>Fresh</label></value>',
      '<value><fullName>Old</fullName><default>false</default><isActive>false</isActive><label>Old</label></value>',
      '<value><fullName>Won</fullName><default>false</default><label>Won</label></value>',
      '</valueSetDefinition></valueSet>'
    ],
    Amount__c: [
      '<type>Currency</type>',
      '<precision>10</precision>',
      '<scale>2</scale>',
      '<defaultValue>5</defaultValue>',
      '<inlineHelpText>What it is worth</inlineHelpText>'
    ],
    Secret__c: ['<type>Text</type>', '<length>20</length>'],
    Done__c: ['<type>Checkbox</type>', '<defaultValue>true</defaultValue>'],
    Buyer__c: [
      '<type>Lookup</type>',
      '<referenceTo>Account</referenceTo>',
      '<relationshipName>Deals</relationshipName>',
      '<deleteConstraint>Restrict</deleteConstraint>'
    ]
  }),
  'objects/Deal__c/fieldSets/Short.fieldSet-meta.xml': metadata(
    'FieldSet',
    '<fullName>Short</fullName>',
    '<description>Few fields</description>',
    '<displayedFields><field>Name</field><isFieldManaged>false</isFieldManaged><isRequired>true</isRequired></displayedFields>',
    '<displayedFields><field>Buyer__r.Name</field><isFieldManaged>false</isFieldManaged><isRequired>false</isRequired></displayedFields>',
    '<label>Short form</label>'
  ),
  'objects/Deal__c/recordTypes/Indirect.recordType-meta.xml': metadata(
    'RecordType',
    '<fullName>Indirect</fullName>',
    '<active>true</active>',
    '<label>Indirect deal</label>'
  ),
  'permissionsets/Seller.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<fieldPermissions><editable>true</editable><field>Deal__c.Amount__c</field><readable>true</readable></fieldPermissions>',
    '<fieldPermissions><editable>false</editable><field>Deal__c.Stage__c</field><readable>true</readable></fieldPermissions>',
    '<label>Seller</label>',
    '<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Deal__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>'
  )
};

describe('Describe (P113, P115)', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg({ after: (work) => cleanUp.push(work as () => void) }, files, 'acme');
  org.printed(
    `insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Seller'].Id);`
  );

  const values: readonly (readonly [expression: string, expected: string])[] = [
    ["Schema.getGlobalDescribe().keySet().contains('acme__deal__c')", 'true'],
    ["Schema.getGlobalDescribe().keySet().contains('Account')", 'false'],
    ["Schema.getGlobalDescribe().get('ACCOUNT')", 'Account'],
    ["Schema.getGlobalDescribe().containsKey('Deal__c')", 'false'],
    ['Deal__c.SObjectType', 'acme__Deal__c'],
    ['Deal__c.SObjectType.getDescribe().getName()', 'acme__Deal__c'],
    ['Deal__c.SObjectType.getDescribe().getLocalName()', 'Deal__c'],
    ['Schema.SObjectType.Deal__c.getLabelPlural()', 'Deals'],
    ['Schema.SObjectType.Deal__c.isCustom()', 'true'],
    ['Schema.SObjectType.Account.isCustom()', 'false'],
    ['Account.SObjectType.getDescribe().getKeyPrefix()', '001'],
    ['Schema.SObjectType.Deal__c.isDeletable()', 'true'],
    ["Schema.describeSObjects(new List<String>{ 'account' })[0].getName()", 'Account'],
    ["Deal__c.SObjectType.getDescribe().fields.getMap().keySet().contains('acme__amount__c')", 'true'],
    ["Deal__c.SObjectType.getDescribe().fields.getMap().get('acme__AMOUNT__c')", 'acme__Amount__c'],
    ["Deal__c.SObjectType.getDescribe().fields.getMap().get('Nothing')", 'null'],
    ['Account.Name', 'Name'],
    ['new Map<SObjectField, Integer>{ Account.Name => 1 }.get(Account.Name)', '1'],
    ['Account.Name == Contact.Name', 'false'],
    ['Deal__c.Amount__c.getDescribe().getName()', 'acme__Amount__c'],
    ['Deal__c.Amount__c.getDescribe().getLocalName()', 'Amount__c'],
    ['Deal__c.Amount__c.getDescribe().getType()', 'CURRENCY'],
    ['Deal__c.Amount__c.getDescribe().getType() == Schema.DisplayType.Currency', 'true'],
    ['Deal__c.Amount__c.getDescribe().getSoapType()', 'DOUBLE'],
    ['Deal__c.Amount__c.getDescribe().getPrecision()', '10'],
    ['Deal__c.Amount__c.getDescribe().getScale()', '2'],
    ['Deal__c.Amount__c.getDescribe().getInlineHelpText()', 'What it is worth'],
    ['Deal__c.Secret__c.getDescribe().getLength()', '20'],
    ['Deal__c.Secret__c.getDescribe().getByteLength()', '60'],
    ['Deal__c.Done__c.getDescribe().isNillable()', 'false'],
    ['Deal__c.Done__c.getDescribe().getDefaultValue()', 'true'],
    ['Deal__c.Secret__c.getDescribe().isNillable()', 'true'],
    ['Deal__c.Buyer__c.getDescribe().getReferenceTo()', '(Account)'],
    ['Deal__c.Buyer__c.getDescribe().getRelationshipName()', 'acme__Buyer__r'],
    ['Deal__c.Buyer__c.getDescribe().isRestrictedDelete()', 'true'],
    ['Deal__c.Buyer__c.getDescribe().isNamePointing()', 'false'],
    ['Deal__c.Buyer__c.getDescribe().getSObjectField() == Deal__c.Buyer__c', 'true'],
    ['Schema.SObjectType.Deal__c.fields.Stage__c.isRestrictedPicklist()', 'true'],
    ['Deal__c.Stage__c.getDescribe().getPicklistValues().size()', '2'],
    ['Deal__c.Stage__c.getDescribe().getPicklistValues()[0].getLabel()', 'Fresh'],
    ['Deal__c.Stage__c.getDescribe().getPicklistValues()[0].getValue()', 'New'],
    ['Deal__c.Stage__c.getDescribe().getPicklistValues()[0].isDefaultValue()', 'true'],
    [
      "Deal__c.SObjectType.getDescribe().getRecordTypeInfosByDeveloperName().get('Indirect').getName()",
      'Indirect deal'
    ],
    ["Deal__c.SObjectType.getDescribe().getRecordTypeInfosByName().get('Master').isMaster()", 'true'],
    [
      "Deal__c.SObjectType.getDescribe().fieldSets.getMap().get('acme__Short').getFields()[1].getFieldPath()",
      'acme__Buyer__r.Name'
    ],
    ["Deal__c.SObjectType.getDescribe().fieldSets.getMap().get('acme__Short').getFields()[0].getRequired()", 'true'],
    ['Deal__c.SObjectType.newSObject()', 'acme__Deal__c:{}']
  ];
  for (const [expression, expected] of values)
    it(`${expression} is ${expected}`, () => assert.equal(org.value(expression), expected));

  it('finds child relationships of a parent', () => {
    const found = org.printed(`
      for (Schema.ChildRelationship child : Account.SObjectType.getDescribe().getChildRelationships()) {
        if (child.getChildSObject() == Deal__c.SObjectType) System.debug(child.getRelationshipName() + ' ' + child.getField() + ' ' + child.isRestrictedDelete());
      }`);
    assert.deepEqual(found, ['acme__Deals__r acme__Buyer__c true']);
  });

  it('describes the same thing by equal values, which serve as keys', () => {
    const before = 'Map<Schema.ChildRelationship, Integer> m = new Map<Schema.ChildRelationship, Integer>();';
    const children = 'Account.SObjectType.getDescribe().getChildRelationships()';
    assert.equal(
      org.value(
        `m.get(${children}[0]) + ' ' + (${children}[0] == ${children}[0])`,
        `${before} m.put(${children}[0], 1);`
      ),
      '1 true'
    );
    assert.equal(org.value('Account.Name.getDescribe().isEncrypted()'), 'false');
  });

  it('gives a record type the Id of its row', () => {
    assert.equal(
      org.value(
        '[SELECT DeveloperName FROM RecordType WHERE Id = :found].DeveloperName',
        "Id found = Deal__c.SObjectType.getDescribe().getRecordTypeInfosByDeveloperName().get('Indirect').getRecordTypeId();"
      ),
      'Indirect'
    );
  });

  // https://help.salesforce.com/s/articleView?id=platform.admin_fls.htm
  const access: readonly (readonly [field: string, read: boolean, create: boolean, update: boolean])[] = [
    ['Deal__c.Amount__c', true, true, true],
    ['Deal__c.Stage__c', true, false, false],
    ['Deal__c.Secret__c', false, false, false],
    ['Deal__c.CreatedDate', true, false, false]
  ];
  for (const [field, read, create, update] of access) {
    it(`${field} follows the running user's field permissions`, () => {
      const before = `Schema.DescribeFieldResult d = ${field}.getDescribe();`;
      assert.equal(
        org.value("d.isAccessible() + ' ' + d.isCreateable() + ' ' + d.isUpdateable()", before),
        `${read} ${create} ${update}`
      );
    });
  }

  it('refuses what the schema does not hold, when the code is compiled', () => {
    assert.match(org.compileError('System.debug(Account.SObjectType.getDescribe().isMruEnabled());'), /isMruEnabled/);
  });
});
