import type { ObjectSchema } from '../../schema/model.ts';
import { AccountBehaviour } from './Account.ts';
import { AccountPartnerBehaviour } from './AccountPartner.ts';
import { AddressCodesBehaviour, hasAddressCodes } from './AddressCodes.ts';
import type { Behaviour } from './behaviour.ts';
import { EventBehaviour, TaskBehaviour } from './activities.ts';
import { AttachmentBehaviour } from './Attachment.ts';
import { CampaignBehaviour, CampaignMemberStatusBehaviour } from './Campaign.ts';
import { CampaignMemberBehaviour } from './CampaignMember.ts';
import { ContactBehaviour } from './Contact.ts';
import { ContentDocumentLinkBehaviour } from './ContentDocumentLink.ts';
import { ContentVersionBehaviour } from './ContentVersion.ts';
import { CustomSettingBehaviour } from './CustomSetting.ts';
import { GroupBehaviour } from './Group.ts';
import { GroupMemberBehaviour } from './GroupMember.ts';
import { LeadBehaviour } from './Lead.ts';
import { OpportunityBehaviour } from './Opportunity.ts';
import { OpportunityContactRoleBehaviour } from './OpportunityContactRole.ts';
import { OpportunityLineItemBehaviour } from './OpportunityLineItem.ts';
import { OpportunityPartnerBehaviour } from './OpportunityPartner.ts';
import { OrderBehaviour } from './Order.ts';
import { OrderItemBehaviour } from './OrderItem.ts';
import { PartnerBehaviour } from './Partner.ts';
import { PermissionSetAssignmentBehaviour } from './PermissionSetAssignment.ts';
import { FieldPermissionsBehaviour, ObjectPermissionsBehaviour, SetupEntityAccessBehaviour } from './Permissions.ts';
import { mayBePerson, offersPersonAccounts, PersonAccountBehaviour, PersonContactBehaviour } from './PersonAccount.ts';
import { hasCurrency, RecordCurrencyBehaviour } from './RecordCurrency.ts';
import { PricebookEntryBehaviour } from './PricebookEntry.ts';
import { QueueSobjectBehaviour } from './QueueSobject.ts';
import { QuoteBehaviour } from './Quote.ts';
import { QuoteLineItemBehaviour } from './QuoteLineItem.ts';
import { ShareBehaviour } from './Share.ts';
import { StatusFlagsBehaviour } from './StatusFlags.ts';
import { TeamMemberBehaviour } from './TeamMember.ts';
import { UserBehaviour } from './User.ts';
import { UserRoleBehaviour } from './UserRole.ts';

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  Account: AccountBehaviour,
  AccountPartner: AccountPartnerBehaviour,
  AccountTeamMember: TeamMemberBehaviour,
  Attachment: AttachmentBehaviour,
  Campaign: CampaignBehaviour,
  CampaignMember: CampaignMemberBehaviour,
  CampaignMemberStatus: CampaignMemberStatusBehaviour,
  Case: StatusFlagsBehaviour,
  Contact: ContactBehaviour,
  ContentDocumentLink: ContentDocumentLinkBehaviour,
  ContentVersion: ContentVersionBehaviour,
  Event: EventBehaviour,
  FieldPermissions: FieldPermissionsBehaviour,
  Lead: LeadBehaviour,
  Group: GroupBehaviour,
  GroupMember: GroupMemberBehaviour,
  ObjectPermissions: ObjectPermissionsBehaviour,
  Opportunity: OpportunityBehaviour,
  OpportunityContactRole: OpportunityContactRoleBehaviour,
  OpportunityLineItem: OpportunityLineItemBehaviour,
  OpportunityPartner: OpportunityPartnerBehaviour,
  OpportunityTeamMember: TeamMemberBehaviour,
  Order: OrderBehaviour,
  OrderItem: OrderItemBehaviour,
  Partner: PartnerBehaviour,
  PermissionSetAssignment: PermissionSetAssignmentBehaviour,
  PricebookEntry: PricebookEntryBehaviour,
  Quote: QuoteBehaviour,
  QuoteLineItem: QuoteLineItemBehaviour,
  QueueSobject: QueueSobjectBehaviour,
  SetupEntityAccess: SetupEntityAccessBehaviour,
  Task: TaskBehaviour,
  User: UserBehaviour,
  UserRole: UserRoleBehaviour,
  AccountShare: ShareBehaviour,
  CampaignShare: ShareBehaviour,
  CaseShare: ShareBehaviour,
  ContactShare: ShareBehaviour,
  LeadShare: ShareBehaviour,
  OpportunityShare: ShareBehaviour
};

const NONE: Behaviour = {};

/** What an object does because of a feature of the org, in the order it happens. */
const BY_FEATURE: readonly { readonly applies: (object: ObjectSchema) => boolean; readonly behaviour: Behaviour }[] = [
  { applies: offersPersonAccounts, behaviour: PersonAccountBehaviour },
  { applies: mayBePerson, behaviour: PersonContactBehaviour },
  { applies: hasCurrency, behaviour: RecordCurrencyBehaviour },
  { applies: hasAddressCodes, behaviour: AddressCodesBehaviour }
];

const composed = new WeakMap<ObjectSchema, Behaviour>();

/** Objects without an entry do nothing by themselves. */
export function behaviourOf(object: ObjectSchema): Behaviour {
  const found = composed.get(object);
  if (found !== undefined) return found;
  const extras = BY_FEATURE.filter(({ applies }) => applies(object)).map(({ behaviour }) => behaviour);
  const behaviour = extras.length === 0 ? ownBehaviour(object) : inSequence([ownBehaviour(object), ...extras]);
  composed.set(object, behaviour);
  return behaviour;
}

function ownBehaviour(object: ObjectSchema): Behaviour {
  const name = object.name.canonical;
  if (object.kind === 'customSetting') return CustomSettingBehaviour;
  return BEHAVIOURS[name] ?? (name.endsWith('__Share') ? ShareBehaviour : NONE);
}

function inSequence(parts: readonly Behaviour[]): Behaviour {
  const all =
    (hook: keyof Behaviour): NonNullable<Behaviour[typeof hook]> =>
    (step, items) => {
      for (const part of parts) part[hook]?.(step, items);
    };
  return {
    derive: all('derive'),
    validate: all('validate'),
    afterSave: all('afterSave'),
    beforeDelete: all('beforeDelete')
  };
}
