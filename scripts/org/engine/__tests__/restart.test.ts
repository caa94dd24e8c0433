/** A data file over restarts: what is kept, what follows the project, what is refused in words. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder, sfdxProject } from '../../commands/__tests__/cli.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { compileProject } from '../compileProject.ts';
import { removeDatabase } from '../removeDatabase.ts';
import { createRuntime, type Runtime } from '../runtime.ts';

const OBJECT = metadata(
  'CustomObject',
  '<label>Thing</label>',
  '<pluralLabel>Things</pluralLabel>',
  '<nameField><label>Name</label><type>Text</type></nameField>',
  '<deploymentStatus>Deployed</deploymentStatus>',
  '<sharingModel>ReadWrite</sharingModel>'
);
const field = (name: string, ...lines: readonly string[]): string =>
  metadata('CustomField', `<fullName>${name}</fullName>`, `<label>${name}</label>`, ...lines);
const TEXT = ['<type>Text</type>', '<length>20</length>'];
const THING = {
  'objects/Thing__c/Thing__c.object-meta.xml': OBJECT,
  'objects/Thing__c/fields/Note__c.field-meta.xml': field('Note__c', ...TEXT)
};
const rights = (create: boolean, ...fields: readonly string[]): string =>
  metadata(
    'PermissionSet',
    '<label>Clerk</label>',
    '<hasActivationRequired>false</hasActivationRequired>',
    ...fields.map(
      (name) =>
        `<fieldPermissions><editable>false</editable><field>Thing__c.${name}</field><readable>true</readable></fieldPermissions>`
    ),
    `<objectPermissions><allowCreate>${create}</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Thing__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>`
  );
const CLERK = 'permissionsets/Clerk.permissionset-meta.xml';

/** Starts with the data file, does the work, stops. */
function start<T>(files: Readonly<Record<string, string>>, database: string, work: (runtime: Runtime) => T): T {
  const compiled = compileProject({ sources: [sfdxProject(files)], namespace: undefined });
  assert.deepEqual(
    compiled.diagnostics.map((each) => each.message),
    []
  );
  const runtime = createRuntime(compiled, { time: 'real', database });
  try {
    return work(runtime);
  } finally {
    runtime.close();
  }
}

function run(runtime: Runtime, source: string): readonly string[] {
  const { success, exception, diagnostics, output } = runtime.runAnonymous(source, 'Script.apex', () => undefined);
  assert.ok(success, exception?.message ?? diagnostics[0]?.message);
  return output;
}

const newFile = (): string => path.join(folder({}), 'org.db');

