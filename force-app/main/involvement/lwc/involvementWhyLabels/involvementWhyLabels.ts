import first from '@salesforce/label/c.Involvement_WhyFirst';
import yes from '@salesforce/label/c.Involvement_WhyYes';
import no from '@salesforce/label/c.Involvement_WhyNo';
import title from '@salesforce/label/c.Involvement_WhyTitle';
import loading from '@salesforce/label/c.Involvement_WhyLoading';
import errorTitle from '@salesforce/label/c.Involvement_WhyErrorTitle';
import noAccess from '@salesforce/label/c.Involvement_WhyNoAccess';
import worth from '@salesforce/label/c.Involvement_WhyWorth';
import basis from '@salesforce/label/c.Involvement_WhyBasis';
import rule from '@salesforce/label/c.Involvement_WhyRule';
import policy from '@salesforce/label/c.Involvement_WhyPolicy';
import decisions from '@salesforce/label/c.Involvement_WhyDecisions';
import onEvidence from '@salesforce/label/c.Involvement_WhyOnEvidence';
import onAssertion from '@salesforce/label/c.Involvement_WhyOnAssertion';
import onSource from '@salesforce/label/c.Involvement_WhyOnSource';
import onPolicy from '@salesforce/label/c.Involvement_WhyOnPolicy';
import onRole from '@salesforce/label/c.Involvement_WhyOnRole';
import hiddenEvidence from '@salesforce/label/c.Involvement_WhyHiddenEvidence';
import change from '@salesforce/label/c.Involvement_WhyChange';
import opportunityField from '@salesforce/label/c.Involvement_WhyFieldOpportunity';
import leadField from '@salesforce/label/c.Involvement_WhyFieldLead';
import partnerField from '@salesforce/label/c.Involvement_WhyFieldPartner';
import roleField from '@salesforce/label/c.Involvement_WhyFieldRole';
import creditTypeField from '@salesforce/label/c.Involvement_WhyFieldCreditType';
import creditPercentField from '@salesforce/label/c.Involvement_WhyFieldCreditPercent';
import statusField from '@salesforce/label/c.Involvement_WhyFieldStatus';
import primaryField from '@salesforce/label/c.Involvement_WhyFieldPrimary';
import primaryChosenField from '@salesforce/label/c.Involvement_WhyFieldPrimaryChosen';
import startDateField from '@salesforce/label/c.Involvement_WhyFieldStartDate';
import endDateField from '@salesforce/label/c.Involvement_WhyFieldEndDate';
import evidenceField from '@salesforce/label/c.Involvement_WhyFieldEvidence';
import basisField from '@salesforce/label/c.Involvement_WhyFieldBasis';
import sourceField from '@salesforce/label/c.Involvement_WhyFieldSource';
import reasonField from '@salesforce/label/c.Involvement_WhyFieldReason';

/** Texts of the explanation of credit. */
export const WHY_LABELS = {
  title,
  loading,
  errorTitle,
  noAccess,
  worth,
  basis,
  rule,
  policy,
  decisions,
  onEvidence,
  onAssertion,
  onSource,
  onPolicy,
  onRole,
  hiddenEvidence,
  change,
  first,
  yes,
  no,
  /** By the name that decisions give a value. */
  fields: {
    opportunity: opportunityField,
    lead: leadField,
    partner: partnerField,
    role: roleField,
    creditType: creditTypeField,
    creditPercent: creditPercentField,
    status: statusField,
    primary: primaryField,
    primaryChosen: primaryChosenField,
    startDate: startDateField,
    endDate: endDateField,
    evidence: evidenceField,
    basis: basisField,
    source: sourceField,
    reason: reasonField
  } as Readonly<Record<string, string>>
};
