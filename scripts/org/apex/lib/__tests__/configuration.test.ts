import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { metadata } from '../../../source/__tests__/sourceFolder.ts';
import { createLibraryOrg, customObject } from './libraryOrg.ts';

function record(name: string, label: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const lines = Object.entries(values).map(
    ([field, value]) => `<values><field>${field}</field><value xsi:type="xsd:string">${value}</value></values>`
  );
  return {
    [`customMetadata/${name}.md-meta.xml`]: metadata(
      'CustomMetadata',
      `<label>${label}</label>`,
      '<protected>false</protected>',
      ...lines
    ).replace(
      '<CustomMetadata ',
      '<CustomMetadata xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" '
    )
  };
}

const TEXT = ['<type>Text</type>', '<length>50</length>'];
const files = {
  ...customObject('Role__mdt', {
    Credit__c: ['<type>Number</type>', '<precision>5</precision>', '<scale>2</scale>'],
    Notes__c: ['<type>LongTextArea</type>', '<length>1000</length>', '<visibleLines>3</visibleLines>']
  }),
  ...record('Role.Seller', 'Sells', { Credit__c: '1.5', Notes__c: 'x'.repeat(300) }),
  ...record('Role.Adviser', 'Advises', { Credit__c: '2' }),
  ...customObject('Meaning__mdt', {
    Role__c: [
      '<type>MetadataRelationship</type>',
      '<referenceTo>Role__mdt</referenceTo>',
      '<relationshipLabel>Meanings</relationshipLabel>',
      '<relationshipName>Meanings</relationshipName>'
    ]
  }),
  ...record('Meaning.Vendor', 'Vendor', { Role__c: 'Seller' }),
  ...record('Meaning.Shop', 'Shop', { Role__c: 'acme__seller' }),
  ...customObject('Limits__c', { Ceiling__c: TEXT, Floor__c: TEXT }, [
    '<customSettingsType>Hierarchy</customSettingsType>',
    '<visibility>Public</visibility>'
  ]),
  ...customObject('Country__c', { Code__c: TEXT }, [
    '<customSettingsType>List</customSettingsType>',
    '<visibility>Public</visibility>'
  ]),
  'customPermissions/Bypass.customPermission-meta.xml': metadata('CustomPermission', '<label>Bypass</label>'),
  'customPermissions/Other.customPermission-meta.xml': metadata('CustomPermission', '<label>Other</label>'),
  'permissionsets/Maker.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<customPermissions><enabled>true</enabled><name>Bypass</name></customPermissions>',
    '<label>Maker</label>'
  ),
  'labels/CustomLabels.labels-meta.xml': metadata(
    'CustomLabels',
    '<labels><fullName>Greeting</fullName><language>en_US</language><protected>false</protected><shortDescription>Greeting</shortDescription><value>Hello</value></labels>'
  ),
  'classes/Calls.cls': `public class Calls implements Callable {
    public Object call(String action, Map<String, Object> arguments) { return action + arguments.get('n'); }
  }`
};

