/** Tokens of fields, and what is refused beside them: paths through relationships, in every spelling. */
import { apex } from '../apex.ts';
import { guide, rule } from './rule.ts';

const PAGE = guide('apex_dynamic_field_tokens');

rule('C1735', 'P115', PAGE, 'a token through a relationship is refused by name in every spelling', () => {
  for (const path of [
    'Contact.Account.Name',
    'Contact.Account',
    'Account.Owner.Name.getDescribe()',
    'Task.Who.Name',
    'Schema.Contact.Account.Name',
    'Opportunity.SObjectType.Account',
    'Schema.Opportunity.SObjectType.Account.Name',
    'Contact.fields.Account.Name',
    'Contact.SObjectType.fields.Account',
    'Schema.SObjectType.Contact.Account',
    'Schema.SObjectType.Contact.fields.Account.Name'
  ])
    apex(`Object token = ${path};`).refuses(
      /^(?:Contact\.Account|Account\.Owner|Task\.Who|Opportunity\.Account) is not supported by the local org: field tokens through relationships$/
    );
});

rule('C1736', 'P115', PAGE, 'a lookup has a token, and nothing is read from it as from its parent', () => {
  apex('System.debug(Contact.AccountId == Schema.SObjectType.Contact.fields.AccountId.getSObjectField());').prints(
    'true'
  );
  apex('Object token = Contact.AccountId.Name;').refuses('Variable does not exist: Name');
  apex('Object token = Opportunity.SObjectType.Nowhere;').refuses('Variable does not exist: Nowhere');
});
