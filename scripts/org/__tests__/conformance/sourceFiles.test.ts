/** Files and elements of the source that change nothing here are carried; what would change something is refused by name (BH2). */
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { project, refuses, type Files } from '../apex.ts';
import { rule } from './rule.ts';

const METADATA = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/';

const reader = (viewAllFields: string): Files => ({
  'permissionsets/Reader.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<label>Reader</label>',
    `<objectPermissions><object>Account</object><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><viewAllFields>${viewAllFields}</viewAllFields><viewAllRecords>false</viewAllRecords></objectPermissions>`
  )
});

rule('C1963', 'BH2', `${METADATA}meta_customindex.htm`, 'a custom index only makes queries faster', () =>
  project({
    'customindex/Account.Rating.indx-meta.xml': metadata('CustomIndex', '<allowNullValues>false</allowNullValues>')
  })
    .run('[SELECT COUNT() FROM Account]')
    .returns('0')
);
rule('C1964', 'BH2', `${METADATA}meta_animationrule.htm`, 'a rule of animations only shapes what a user sees', () =>
  project({
    'animationRules/Won.animationRule-meta.xml': metadata(
      'AnimationRule',
      '<animationFrequency>always</animationFrequency><developerName>Won</developerName><isActive>true</isActive><masterLabel>Won</masterLabel><recordTypeContext>Master</recordTypeContext><sobjectType>Opportunity</sobjectType><targetField>StageName</targetField><targetFieldChangeToValues>Closed Won</targetFieldChangeToValues>'
    )
  })
    .run('[SELECT COUNT() FROM Account]')
    .returns('0')
);
rule(
  'C1965',
  'BH2',
  `${METADATA}meta_permissionset.htm`,
  'View All Fields is refused by name where it is given',
  () => {
    refuses(reader('true'), /viewAllFields.*View All Fields permission is not enforced/s);
    project(reader('false')).run('[SELECT COUNT() FROM Account]').returns('0');
  }
);
