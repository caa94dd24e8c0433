import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { metadata } from '../../../source/__tests__/sourceFolder.ts';
import { classes, project } from '../../../__tests__/apex.ts';
import { createLibraryOrg, customObject } from './libraryOrg.ts';
import type { LibraryOrg } from './libraryOrg.ts';

const TEXT = ['<type>Text</type>', '<length>20</length>'];
const files = {
  ...customObject('Deal__c', {
    Open__c: TEXT,
    Shown__c: TEXT,
    Secret__c: TEXT,
    Parent__c: [
      '<type>Lookup</type>',
      '<referenceTo>Deal__c</referenceTo>',
      '<relationshipName>Parts</relationshipName>'
    ]
  }),
  'permissionsets/Seller.permissionset-meta.xml': metadata(
    'PermissionSet',
    ...['Open__c', 'Parent__c'].map(
      (field) =>
        `<fieldPermissions><editable>true</editable><field>Deal__c.${field}</field><readable>true</readable></fieldPermissions>`
    ),
    '<fieldPermissions><editable>false</editable><field>Deal__c.Shown__c</field><readable>true</readable></fieldPermissions>',
    '<label>Seller</label>'
  )
};

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Security.htm
describe('Security.stripInaccessible (P100)', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg({ after: (work) => cleanUp.push(work as () => void) }, files);
  org.printed(
    "insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Seller'].Id);"
  );

  const RECORDS =
    "List<Deal__c> rows = new List<Deal__c>{ new Deal__c(Name = 'a', Open__c = 'o'), new Deal__c(Name = 'b', Open__c = 'o', Shown__c = 's', Secret__c = 'x') };";
  const kept: readonly (readonly [accessType: string, second: string])[] = [
    ['READABLE', 'Deal__c:{Name=b, Open__c=o, Shown__c=s}'],
    ['CREATABLE', 'Deal__c:{Name=b, Open__c=o}'],
    ['UPDATABLE', 'Deal__c:{Name=b, Open__c=o}'],
    ['UPSERTABLE', 'Deal__c:{Name=b, Open__c=o}']
  ];
  for (const [accessType, second] of kept) {
    it(`${accessType} keeps ${second}`, () => {
      const before = `${RECORDS} SObjectAccessDecision decision = Security.stripInaccessible(AccessType.${accessType}, rows);`;
      assert.equal(org.value('decision.getRecords()[1]', before), second);
      assert.equal(org.value('decision.getModifiedIndexes()', before), '{1}');
    });
  }

  it('tells which fields are gone and leaves the records it was given alone', () => {
    const before = `${RECORDS} SObjectAccessDecision decision = Security.stripInaccessible(AccessType.CREATABLE, rows);`;
    assert.equal(org.value("decision.getRemovedFields().get('Deal__c')", before), '{Secret__c, Shown__c}');
    assert.equal(org.value('rows[1].Secret__c', before), 'x');
  });

  it('strips parents and children of queried records', () => {
    assert.deepEqual(
      org.printed(`
        Deal__c whole = new Deal__c(Name = 'whole', Secret__c = 'x', Open__c = 'o');
        insert whole;
        insert new Deal__c(Name = 'part', Parent__c = whole.Id, Secret__c = 'y');
        SObject part = Security.stripInaccessible(AccessType.READABLE, [SELECT Name, Parent__r.Open__c, Parent__r.Secret__c FROM Deal__c WHERE Name = 'part']).getRecords()[0];
        System.debug(part.getSObject('Parent__r').getPopulatedFieldsAsMap().keySet());
        Deal__c loaded = (Deal__c) Security.stripInaccessible(AccessType.READABLE, [SELECT Id, (SELECT Name, Secret__c FROM Parts__r) FROM Deal__c WHERE Id = :whole.Id]).getRecords()[0];
        System.debug(loaded.Parts__r[0].isSet('Secret__c') + ' ' + loaded.Parts__r[0].Name);`),
      ['{Id, Open__c}', 'false part']
    );
  });

  it('what is taken from a queried record reads as if it had not been selected', () => {
    assert.match(
      org.failure(`
        insert new Deal__c(Name = 'one', Secret__c = 'x');
        Deal__c row = (Deal__c) Security.stripInaccessible(AccessType.READABLE, [SELECT Name, Secret__c FROM Deal__c]).getRecords()[0];
        System.debug(row.Secret__c);`),
      /^System\.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Deal__c\.Secret__c$/
    );
  });

  it('leaves out the child rows of an object that the user may not read', () =>
    project(
      classes(`@IsTest private class Rows {
        @IsTest static void stripped() {
          Account a = new Account(Name = 'a');
          insert a;
          insert new Contact(LastName = 'c', AccountId = a.Id);
          List<Account> rows = [SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Id = :a.Id];
          Profile least = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'];
          User u = new User(LastName = 'u', Alias = 'u', Username = 'u@strip.example', Email = 'u@strip.example', ProfileId = least.Id,
            TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
          System.runAs(u) {
            SObjectAccessDecision decision = Security.stripInaccessible(AccessType.READABLE, rows, false);
            Assert.isNull(decision.getRecords()[0].getSObjects('Contacts'));
          }
        }
      }`)
    ).testEnds('passed'));
});

