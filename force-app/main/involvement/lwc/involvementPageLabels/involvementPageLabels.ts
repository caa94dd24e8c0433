import dealsTitle from '@salesforce/label/c.Involvement_PageDealsTitle';
import dealsDescription from '@salesforce/label/c.Involvement_PageDealsDescription';
import dealsRole from '@salesforce/label/c.Involvement_PageDealsRole';
import dealsRoleAny from '@salesforce/label/c.Involvement_PageDealsRoleAny';
import dealsRoleNone from '@salesforce/label/c.Involvement_PageDealsRoleNone';
import dealsPartner from '@salesforce/label/c.Involvement_PageDealsPartner';
import dealsPartnerAny from '@salesforce/label/c.Involvement_PageDealsPartnerAny';
import dealsStatus from '@salesforce/label/c.Involvement_PageDealsStatus';
import dealsStatusAny from '@salesforce/label/c.Involvement_PageDealsStatusAny';
import dealsStatusOpen from '@salesforce/label/c.Involvement_PageDealsStatusOpen';
import dealsStatusWon from '@salesforce/label/c.Involvement_PageDealsStatusWon';
import dealsStatusLost from '@salesforce/label/c.Involvement_PageDealsStatusLost';
import dealsMine from '@salesforce/label/c.Involvement_PageDealsMine';
import dealsClear from '@salesforce/label/c.Involvement_PageDealsClear';
import dealsColumnDeal from '@salesforce/label/c.Involvement_PageDealsColumnDeal';
import dealsColumnCustomer from '@salesforce/label/c.Involvement_PageDealsColumnCustomer';
import dealsColumnStage from '@salesforce/label/c.Involvement_PageDealsColumnStage';
import dealsColumnAmount from '@salesforce/label/c.Involvement_PageDealsColumnAmount';
import dealsColumnClose from '@salesforce/label/c.Involvement_PageDealsColumnClose';
import dealsColumnInvolvement from '@salesforce/label/c.Involvement_PageDealsColumnInvolvement';
import dealsChip from '@salesforce/label/c.Involvement_PageDealsChip';
import dealsChipReview from '@salesforce/label/c.Involvement_PageDealsChipReview';
import dealsChipHelp from '@salesforce/label/c.Involvement_PageDealsChipHelp';
import dealsNone from '@salesforce/label/c.Involvement_PageDealsNone';
import dealsCount from '@salesforce/label/c.Involvement_PageDealsCount';
import dealsCountOne from '@salesforce/label/c.Involvement_PageDealsCountOne';
import dealsCountMore from '@salesforce/label/c.Involvement_PageDealsCountMore';
import dealsMore from '@salesforce/label/c.Involvement_PageDealsMore';
import dealsLoading from '@salesforce/label/c.Involvement_PageDealsLoading';
import dealsEmptyTitle from '@salesforce/label/c.Involvement_PageDealsEmptyTitle';
import dealsEmptyText from '@salesforce/label/c.Involvement_PageDealsEmptyText';
import dealsErrorTitle from '@salesforce/label/c.Involvement_PageDealsErrorTitle';
import noAccessTitle from '@salesforce/label/c.Involvement_PageNoAccessTitle';
import noAccessText from '@salesforce/label/c.Involvement_PageNoAccessText';
import detailTitle from '@salesforce/label/c.Involvement_PageDetailTitle';
import detailClose from '@salesforce/label/c.Involvement_PageDetailClose';
import detailSince from '@salesforce/label/c.Involvement_PageDetailSince';
import detailCredit from '@salesforce/label/c.Involvement_PageDetailCredit';
import detailReason from '@salesforce/label/c.Involvement_PageDetailReason';
import detailNoReason from '@salesforce/label/c.Involvement_PageDetailNoReason';
import detailPrimary from '@salesforce/label/c.Involvement_PageDetailPrimary';
import detailReview from '@salesforce/label/c.Involvement_PageDetailReview';
import insightTitle from '@salesforce/label/c.Involvement_PageInsightTitle';
import insightPeriod from '@salesforce/label/c.Involvement_PageInsightPeriod';
import insightThisQuarter from '@salesforce/label/c.Involvement_PageInsightThisQuarter';
import insightLastQuarter from '@salesforce/label/c.Involvement_PageInsightLastQuarter';
import insightThisYear from '@salesforce/label/c.Involvement_PageInsightThisYear';
import insightLastYear from '@salesforce/label/c.Involvement_PageInsightLastYear';
import insightLastFourQuarters from '@salesforce/label/c.Involvement_PageInsightLastFourQuarters';
import insightSpan from '@salesforce/label/c.Involvement_PageInsightSpan';
import insightLoading from '@salesforce/label/c.Involvement_PageInsightLoading';
import insightErrorTitle from '@salesforce/label/c.Involvement_PageInsightErrorTitle';
import insightCapped from '@salesforce/label/c.Involvement_PageInsightCapped';
import insightRatesDated from '@salesforce/label/c.Involvement_PageInsightRatesDated';
import insightRatesPresent from '@salesforce/label/c.Involvement_PageInsightRatesPresent';
import insightRatesSingle from '@salesforce/label/c.Involvement_PageInsightRatesSingle';
import insightWithPartners from '@salesforce/label/c.Involvement_PageInsightWithPartners';
import insightWithoutPartners from '@salesforce/label/c.Involvement_PageInsightWithoutPartners';
import insightWinRate from '@salesforce/label/c.Involvement_PageInsightWinRate';
import insightDays from '@salesforce/label/c.Involvement_PageInsightDays';
import insightVelocity from '@salesforce/label/c.Involvement_PageInsightVelocity';
import insightAverage from '@salesforce/label/c.Involvement_PageInsightAverage';
import insightWonOf from '@salesforce/label/c.Involvement_PageInsightWonOf';
import insightFew from '@salesforce/label/c.Involvement_PageInsightFew';
import insightFewHelp from '@salesforce/label/c.Involvement_PageInsightFewHelp';
import insightPoints from '@salesforce/label/c.Involvement_PageInsightPoints';
import insightFaster from '@salesforce/label/c.Involvement_PageInsightFaster';
import insightSlower from '@salesforce/label/c.Involvement_PageInsightSlower';
import insightSame from '@salesforce/label/c.Involvement_PageInsightSame';
import insightHigher from '@salesforce/label/c.Involvement_PageInsightHigher';
import insightLower from '@salesforce/label/c.Involvement_PageInsightLower';
import insightDaysValue from '@salesforce/label/c.Involvement_PageInsightDaysValue';
import insightUnknown from '@salesforce/label/c.Involvement_PageInsightUnknown';
import insightWonTitle from '@salesforce/label/c.Involvement_PageInsightWonTitle';
import insightOpenTitle from '@salesforce/label/c.Involvement_PageInsightOpenTitle';
import insightSourced from '@salesforce/label/c.Involvement_PageInsightSourced';
import insightInfluencedOnly from '@salesforce/label/c.Involvement_PageInsightInfluencedOnly';
import insightDirect from '@salesforce/label/c.Involvement_PageInsightDirect';
import insightTotal from '@salesforce/label/c.Involvement_PageInsightTotal';
import insightInclusive from '@salesforce/label/c.Involvement_PageInsightInclusive';
import insightInclusiveHelp from '@salesforce/label/c.Involvement_PageInsightInclusiveHelp';
import insightWithoutAmount from '@salesforce/label/c.Involvement_PageInsightWithoutAmount';
import insightNoDeals from '@salesforce/label/c.Involvement_PageInsightNoDeals';
import insightBehind from '@salesforce/label/c.Involvement_PageInsightBehind';
import insightOpenList from '@salesforce/label/c.Involvement_PageInsightOpenList';
import partnerTitle from '@salesforce/label/c.Involvement_PagePartnerTitle';
import partnerLoading from '@salesforce/label/c.Involvement_PagePartnerLoading';
import partnerErrorTitle from '@salesforce/label/c.Involvement_PagePartnerErrorTitle';
import partnerEmptyTitle from '@salesforce/label/c.Involvement_PagePartnerEmptyTitle';
import partnerEmptyText from '@salesforce/label/c.Involvement_PagePartnerEmptyText';
import partnerSummary from '@salesforce/label/c.Involvement_PagePartnerSummary';
import partnerBucket from '@salesforce/label/c.Involvement_PagePartnerBucket';
import partnerDeals from '@salesforce/label/c.Involvement_PagePartnerDeals';
import partnerOpen from '@salesforce/label/c.Involvement_PagePartnerOpen';
import partnerWon from '@salesforce/label/c.Involvement_PagePartnerWon';
import partnerSourced from '@salesforce/label/c.Involvement_PagePartnerSourced';
import partnerInfluencedOnly from '@salesforce/label/c.Involvement_PagePartnerInfluencedOnly';
import partnerOther from '@salesforce/label/c.Involvement_PagePartnerOther';
import partnerTotal from '@salesforce/label/c.Involvement_PagePartnerTotal';
import partnerInclusive from '@salesforce/label/c.Involvement_PagePartnerInclusive';
import partnerInclusiveHelp from '@salesforce/label/c.Involvement_PagePartnerInclusiveHelp';
import partnerCredit from '@salesforce/label/c.Involvement_PagePartnerCredit';
import partnerRoles from '@salesforce/label/c.Involvement_PagePartnerRoles';
import partnerTrend from '@salesforce/label/c.Involvement_PagePartnerTrend';
import partnerTrendText from '@salesforce/label/c.Involvement_PagePartnerTrendText';
import partnerTrendShowTable from '@salesforce/label/c.Involvement_PagePartnerTrendShowTable';
import partnerTrendHideTable from '@salesforce/label/c.Involvement_PagePartnerTrendHideTable';
import partnerQuarter from '@salesforce/label/c.Involvement_PagePartnerQuarter';
import partnerCapped from '@salesforce/label/c.Involvement_PagePartnerCapped';
import insightWonDeals from '@salesforce/label/c.Involvement_PageInsightWonDeals';

