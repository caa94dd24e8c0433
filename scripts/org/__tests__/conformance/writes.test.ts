/** Writes and triggers (P77–P89). */
import { apex, classes, customObject, project, refuses, triggers } from '../apex.ts';
import { guide, objects, reference, rule } from './rule.ts';

const DML = guide('langCon_apex_dml_examples');
const DATABASE = reference('apex_methods_system_database');
const CONTEXT = guide('apex_triggers_context_variables');
const ORDER = guide('apex_triggers_order_of_execution');
const TRIGGER_ERRORS = guide('apex_triggers_exceptions');
const DML_EXCEPTION = reference('apex_classes_exception_methods');
const SAVEPOINTS = guide('langCon_apex_transaction_control');
const FIELD_TYPES = objects('field_types');
const UPSERT = guide('langCon_apex_dml_examples_upsert');

const LOOKUP =
  '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><relationshipLabel>Things</relationshipLabel>';
const THING = customObject('Thing__c', {
  Size__c: '<type>Number</type><precision>5</precision><scale>2</scale>',
  Note__c: '<type>Text</type><length>5</length>',
  Must__c: '<type>Text</type><length>20</length><required>true</required>',
  Kind__c:
    '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Small</fullName><default>false</default><label>Small</label></value></valueSetDefinition></valueSet>',
  Done__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
  Level__c: '<type>Number</type><precision>3</precision><scale>0</scale><defaultValue>7</defaultValue>',
  Mail__c: '<type>Email</type>',
  Account__c: `${LOOKUP}<deleteConstraint>SetNull</deleteConstraint>`,
  Code__c:
    '<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique><caseSensitive>false</caseSensitive>'
});
const PART = customObject(
  'Part__c',
  {
    Thing__c:
      '<type>MasterDetail</type><referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName><relationshipLabel>Parts</relationshipLabel><reparentableMasterDetail>false</reparentableMasterDetail><writeRequiresMasterRead>false</writeRequiresMasterRead>'
  },
  '<sharingModel>ControlledByParent</sharingModel>'
);
const HOLD = customObject('Hold__c', {
  Account__c: `${LOOKUP.replaceAll('Things', 'Holds')}<deleteConstraint>Restrict</deleteConstraint>`
});
const data = project({ ...THING, ...PART, ...HOLD });

/** A project in which `body` is the trigger on Thing__c. */
const onThing = (events: string, body: string, ...more: readonly string[]) =>
  project({
    ...THING,
    ...PART,
    ...classes('public class Log { public static List<String> lines = new List<String>(); }', ...more),
    ...triggers(`trigger OnThing on Thing__c (${events}) { ${body} }`)
  });
const NEW = "Thing__c t = new Thing__c(Name = 't', Must__c = 'x'); ";

