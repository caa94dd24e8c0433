/** The partner objects of an opportunity: what the platform does by itself. */
import { apex, refuses, triggers } from '../apex.ts';
import { objects, rule } from './rule.ts';

const PARTNER = objects('sforce_api_objects_partner');
const OPPORTUNITY_PARTNER = objects('sforce_api_objects_opportunitypartner');
const ACCOUNT_PARTNER = objects('sforce_api_objects_accountpartner');
const PARTNER_ROLE = objects('sforce_api_objects_partnerrole');
const DELETING = 'https://help.salesforce.com/s/articleView?id=sales.partners_del.htm';

const DEAL =
  "Account c = new Account(Name = 'Customer'); Account p = new Account(Name = 'Partner'); Account q = new Account(Name = 'Second'); insert new List<Account>{c, p, q}; " +
  "Opportunity o = new Opportunity(Name = 'Deal', AccountId = c.Id, StageName = 'Prospecting', CloseDate = Date.newInstance(2026, 3, 31)); insert o; ";
const ONE = `${DEAL}OpportunityPartner op = new OpportunityPartner(OpportunityId = o.Id, AccountToId = p.Id, IsPrimary = true); insert op; `;
const partners =
  "for (OpportunityPartner r : [SELECT AccountTo.Name, IsPrimary FROM OpportunityPartner WHERE OpportunityId = :o.Id AND AccountToId != :c.Id ORDER BY AccountTo.Name]) { System.debug(r.AccountTo.Name + ' ' + r.IsPrimary); }";

