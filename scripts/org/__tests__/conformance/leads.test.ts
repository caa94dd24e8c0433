/** Lead conversion. */
import { apex, project, triggers } from '../apex.ts';
import { guide, objects, reference, rule } from './rule.ts';

const CONVERT = guide('langCon_apex_dml_examples_convertlead');
const CLASS = reference('apex_dml_convertLead');
const CALL = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm';
const MAPPING = 'https://help.salesforce.com/s/articleView?id=sales.lead_conversion_mapping.htm';

const LEAD =
  "Lead lead = new Lead(FirstName = 'Ada', LastName = 'Byron', Company = 'Engines', Email = 'a@example.com', Phone = '1', Title = 'Countess', LeadSource = 'Web', City = 'London'); insert lead;";
const request = (more = ''): string =>
  `Database.LeadConvert request = new Database.LeadConvert(); request.setLeadId(lead.Id); request.setConvertedStatus('Closed - Converted'); ${more}`;
const CONVERTED = `${LEAD} ${request()} Database.LeadConvertResult result = Database.convertLead(request);`;

rule('C870', 'P84', CONVERT, 'a lead becomes an account, a contact and an opportunity', () =>
  apex(`${CONVERTED} System.debug(result.isSuccess());
    Account a = [SELECT Name, Phone, BillingCity FROM Account WHERE Id = :result.getAccountId()]; System.debug(a.Name + ' ' + a.Phone + ' ' + a.BillingCity);
    Contact c = [SELECT Name, Title, MailingCity, AccountId FROM Contact WHERE Id = :result.getContactId()]; System.debug(c.Name + ' ' + c.Title + ' ' + c.MailingCity + ' ' + (c.AccountId == a.Id));
    Opportunity o = [SELECT Name, StageName, LeadSource, AccountId, (SELECT ContactId, IsPrimary FROM OpportunityContactRoles) FROM Opportunity WHERE Id = :result.getOpportunityId()];
    System.debug(o.Name + ' ' + o.StageName + ' ' + o.LeadSource + ' ' + o.OpportunityContactRoles[0].IsPrimary);`).prints(
    'true',
    'Engines 1 London',
    'Ada Byron Countess London true',
    'Engines- Prospecting Web true'
  )
);
rule('C871', 'P84', objects('sforce_api_objects_lead'), 'the lead remembers what it became', () =>
  apex(`${CONVERTED} Lead l = [SELECT IsConverted, Status, ConvertedAccountId, ConvertedContactId, ConvertedOpportunityId, ConvertedDate FROM Lead];
    System.debug(l.IsConverted + ' ' + l.Status + ' ' + (l.ConvertedAccountId == result.getAccountId()) + ' ' + (l.ConvertedContactId == result.getContactId()) + ' ' + (l.ConvertedOpportunityId == result.getOpportunityId()) + ' ' + (l.ConvertedDate != null));`).prints(
    'true Closed - Converted true true true true'
  )
);
rule('C872', 'P84', CLASS, 'no opportunity where none is wanted', () =>
  apex(
    `${LEAD} ${request('request.setDoNotCreateOpportunity(true);')} System.debug(Database.convertLead(request).getOpportunityId()); System.debug([SELECT COUNT() FROM Opportunity]);`
  ).prints('null', '0')
);
rule('C873', 'P84', CALL, 'of an account and contact that are there, empty fields alone are filled', () =>
  apex(`${LEAD} Account a = new Account(Name = 'Old'); insert a; Contact c = new Contact(LastName = 'Old', AccountId = a.Id, LeadSource = 'Other'); insert c;
    ${request('request.setAccountId(a.Id); request.setContactId(c.Id);')} Database.convertLead(request);
    c = [SELECT LastName, Title, LeadSource, Account.Name, Account.Phone FROM Contact]; System.debug(c.LastName + ' ' + c.Title + ' ' + c.LeadSource + ' ' + c.Account.Name + ' ' + c.Account.Phone);`).prints(
    'Old Countess Other Old 1'
  )
);
rule('C874', 'P84', CALL, 'the lead source is overwritten where that is asked for', () =>
  apex(`${LEAD} Account a = new Account(Name = 'Old'); insert a; Contact c = new Contact(LastName = 'Old', AccountId = a.Id, LeadSource = 'Other'); insert c;
    ${request('request.setAccountId(a.Id); request.setContactId(c.Id); request.setOverwriteLeadSource(true);')} Database.convertLead(request);
    System.debug([SELECT LeadSource FROM Contact].LeadSource);`).prints('Web')
);
rule('C875', 'P84', CALL, 'a contact needs its account', () =>
  apex(
    `${LEAD} Contact c = new Contact(LastName = 'a'); insert c; ${request('request.setContactId(c.Id);')} Database.convertLead(request);`
  ).throws('System.DmlException', /^ConvertLead failed. First exception on row 0; first error: INVALID_ID_FIELD/)
);
rule('C876', 'P84', CLASS, 'the status has to be one of converted leads', () =>
  apex(
    `${LEAD} ${request("request.setConvertedStatus('Working - Contacted');")} Database.convertLead(request);`
  ).throws(
    'System.DmlException',
    'ConvertLead failed. First exception on row 0; first error: INVALID_STATUS, invalid convertedStatus: Working - Contacted: []'
  )
);
rule('C877', 'P84', CONVERT, 'a lead is converted once, and not changed afterwards', () =>
  apex(`${CONVERTED} try { update lead; } catch (DmlException e) { System.debug(e.getDmlStatusCode(0)); }
    Database.convertLead(request);`).throws(
    'System.DmlException',
    /CANNOT_UPDATE_CONVERTED_LEAD, cannot reference converted lead/
  )
);
rule('C878', 'P80', CALL, 'a lead that fails leaves the others alone where partial success is allowed', () =>
  apex(`${LEAD} Lead other = new Lead(LastName = 'b', Company = 'b'); insert other; ${request()}
    Database.LeadConvert wrong = new Database.LeadConvert(); wrong.setLeadId(other.Id); wrong.setConvertedStatus('None');
    List<Database.LeadConvertResult> results = Database.convertLead(new List<Database.LeadConvert>{ request, wrong }, false);
    System.debug(results[0].isSuccess() + ' ' + results[1].isSuccess() + ' ' + results[1].getErrors()[0].getStatusCode()); System.debug([SELECT COUNT() FROM Account]);`).prints(
    'true false INVALID_STATUS',
    '1'
  )
);
rule('C879', 'P81', CONVERT, 'all or none: one wrong lead takes back the others', () =>
  apex(`${LEAD} Lead other = new Lead(LastName = 'b', Company = 'b'); insert other; ${request()}
    Database.LeadConvert wrong = new Database.LeadConvert(); wrong.setLeadId(other.Id); wrong.setConvertedStatus('None');
    try { Database.convertLead(new List<Database.LeadConvert>{ request, wrong }); } catch (DmlException e) { System.debug(e.getDmlIndex(0)); }
    System.debug([SELECT COUNT() FROM Account]);`).prints('1', '0')
);
rule('C880', 'P104', guide('apex_gov_limits'), 'a conversion is one DML statement', () =>
  apex(
    `${LEAD} Integer before = Limits.getDmlStatements(); ${request()} Database.convertLead(request); System.debug(Limits.getDmlStatements() - before);`
  ).prints('1')
);
rule(
  'C881',
  'P84',
  'https://help.salesforce.com/s/articleView?id=sales.leads_settings.htm',
  'triggers and rules of all four objects run',
  () =>
    project(
      triggers(
        "trigger A on Account (before insert) { System.debug('account'); }",
        "trigger C on Contact (before insert) { System.debug('contact'); }",
        "trigger O on Opportunity (after insert) { System.debug('opportunity'); }",
        "trigger L on Lead (before update) { System.debug('lead ' + Trigger.new[0].IsConverted); }"
      )
    )
      .run(`${LEAD} ${request()} Database.convertLead(request);`)
      .prints('account', 'contact', 'opportunity', 'lead true')
);
rule('C882', 'P81', CONVERT, 'what a trigger refuses fails the conversion and undoes it', () =>
  project(triggers("trigger O on Opportunity (before insert) { Trigger.new[0].addError('no'); }"))
    .run(
      `${LEAD} ${request()} try { Database.convertLead(request); } catch (DmlException e) { System.debug(e.getDmlMessage(0)); } System.debug([SELECT COUNT() FROM Contact]);`
    )
    .prints('no', '0')
);
rule('C883', 'P84', MAPPING, 'activities follow to the contact', () =>
  apex(
    `${LEAD} insert new Task(Subject = 'Call', WhoId = lead.Id); ${request()} Id contact = Database.convertLead(request).getContactId(); System.debug([SELECT WhoId FROM Task].WhoId == contact);`
  ).prints('true')
);
