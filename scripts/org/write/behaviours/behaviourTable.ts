import type { ObjectSchema } from '../../schema/model.ts';
import { AccountBehaviour } from './Account.ts';
import { AccountPartnerBehaviour } from './AccountPartner.ts';
import type { Behaviour } from './behaviour.ts';
import { ContactBehaviour } from './Contact.ts';
import { GroupBehaviour } from './Group.ts';
import { OpportunityBehaviour } from './Opportunity.ts';
import { OpportunityPartnerBehaviour } from './OpportunityPartner.ts';
import { PartnerBehaviour } from './Partner.ts';
import { PermissionSetAssignmentBehaviour } from './PermissionSetAssignment.ts';
import { ShareBehaviour } from './Share.ts';
import { UserBehaviour } from './User.ts';
import { UserRoleBehaviour } from './UserRole.ts';

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  Account: AccountBehaviour,
  AccountPartner: AccountPartnerBehaviour,
  Contact: ContactBehaviour,
  Lead: ContactBehaviour,
  Group: GroupBehaviour,
  Opportunity: OpportunityBehaviour,
  OpportunityPartner: OpportunityPartnerBehaviour,
  Partner: PartnerBehaviour,
  PermissionSetAssignment: PermissionSetAssignmentBehaviour,
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

/** Objects without an entry do nothing by themselves. */
export function behaviourOf(object: ObjectSchema): Behaviour {
  const name = object.name.canonical;
  return BEHAVIOURS[name] ?? (name.endsWith('__Share') ? ShareBehaviour : NONE);
}
