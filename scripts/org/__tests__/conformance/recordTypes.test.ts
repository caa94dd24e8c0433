/** Record types of new records (P92). */
import { customObject, project } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { rule } from './rule.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.customize_recordtype_considerations.htm';

const recordType = (name: string): Record<string, string> => ({
  [`objects/Crate__c/recordTypes/${name}.recordType-meta.xml`]: metadata(
    'RecordType',
    `<fullName>${name}</fullName><active>true</active><label>${name}</label>`
  )
});
const visibility = (name: string, isDefault: boolean): string =>
  `<recordTypeVisibilities><default>${isDefault}</default><recordType>Crate__c.${name}</recordType><visible>true</visible></recordTypeVisibilities>`;
const CRATES = { ...customObject('Crate__c', {}), ...recordType('Large'), ...recordType('Small') };
const crates = project({
  ...CRATES,
  'profiles/Admin.profile-meta.xml': metadata(
    'Profile',
    '<custom>false</custom>',
    visibility('Large', false),
    visibility('Small', true)
  )
});
const NAME = '[SELECT RecordType.DeveloperName FROM Crate__c].RecordType?.DeveloperName';

rule('C910', 'P92', HELP, 'a new record gets the default of the profile', () =>
  crates.run(`insert new Crate__c(); System.debug(${NAME});`).prints('Small')
);
rule('C911', 'P92', HELP, 'what the code names comes first', () =>
  crates
    .run(
      `insert new Crate__c(RecordTypeId = Crate__c.SObjectType.getDescribe().getRecordTypeInfosByDeveloperName().get('Large').getRecordTypeId()); System.debug(${NAME});`
    )
    .prints('Large')
);
rule('C912', 'P92', HELP, 'describe tells the default', () =>
  crates
    .run(
      "for (Schema.RecordTypeInfo info : Crate__c.SObjectType.getDescribe().getRecordTypeInfos()) System.debug(info.getName() + ' ' + info.isDefaultRecordTypeMapping());"
    )
    .prints('Large false', 'Small true', 'Master false')
);
rule('C913', 'P92', HELP, 'without a default it is the master record type', () =>
  project(CRATES)
    .run(
      `insert new Crate__c(); System.debug(${NAME}); System.debug(Crate__c.SObjectType.getDescribe().getRecordTypeInfosByName().get('Master').isDefaultRecordTypeMapping());`
    )
    .prints('null', 'true')
);