describe('Crypto and EncodingUtil (P55)', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const create = (): LibraryOrg =>
    createLibraryOrg(
      { after: (work) => cleanUp.push(work as () => void) },
      { 'classes/Nothing.cls': 'public class Nothing {}' }
    );
  const org = create();
  const hex = (expression: string): string => `EncodingUtil.convertToHex(${expression})`;
  const KEY = "Blob key = Blob.valueOf('0123456789abcdef'); Blob iv = Blob.valueOf('fedcba9876543210');";

  // Digests of "abc": FIPS 180-4 and RFC 1321; MACs: RFC 2202 and RFC 4231, test case 2; cipher: NIST SP 800-38A, F.2.1, with padding.
  const values: readonly (readonly [expression: string, expected: string])[] = [
    [hex("Crypto.generateDigest('MD5', Blob.valueOf('abc'))"), '900150983cd24fb0d6963f7d28e17f72'],
    [hex("Crypto.generateDigest('SHA1', Blob.valueOf('abc'))"), 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    [
      hex("Crypto.generateDigest('SHA-256', Blob.valueOf('abc'))"),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    ],
    [
      hex("Crypto.generateMac('hmacSHA256', Blob.valueOf('what do ya want for nothing?'), Blob.valueOf('Jefe'))"),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
    ],
    [
      hex("Crypto.generateMac('hmacMD5', Blob.valueOf('what do ya want for nothing?'), Blob.valueOf('Jefe'))"),
      '750c783e6ab0b503eaa86e310a5db738'
    ],
    [
      "Crypto.verifyHMac('hmacSHA1', Blob.valueOf('a'), Blob.valueOf('k'), Crypto.generateMac('hmacSHA1', Blob.valueOf('a'), Blob.valueOf('k')))",
      'true'
    ],
    [
      "Crypto.verifyHMac('hmacSHA1', Blob.valueOf('b'), Blob.valueOf('k'), Crypto.generateMac('hmacSHA1', Blob.valueOf('a'), Blob.valueOf('k')))",
      'false'
    ],
    [
      hex(
        "Crypto.encrypt('AES128', EncodingUtil.convertFromHex('2b7e151628aed2a6abf7158809cf4f3c'), EncodingUtil.convertFromHex('000102030405060708090a0b0c0d0e0f'), EncodingUtil.convertFromHex('6bc1bee22e409f96e93d7e117393172a'))"
      ) + '.left(32)',
      '7649abac8119b246cee98e9b12e9197d'
    ],
    ['Crypto.generateAesKey(256).size()', '32'],
    ["EncodingUtil.base64Encode(Blob.valueOf('hi!?'))", 'aGkhPw=='],
    ["EncodingUtil.base64Decode('aGkh Pw').toString()", 'hi!?'],
    ["EncodingUtil.convertFromHex('6869').toString()", 'hi'],
    ["EncodingUtil.urlEncode('a b&c=ä/~*', 'UTF-8')", 'a+b%26c%3D%C3%A4%2F%7E*'],
    ["EncodingUtil.urlDecode('a+b%26c%3D%C3%A4', 'UTF-8')", 'a b&c=ä']
  ];
  for (const [expression, expected] of values)
    it(`${expression} is ${expected}`, () => assert.equal(org.value(expression), expected));

  it('decrypts what it encrypted, the managed vector in front', () => {
    assert.equal(
      org.value(
        "Crypto.decrypt('AES128', key, iv, Crypto.encrypt('AES128', key, iv, Blob.valueOf('secret'))).toString()",
        KEY
      ),
      'secret'
    );
    assert.equal(
      org.value(
        "Crypto.decryptWithManagedIV('AES128', key, Crypto.encryptWithManagedIV('AES128', key, Blob.valueOf('secret'))).toString()",
        KEY
      ),
      'secret'
    );
    assert.equal(org.value("Crypto.encryptWithManagedIV('AES128', key, Blob.valueOf('secret')).size()", KEY), '32');
  });

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm
  const failures: readonly (readonly [statement: string, failure: string])[] = [
    [
      "Crypto.encrypt('AES256', key, iv, key);",
      'System.InvalidParameterValueException: Invalid private key. Must be 32 bytes.'
    ],
    [
      "Crypto.encrypt('DES', key, iv, key);",
      "System.InvalidParameterValueException: Invalid algorithm 'DES'. Must be AES128, AES192, or AES256."
    ],
    [
      "Crypto.encrypt('AES128', key, Blob.valueOf('short'), key);",
      'System.InvalidParameterValueException: Invalid initialization vector. Must be 16 bytes.'
    ],
    [
      "Crypto.decryptWithManagedIV('AES128', key, Blob.valueOf('short'));",
      'System.InvalidParameterValueException: Unable to parse initialization vector from encrypted data.'
    ],
    ["Crypto.decrypt('AES128', key, iv, key);", 'System.SecurityException: Given final block not properly padded'],
    ["Crypto.generateDigest('MD5', null);", 'System.NullPointerException: Argument cannot be null.'],
    ["EncodingUtil.base64Decode('a_b-');", 'System.StringException: Unrecognized base64 character: _'],
    ["EncodingUtil.convertFromHex('ff').toString();", 'System.StringException: BLOB is not a valid UTF-8 string']
  ];
  for (const [statement, failure] of failures)
    it(`${statement} fails: ${failure}`, () => assert.equal(org.failure(`${KEY} ${statement}`), failure));

  it('refuses algorithms that the documents do not name', () => {
    assert.match(org.failure("Crypto.generateDigest('CRC', Blob.valueOf('a'));"), /^NotSupported: /);
  });

  it('gives the same random numbers in every run', () => {
    const draw = (): string => create().value('Crypto.getRandomInteger()');
    assert.equal(draw(), draw());
  });
});
