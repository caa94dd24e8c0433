/**
 * Elements of roles, public groups, queues and sites.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_role.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm
 */
import { flag, group, groups, irrelevant, oneOf, refused, text, texts } from '../source/elementRules.ts';
import type { ElementRules } from '../source/elementRules.ts';

const LEVEL = oneOf('None', 'Read', 'Edit');
const REMARK = irrelevant('a remark');

export const ROLE_RULES: ElementRules = {
  fullName: text,
  name: text,
  parentRole: text,
  description: text,
  caseAccessLevel: LEVEL,
  contactAccessLevel: LEVEL,
  opportunityAccessLevel: LEVEL,
  mayForecastManagerShare: refused('forecasts are not supported', 'false')
};

export const GROUP_RULES: ElementRules = { fullName: text, name: text, description: REMARK, doesIncludeBosses: flag };

export const QUEUE_RULES: ElementRules = {
  fullName: text,
  name: text,
  description: REMARK,
  doesSendEmailToMembers: flag,
  email: text,
  queueRoutingConfig: refused('work is not routed'),
  queueSobject: groups({ sobjectType: text }),
  queueMembers: group({
    publicGroups: group({ publicGroup: texts }),
    roles: group({ role: texts }),
    roleAndSubordinates: group({ roleAndSubordinate: texts }),
    roleAndSubordinatesInternal: group({ roleAndSubordinateInternal: texts }),
    users: refused('the users of the local org are not known when it is deployed')
  })
};

const PAGES = irrelevant('pages of this kind do not run in the local org');
const WEB = irrelevant('sites are not served by the local org');

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sites.htm */
export const SITE_RULES: ElementRules = {
  fullName: text,
  masterLabel: text,
  active: flag,
  siteGuestRecordDefaultOwner: text,
  description: REMARK,
  guestProfile: irrelevant('it follows from the label'),
  ...Object.fromEntries(
    [
      'authorizationRequiredPage',
      'bandwidthExceededPage',
      'changePasswordPage',
      'chatterAnswersForgotPasswordConfirmPage',
      'chatterAnswersForgotPasswordPage',
      'chatterAnswersHelpPage',
      'chatterAnswersLoginPage',
      'chatterAnswersRegistrationPage',
      'favoriteIcon',
      'fileNotFoundPage',
      'forgotPasswordPage',
      'genericErrorPage',
      'inMaintenancePage',
      'inactiveIndexPage',
      'indexPage',
      'myProfilePage',
      'robotsTxtPage',
      'selfRegPage',
      'serverIsDown',
      'siteTemplate'
    ].map((name) => [name, PAGES])
  ),
  ...Object.fromEntries(
    [
      'allowGuestPaymentsApi',
      'allowHomePage',
      'allowStandardAnswersPages',
      'allowStandardIdeasPages',
      'allowStandardLookups',
      'allowStandardPortalPages',
      'allowStandardSearch',
      'analyticsTrackingCode',
      'browserXssProtection',
      'cachePublicVisualforcePagesInProxyServers',
      'clickjackProtectionLevel',
      'contentSniffingProtection',
      'customWebAddresses',
      'enableAuraRequests',
      'portal',
      'redirectToCustomDomain',
      'referrerPolicyOriginWhenCrossOrigin',
      'siteAdmin',
      'siteIframeWhiteListUrls',
      'siteRedirectMappings',
      'siteType',
      'subdomain',
      'urlPathPrefix'
    ].map((name) => [name, WEB])
  )
};