rule('C301', 'P77', CONTEXT, 'a trigger fires for 200 records at a time', () =>
  onThing('before insert', 'Log.lines.add(String.valueOf(Trigger.new.size()));')
    .run(
      "List<Thing__c> l = new List<Thing__c>(); for (Integer i = 0; i < 201; i++) { l.add(new Thing__c(Name = 't' + i, Must__c = 'x')); } insert l; System.debug(Log.lines);"
    )
    .prints('(200, 1)')
);
rule('C302', 'P77', CONTEXT, 'before: what a trigger writes is saved', () =>
  onThing('before insert', "Trigger.new[0].Note__c = 'set';")
    .run(`${NEW}insert t; System.debug([SELECT Note__c FROM Thing__c].Note__c);`)
    .prints('set')
);
rule('C303', 'P77', CONTEXT, 'after: the records are read-only', () =>
  onThing('after insert', "Trigger.new[0].Note__c = 'set';")
    .run(`${NEW}insert t;`)
    .throws('System.DmlException', /System\.FinalException: Record is read-only/)
);
rule('C304', 'P77', CONTEXT, 'the old records are read-only', () =>
  onThing('before update', "Trigger.old[0].Note__c = 'set';")
    .run(`${NEW}insert t; update t;`)
    .throws('System.DmlException', /Record is read-only/)
);
rule('C305', 'P77', CONTEXT, 'newMap is null before insert, oldMap in insert', () =>
  onThing(
    'before insert, after insert',
    "Log.lines.add((Trigger.newMap == null) + '/' + (Trigger.oldMap == null) + '/' + (Trigger.old == null));"
  )
    .run(`${NEW}insert t; System.debug(Log.lines);`)
    .prints('(true/true/true, false/true/true)')
);
rule('C306', 'P77', CONTEXT, 'a delete has only the old records', () =>
  onThing('before delete', "Log.lines.add((Trigger.new == null) + '/' + Trigger.old.size());")
    .run(`${NEW}insert t; delete t; System.debug(Log.lines);`)
    .prints('(true/1)')
);
rule('C307', 'P77', CONTEXT, 'a trigger sees no parent', () =>
  onThing('after insert', 'Log.lines.add(String.valueOf(Trigger.new[0].Account__r));')
    .run(`Account a = new Account(Name = 'a'); insert a; ${NEW}t.Account__c = a.Id; insert t; System.debug(Log.lines);`)
    .prints('(null)')
);
rule('C308', 'P78', DML, 'an insert gives the record its Id', () =>
  data.run(`${NEW}insert t; System.debug(t.Id != null);`).prints('true')
);
rule('C309', 'P78', DML, 'defaults are not in the record of the caller', () =>
  data
    .run(`${NEW}insert t; System.debug(t.Level__c); System.debug([SELECT Level__c FROM Thing__c].Level__c);`)
    .prints('null', '7')
);
rule('C310', 'P78', DML, 'a failed insert gives no Id', () =>
  data
    .run(
      `${NEW}List<Thing__c> l = new List<Thing__c>{t, new Thing__c(Name = 'u')}; try { insert l; } catch (DmlException e) { System.debug(t.Id); }`
    )
    .prints('null')
);
rule('C311', 'P80', DATABASE, 'allOrNone=false keeps the good rows', () =>
  data
    .run(
      `${NEW}List<Database.SaveResult> r = Database.insert(new List<Thing__c>{t, new Thing__c(Name = 'u')}, false); System.debug(r[0].isSuccess() + ' ' + r[1].isSuccess() + ' ' + r[1].getErrors()[0].getStatusCode()); System.debug([SELECT COUNT() FROM Thing__c]);`
    )
    .prints('true false REQUIRED_FIELD_MISSING', '1')
);
rule('C312', 'P80', guide('apex_dml_bulk_partial'), 'triggers fire again for the rows that are left', () =>
  onThing(
    'before insert',
    "Log.lines.add(String.valueOf(Trigger.new.size())); for (Thing__c t : Trigger.new) { if (t.Name == 'bad') { t.addError('no'); } }"
  )
    .run(
      `${NEW}Database.insert(new List<Thing__c>{t, new Thing__c(Name = 'bad', Must__c = 'x')}, false); System.debug(Log.lines);`
    )
    .prints('(2, 1)')
);
rule('C313', 'P81', TRIGGER_ERRORS, 'addError refuses the row', () =>
  onThing('before insert', "Trigger.new[0].addError('not today');")
    .run(`${NEW}insert t;`)
    .throws(
      'System.DmlException',
      'Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, not today: []'
    )
);
rule('C314', 'P81', TRIGGER_ERRORS, 'addError on a field names it', () =>
  onThing('before insert', "Trigger.new[0].Note__c.addError('not this');")
    .run(
      `${NEW}try { insert t; } catch (DmlException e) { System.debug(e.getDmlMessage(0)); System.debug(e.getDmlFieldNames(0)); System.debug(e.getDmlType(0)); }`
    )
    .prints('not this', '(Note__c)', 'FIELD_CUSTOM_VALIDATION_EXCEPTION')
);
rule('C315', 'P81', TRIGGER_ERRORS, 'addError after the save takes it back', () =>
  onThing('after insert', "Trigger.new[0].addError('late');")
    .run(`${NEW}try { insert t; } catch (DmlException e) { System.debug([SELECT COUNT() FROM Thing__c]); }`)
    .prints('0')
);
rule('C316', 'P82', TRIGGER_ERRORS, 'an exception inside a trigger', () =>
  onThing('before insert', 'Integer n = 0; n = 1 / n;')
    .run(`${NEW}insert t;`)
    .throws(
      'System.DmlException',
      /CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, OnThing: execution of BeforeInsert\n?\s*caused by: System\.MathException: Divide by 0/
    )
);
rule('C317', 'P83', guide('apex_gov_limits'), 'triggers go sixteen deep', () =>
  onThing('after insert', "insert new Thing__c(Name = 'next', Must__c = 'x');")
    .run(`${NEW}insert t;`)
    .throws('System.DmlException', /Maximum trigger depth exceeded/i)
);
rule('C318', 'P83', SAVEPOINTS, 'a rollback undoes rows, not variables', () =>
  data
    .run(
      `Savepoint s = Database.setSavepoint(); ${NEW}insert t; Database.rollback(s); System.debug([SELECT COUNT() FROM Thing__c]); System.debug(t.Id != null);`
    )
    .prints('0', 'true')
);
rule('C319', 'W7', SAVEPOINTS, 'a rollback makes later savepoints invalid', () =>
  apex(
    'Savepoint a = Database.setSavepoint(); Savepoint b = Database.setSavepoint(); Database.rollback(a); Database.rollback(b);'
  ).throws('System.TypeException', 'Savepoint is no longer valid.')
);
rule('C320', 'P84', ORDER, 'before triggers run before the validation of required fields', () =>
  onThing('before insert', "Trigger.new[0].Must__c = 'given';")
    .run("insert new Thing__c(Name = 't'); System.debug([SELECT Must__c FROM Thing__c].Must__c);")
    .prints('given')
);
rule('C321', 'P84', ORDER, 'defaults are there in a before trigger', () =>
  onThing('before insert', 'Log.lines.add(String.valueOf(Trigger.new[0].Level__c));')
    .run(`${NEW}insert t; System.debug(Log.lines);`)
    .prints('(7)')
);
rule('C322', 'P85', DML_EXCEPTION, 'a required field', () =>
  data
    .run("insert new Thing__c(Name = 't');")
    .throws(
      'System.DmlException',
      'Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Must__c]: [Must__c]'
    )
);
rule('C323', 'P85', DML_EXCEPTION, 'a text that is too long', () =>
  data
    .run(`${NEW}t.Note__c = '123456'; insert t;`)
    .throws(
      'System.DmlException',
      'Insert failed. First exception on row 0; first error: STRING_TOO_LONG, Note: data value too large: 123456 (max length=5): [Note__c]'
    )
);
rule('C324', 'P85', DML_EXCEPTION, 'a value outside a restricted picklist', () =>
  data
    .run(`${NEW}t.Kind__c = 'Huge'; insert t;`)
    .throws(
      'System.DmlException',
      'Insert failed. First exception on row 0; first error: INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: Huge: [Kind__c]'
    )
);
rule('C325', 'P85', FIELD_TYPES, 'a number that is too large', () =>
  data.run(`${NEW}t.Size__c = 1000; insert t;`).throws('System.DmlException', /NUMBER_OUTSIDE_VALID_RANGE/)
);
rule('C326', 'P86', FIELD_TYPES, 'a number is rounded to its scale', () =>
  data.run(`${NEW}t.Size__c = 1.239; insert t; System.debug([SELECT Size__c FROM Thing__c].Size__c);`).prints('1.24')
);
rule('C327', 'P86', FIELD_TYPES, 'an empty text is saved as null', () =>
  data.run(`${NEW}t.Note__c = ''; insert t; System.debug([SELECT Note__c FROM Thing__c].Note__c);`).prints('null')
);
rule('C328', 'P86', FIELD_TYPES, 'a checkbox is never null', () =>
  data.run(`${NEW}insert t; System.debug([SELECT Done__c FROM Thing__c].Done__c);`).prints('false')
);
rule('C329', 'P86', FIELD_TYPES, 'a unique field', () =>
  data
    .run(`${NEW}t.Code__c = 'a'; insert t; insert new Thing__c(Name = 'u', Must__c = 'x', Code__c = 'A');`)
    .throws(
      'System.DmlException',
      /DUPLICATE_VALUE, duplicate value found: Code__c duplicates value on record with id:/
    )
);
rule('C330', 'P86', FIELD_TYPES, 'two rows may swap a unique value in one statement', () =>
  data
    .run(
      `List<Thing__c> l = new List<Thing__c>{new Thing__c(Name = 'u', Must__c = 'x', Code__c = 'a'), new Thing__c(Name = 'v', Must__c = 'x', Code__c = 'b')}; insert l; l[0].Code__c = 'b'; l[1].Code__c = 'a'; update l; System.debug([SELECT Name FROM Thing__c WHERE Code__c = 'a'].Name);`
    )
    .prints('v')
);
rule('C331', 'P87', UPSERT, 'upsert finds the row by its external id', () =>
  data
    .run(
      "insert new Thing__c(Name = 't', Must__c = 'x', Code__c = 'a'); Thing__c n = new Thing__c(Name = 'new', Must__c = 'y', Code__c = 'a'); Database.UpsertResult r = Database.upsert(n, Thing__c.Code__c); System.debug(r.isCreated()); System.debug([SELECT Name FROM Thing__c].Name);"
    )
    .prints('false', 'new')
);
rule('C332', 'P87', UPSERT, 'the same key twice in one upsert', () =>
  data
    .run(
      "upsert new List<Thing__c>{new Thing__c(Name = 't', Must__c = 'x', Code__c = 'a'), new Thing__c(Name = 'u', Must__c = 'x', Code__c = 'a')} Code__c;"
    )
    .throws('System.DmlException', /DUPLICATE_VALUE/)
);
rule('C333', 'P88', DML, 'an insert with an Id', () =>
  data
    .run(`${NEW}insert t; insert t;`)
    .throws('System.DmlException', /INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call/)
);
rule('C334', 'P88', DML, 'an update without an Id', () =>
  data.run(`${NEW}update t;`).throws('System.DmlException', /MISSING_ARGUMENT, Id not specified in an update call/)
);
rule('C335', 'P88', DML, 'an update leaves absent fields alone and clears those set to null', () =>
  data
    .run(
      `${NEW}t.Note__c = 'n'; t.Size__c = 1; insert t; update new Thing__c(Id = t.Id, Size__c = null); Thing__c q = [SELECT Note__c, Size__c FROM Thing__c]; System.debug(q.Note__c); System.debug(q.Size__c);`
    )
    .prints('n', 'null')
);
rule('C336', 'P89', objects('relationships_among_objects'), 'details go with their master', () =>
  data
    .run(
      `${NEW}insert t; insert new Part__c(Name = 'p', Thing__c = t.Id); delete t; System.debug([SELECT COUNT() FROM Part__c]);`
    )
    .prints('0')
);
rule('C337', 'P89', objects('relationships_among_objects'), 'details come back with their master', () =>
  data
    .run(
      `${NEW}insert t; insert new Part__c(Name = 'p', Thing__c = t.Id); delete t; undelete t; System.debug([SELECT COUNT() FROM Part__c]);`
    )
    .prints('1')
);
rule('C338', 'P89', objects('relationships_among_objects'), 'a lookup is cleared with its target', () =>
  data
    .run(
      `Account a = new Account(Name = 'a'); insert a; ${NEW}t.Account__c = a.Id; insert t; delete a; System.debug([SELECT Account__c FROM Thing__c].Account__c);`
    )
    .prints('null')
);
rule('C339', 'P89', objects('relationships_among_objects'), 'a restricting lookup keeps its target', () =>
  data
    .run("Account a = new Account(Name = 'a'); insert a; insert new Hold__c(Name = 'h', Account__c = a.Id); delete a;")
    .throws('System.DmlException', /DELETE_FAILED/)
);
rule('C340', 'P89', DML, 'a deleted record takes no update', () =>
  data.run(`${NEW}insert t; delete t; update t;`).throws('System.DmlException', /ENTITY_IS_DELETED, entity is deleted/)
);
rule('C341', 'P89', DML, 'a lookup to a deleted record is refused', () =>
  data
    .run(`Account a = new Account(Name = 'a'); insert a; delete a; ${NEW}t.Account__c = a.Id; insert t;`)
    .throws('System.DmlException', /ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY/)
);
rule('C342', 'P89', DML, 'a lookup takes no Id of another object', () =>
  data
    .run(`${NEW}insert t; Thing__c u = new Thing__c(Name = 'u', Must__c = 'x'); u.Account__c = t.Id; insert u;`)
    .throws('System.DmlException', /FIELD_INTEGRITY_EXCEPTION/)
);
rule('C343', 'P83', guide('apex_triggers_defining'), 'a trigger names events there are', () =>
  refuses({ ...THING, ...triggers('trigger Bad on Thing__c (before undelete) { }') }, /undelete/i)
);
rule('C344', 'P81', TRIGGER_ERRORS, 'a refused row refuses the statement', () =>
  onThing('before insert', "Trigger.new[1].addError('no');")
    .run(
      `${NEW}try { insert new List<Thing__c>{t, new Thing__c(Name = 'u', Must__c = 'x')}; } catch (DmlException e) { System.debug(e.getNumDml() + ' ' + e.getDmlIndex(0)); System.debug([SELECT COUNT() FROM Thing__c]); }`
    )
    .prints('1 1', '0')
);
rule('C345', 'P91', guide('apex_dml_non_mix_sobjects'), 'setup and other objects are not mixed', () =>
  apex("insert new Account(Name = 'a'); insert new Group(Name = 'g', DeveloperName = 'g');").throws(
    'System.DmlException',
    /MIXED_DML_OPERATION/
  )
);
