/** Assignment rules of leads and cases (DU4). */
import { project, refuses } from '../apex.ts';
import type { Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { reference, rule } from './rule.ts';

const HEADER = reference('apex_class_Database_AssignmentRuleHeader');
const RULE = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_assignmentrule.htm';

const condition = (field: string, operation: string, value: string): string =>
  `<criteriaItems><field>${field}</field><operation>${operation}</operation><value>${value}</value></criteriaItems>`;
const rules = (...entries: readonly string[]): Files => ({
  'assignmentRules/Lead.assignmentRules-meta.xml': metadata(
    'AssignmentRules',
    `<assignmentRule><fullName>Route</fullName><active>true</active>${entries.map((each) => `<ruleEntry>${each}</ruleEntry>`).join('')}</assignmentRule>`
  )
});
const QUEUE: Files = {
  'queues/North.queue-meta.xml': metadata(
    'Queue',
    '<doesSendEmailToMembers>false</doesSendEmailToMembers><name>North</name><queueSobject><sobjectType>Lead</sobjectType></queueSobject>'
  )
};
const toNorth = '<assignedTo>North</assignedTo><assignedToType>Queue</assignedToType>';
const routed = project({
  ...QUEUE,
  ...rules(
    `${toNorth}<booleanFilter>1 AND 2</booleanFilter>${condition('Lead.Country', 'equals', 'Norway,Sweden')}${condition('Lead.AnnualRevenue', 'greaterThan', '100')}`,
    condition('Lead.Country', 'equals', 'Spain'),
    `${toNorth}${condition('Lead.Country', 'startsWith', 'S')}`
  )
});
const lead = (country: string, revenue: number): string =>
  `new Lead(LastName = 'l', Company = 'c', Country = '${country}', AnnualRevenue = ${revenue})`;
const OPTIONS =
  'Database.DMLOptions options = new Database.DMLOptions(); options.assignmentRuleHeader.useDefaultRule = true; ';
const OWNERS =
  "for (Lead l : [SELECT Country, Owner.Name FROM Lead ORDER BY Id]) System.debug(l.Country + ' ' + (l.Owner.Name == 'North')); ";

rule('C2910', 'DU4', HEADER, 'the first entry that fits names the owner, where the save asks for it', () =>
  routed
    .run(
      `${OPTIONS}Database.insert(new List<Lead>{ ${lead('Norway', 200)}, ${lead('Norway', 50)}, ${lead('Spain', 200)}, ${lead('Sudan', 1)} }, options); insert ${lead('sweden', 300)}; ${OWNERS}`
    )
    .prints('Norway true', 'Norway false', 'Spain false', 'Sudan true', 'sweden false')
);
rule('C2911', 'DU4', HEADER, 'a record may ask for it itself', () =>
  routed
    .run(`${OPTIONS}Lead one = ${lead('Norway', 200)}; one.setOptions(options); insert one; ${OWNERS}`)
    .prints('Norway true')
);
rule('C2912', 'DU4', HEADER, 'an update is assigned as well', () =>
  routed
    .run(
      `${OPTIONS}Lead one = ${lead('Italy', 200)}; insert one; one.Country = 'Norway'; Database.update(one, options); ${OWNERS}`
    )
    .prints('Norway true')
);
rule('C2913', 'DU4', RULE, 'what a rule names exists', () => {
  refuses(rules(`${toNorth}${condition('Lead.Nothing__c', 'equals', '1')}`), /there is no field Lead\.Nothing__c/);
  refuses(
    rules(`${toNorth}${condition('Lead.CreatedDate', 'equals', '1')}`),
    /values of fields like Lead\.CreatedDate are not supported/
  );
  refuses(
    rules(`${toNorth}<booleanFilter>1 OR 2</booleanFilter>${condition('Lead.Country', 'equals', '1')}`),
    /it has no valid conditions/
  );
});
