/**
 * What no document says about partner rows, as one named assumption each; `DIFFERENCES.md` lists them. Where a choice was free, the
 * stricter or more demanding behaviour was taken, so that code which runs here also runs where the platform is kinder.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitypartner.htm
 */
export interface PartnerPolicy {
  /** PP1: inserting OpportunityPartner itself, not only Partner, creates the reciprocal row: same opportunity, its account as partner, the reverse role, never primary. */
  readonly directInsertCreatesReverseRow: boolean;
  /** PP2: two rows with IsPrimary for one opportunity in one call. */
  readonly severalPrimariesInOneCall: 'refused' | 'last one wins';
  /** PP3: the same partner with the same role twice on one opportunity, or on one account. */
  readonly duplicates: 'refused' | 'accepted';
  /** PP4: partners of an opportunity that has no account; where accepted, they have no reciprocal row. */
  readonly withoutAccount: 'refused' | 'accepted';
  /** PP5: the customer of an opportunity as its partner, an account as its own partner. */
  readonly customerAsPartner: 'refused' | 'accepted';
  /** PP6: a Role that is no active value of the standard value set PartnerRole. */
  readonly unknownRoles: 'refused' | 'accepted';
  /** PP7: merged accounts: partner rows move to the one that stays, less those that would be duplicates; or they go. */
  readonly onMerge: 'moved' | 'removed';
}

export const PARTNER_POLICY: PartnerPolicy = {
  directInsertCreatesReverseRow: true,
  severalPrimariesInOneCall: 'refused',
  duplicates: 'refused',
  withoutAccount: 'refused',
  customerAsPartner: 'refused',
  unknownRoles: 'refused',
  onMerge: 'moved'
};
