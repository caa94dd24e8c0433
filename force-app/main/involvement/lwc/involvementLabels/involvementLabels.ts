import closedTitle from '@salesforce/label/c.Involvement_PanelClosedTitle';
import closedText from '@salesforce/label/c.Involvement_PanelClosedText';
import closedTextRead from '@salesforce/label/c.Involvement_PanelClosedTextRead';
import reasonClosedRequired from '@salesforce/label/c.Involvement_PanelReasonClosedRequired';
import makePrimaryTitle from '@salesforce/label/c.Involvement_PanelMakePrimaryTitle';
import acceptTitle from '@salesforce/label/c.Involvement_PanelAcceptTitle';
import title from '@salesforce/label/c.Involvement_PanelTitle';
import loading from '@salesforce/label/c.Involvement_PanelLoading';
import saving from '@salesforce/label/c.Involvement_PanelSaving';
import add from '@salesforce/label/c.Involvement_PanelAdd';
import emptyTitle from '@salesforce/label/c.Involvement_PanelEmptyTitle';
import emptyText from '@salesforce/label/c.Involvement_PanelEmptyText';
import emptyTextRead from '@salesforce/label/c.Involvement_PanelEmptyTextRead';
import noAccessTitle from '@salesforce/label/c.Involvement_PanelNoAccessTitle';
import noAccessText from '@salesforce/label/c.Involvement_PanelNoAccessText';
import readOnly from '@salesforce/label/c.Involvement_PanelReadOnly';
import noCustomer from '@salesforce/label/c.Involvement_PanelNoCustomer';
import partners from '@salesforce/label/c.Involvement_PanelPartners';
import primary from '@salesforce/label/c.Involvement_PanelPrimary';
import makePrimary from '@salesforce/label/c.Involvement_PanelMakePrimary';
import changeRole from '@salesforce/label/c.Involvement_PanelChangeRole';
import changeCredit from '@salesforce/label/c.Involvement_PanelChangeCredit';
import end from '@salesforce/label/c.Involvement_PanelEnd';
import actions from '@salesforce/label/c.Involvement_PanelActions';
import since from '@salesforce/label/c.Involvement_PanelSince';
import accept from '@salesforce/label/c.Involvement_PanelAccept';
import whyMore from '@salesforce/label/c.Involvement_PanelWhyMore';
import savedAccept from '@salesforce/label/c.Involvement_PanelSavedAccept';
import why from '@salesforce/label/c.Involvement_PanelWhy';
import role from '@salesforce/label/c.Involvement_PanelRole';
import noCredit from '@salesforce/label/c.Involvement_PanelNoCredit';
import creditOfType from '@salesforce/label/c.Involvement_PanelCreditOfType';
import sourcedTitle from '@salesforce/label/c.Involvement_PanelSourcedTitle';
import sourcedSummary from '@salesforce/label/c.Involvement_PanelSourcedSummary';
import sourcedShare from '@salesforce/label/c.Involvement_PanelSourcedShare';
import sourcedNone from '@salesforce/label/c.Involvement_PanelSourcedNone';
import sourcedOpen from '@salesforce/label/c.Involvement_PanelSourcedOpen';
import pendingTitle from '@salesforce/label/c.Involvement_PanelPendingTitle';
import pendingText from '@salesforce/label/c.Involvement_PanelPendingText';
import findingsTitle from '@salesforce/label/c.Involvement_PanelFindingsTitle';
import addTitle from '@salesforce/label/c.Involvement_PanelAddTitle';
import changeRoleTitle from '@salesforce/label/c.Involvement_PanelChangeRoleTitle';
import changeCreditTitle from '@salesforce/label/c.Involvement_PanelChangeCreditTitle';
import endTitle from '@salesforce/label/c.Involvement_PanelEndTitle';
import endText from '@salesforce/label/c.Involvement_PanelEndText';
import endPrimaryText from '@salesforce/label/c.Involvement_PanelEndPrimaryText';
import endSourcedText from '@salesforce/label/c.Involvement_PanelEndSourcedText';
import partner from '@salesforce/label/c.Involvement_PanelPartner';
import partnerPlaceholder from '@salesforce/label/c.Involvement_PanelPartnerPlaceholder';
import partnerHint from '@salesforce/label/c.Involvement_PanelPartnerHint';
import partnerSearching from '@salesforce/label/c.Involvement_PanelPartnerSearching';
import partnerNone from '@salesforce/label/c.Involvement_PanelPartnerNone';
import partnerResults from '@salesforce/label/c.Involvement_PanelPartnerResults';
import partnerRequired from '@salesforce/label/c.Involvement_PanelPartnerRequired';
import partnerClear from '@salesforce/label/c.Involvement_PanelPartnerClear';
import roleRequired from '@salesforce/label/c.Involvement_PanelRoleRequired';
import rolePlaceholder from '@salesforce/label/c.Involvement_PanelRolePlaceholder';
import primaryCheckbox from '@salesforce/label/c.Involvement_PanelPrimaryCheckbox';
import primaryHelp from '@salesforce/label/c.Involvement_PanelPrimaryHelp';
import creditPercent from '@salesforce/label/c.Involvement_PanelCreditPercent';
import creditOf from '@salesforce/label/c.Involvement_PanelCreditOf';
import creditSplit from '@salesforce/label/c.Involvement_PanelCreditSplit';
import creditTotal from '@salesforce/label/c.Involvement_PanelCreditTotal';
import creditMissing from '@salesforce/label/c.Involvement_PanelCreditMissing';
import creditOver from '@salesforce/label/c.Involvement_PanelCreditOver';
import creditEven from '@salesforce/label/c.Involvement_PanelCreditEven';
import thisPartner from '@salesforce/label/c.Involvement_PanelThisPartner';
import reason from '@salesforce/label/c.Involvement_PanelReason';
import reasonEndRequired from '@salesforce/label/c.Involvement_PanelReasonEndRequired';
import reasonHelp from '@salesforce/label/c.Involvement_PanelReasonHelp';
import save from '@salesforce/label/c.Involvement_PanelSave';
import cancel from '@salesforce/label/c.Involvement_PanelCancel';
import historyShow from '@salesforce/label/c.Involvement_PanelHistoryShow';
import historyHide from '@salesforce/label/c.Involvement_PanelHistoryHide';
import historyTitle from '@salesforce/label/c.Involvement_PanelHistoryTitle';
import historyTo from '@salesforce/label/c.Involvement_PanelHistoryTo';
import addAgain from '@salesforce/label/c.Involvement_PanelAddAgain';
import addAgainPartner from '@salesforce/label/c.Involvement_PanelAddAgainPartner';
import savedAdd from '@salesforce/label/c.Involvement_PanelSavedAdd';
import savedRole from '@salesforce/label/c.Involvement_PanelSavedRole';
import savedPrimary from '@salesforce/label/c.Involvement_PanelSavedPrimary';
import savedCredit from '@salesforce/label/c.Involvement_PanelSavedCredit';
import savedEnd from '@salesforce/label/c.Involvement_PanelSavedEnd';
import savedTitle from '@salesforce/label/c.Involvement_PanelSavedTitle';
import saveErrorTitle from '@salesforce/label/c.Involvement_PanelSaveErrorTitle';
import loadErrorTitle from '@salesforce/label/c.Involvement_PanelLoadErrorTitle';
import held from '@salesforce/label/c.Involvement_PanelHeld';
import influenceTitle from '@salesforce/label/c.Involvement_PanelInfluenceTitle';
import influenceHelp from '@salesforce/label/c.Involvement_PanelInfluenceHelp';
import influenceOpen from '@salesforce/label/c.Involvement_PanelInfluenceOpen';
import timelineTitle from '@salesforce/label/c.Involvement_TimelineTitle';
import timelineBars from '@salesforce/label/c.Involvement_TimelineBars';
import timelineEvents from '@salesforce/label/c.Involvement_TimelineEvents';
import timelineSpan from '@salesforce/label/c.Involvement_TimelineSpan';
import timelineToday from '@salesforce/label/c.Involvement_TimelineToday';
import timelineMore from '@salesforce/label/c.Involvement_TimelineMore';
import timelineCredit from '@salesforce/label/c.Involvement_TimelineCredit';
import timelineCreditFirst from '@salesforce/label/c.Involvement_TimelineCreditFirst';
import timelineCreditNone from '@salesforce/label/c.Involvement_TimelineCreditNone';
import timelineKindStart from '@salesforce/label/c.Involvement_TimelineKindStart';
import timelineKindEnd from '@salesforce/label/c.Involvement_TimelineKindEnd';
import timelineKindCredit from '@salesforce/label/c.Involvement_TimelineKindCredit';
import timelineKindPrimary from '@salesforce/label/c.Involvement_TimelineKindPrimary';
import timelineKindReview from '@salesforce/label/c.Involvement_TimelineKindReview';
import timelineKindChange from '@salesforce/label/c.Involvement_TimelineKindChange';
import savedOtherRole from '@salesforce/label/c.Involvement_PanelSavedOtherRole';

