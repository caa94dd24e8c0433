/** The Metadata API on standard value sets: what it shows, what it takes, who may, and what is refused by name. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { folder, sfdxProject } from '../../commands/__tests__/cli.ts';
import { compileProject } from '../../engine/compileProject.ts';
import { callMetadata } from '../../engine/metadataApi.ts';
import { removeDatabase } from '../../engine/removeDatabase.ts';
import { createRuntime, type Runtime } from '../../engine/runtime.ts';
import { RequestError } from '../../rest/protocol.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import type { Files } from '../apex.ts';
import { rule } from './rule.ts';

const page = (name: string): string =>
  `https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/${name}.htm`;
const SET = page('meta_standardvalueset');
const READ = page('meta_readMetadata');
const UPDATE = page('meta_updateMetadata');
const PERMISSION = page('meta_modify_metadata_perm');

const value = (name: string, reverse: string | null, label = name): string =>
  `<fullName>${name}</fullName><default>false</default><label>${label}</label>${reverse === null ? '' : `<reverseRole>${reverse}</reverseRole>`}`;
const standardValue = (text: string): string => `<standardValue>${text}</standardValue>`;
const BROKER = value('Broker', 'Broker');
const roles = (...values: readonly string[]): Files => ({
  'standardValueSets/PartnerRole.standardValueSet-meta.xml': metadata(
    'StandardValueSet',
    '<sorted>false</sorted>',
    ...values.map(standardValue)
  )
});
const PROJECT = roles(BROKER, value('Dealer', null));

const envelope = (call: string, header = ''): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Header xmlns="http://soap.sforce.com/2006/04/metadata">${header}</soapenv:Header><soapenv:Body xmlns="http://soap.sforce.com/2006/04/metadata">${call}</soapenv:Body></soapenv:Envelope>`;
const read = (...names: readonly string[]): string =>
  `<readMetadata><type>StandardValueSet</type>${names.map((name) => `<fullNames>${name}</fullNames>`).join('')}</readMetadata>`;
const component = (name: string, ...values: readonly string[]): string =>
  `<metadata xsi:type="StandardValueSet"><fullName>${name}</fullName><sorted>false</sorted>${values.map(standardValue).join('')}</metadata>`;
const update = (...components: readonly string[]): string => `<updateMetadata>${components.join('')}</updateMetadata>`;
const SOURCING = [value('Sourcing', 'Sourced By'), value('Sourced By', 'Sourcing')];
const withSourcing = component('PartnerRole', BROKER, value('Dealer', null), ...SOURCING);

/** Opens an org of the project, does the work, closes it. */
function inOrg<T>(work: (runtime: Runtime) => T, files: Files = PROJECT, database: string | null = null): T {
  const runtime = createRuntime(compileProject({ sources: [sfdxProject(files)], namespace: undefined }), {
    time: 'real',
    database
  });
  try {
    return work(runtime);
  } finally {
    runtime.close();
  }
}

/** As the administrator, or another user. */
const call = (runtime: Runtime, text: string, userId = runtime.org.seeded.adminUserId): string =>
  callMetadata(runtime, envelope(text), userId).results.join('');

function run(runtime: Runtime, source: string): readonly string[] {
  const { success, exception, diagnostics, output } = runtime.runAnonymous(source, 'Script.apex', () => undefined);
  assert.ok(success, exception?.message ?? diagnostics[0]?.message);
  return output;
}

const DESCRIBE =
  'for (Schema.PicklistEntry each : OpportunityPartner.Role.getDescribe().getPicklistValues()) System.debug(each.getValue());';
const ROWS =
  "for (PartnerRole each : [SELECT ApiName, ReverseRole FROM PartnerRole ORDER BY SortOrder]) System.debug(each.ApiName + ' ' + each.ReverseRole);";
const WITH_SOURCING = ['Broker', 'Dealer', 'Sourcing', 'Sourced By'];

function fault(work: () => unknown, code: string, message: RegExp): void {
  assert.throws(work, (error: unknown) => {
    assert.ok(error instanceof RequestError, String(error));
    assert.equal(error.failure.errorCode, code);
    assert.match(error.failure.message, message);
    return true;
  });
}

/** A user of the profile Standard User, who may hold the permission set of that name. */
function clerk(runtime: Runtime, permissionSet: string | null = null): string {
  run(
    runtime,
    `User u = new User(LastName = 'Clerk', Alias = 'clerk', Username = 'clerk@people.example', Email = 'clerk@people.example', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);
     insert u;
     for (PermissionSet p : [SELECT Id FROM PermissionSet WHERE Name = '${permissionSet ?? ''}'])
       insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = p.Id);`
  );
  return run(runtime, "System.debug([SELECT Id FROM User WHERE Username = 'clerk@people.example'].Id);")[0] ?? '';
}

