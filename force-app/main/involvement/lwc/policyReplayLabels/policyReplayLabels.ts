import partnerChange from '@salesforce/label/c.Involvement_ReplayPartnerChange';
import title from '@salesforce/label/c.Involvement_ReplayTitle';
import intro from '@salesforce/label/c.Involvement_ReplayIntro';
import version from '@salesforce/label/c.Involvement_ReplayVersion';
import versionOption from '@salesforce/label/c.Involvement_ReplayVersionOption';
import versionCurrent from '@salesforce/label/c.Involvement_ReplayVersionCurrent';
import versionRequired from '@salesforce/label/c.Involvement_ReplayVersionRequired';
import period from '@salesforce/label/c.Involvement_ReplayPeriod';
import periodThisQuarter from '@salesforce/label/c.Involvement_ReplayPeriodThisQuarter';
import periodLastQuarter from '@salesforce/label/c.Involvement_ReplayPeriodLastQuarter';
import periodLastFourQuarters from '@salesforce/label/c.Involvement_ReplayPeriodLastFourQuarters';
import periodDates from '@salesforce/label/c.Involvement_ReplayPeriodDates';
import firstDay from '@salesforce/label/c.Involvement_ReplayFirstDay';
import lastDay from '@salesforce/label/c.Involvement_ReplayLastDay';
import dateRequired from '@salesforce/label/c.Involvement_ReplayDateRequired';
import orderError from '@salesforce/label/c.Involvement_ReplayOrderError';
import run from '@salesforce/label/c.Involvement_ReplayRun';
import running from '@salesforce/label/c.Involvement_ReplayRunning';
import loading from '@salesforce/label/c.Involvement_ReplayLoading';
import errorTitle from '@salesforce/label/c.Involvement_ReplayErrorTitle';
import loadErrorTitle from '@salesforce/label/c.Involvement_ReplayLoadErrorTitle';
import noPoliciesTitle from '@salesforce/label/c.Involvement_ReplayNoPoliciesTitle';
import noPoliciesText from '@salesforce/label/c.Involvement_ReplayNoPoliciesText';
import startText from '@salesforce/label/c.Involvement_ReplayStartText';
import headline from '@salesforce/label/c.Involvement_ReplayHeadline';
import headlineOne from '@salesforce/label/c.Involvement_ReplayHeadlineOne';
import span from '@salesforce/label/c.Involvement_ReplaySpan';
import noneTitle from '@salesforce/label/c.Involvement_ReplayNoneTitle';
import noneText from '@salesforce/label/c.Involvement_ReplayNoneText';
import emptyTitle from '@salesforce/label/c.Involvement_ReplayEmptyTitle';
import emptyText from '@salesforce/label/c.Involvement_ReplayEmptyText';
import amountsTitle from '@salesforce/label/c.Involvement_ReplayAmountsTitle';
import before from '@salesforce/label/c.Involvement_ReplayBefore';
import after from '@salesforce/label/c.Involvement_ReplayAfter';
import difference from '@salesforce/label/c.Involvement_ReplayDifference';
import bucket from '@salesforce/label/c.Involvement_ReplayBucket';
import total from '@salesforce/label/c.Involvement_ReplayTotal';
import unchangedTotal from '@salesforce/label/c.Involvement_ReplayUnchangedTotal';
import sourced from '@salesforce/label/c.Involvement_ReplaySourced';
import influencedOnly from '@salesforce/label/c.Involvement_ReplayInfluencedOnly';
import direct from '@salesforce/label/c.Involvement_ReplayDirect';
import partnersTitle from '@salesforce/label/c.Involvement_ReplayPartnersTitle';
import partnersNone from '@salesforce/label/c.Involvement_ReplayPartnersNone';
import dealsTitle from '@salesforce/label/c.Involvement_ReplayDealsTitle';
import dealsShown from '@salesforce/label/c.Involvement_ReplayDealsShown';
import bucketChange from '@salesforce/label/c.Involvement_ReplayBucketChange';
import bucketSame from '@salesforce/label/c.Involvement_ReplayBucketSame';

/** Texts of the page of policy replays. */
export const LABELS = Object.freeze({
  title,
  intro,
  version,
  versionOption,
  versionCurrent,
  versionRequired,
  period,
  periodThisQuarter,
  periodLastQuarter,
  periodLastFourQuarters,
  periodDates,
  firstDay,
  lastDay,
  dateRequired,
  orderError,
  run,
  running,
  loading,
  errorTitle,
  loadErrorTitle,
  noPoliciesTitle,
  noPoliciesText,
  startText,
  headline,
  headlineOne,
  span,
  noneTitle,
  noneText,
  emptyTitle,
  emptyText,
  amountsTitle,
  before,
  after,
  difference,
  bucket,
  total,
  unchangedTotal,
  sourced,
  influencedOnly,
  direct,
  partnersTitle,
  partnerChange,
  partnersNone,
  dealsTitle,
  dealsShown,
  bucketChange,
  bucketSame
});
