/** Person accounts: account and contact in one (PA). */
import { classes, project, triggers } from '../apex.ts';
import { guide, rule } from './rule.ts';

const PERSONS =
  'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_personaccounts.htm';
const NON_DML = guide('apex_dml_non_dml_objects');
const CONVERT = guide('langCon_apex_dml_examples_convertlead');
const features = ['PersonAccounts'];
const org = project({}, { features });
const ANNE =
  "Account anne = new Account(FirstName = 'Anne', LastName = 'Lund', PersonEmail = 'Anne@Lund.example', PersonMailingCity = 'Oslo', Phone = '1'); insert anne; ";

rule('C1243', 'PA1', PERSONS, 'an account with a last name is a person, with a contact of its own', () =>
  org
    .run(
      `${ANNE}Account a = [SELECT Name, IsPersonAccount, PersonContactId, RecordType.DeveloperName, RecordType.IsPersonType FROM Account]; System.debug(a.Name + ' ' + a.IsPersonAccount + ' ' + a.RecordType.DeveloperName + ' ' + a.RecordType.IsPersonType);
      Contact c = [SELECT Id, Name, Email, MailingCity, Phone, AccountId, IsPersonAccount FROM Contact]; System.debug((c.Id == a.PersonContactId) + ' ' + c.Name + ' ' + c.Email + ' ' + c.MailingCity + ' ' + c.Phone + ' ' + (c.AccountId == a.Id) + ' ' + c.IsPersonAccount);`
    )
    .prints('Anne Lund true PersonAccount true', 'true Anne Lund anne@lund.example Oslo 1 true true')
);
rule('C1244', 'PA1', PERSONS, 'a change of the account reaches the contact', () =>
  org
    .run(
      `${ANNE}anne.LastName = 'Berg'; anne.PersonTitle = 'Chief'; update anne; Contact c = [SELECT Name, Title FROM Contact]; System.debug(c.Name + ' ' + c.Title + ' ' + [SELECT Name FROM Account].Name);`
    )
    .prints('Anne Berg Chief Anne Berg')
);
rule('C1245', 'PA1', PERSONS, 'account triggers run for a person, contact triggers do not', () =>
  project(
    {
      ...classes('public class Log { public static List<String> lines = new List<String>(); }'),
      ...triggers(
        "trigger OnAccount on Account (before insert, after update) { Log.lines.add('account ' + Trigger.new[0].IsPersonAccount); }",
        "trigger OnContact on Contact (before insert, after insert, after update, before delete) { Log.lines.add('contact'); }"
      )
    },
    { features }
  )
    .run(`${ANNE}anne.Phone = '2'; update anne; delete anne; System.debug(String.join(Log.lines, ','));`)
    .prints('account true,account true')
);
rule('C1246', 'PA1', NON_DML, 'the name of a person cannot be written, nor persons’ fields of a business', () =>
  org
    .run(
      `System.debug(Database.insert(new Account(LastName = 'x', Name = 'other'), false).getErrors()[0].getMessage()); System.debug(Database.insert(new Account(Name = 'x', PersonEmail = 'a@b.example'), false).getErrors()[0].getMessage()); ${ANNE}anne = [SELECT Id, Name FROM Account]; update anne; anne.Name = 'else'; System.debug(Database.update(anne, false).isSuccess());`
    )
    .prints(
      'Account: bad field names on insert/update call: Name',
      'Account: bad field names on insert/update call: PersonEmail',
      'false'
    )
);
rule('C1247', 'PA1', PERSONS, 'the contact is neither created nor deleted by itself, and goes with the account', () =>
  org
    .run(
      `${ANNE}Contact c = [SELECT Id FROM Contact]; System.debug(Database.delete(c, false).isSuccess()); System.debug(Database.insert(new Contact(LastName = 'z', AccountId = anne.Id), false).isSuccess()); delete anne; System.debug([SELECT COUNT() FROM Contact]); undelete anne; System.debug([SELECT COUNT() FROM Contact]);`
    )
    .prints('false', 'false', '0', '1')
);
rule('C1248', 'PA1', PERSONS, 'persons and businesses are not merged', () =>
  org
    .run(
      `${ANNE}Account b = new Account(Name = 'b'); Account bo = new Account(LastName = 'Bo'); insert new List<Account>{ b, bo }; System.debug(Database.merge(anne, b, false).isSuccess() + ' ' + Database.merge(anne, bo, false).isSuccess());`
    )
    .prints('false true')
);
rule('C1249', 'PA2', CONVERT, 'a lead without a company becomes a person account', () =>
  org
    .run(
      `Lead l = new Lead(FirstName = 'Ida', LastName = 'Moe', Email = 'ida@moe.example', City = 'Bergen'); insert l;
      Database.LeadConvert conversion = new Database.LeadConvert(); conversion.setLeadId(l.Id); conversion.setConvertedStatus('Closed - Converted');
      Database.LeadConvertResult r = Database.convertLead(conversion);
      Account a = [SELECT Name, IsPersonAccount, PersonEmail, PersonContactId, PersonMailingCity FROM Account]; System.debug(a.Name + ' ' + a.IsPersonAccount + ' ' + a.PersonEmail + ' ' + a.PersonMailingCity + ' ' + (a.PersonContactId == r.getContactId()) + ' ' + [SELECT COUNT() FROM Contact] + ' ' + [SELECT Name FROM Opportunity].Name);`
    )
    .prints('Ida Moe true ida@moe.example Bergen true 1 Ida Moe-')
);