/** Every text of the pages about involvement, as the labels of the org give it. */
export const LABELS = Object.freeze({
  dealsTitle,
  dealsDescription,
  dealsRole,
  dealsRoleAny,
  dealsRoleNone,
  dealsPartner,
  dealsPartnerAny,
  dealsStatus,
  dealsStatusAny,
  dealsStatusOpen,
  dealsStatusWon,
  dealsStatusLost,
  dealsMine,
  dealsClear,
  dealsColumnDeal,
  dealsColumnCustomer,
  dealsColumnStage,
  dealsColumnAmount,
  dealsColumnClose,
  dealsColumnInvolvement,
  dealsChip,
  dealsChipReview,
  dealsChipHelp,
  dealsNone,
  dealsCount,
  dealsCountOne,
  dealsCountMore,
  dealsMore,
  dealsLoading,
  dealsEmptyTitle,
  dealsEmptyText,
  dealsErrorTitle,
  noAccessTitle,
  noAccessText,
  detailTitle,
  detailClose,
  detailSince,
  detailCredit,
  detailReason,
  detailNoReason,
  detailPrimary,
  detailReview,
  insightTitle,
  insightPeriod,
  insightThisQuarter,
  insightLastQuarter,
  insightThisYear,
  insightLastYear,
  insightLastFourQuarters,
  insightSpan,
  insightLoading,
  insightErrorTitle,
  insightCapped,
  insightRatesDated,
  insightRatesPresent,
  insightRatesSingle,
  insightWithPartners,
  insightWithoutPartners,
  insightWinRate,
  insightDays,
  insightVelocity,
  insightAverage,
  insightWonOf,
  insightFew,
  insightFewHelp,
  insightPoints,
  insightFaster,
  insightSlower,
  insightSame,
  insightHigher,
  insightLower,
  insightDaysValue,
  insightUnknown,
  insightWonTitle,
  insightOpenTitle,
  insightSourced,
  insightInfluencedOnly,
  insightDirect,
  insightTotal,
  insightInclusive,
  insightInclusiveHelp,
  insightWithoutAmount,
  insightNoDeals,
  insightBehind,
  insightOpenList,
  partnerTitle,
  partnerLoading,
  partnerErrorTitle,
  partnerEmptyTitle,
  partnerEmptyText,
  partnerSummary,
  partnerBucket,
  partnerDeals,
  partnerOpen,
  partnerWon,
  partnerSourced,
  partnerInfluencedOnly,
  partnerOther,
  partnerTotal,
  partnerInclusive,
  partnerInclusiveHelp,
  partnerCredit,
  partnerRoles,
  partnerTrend,
  partnerTrendText,
  partnerTrendShowTable,
  partnerTrendHideTable,
  partnerQuarter,
  partnerCapped,
  insightWonDeals
});