/** Every text of the involvement panel, as the org's labels give it. */
export const LABELS = Object.freeze({
  title,
  loading,
  saving,
  add,
  emptyTitle,
  emptyText,
  emptyTextRead,
  noAccessTitle,
  noAccessText,
  readOnly,
  noCustomer,
  partners,
  primary,
  makePrimary,
  changeRole,
  changeCredit,
  end,
  actions,
  since,
  accept,
  whyMore,
  savedAccept,
  why,
  role,
  noCredit,
  creditOfType,
  sourcedTitle,
  sourcedSummary,
  sourcedShare,
  sourcedNone,
  sourcedOpen,
  pendingTitle,
  pendingText,
  findingsTitle,
  addTitle,
  changeRoleTitle,
  changeCreditTitle,
  endTitle,
  endText,
  endPrimaryText,
  endSourcedText,
  partner,
  partnerPlaceholder,
  partnerHint,
  partnerSearching,
  partnerNone,
  partnerResults,
  partnerRequired,
  partnerClear,
  roleRequired,
  rolePlaceholder,
  primaryCheckbox,
  primaryHelp,
  creditPercent,
  creditOf,
  creditSplit,
  creditTotal,
  creditMissing,
  creditOver,
  creditEven,
  thisPartner,
  reason,
  reasonEndRequired,
  reasonHelp,
  save,
  cancel,
  historyShow,
  historyHide,
  historyTitle,
  historyTo,
  addAgain,
  addAgainPartner,
  savedAdd,
  savedRole,
  savedPrimary,
  savedCredit,
  savedEnd,
  savedTitle,
  saveErrorTitle,
  loadErrorTitle,
  held,
  influenceTitle,
  influenceHelp,
  influenceOpen,
  timelineTitle,
  timelineBars,
  timelineEvents,
  timelineSpan,
  timelineToday,
  timelineMore,
  timelineCredit,
  timelineCreditFirst,
  timelineCreditNone,
  timelineKindStart,
  timelineKindEnd,
  timelineKindCredit,
  timelineKindPrimary,
  timelineKindReview,
  timelineKindChange,
  savedOtherRole,
  closedTitle,
  closedText,
  closedTextRead,
  reasonClosedRequired,
  makePrimaryTitle,
  acceptTitle
});