describe('data', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_undelete.htm
  test('a deletion can be undone after a restart, with all that went with it', () => {
    const file = newFile();
    start(THING, file, (runtime) =>
      run(
        runtime,
        "Account a = new Account(Name = 'a'); insert a; Account child = new Account(Name = 'child', ParentId = a.Id); insert child; insert new Contact(LastName = 'c', AccountId = a.Id); delete a;"
      )
    );
    const again = start(THING, file, (runtime) =>
      run(
        runtime,
        "System.debug([SELECT COUNT() FROM Contact]); undelete [SELECT Id FROM Account WHERE Name = 'a' ALL ROWS]; System.debug([SELECT COUNT() FROM Contact]); System.debug([SELECT Parent.Name FROM Account WHERE Name = 'child'].Parent.Name);"
      )
    );
    assert.deepEqual(again, ['0', '1', 'a']);
  });

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm
  test('a submitted record is locked after a restart, and can be approved', () => {
    const file = newFile();
    const files = {
      ...THING,
      'approvalProcesses/Thing__c.Check.approvalProcess-meta.xml': metadata(
        'ApprovalProcess',
        '<active>true</active>',
        '<allowedSubmitters><type>owner</type></allowedSubmitters>',
        '<approvalStep><assignedApprover><approver><type>adhoc</type></approver></assignedApprover><name>One</name></approvalStep>',
        '<recordEditability>AdminOnly</recordEditability>'
      )
    };
    start(files, file, (runtime) =>
      run(
        runtime,
        "Thing__c t = new Thing__c(Name = 'a'); insert t; Approval.ProcessSubmitRequest r = new Approval.ProcessSubmitRequest(); r.setObjectId(t.Id); r.setNextApproverIds(new List<Id>{ UserInfo.getUserId() }); Approval.process(r);"
      )
    );
    const again = start(files, file, (runtime) =>
      run(
        runtime,
        "Thing__c t = [SELECT Id FROM Thing__c]; System.debug(Approval.isLocked(t)); Approval.ProcessWorkitemRequest w = new Approval.ProcessWorkitemRequest(); w.setWorkitemId([SELECT Id FROM ProcessInstanceWorkitem].Id); w.setAction('Approve'); System.debug(Approval.process(w).getInstanceStatus()); System.debug(Approval.isLocked(t));"
      )
    );
    assert.deepEqual(again, ['true', 'Approved', 'false']);
  });

  test('rows, Ids and links are there after a restart; new Ids go on', () => {
    const file = newFile();
    const id = start(THING, file, (runtime) =>
      run(
        runtime,
        "Thing__c t = new Thing__c(Name = 'a', Note__c = 'n'); insert t; insert new Contact(LastName = 'c'); System.debug(t.Id);"
      )
    )[0];
    const again = start(THING, file, (runtime) =>
      run(
        runtime,
        "Thing__c t = [SELECT Id, Note__c, CreatedDate FROM Thing__c]; System.debug(t.Id); System.debug(t.Note__c); Thing__c u = new Thing__c(Name = 'b'); insert u; System.debug(u.Id != t.Id);"
      )
    );
    assert.deepEqual(again, [id, 'n', 'true']);
  });

  test('a failed transaction leaves nothing in the file', () => {
    const file = newFile();
    start(THING, file, (runtime) => {
      const { success } = runtime.runAnonymous(
        "insert new Thing__c(Name = 'a'); Integer n = 0; n = 1 / n;",
        'Script.apex',
        () => undefined
      );
      assert.equal(success, false);
    });
    assert.deepEqual(
      start(THING, file, (runtime) => run(runtime, 'System.debug([SELECT COUNT() FROM Thing__c]);')),
      ['0']
    );
  });

  test('a field added later reads null', () => {
    const file = newFile();
    start(THING, file, (runtime) => run(runtime, "insert new Thing__c(Name = 'a');"));
    const more = { ...THING, 'objects/Thing__c/fields/More__c.field-meta.xml': field('More__c', ...TEXT) };
    assert.deepEqual(
      start(more, file, (runtime) => run(runtime, 'System.debug([SELECT More__c FROM Thing__c].More__c);')),
      ['null']
    );
  });

  test('a vanished field stops the start with its name', () => {
    const file = newFile();
    start(THING, file, (runtime) => run(runtime, "insert new Thing__c(Name = 'a', Note__c = 'n');"));
    const { 'objects/Thing__c/fields/Note__c.field-meta.xml': gone, ...less } = THING;
    assert.ok(gone);
    assert.throws(() => start(less, file, () => undefined), /field Thing__c\.Note__c no longer exists/);
  });

  test('a field of another type stops the start with both types', () => {
    const file = newFile();
    start(THING, file, (runtime) => run(runtime, "insert new Thing__c(Name = 'a', Note__c = 'n');"));
    const changed = {
      ...THING,
      'objects/Thing__c/fields/Note__c.field-meta.xml': field('Note__c', '<type>Date</type>')
    };
    assert.throws(() => start(changed, file, () => undefined), /field Thing__c\.Note__c was string and is now date/);
  });

  test('a reset begins anew', () => {
    const file = newFile();
    start(THING, file, (runtime) => run(runtime, "insert new Thing__c(Name = 'a');"));
    removeDatabase(file);
    assert.ok(!existsSync(file));
    assert.deepEqual(
      start(THING, file, (runtime) => run(runtime, 'System.debug([SELECT COUNT() FROM Thing__c]);')),
      ['0']
    );
  });

  test('a second process is refused in words', () => {
    const file = newFile();
    start(THING, file, () => {
      const opening = `import { openJournal } from ${JSON.stringify(new URL('../../data/journal.ts', import.meta.url).href)}; try { openJournal(${JSON.stringify(file)}, {}); console.log('opened'); } catch (error) { console.log(error.message); }`;
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', opening], {
        encoding: 'utf8',
        timeout: 30_000
      });
      assert.equal(stdout.trim(), `${file} is in use by another process.`);
    });
  });

  test('a file that is none of ours is refused in words', () => {
    const file = path.join(
      folder({ 'notes.txt': 'These are notes, long enough to be read as the head of a file. '.repeat(20) }),
      'notes.txt'
    );
    assert.throws(() => start(THING, file, () => undefined), /notes\.txt is not a data file of the local org/);
  });
});

