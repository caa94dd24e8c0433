/** Statements with many rows or several objects, and what costs nothing (P76, P79, P80, P87, P97). */
import { apex, classes, customObject, project, triggers } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, reference, rule } from './rule.ts';

const CHUNKS = guide('langCon_apex_dml_database_more');
const LIMITS = guide('apex_gov_limits');
const FOREIGN_KEYS = guide('langCon_apex_dml_foreign_keys');

const LOOKUP =
  '<type>Lookup</type><referenceTo>Box__c</referenceTo><relationshipName>Items</relationshipName><relationshipLabel>Items</relationshipLabel>';
const KEY =
  '<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique><caseSensitive>false</caseSensitive>';
const BOXES = {
  ...customObject('Box__c', { Key__c: KEY }),
  ...customObject('Item__c', {
    Box__c: LOOKUP,
    Key__c: KEY,
    Size__c: '<type>Number</type><precision>5</precision><scale>0</scale>'
  })
};
const boxes = project(BOXES);
const logged = project({
  ...BOXES,
  ...classes('public class Log { public static List<String> lines = new List<String>(); }'),
  ...triggers(
    "trigger OnItem on Item__c (before insert, before update) { Log.lines.add(Trigger.operationType + ' ' + Trigger.new.size()); for (Item__c i : Trigger.new) { if (i.Size__c == 13) i.addError('unlucky'); } }"
  )
});

rule('C1293', 'P79', CHUNKS, 'a mixed list is cut where the object changes, ten times at most', () => {
  const mixed = (rounds: number): string =>
    `List<SObject> all = new List<SObject>(); for (Integer i = 0; i < ${rounds}; i++) { all.add(new Account(Name = 'a' + i)); all.add(new Contact(LastName = 'c' + i)); } List<Database.SaveResult> r = Database.insert(all); System.debug(r.size() + ' ' + (r[1].getId().getSObjectType() == Contact.SObjectType));`;
  apex(mixed(5)).prints('10 true');
  apex(mixed(6)).throws('System.TypeException', /Cannot have more than 10 chunks in a single operation/);
});
rule('C1294', 'P80', LIMITS, 'a transaction writes 10,000 rows, not one more', () => {
  const rows = (count: number): string =>
    `List<Item__c> all = new List<Item__c>(); for (Integer i = 0; i < ${count}; i++) all.add(new Item__c(Name = 'i')); insert all; System.debug([SELECT COUNT() FROM Item__c]);`;
  boxes.run(rows(10_000)).prints('10000');
  boxes.run(rows(10_001)).throws('System.LimitException', /Too many DML rows: 10001/);
});
rule(
  'C1295',
  'P80',
  guide('apex_dml_bulk_partial'),
  'each chunk of a partly failing statement is tried again without its own failures',
  () =>
    logged
      .run(
        "List<Item__c> all = new List<Item__c>(); for (Integer i = 0; i < 250; i++) all.add(new Item__c(Name = 'i', Size__c = i == 3 || i == 203 ? 13 : 1)); List<Database.SaveResult> r = Database.insert(all, false); Integer good = 0; for (Database.SaveResult each : r) if (each.isSuccess()) good++; System.debug(good + ' ' + r[3].isSuccess() + ' ' + r[203].getErrors()[0].getMessage() + ' ' + [SELECT COUNT() FROM Item__c]); System.debug(Log.lines);"
      )
      .prints('248 false unlucky 248', '(BEFORE_INSERT 200, BEFORE_INSERT 199, BEFORE_INSERT 50, BEFORE_INSERT 49)')
);
rule(
  'C1296',
  'P87',
  FOREIGN_KEYS,
  'an upsert by external id finds rows and parents by their keys, inserts and updates apart',
  () =>
    logged
      .run(
        `insert new List<Box__c>{ new Box__c(Name = 'b', Key__c = 'B1'), new Box__c(Name = 'c', Key__c = 'B2') }; insert new Item__c(Name = 'old', Key__c = 'I1'); Log.lines.clear();
      List<Item__c> all = new List<Item__c>(); for (Integer i = 1; i <= 3; i++) all.add(new Item__c(Name = 'new' + i, Key__c = 'i' + i, Box__r = new Box__c(Key__c = i == 3 ? 'B9' : 'b' + i)));
      List<Database.UpsertResult> r = Database.upsert(all, Item__c.Key__c, false); for (Database.UpsertResult each : r) System.debug(each.isSuccess() + ' ' + each.isCreated());
      for (Item__c i : [SELECT Name, Box__r.Name FROM Item__c ORDER BY Name]) System.debug(i.Name + ' ' + i.Box__r.Name); System.debug(r[2].getErrors()[0].getStatusCode());`
      )
      .prints('true false', 'true true', 'false false', 'new1 b', 'new2 c', 'INVALID_FIELD')
);
rule(
  'C1297',
  'P86',
  guide('langCon_apex_dml_section'),
  'unique values may go round a whole statement, not across chunks that meet stored ones',
  () =>
    boxes
      .run(
        `List<Item__c> all = new List<Item__c>(); for (Integer i = 0; i < 3; i++) all.add(new Item__c(Name = 'i' + i, Key__c = 'k' + i)); insert all; for (Integer i = 0; i < 3; i++) all[i].Key__c = 'k' + Math.mod(i + 1, 3); update all; for (Item__c i : [SELECT Key__c FROM Item__c ORDER BY Name]) System.debug(i.Key__c);
      all[0].Key__c = 'K2'; System.debug(Database.update(all[0], false).getErrors()[0].getStatusCode());`
      )
      .prints('k1', 'k2', 'k0', 'DUPLICATE_VALUE')
);
rule(
  'C1298',
  'P76',
  reference('apex_methods_system_custom_metadata_types'),
  'custom metadata is read without a query, and not written',
  () => {
    const rules = project({
      'objects/Rule__mdt/Rule__mdt.object-meta.xml': metadata(
        'CustomObject',
        '<label>Rule</label><pluralLabel>Rules</pluralLabel><visibility>Public</visibility>'
      ),
      'objects/Rule__mdt/fields/Size__c.field-meta.xml': metadata(
        'CustomField',
        '<fullName>Size__c</fullName><label>Size</label><type>Number</type><precision>5</precision><scale>0</scale>'
      ),
      'customMetadata/Rule.One.md-meta.xml':
        '<?xml version="1.0" encoding="UTF-8"?><CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>One</label><protected>false</protected><values><field>Size__c</field><value xsi:type="xsd:double">7.0</value></values></CustomMetadata>'
    });
    rules
      .run(
        "System.debug(Rule__mdt.getInstance('One').Size__c + ' ' + Rule__mdt.getAll().size() + ' ' + Limits.getQueries()); Rule__mdt r = Rule__mdt.getInstance('One'); r.Size__c = 8;"
      )
      .throws('System.FinalException');
    rules.run("insert new Rule__mdt(DeveloperName = 'Two');").refuses(/not allowed on Rule__mdt/);
  }
);
