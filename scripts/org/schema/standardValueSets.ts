/**
 * The standard value sets of an org: what the project deploys, and what the Metadata API has deployed to the running org since.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm
 */
import { nameKey } from './apiName.ts';
import type { PicklistValue } from './model.ts';

export interface StandardValueSet {
  readonly isSorted: boolean;
  readonly values: readonly PicklistValue[];
}

/** Which sets hold other values than the catalogue, by name. The one part of a schema that changes while the org runs. */
export interface StandardValueSets {
  /** What the project or a deployment says; undefined where the catalogue's values hold. */
  find(name: string): StandardValueSet | undefined;
  /** The project's own set, whatever was deployed since. */
  ofProject(name: string): StandardValueSet | undefined;
  /** Fields that show the set have its values from now on. */
  deploy(name: string, set: StandardValueSet): void;
  /** Back to the project's. */
  withdraw(name: string): void;
  /** Deployed to the running org, by name. */
  deployed(): ReadonlyMap<string, StandardValueSet>;
}

/** Standard value set → fields that show it. Names: api_meta/standardvalueset_names.htm */
export const STANDARD_VALUE_SET_FIELDS: Readonly<Record<string, readonly string[]>> = {
  AccountContactMultiRoles: [],
  AccountOwnership: ['Account.Ownership'],
  AccountRating: ['Account.Rating'],
  AccountType: ['Account.Type'],
  AssetStatus: ['Asset.Status'],
  CampaignMemberStatus: ['CampaignMember.Status'],
  CampaignStatus: ['Campaign.Status'],
  CampaignType: ['Campaign.Type'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseStatus: ['Case.Status'],
  CaseType: ['Case.Type'],
  ContactRole: ['OpportunityContactRole.Role', 'AccountContactRole.Role'],
  ContractStatus: ['Contract.Status'],
  EventSubject: ['Event.Subject'],
  EventType: ['Event.Type'],
  Industry: ['Account.Industry', 'Lead.Industry'],
  LeadSource: [
    'Lead.LeadSource',
    'Contact.LeadSource',
    'Opportunity.LeadSource',
    'Account.AccountSource',
    'CampaignMember.LeadSource'
  ],
  LeadStatus: ['Lead.Status'],
  OpportunityStage: ['Opportunity.StageName'],
  OpportunityType: ['Opportunity.Type'],
  OrderStatus: ['Order.Status'],
  PartnerRole: ['OpportunityPartner.Role', 'Partner.Role', 'AccountPartner.Role'],
  Product2Family: ['Product2.Family'],
  QuoteStatus: ['Quote.Status'],
  SalesTeamRole: ['OpportunityTeamMember.TeamMemberRole', 'AccountTeamMember.TeamMemberRole'],
  Salutation: ['Contact.Salutation', 'Lead.Salutation', 'CampaignMember.Salutation'],
  TaskPriority: ['Task.Priority'],
  TaskStatus: ['Task.Status'],
  TaskSubject: ['Task.Subject'],
  TaskType: ['Task.Type']
};

export function createStandardValueSets(project: ReadonlyMap<string, StandardValueSet>): StandardValueSets {
  const deployed = new Map<string, StandardValueSet>();
  return {
    find: (name) => deployed.get(name) ?? project.get(name),
    ofProject: (name) => project.get(name),
    deploy: (name, set) => void deployed.set(name, set),
    withdraw: (name) => void deployed.delete(name),
    deployed: () => deployed
  };
}

const SET_OF_FIELD: ReadonlyMap<string, string> = new Map(
  Object.entries(STANDARD_VALUE_SET_FIELDS).flatMap(([set, fields]) =>
    fields.map((field) => [nameKey(field), set] as const)
  )
);

/** Name of the set whose values a standard field shows. */
export function standardValueSetOf(object: string, field: string): string | undefined {
  return SET_OF_FIELD.get(nameKey(`${object}.${field}`));
}