describe('permissions follow the project, assignments stay (P117)', () => {
  const assign =
    "User u = new User(LastName = 'c', Alias = 'c', Username = 'clerk@people.example', Email = 'c@people.example', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'); insert u; " +
    "insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Clerk'].Id);";
  const clerkMay = (runtime: Runtime, query: string): boolean => {
    const [id] = run(runtime, "System.debug([SELECT Id FROM User WHERE Username = 'clerk@people.example'].Id);");
    return runtime.query(query, id ?? '').success;
  };
  const count = (runtime: Runtime, query: string): number => {
    const answer = runtime.query(query);
    assert.ok(answer.success);
    return answer.totalSize;
  };
  const more = { ...THING, 'objects/Thing__c/fields/More__c.field-meta.xml': field('More__c', ...TEXT) };

  test('a field permission that came and one that went', () => {
    const file = newFile();
    start({ ...more, [CLERK]: rights(false, 'Note__c') }, file, (runtime) => {
      run(runtime, assign);
      assert.ok(clerkMay(runtime, 'SELECT Note__c FROM Thing__c'));
      assert.ok(!clerkMay(runtime, 'SELECT More__c FROM Thing__c'));
    });
    start({ ...more, [CLERK]: rights(false, 'More__c') }, file, (runtime) => {
      assert.ok(clerkMay(runtime, 'SELECT More__c FROM Thing__c'));
      assert.ok(!clerkMay(runtime, 'SELECT Note__c FROM Thing__c'));
      assert.equal(count(runtime, "SELECT COUNT() FROM FieldPermissions WHERE Parent.Name = 'Clerk'"), 1);
      assert.equal(count(runtime, "SELECT COUNT() FROM PermissionSet WHERE Name = 'Clerk'"), 1);
    });
  });

  test('an object permission that changed', () => {
    const file = newFile();
    const creating = "SELECT COUNT() FROM ObjectPermissions WHERE Parent.Name = 'Clerk' AND PermissionsCreate = true";
    start({ ...THING, [CLERK]: rights(true) }, file, (runtime) => assert.equal(count(runtime, creating), 1));
    start({ ...THING, [CLERK]: rights(false) }, file, (runtime) => assert.equal(count(runtime, creating), 0));
  });

  test('a new permission set can be assigned, one that vanished takes its assignments along', () => {
    const file = newFile();
    start(THING, file, (runtime) =>
      assert.equal(count(runtime, "SELECT COUNT() FROM PermissionSet WHERE Name = 'Clerk'"), 0)
    );
    start({ ...THING, [CLERK]: rights(false) }, file, (runtime) => {
      run(runtime, assign);
      assert.ok(clerkMay(runtime, 'SELECT Id FROM Thing__c'));
    });
    start(THING, file, (runtime) => {
      assert.ok(!clerkMay(runtime, 'SELECT Id FROM Thing__c'));
      assert.equal(
        count(runtime, "SELECT COUNT() FROM PermissionSetAssignment WHERE Assignee.Username = 'clerk@people.example'"),
        0
      );
      assert.equal(
        count(
          runtime,
          "SELECT COUNT() FROM ObjectPermissions WHERE SobjectType = 'Thing__c' AND Parent.IsOwnedByProfile = false"
        ),
        0
      );
    });
  });

  test('permission sets made by code are left alone', () => {
    const file = newFile();
    start({ ...THING, [CLERK]: rights(false) }, file, (runtime) =>
      run(
        runtime,
        "PermissionSet p = new PermissionSet(Name = 'Own', Label = 'Own'); insert p; insert new ObjectPermissions(ParentId = p.Id, SobjectType = 'Thing__c', PermissionsRead = true);"
      )
    );
    start({ ...THING, [CLERK]: rights(true) }, file, (runtime) =>
      assert.equal(count(runtime, "SELECT COUNT() FROM ObjectPermissions WHERE Parent.Name = 'Own'"), 1)
    );
  });

  test('a value set that changed', () => {
    const file = newFile();
    const roles = (...names: readonly string[]) => ({
      'standardValueSets/PartnerRole.standardValueSet-meta.xml': metadata(
        'StandardValueSet',
        '<sorted>false</sorted>',
        ...names.map(
          (name) =>
            `<standardValue><fullName>${name}</fullName><default>false</default><label>${name}</label></standardValue>`
        )
      )
    });
    const labels = (runtime: Runtime): readonly string[] =>
      run(
        runtime,
        'for (PartnerRole r : [SELECT MasterLabel FROM PartnerRole ORDER BY SortOrder]) { System.debug(r.MasterLabel); }'
      );
    start(roles('Broker', 'Dealer'), file, (runtime) => assert.deepEqual(labels(runtime), ['Broker', 'Dealer']));
    start(roles('Dealer', 'Scout'), file, (runtime) => assert.deepEqual(labels(runtime), ['Dealer', 'Scout']));
  });

  test('a custom metadata record that changed', () => {
    const file = newFile();
    const records = (text: string) => ({
      'objects/Setting__mdt/Setting__mdt.object-meta.xml': metadata(
        'CustomObject',
        '<label>Setting</label>',
        '<pluralLabel>Settings</pluralLabel>',
        '<visibility>Public</visibility>'
      ),
      'objects/Setting__mdt/fields/Text__c.field-meta.xml': field(
        'Text__c',
        ...TEXT,
        '<fieldManageability>DeveloperControlled</fieldManageability>'
      ),
      'customMetadata/Setting.One.md-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>One</label><protected>false</protected><values><field>Text__c</field><value xsi:type="xsd:string">${text}</value></values></CustomMetadata>\n`
    });
    const read = (runtime: Runtime): readonly string[] =>
      run(runtime, "System.debug(Setting__mdt.getInstance('One').Text__c);");
    start(records('before'), file, (runtime) => assert.deepEqual(read(runtime), ['before']));
    start(records('after'), file, (runtime) => assert.deepEqual(read(runtime), ['after']));
  });
});

