import title from '@salesforce/label/c.Involvement_AttributionPageTitle';
import intro from '@salesforce/label/c.Involvement_AttributionPageIntro';
import loading from '@salesforce/label/c.Involvement_AttributionPageLoading';
import working from '@salesforce/label/c.Involvement_AttributionPageWorking';
import loadErrorTitle from '@salesforce/label/c.Involvement_AttributionPageLoadErrorTitle';
import errorTitle from '@salesforce/label/c.Involvement_AttributionPageErrorTitle';
import noAccessTitle from '@salesforce/label/c.Involvement_AttributionPageNoAccessTitle';
import noAccessText from '@salesforce/label/c.Involvement_AttributionPageNoAccessText';
import emptyTitle from '@salesforce/label/c.Involvement_AttributionPageEmptyTitle';
import emptyText from '@salesforce/label/c.Involvement_AttributionPageEmptyText';
import sources from '@salesforce/label/c.Involvement_AttributionPageSources';
import roleOf from '@salesforce/label/c.Involvement_AttributionPageRole';
import deals from '@salesforce/label/c.Involvement_AttributionPageDeals';
import find from '@salesforce/label/c.Involvement_AttributionPageFind';
import findNone from '@salesforce/label/c.Involvement_AttributionPageFindNone';
import add from '@salesforce/label/c.Involvement_AttributionPageAdd';
import remove from '@salesforce/label/c.Involvement_AttributionPageRemove';
import ids from '@salesforce/label/c.Involvement_AttributionPageIds';
import idsHelp from '@salesforce/label/c.Involvement_AttributionPageIdsHelp';
import idsAdd from '@salesforce/label/c.Involvement_AttributionPageIdsAdd';
import idsWrong from '@salesforce/label/c.Involvement_AttributionPageIdsWrong';
import next from '@salesforce/label/c.Involvement_AttributionPageNext';
import nextNone from '@salesforce/label/c.Involvement_AttributionPageNextNone';
import chosen from '@salesforce/label/c.Involvement_AttributionPageChosen';
import clear from '@salesforce/label/c.Involvement_AttributionPageClear';
import preview from '@salesforce/label/c.Involvement_AttributionPagePreview';
import chooseFirst from '@salesforce/label/c.Involvement_AttributionPageChooseFirst';
import result from '@salesforce/label/c.Involvement_AttributionPageResult';
import summary from '@salesforce/label/c.Involvement_AttributionPageSummary';
import nothing from '@salesforce/label/c.Involvement_AttributionPageNothing';
import findings from '@salesforce/label/c.Involvement_AttributionPageFindings';
import outcome from '@salesforce/label/c.Involvement_AttributionPageOutcome';
import opportunity from '@salesforce/label/c.Involvement_AttributionPageOpportunity';
import partner from '@salesforce/label/c.Involvement_AttributionPagePartner';
import role from '@salesforce/label/c.Involvement_AttributionPageRoleColumn';
import source from '@salesforce/label/c.Involvement_AttributionPageSource';
import reason from '@salesforce/label/c.Involvement_AttributionPageReason';
import backfill from '@salesforce/label/c.Involvement_AttributionPageBackfill';
import estimate from '@salesforce/label/c.Involvement_AttributionPageEstimate';
import estimateRows from '@salesforce/label/c.Involvement_AttributionPageEstimateRows';
import estimateSaves from '@salesforce/label/c.Involvement_AttributionPageEstimateSaves';
import uncounted from '@salesforce/label/c.Involvement_AttributionPageUncounted';
import start from '@salesforce/label/c.Involvement_AttributionPageStart';
import resume from '@salesforce/label/c.Involvement_AttributionPageResume';
import startTitle from '@salesforce/label/c.Involvement_AttributionPageStartTitle';
import startText from '@salesforce/label/c.Involvement_AttributionPageStartText';
import startNow from '@salesforce/label/c.Involvement_AttributionPageStartNow';
import cancel from '@salesforce/label/c.Involvement_AttributionPageCancel';
import stop from '@salesforce/label/c.Involvement_AttributionPageStop';
import refresh from '@salesforce/label/c.Involvement_AttributionPageRefresh';
import jobNone from '@salesforce/label/c.Involvement_AttributionPageJobNone';
import jobRunning from '@salesforce/label/c.Involvement_AttributionPageJobRunning';
import jobDone from '@salesforce/label/c.Involvement_AttributionPageJobDone';
import jobStopped from '@salesforce/label/c.Involvement_AttributionPageJobStopped';

/** The texts of the page of attribution sources. */
export const LABELS = {
  title,
  intro,
  loading,
  working,
  loadErrorTitle,
  errorTitle,
  noAccessTitle,
  noAccessText,
  emptyTitle,
  emptyText,
  sources,
  roleOf,
  deals,
  find,
  findNone,
  add,
  remove,
  ids,
  idsHelp,
  idsAdd,
  idsWrong,
  next,
  nextNone,
  chosen,
  clear,
  preview,
  chooseFirst,
  result,
  summary,
  nothing,
  findings,
  outcome,
  opportunity,
  partner,
  role,
  source,
  reason,
  backfill,
  estimate,
  estimateRows,
  estimateSaves,
  uncounted,
  start,
  resume,
  startTitle,
  startText,
  startNow,
  cancel,
  stop,
  refresh,
  jobNone,
  jobRunning,
  jobDone,
  jobStopped
} as const;