rule('C401', 'PP11', OPPORTUNITY_PARTNER, 'a row of OpportunityPartner is not updated', () =>
  apex(`${ONE}update op;`).refuses(/DML operation Update not allowed on OpportunityPartner/i)
);
rule('C402', 'PP11', OPPORTUNITY_PARTNER, 'nor upserted', () =>
  apex(`${ONE}upsert op;`).refuses(/DML operation Upsert not allowed on OpportunityPartner/i)
);
rule('C403', 'PP11', OPPORTUNITY_PARTNER, 'nor brought back', () =>
  apex(`${ONE}delete op; undelete op;`).refuses(/DML operation Undelete not allowed on OpportunityPartner/i)
);
rule('C404', 'PP11', OPPORTUNITY_PARTNER, 'an update of a generic record is refused when it runs', () =>
  apex(`${ONE}SObject s = op; update s;`).throws(
    'System.TypeException',
    /DML operation UPDATE not allowed on OpportunityPartner/i
  )
);
rule('C405', 'PP11', OPPORTUNITY_PARTNER, 'a new primary partner replaces the old one', () =>
  apex(
    `${ONE}insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = q.Id, IsPrimary = true); ${partners}`
  ).prints('Partner false', 'Second true')
);
rule('C406', 'PP11', OPPORTUNITY_PARTNER, 'a partner that is not primary leaves the primary alone', () =>
  apex(`${ONE}insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = q.Id); ${partners}`).prints(
    'Partner true',
    'Second false'
  )
);
rule('C407', 'PP1', OPPORTUNITY_PARTNER, 'a reciprocal row comes with the row', () =>
  apex(
    `${ONE}OpportunityPartner back = [SELECT AccountToId, IsPrimary, ReversePartnerId FROM OpportunityPartner WHERE AccountToId = :c.Id]; System.debug(back.IsPrimary); System.debug(back.ReversePartnerId == op.Id);`
  ).prints('false', 'true')
);
rule('C408', 'PP1', OPPORTUNITY_PARTNER, 'the reciprocal row goes with the row', () =>
  apex(`${ONE}delete op; System.debug([SELECT COUNT() FROM OpportunityPartner]);`).prints('0')
);
rule('C409', 'PP1', PARTNER_ROLE, 'the reciprocal row has the reverse role', () =>
  apex(
    `${DEAL}PartnerRole role = [SELECT MasterLabel, ReverseRole FROM PartnerRole WHERE ReverseRole != null LIMIT 1]; insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = p.Id, Role = role.MasterLabel); System.debug([SELECT Role FROM OpportunityPartner WHERE AccountToId = :c.Id].Role == role.ReverseRole);`
  ).prints('true')
);
rule('C410', 'PP10', ACCOUNT_PARTNER, 'the accounts become partners as well', () =>
  apex(
    `${ONE}System.debug([SELECT COUNT() FROM AccountPartner WHERE AccountFromId = :c.Id AND AccountToId = :p.Id]);`
  ).prints('1')
);
rule('C411', 'PP10', DELETING, 'the only opportunity of a partner: it leaves the account as well', () =>
  apex(`${ONE}delete op; System.debug([SELECT COUNT() FROM AccountPartner WHERE AccountToId = :p.Id]);`).prints('0')
);
rule('C412', 'PP10', DELETING, 'a partner that leaves an account leaves its opportunities', () =>
  apex(
    `${ONE}delete [SELECT Id FROM AccountPartner WHERE AccountFromId = :c.Id AND AccountToId = :p.Id]; System.debug([SELECT COUNT() FROM OpportunityPartner]);`
  ).prints('0')
);
rule('C413', 'PP8', DELETING, 'another account of the opportunity: all partners go', () =>
  apex(`${ONE}o.AccountId = q.Id; update o; System.debug([SELECT COUNT() FROM OpportunityPartner]);`).prints('0')
);
rule('C414', 'PP8', OPPORTUNITY_PARTNER, 'partners go with their opportunity', () =>
  apex(`${ONE}delete o; System.debug([SELECT COUNT() FROM OpportunityPartner]);`).prints('0')
);
rule('C415', 'PP8', OPPORTUNITY_PARTNER, 'and do not come back with it', () =>
  apex(`${ONE}delete o; undelete o; System.debug([SELECT COUNT() FROM OpportunityPartner]);`).prints('0')
);
rule('C416', 'PP8', OPPORTUNITY_PARTNER, 'a deleted partner leaves the opportunity', () =>
  apex(`${ONE}delete p; System.debug([SELECT COUNT() FROM OpportunityPartner]);`).prints('0')
);
rule('C417', 'PP2', OPPORTUNITY_PARTNER, 'two primary partners in one call', () =>
  apex(
    `${DEAL}insert new List<OpportunityPartner>{new OpportunityPartner(OpportunityId = o.Id, AccountToId = p.Id, IsPrimary = true), new OpportunityPartner(OpportunityId = o.Id, AccountToId = q.Id, IsPrimary = true)};`
  ).throws('System.DmlException', /row 1/)
);
rule('C418', 'PP3', OPPORTUNITY_PARTNER, 'the same partner twice', () =>
  apex(`${ONE}insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = p.Id);`).throws(
    'System.DmlException',
    /DUPLICATE/
  )
);
rule('C419', 'PP4', OPPORTUNITY_PARTNER, 'an opportunity without account', () =>
  apex(
    `${DEAL}o.AccountId = null; update o; insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = p.Id);`
  ).throws('System.DmlException')
);
rule('C420', 'PP5', OPPORTUNITY_PARTNER, 'the customer as its own partner', () =>
  apex(`${DEAL}insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = c.Id);`).throws('System.DmlException')
);
rule('C421', 'PP6', PARTNER_ROLE, 'a role that is not in the value set', () =>
  apex(`${DEAL}insert new OpportunityPartner(OpportunityId = o.Id, AccountToId = p.Id, Role = 'Nobody');`).throws(
    'System.DmlException',
    /Nobody/
  )
);
rule('C422', 'PP11', OPPORTUNITY_PARTNER, 'no trigger on OpportunityPartner', () =>
  refuses(
    triggers('trigger Bad on OpportunityPartner (before insert) { }'),
    /SObject type does not allow triggers: OpportunityPartner/
  )
);
rule('C423', 'PP11', PARTNER, 'no trigger on Partner', () =>
  refuses(triggers('trigger Bad on Partner (before insert) { }'), /SObject type does not allow triggers: Partner/)
);
rule('C424', 'PP9', PARTNER, 'a Partner has one parent, not two', () =>
  apex(`${DEAL}insert new Partner(OpportunityId = o.Id, AccountFromId = c.Id, AccountToId = p.Id);`).throws(
    'System.DmlException',
    /Cannot specify both Opportunity and AccountFrom/
  )
);
rule('C425', 'PP9', PARTNER, 'a Partner on an opportunity makes the rows of the opportunity', () =>
  apex(`${DEAL}insert new Partner(OpportunityId = o.Id, AccountToId = p.Id, IsPrimary = true); ${partners}`).prints(
    'Partner true'
  )
);
rule('C426', 'PP11', PARTNER_ROLE, 'a role is not inserted', () =>
  apex('insert new PartnerRole();').refuses(/not allowed on PartnerRole/i)
);
rule('C427', 'PP11', OPPORTUNITY_PARTNER, 'there is no Name', () =>
  apex('[SELECT Name FROM OpportunityPartner]').refuses(/No such column 'Name' on entity 'OpportunityPartner'/)
);
rule('C428', 'PP11', OPPORTUNITY_PARTNER, 'the reverse row is not set by hand', () =>
  apex(`${ONE}new OpportunityPartner(ReversePartnerId = op.Id);`).refuses(/not writeable/i)
);
rule('C429', 'PP10', DELETING, 'a partner that leaves one deal stays on the others of the account', () =>
  apex(
    `${ONE}Opportunity other = o.clone(); insert other; insert new OpportunityPartner(OpportunityId = other.Id, AccountToId = p.Id, IsPrimary = true); delete op; System.debug([SELECT COUNT() FROM OpportunityPartner WHERE OpportunityId = :other.Id AND IsPrimary = true]); System.debug([SELECT COUNT() FROM AccountPartner WHERE AccountFromId = :c.Id AND AccountToId = :p.Id]);`
  ).prints('1', '1')
);