describe('Configuration read by Apex', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg({ after: (work) => cleanUp.push(work as () => void) }, files, 'acme');

  describe('custom metadata (P76)', () => {
    const values: readonly (readonly [expression: string, expected: string])[] = [
      ['Role__mdt.getAll().size()', '2'],
      ["Role__mdt.getAll().get('Seller').Credit__c", '1.50'],
      ["Role__mdt.getInstance('seller').MasterLabel", 'Sells'],
      ["Role__mdt.getInstance('acme__Adviser').DeveloperName", 'Adviser'],
      ["Role__mdt.getInstance([SELECT Id FROM Role__mdt WHERE DeveloperName = 'Adviser'].Id).Label", 'Advises'],
      ["Role__mdt.getInstance('Nobody')", 'null'],
      ["Role__mdt.getInstance('Seller').Notes__c.length()", '255'],
      ["Role__mdt.getInstance(Meaning__mdt.getInstance('Vendor').Role__c).MasterLabel", 'Sells'],
      ["Meaning__mdt.getAll().get('Shop').Role__c == Role__mdt.getInstance('Seller').Id", 'true'],
      ["[SELECT Role__r.DeveloperName FROM Meaning__mdt WHERE DeveloperName = 'Shop'].Role__r.DeveloperName", 'Seller']
    ];
    for (const [expression, expected] of values)
      it(`${expression} is ${expected}`, () => assert.equal(org.value(expression), expected));

    it('costs no query', () => {
      assert.equal(org.value('Limits.getQueries()', "Role__mdt.getAll(); Role__mdt.getInstance('Seller');"), '0');
    });

    it('hands out records and maps that cannot be changed', () => {
      assert.equal(
        org.failure("Role__mdt.getInstance('Seller').Credit__c = 3;"),
        'System.FinalException: Record is read-only'
      );
      assert.match(org.failure('Role__mdt.getAll().clear();'), /^System\.FinalException/);
    });
  });

  describe('hierarchy settings (P76)', () => {
    const SET = `
      insert new Limits__c(SetupOwnerId = UserInfo.getOrganizationId(), Ceiling__c = 'org', Floor__c = 'org');
      insert new Limits__c(SetupOwnerId = UserInfo.getUserId(), Floor__c = 'mine');`;

    it('never gives null: without rows the record is empty and has no Id', () => {
      assert.equal(org.value("Limits__c.getInstance().Id + ' ' + Limits__c.getOrgDefaults().Ceiling__c"), 'null null');
      assert.equal(org.value('Limits__c.getValues(UserInfo.getUserId())'), 'null');
    });

    it('merges the user over the organization, field by field, and costs no query', () => {
      const [merged, own, defaults, queries] = org.printed(`${SET}
        System.debug(Limits__c.getInstance().Floor__c + ' ' + Limits__c.getInstance().Ceiling__c);
        System.debug(Limits__c.getValues(UserInfo.getUserId()).Ceiling__c);
        System.debug(Limits__c.getOrgDefaults().Floor__c);
        System.debug(Limits.getQueries());
        delete [SELECT Id FROM Limits__c];`);
      assert.deepEqual([merged, own, defaults, queries], ['mine org', 'null', 'org', '0']);
    });

    it('hands out copies that may be changed and saved', () => {
      assert.deepEqual(
        org.printed(`
          Limits__c limits = Limits__c.getOrgDefaults();
          limits.Ceiling__c = 'high';
          upsert limits;
          System.debug(Limits__c.getOrgDefaults().Ceiling__c);
          System.debug([SELECT COUNT() FROM Limits__c]);
          delete limits;`),
        ['high', '1']
      );
    });
  });

  it('list settings come by name, all of them in a map that cannot be changed (P38)', () => {
    assert.deepEqual(
      org.printed(`
        insert new List<Country__c>{ new Country__c(Name = 'Peru', Code__c = 'PE'), new Country__c(Name = 'Chad', Code__c = 'TD') };
        System.debug(new List<String>(Country__c.getAll().keySet()));
        System.debug(Country__c.getValues('Chad').Code__c + Country__c.getInstance('Peru').Code__c);
        System.debug(Country__c.getValues('Oz'));`),
      ['(Peru, Chad)', 'TDPE', 'null']
    );
    assert.match(org.failure("Country__c.getAll().put('x', null);"), /^System\.FinalException/);
  });

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm
  it('custom permissions are held through permission sets', () => {
    assert.equal(org.value("FeatureManagement.checkPermission('Bypass')"), 'false');
    org.printed(
      "insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Maker'].Id);"
    );
    assert.equal(
      org.value(
        "FeatureManagement.checkPermission('bypass') + ' ' + FeatureManagement.checkPermission('acme__Bypass')"
      ),
      'true true'
    );
    assert.equal(
      org.value("FeatureManagement.checkPermission('Other') + ' ' + FeatureManagement.checkPermission('Unknown')"),
      'false false'
    );
  });

  it('labels can be read by name', () => {
    assert.equal(org.value("System.Label.Greeting + Label.get('acme', 'Greeting')"), 'HelloHello');
    assert.match(org.failure("Label.get('acme', 'Missing');"), /^NotSupported: /);
  });

  it('a request knows its kind and its Id', () => {
    assert.equal(org.value('Request.getCurrent().getQuiddity()'), 'ANONYMOUS');
    assert.equal(org.value('Request.getCurrent().getRequestId() == Request.getCurrent().getRequestId()'), 'true');
    assert.equal(org.value('Request.getCurrent().getQuiddity() == Quiddity.ANONYMOUS'), 'true');
  });

  it('a Callable made by name is called through the interface', () => {
    assert.equal(
      org.value("((Callable) Type.forName('Calls').newInstance()).call('do', new Map<String, Object>{ 'n' => 2 })"),
      'do2'
    );
  });

  it('mass mail is refused when the code is compiled', () => {
    assert.match(
      org.compileError('Messaging.MassEmailMessage mail = new Messaging.MassEmailMessage();'),
      /no mass mail/
    );
  });
});
