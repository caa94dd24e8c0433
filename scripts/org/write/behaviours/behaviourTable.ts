import type { ObjectSchema } from '../../schema/model.ts';
import { AccountBehaviour } from './Account.ts';
import { AccountPartnerBehaviour } from './AccountPartner.ts';
import type { Behaviour } from './behaviour.ts';
import { ContactBehaviour } from './Contact.ts';
import { CustomSettingBehaviour } from './CustomSetting.ts';
import { GroupBehaviour } from './Group.ts';
import { OpportunityBehaviour } from './Opportunity.ts';
import { OpportunityContactRoleBehaviour } from './OpportunityContactRole.ts';
import { OpportunityPartnerBehaviour } from './OpportunityPartner.ts';
import { PartnerBehaviour } from './Partner.ts';
import { PermissionSetAssignmentBehaviour } from './PermissionSetAssignment.ts';
import { ShareBehaviour } from './Share.ts';
import { StatusFlagsBehaviour } from './StatusFlags.ts';
import { UserBehaviour } from './User.ts';
import { UserRoleBehaviour } from './UserRole.ts';

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  Account: AccountBehaviour,
  AccountPartner: AccountPartnerBehaviour,
  Case: StatusFlagsBehaviour,
  Contact: ContactBehaviour,
  Lead: ContactBehaviour,
  Group: GroupBehaviour,
  Opportunity: OpportunityBehaviour,
  OpportunityContactRole: OpportunityContactRoleBehaviour,
  OpportunityPartner: OpportunityPartnerBehaviour,
  Partner: PartnerBehaviour,
  PermissionSetAssignment: PermissionSetAssignmentBehaviour,
  Task: StatusFlagsBehaviour,
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
  if (object.kind === 'customSetting') return CustomSettingBehaviour;
  return BEHAVIOURS[name] ?? (name.endsWith('__Share') ? ShareBehaviour : NONE);
}