describe('sharing', () => {
  const PRIVATE = { ...THING, 'objects/Thing__c/Thing__c.object-meta.xml': OBJECT.replace('ReadWrite', 'Private') };
  const rules = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
    ...PRIVATE,
    'sharingRules/Thing__c.sharingRules-meta.xml': metadata('SharingRules', ...lines)
  });
  const NOTED =
    '<sharingCriteriaRules><fullName>Noted</fullName><accessLevel>Read</accessLevel><label>Noted</label><sharedTo><allInternalUsers></allInternalUsers></sharedTo><criteriaItems><field>Note__c</field><operation>equals</operation><value>n</value></criteriaItems><includeRecordsOwnedByAll>true</includeRecordsOwnedByAll></sharingCriteriaRules>';
  const shares = (runtime: Runtime): readonly string[] =>
    run(runtime, "System.debug([SELECT COUNT() FROM Thing__Share WHERE RowCause = 'Rule']);");

  test('records are shared anew when a rule by criteria comes or goes', () => {
    const file = newFile();
    start(PRIVATE, file, (runtime) =>
      run(runtime, "insert new List<Thing__c>{new Thing__c(Note__c = 'n'), new Thing__c(Note__c = 'm')};")
    );
    assert.deepEqual(start(rules(NOTED), file, shares), ['1']);
    assert.deepEqual(start(rules(), file, shares), ['0']);
  });

  test('roles and queues keep their Ids', () => {
    const file = newFile();
    const setup = {
      ...PRIVATE,
      'roles/Boss.role-meta.xml': metadata('Role', '<name>Boss</name>'),
      'queues/Inbox.queue-meta.xml': metadata(
        'Queue',
        '<name>Inbox</name>',
        '<queueMembers><roles><role>Boss</role></roles></queueMembers>',
        '<queueSobject><sobjectType>Thing__c</sobjectType></queueSobject>'
      )
    };
    const ids = (runtime: Runtime): readonly string[] =>
      run(
        runtime,
        "System.debug([SELECT Id FROM UserRole].Id + ' ' + [SELECT Id FROM Group WHERE Type = 'Queue'].Id + ' ' + [SELECT COUNT() FROM GroupMember]);"
      );
    const before = start(setup, file, ids);
    const changed = { ...setup, 'roles/Boss.role-meta.xml': metadata('Role', '<name>The Boss</name>') };
    assert.deepEqual(start(changed, file, ids), before);
    assert.deepEqual(
      start(changed, file, (runtime) => run(runtime, 'System.debug([SELECT Name FROM UserRole].Name);')),
      ['The Boss']
    );
  });
});