rule('C1600', 'MD1', READ, 'a set is read with its values in order, labels and reverse roles', () =>
  assert.equal(
    inOrg((runtime) => call(runtime, read('PartnerRole'))),
    `<result><records xsi:type="StandardValueSet"><fullName>PartnerRole</fullName><sorted>false</sorted>${standardValue(BROKER)}${standardValue(value('Dealer', null))}</records></result>`
  )
);
rule('C1601', 'MD1', READ, 'without a deployed set, the values of a new org are read', () =>
  assert.match(
    inOrg((runtime) => call(runtime, read('PartnerRole')), {}),
    /<fullName>VAR\/Reseller<\/fullName>/
  )
);
rule('C1602', 'MD1', UPDATE, 'new values show at once: in describe, in rows, and in what a record may hold', () =>
  inOrg((runtime) => {
    assert.equal(
      call(runtime, update(withSourcing)),
      '<result><fullName>PartnerRole</fullName><success>true</success></result>'
    );
    assert.deepEqual(run(runtime, DESCRIBE), WITH_SOURCING);
    assert.deepEqual(run(runtime, ROWS), [
      'Broker Broker',
      'Dealer null',
      'Sourcing Sourced By',
      'Sourced By Sourcing'
    ]);
    run(
      runtime,
      `List<Account> a = new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') }; insert a;
       Opportunity o = new Opportunity(Name = 'o', AccountId = a[0].Id, StageName = 'Prospecting', CloseDate = Date.today()); insert o;
       insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = a[1].Id, Role = 'Sourcing');`
    );
  })
);
rule('C1603', 'MD1', SET, 'rows of values that were there keep their Ids', () =>
  inOrg((runtime) => {
    const id = "System.debug([SELECT Id FROM PartnerRole WHERE ApiName = 'Broker'].Id);";
    const before = run(runtime, id);
    call(runtime, update(withSourcing));
    assert.deepEqual(run(runtime, id), before);
  })
);
rule('C1604', 'MD1', UPDATE, 'the same set again changes nothing', () =>
  inOrg((runtime) => {
    call(runtime, update(withSourcing));
    assert.match(call(runtime, update(withSourcing)), /<success>true/);
    assert.deepEqual(run(runtime, DESCRIBE), WITH_SOURCING);
  })
);
rule('C1605', 'MD1', PERMISSION, 'a user without Modify Metadata has no Metadata API', () =>
  inOrg((runtime) => {
    const userId = clerk(runtime);
    for (const each of [read('PartnerRole'), update(withSourcing), '<listMetadata/>'])
      fault(
        () => call(runtime, each, userId),
        'INSUFFICIENT_ACCESS',
        /^use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions$/
      );
    assert.deepEqual(run(runtime, DESCRIBE), ['Broker', 'Dealer']);
  })
);
rule('C1606', 'MD5', PERMISSION, 'without Customize Application metadata is read, not changed', () => {
  const permission = (name: string): string =>
    `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`;
  const files = {
    ...PROJECT,
    'permissionsets/Deploy.permissionset-meta.xml': metadata(
      'PermissionSet',
      '<label>Deploy</label>',
      '<hasActivationRequired>false</hasActivationRequired>',
      permission('ModifyMetadata'),
      permission('ViewSetup')
    )
  };
  inOrg((runtime) => {
    const userId = clerk(runtime, 'Deploy');
    assert.match(call(runtime, read('PartnerRole'), userId), /Broker/);
    fault(() => call(runtime, update(withSourcing), userId), 'INSUFFICIENT_ACCESS', /Customize Application/);
    assert.deepEqual(run(runtime, DESCRIBE), ['Broker', 'Dealer']);
  }, files);
});
rule('C1607', 'MD1', SET, 'a set must hold a value', () =>
  inOrg((runtime) =>
    assert.match(
      call(runtime, update(component('PartnerRole'))),
      /<errors><message>.*at least one value.*<success>false/
    )
  )
);
rule('C1608', 'MD1', UPDATE, 'a set that is not saved leaves the others of the call saved', () =>
  inOrg((runtime) => {
    const answer = call(runtime, update(component('PartnerRole'), withSourcing));
    assert.match(answer, /<success>false<\/success>.*<success>true<\/success>/);
    assert.deepEqual(run(runtime, DESCRIBE), WITH_SOURCING);
  })
);
rule('C1609', 'MD1', UPDATE, 'a call takes up to ten components', () =>
  inOrg((runtime) =>
    fault(() => call(runtime, update(...Array.from({ length: 11 }, () => withSourcing))), 'LIMIT_EXCEEDED', /10/)
  )
);
rule('C1610', 'MD2', SET, 'a reverse role is a value of the set', () =>
  inOrg((runtime) => {
    const alone = component('PartnerRole', BROKER, value('Dealer', null), value('Sourcing', 'Sourced By'));
    assert.match(call(runtime, update(alone)), /reverse role Sourced By of Sourcing is no value.*<success>false/);
    assert.deepEqual(run(runtime, DESCRIBE), ['Broker', 'Dealer']);
  })
);
rule('C1611', 'MD1', SET, 'removing a value, changing one and another order are refused by name', () =>
  inOrg((runtime) => {
    const refused: readonly (readonly [string, RegExp])[] = [
      [component('PartnerRole', BROKER), /the removal of Dealer from PartnerRole/],
      [component('PartnerRole', BROKER, value('Dealer', 'Broker')), /changes to Dealer of PartnerRole/],
      [component('PartnerRole', BROKER, value('Dealer', null, 'Merchant')), /changes to Dealer of PartnerRole/],
      [withSourcing.replace('<sorted>false', '<sorted>true'), /another order of PartnerRole/],
      [
        withSourcing.replace(
          '<fullName>Sourcing</fullName><default>false',
          '<fullName>Sourcing</fullName><default>true'
        ),
        /the new default Sourcing of PartnerRole/
      ]
    ];
    for (const [text, message] of refused) fault(() => call(runtime, update(text)), 'NOT_SUPPORTED', message);
    assert.deepEqual(run(runtime, DESCRIBE), ['Broker', 'Dealer']);
  })
);
rule('C1612', 'MD1', READ, 'other calls, types, sets and headers are refused by name', () =>
  inOrg((runtime) => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ['<deploy/>', /the call deploy/],
      ['<toString/>', /the call toString/],
      ['<readMetadata><type>CustomObject</type><fullNames>Account</fullNames></readMetadata>', /the type CustomObject/],
      ['<updateMetadata><metadata xsi:type="RemoteSiteSetting"/></updateMetadata>', /the type RemoteSiteSetting/],
      ['<updateMetadata><metadata><fullName>PartnerRole</fullName></metadata></updateMetadata>', /the type /],
      [read('CaseContactRole'), /the standard value set CaseContactRole/],
      [read('constructor'), /the standard value set constructor/]
    ];
    for (const [text, message] of refused) fault(() => call(runtime, text), 'NOT_SUPPORTED', message);
    fault(
      () =>
        callMetadata(
          runtime,
          envelope(update(withSourcing), '<AllOrNoneHeader><allOrNone>true</allOrNone></AllOrNoneHeader>'),
          runtime.org.seeded.adminUserId
        ),
      'NOT_SUPPORTED',
      /the header AllOrNoneHeader/
    );
  })
);
rule('C1613', 'MD1', SET, 'elements that a value does not have are errors', () =>
  inOrg((runtime) =>
    assert.match(
      call(runtime, update(component('PartnerRole', BROKER, `${value('Dealer', null)}<colour>red</colour>`))),
      /<errors><message>.*colour.*<success>false/
    )
  )
);
rule('C1614', 'MD3', SET, 'deployed values outlast a restart, until the project deploys the set anew', () => {
  const file = path.join(folder({}), 'org.db');
  const describe = (runtime: Runtime): readonly string[] => run(runtime, DESCRIBE);
  inOrg((runtime) => call(runtime, update(withSourcing)), PROJECT, file);
  assert.deepEqual(inOrg(describe, PROJECT, file), WITH_SOURCING);
  assert.deepEqual(
    inOrg((runtime) => run(runtime, ROWS).length, PROJECT, file),
    4
  );
  assert.deepEqual(inOrg(describe, roles(BROKER, value('Scout', null)), file), ['Broker', 'Scout']);
});
rule('C1615', 'MD3', SET, 'an org that begins anew has the values of the project', () => {
  const file = path.join(folder({}), 'org.db');
  inOrg((runtime) => call(runtime, update(withSourcing)), PROJECT, file);
  removeDatabase(file);
  assert.deepEqual(
    inOrg((runtime) => run(runtime, DESCRIBE), PROJECT, file),
    ['Broker', 'Dealer']
  );
});
rule('C1616', 'MD1', READ, 'what is no envelope with one call is a fault', () =>
  inOrg((runtime) => {
    for (const text of ['', '<a/>', 'nonsense', envelope(''), envelope(`${read('PartnerRole')}${read('PartnerRole')}`)])
      fault(() => callMetadata(runtime, text, runtime.org.seeded.adminUserId), 'UNKNOWN_EXCEPTION', /./);
  })
);
