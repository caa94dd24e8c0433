/** Duplicate rules with exact matching (DU). */
import { project, refuses } from '../apex.ts';
import type { Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, reference, rule } from './rule.ts';

const HEADER = reference('apex_class_Database_DMLOptions_DuplicateRuleHeader');
const ERROR = reference('apex_class_Database_DuplicateError');
const ORDER = guide('apex_triggers_order_of_execution');
const RULE = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_duplicaterule.htm';
const MATCHING = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_matchingrule.htm';

const item = (field: string, method = 'Exact', blanks = 'NullNotAllowed'): string =>
  `<matchingRuleItems><blankValueBehavior>${blanks}</blankValueBehavior><fieldName>${field}</fieldName><matchingMethod>${method}</matchingMethod></matchingRuleItems>`;
const matching = (...items: readonly string[]): Files => ({
  'matchingRules/Lead.matchingRule-meta.xml': metadata(
    'MatchingRules',
    `<matchingRules><fullName>Same</fullName><label>Same</label>${items.join('')}<ruleStatus>Active</ruleStatus></matchingRules>`
  )
});
const duplicates = (action: 'Allow' | 'Block', operations: readonly string[], more = ''): Files => ({
  'duplicateRules/Lead.Twice.duplicateRule-meta.xml': metadata(
    'DuplicateRule',
    `<actionOnInsert>${action}</actionOnInsert><actionOnUpdate>${action}</actionOnUpdate>`,
    '<duplicateRuleMatchRules><matchRuleSObjectType>Lead</matchRuleSObjectType><matchingRule>Same</matchingRule></duplicateRuleMatchRules>',
    `<isActive>true</isActive><masterLabel>Twice</masterLabel>${operations.map((each) => `<operationsOnInsert>${each}</operationsOnInsert><operationsOnUpdate>${each}</operationsOnUpdate>`).join('')}`,
    `<securityOption>BypassSharingRules</securityOption><sortOrder>1</sortOrder>${more}`
  )
});
const EMAIL = matching(item('Email'));
const blocking = project({ ...EMAIL, ...duplicates('Block', []) });
const alerting = project({ ...EMAIL, ...duplicates('Allow', ['Alert'], '<alertText>Is it the same?</alertText>') });
const TWO =
  "Lead a = new Lead(LastName = 'a', Company = 'a', Email = 'x@y.example'); Lead b = new Lead(LastName = 'b', Company = 'b', Email = 'X@y.example'); insert a; ";
const ALLOW = 'Database.DMLOptions options = new Database.DMLOptions(); options.DuplicateRuleHeader.allowSave = true; ';

rule('C1229', 'DU1', ERROR, 'a rule that blocks keeps duplicates out, whatever code allows', () =>
  blocking
    .run(`${TWO}${ALLOW}System.debug(Database.insert(b, options).isSuccess());`)
    .throws('System.DmlException', /DUPLICATES_DETECTED, Use one of these records\?: \[\]/)
);
rule(
  'C2900',
  'DU1',
  HEADER,
  'a rule that alerts lets duplicates in where code allows them, for a statement or a record',
  () =>
    alerting
      .run(
        `${TWO}System.debug(Database.insert(b, false).getErrors()[0].getMessage()); ${ALLOW}System.debug(Database.insert(b, options).isSuccess()); Lead c = new Lead(LastName = 'c', Company = 'c', Email = 'x@y.example'); c.setOptions(options); insert c; System.debug([SELECT COUNT() FROM Lead]);`
      )
      .prints('Is it the same?', 'true', '3')
);
rule('C2901', 'DU1', RULE, 'a rule that only reports stops nothing', () =>
  project({ ...EMAIL, ...duplicates('Allow', ['Report']) })
    .run(`${TWO}insert b; System.debug([SELECT COUNT() FROM Lead]);`)
    .prints('2')
);
rule('C2902', 'DU1', ERROR, 'the error tells rule and records', () =>
  alerting
    .run(
      `${TWO}Database.DuplicateError e = (Database.DuplicateError) Database.insert(b, false).getErrors()[0]; Datacloud.DuplicateResult r = e.getDuplicateResult(); Datacloud.MatchResult m = r.getMatchResults()[0];
      System.debug(r.getDuplicateRule() + ' ' + r.isAllowSave() + ' ' + r.getErrorMessage() + ' ' + m.getRule() + ' ' + m.getEntityType() + ' ' + m.getSize() + ' ' + (m.getMatchRecords()[0].getRecord().Id == a.Id) + ' ' + e.getStatusCode());`
    )
    .prints('Twice true Is it the same? Same Lead 1 true DUPLICATES_DETECTED')
);
rule('C2903', 'DU2', RULE, 'an update is asked when it changes what is matched', () =>
  blocking
    .run(
      `${TWO}b.Email = null; insert b; b.Title = 't'; update b; b.Email = 'x@y.example'; System.debug(Database.update(b, false).getErrors()[0].getStatusCode());`
    )
    .prints('DUPLICATES_DETECTED')
);
rule('C2904', 'DU1', MATCHING, 'blank values match only where the rule says so', () => {
  const BLANK =
    "insert new Lead(LastName = 'a', Company = 'a'); System.debug(Database.insert(new Lead(LastName = 'b', Company = 'b'), false).isSuccess());";
  blocking.run(BLANK).prints('true');
  project({ ...matching(item('Email', 'Exact', 'MatchBlanks')), ...duplicates('Block', []) })
    .run(BLANK)
    .prints('false');
});
rule('C2905', 'DU1', MATCHING, 'all fields of a matching rule have to match', () =>
  project({ ...matching(item('Email'), item('LastName')), ...duplicates('Block', []) })
    .run(
      `${TWO}System.debug(Database.insert(b, false).isSuccess()); b.LastName = 'A'; b.Id = null; System.debug(Database.insert(b.clone(false), false).isSuccess());`
    )
    .prints('true', 'false')
);
rule('C2906', 'DU1', ORDER, 'deleted records are no duplicates, nor are records that are merged', () =>
  blocking
    .run(
      `${TWO}delete a; insert b; Lead c = new Lead(LastName = 'c', Company = 'c'); insert c; c.Email = 'x@y.example'; System.debug(Database.merge(c, b, false).isSuccess());`
    )
    .prints('true')
);
rule('C2907', 'DU3', MATCHING, 'fuzzy matching is refused by name', () => {
  refuses({ ...matching(item('LastName', 'LastName')) }, /Fuzzy matching \(Same, LastName\) is not supported/);
  refuses(duplicates('Block', []), /no active matching rule Same with exact matching/);
});
