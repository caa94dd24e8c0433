/**
 * Every metadata type the source reader knows, and what the local org does with it: the one place to change.
 *
 * Suffixes and folders: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
 */

export type Treatment =
  /** Loaded into the schema or compiled; a file without one of the values of `onlyIf` is carried. */
  | { readonly use: 'read'; readonly onlyIf?: ElementValues }
  /** Kept as files; it cannot change what Apex or data do here. */
  | { readonly use: 'carried'; readonly reason: string }
  /** Deploying it would change behaviour this org does not reproduce; a file whose element holds one of `values` is carried. */
  | {
      readonly use: 'refused';
      readonly reason: string;
      readonly unless?: ElementValues;
    };

/** Texts of one element directly below the root. */
export interface ElementValues {
  readonly element: string;
  readonly values: readonly string[];
}

export interface MetadataType {
  readonly name: string;
  /** File suffix before `-meta.xml`, or the whole extension in the metadata format; null for bundles. */
  readonly suffix: string | null;
  /** Folder that makes its sub-folders bundles, for types without a suffix. */
  readonly bundleFolder?: string;
  /** Type whose decomposed child this is; its files sit two folders below the parent's. */
  readonly childOf?: string;
  /** The type has a content file next to its `-meta.xml`. */
  readonly hasContent?: true;
  /** One folder of this name holds the type where the same suffix has several owners. */
  readonly folder?: string;
  /** Without `-meta.xml`, files of this suffix are of the type in one folder only. */
  readonly plainFolder?: string;
  readonly treatment: Treatment;
}

const read: Treatment = { use: 'read' };
const looks: Treatment = { use: 'carried', reason: 'it only shapes what a user sees' };
const named: Treatment = { use: 'carried', reason: 'it is configuration of services outside the org' };
const content: Treatment = { use: 'carried', reason: 'its content is read by name where it is used' };

function refuse(reason: string, element?: string, ...values: readonly string[]): Treatment {
  return element === undefined ? { use: 'refused', reason } : { use: 'refused', reason, unless: { element, values } };
}

function type(name: string, suffix: string, treatment: Treatment, more: Partial<MetadataType> = {}): MetadataType {
  return { name, suffix, treatment, ...more };
}

function bundle(name: string, bundleFolder: string, treatment: Treatment): MetadataType {
  return { name, suffix: null, bundleFolder, treatment };
}

const child = { childOf: 'CustomObject' };
const automation = 'automation of this kind does not run in the local org';
const sharing = 'sharing of this kind is not enforced';

export const METADATA_TYPES: readonly MetadataType[] = [
  type('ApexClass', 'cls', read, { hasContent: true }),
  type('ApexTrigger', 'trigger', read, { hasContent: true }),
  type('CustomObject', 'object', read),
  type('CustomField', 'field', read, child),
  type('ValidationRule', 'validationRule', read, child),
  type('RecordType', 'recordType', read, child),
  type('FieldSet', 'fieldSet', read, child),
  type('ListView', 'listView', looks, child),
  type('CompactLayout', 'compactLayout', looks, child),
  type('WebLink', 'webLink', looks, child),
  type('BusinessProcess', 'businessProcess', read, child),
  type('SharingReason', 'sharingReason', read, child),
  type('Index', 'index', refuse('big objects are not supported'), child),
  type('CustomMetadata', 'md', read, { plainFolder: 'customMetadata' }),
  type('CustomLabels', 'labels', read),
  type('CustomLabel', 'label', read),
  type('PermissionSet', 'permissionset', read),
  type('PermissionSetGroup', 'permissionsetgroup', read),
  type('Profile', 'profile', read),
  type('CustomPermission', 'customPermission', read),
  type('StandardValueSet', 'standardValueSet', read),
  type('GlobalValueSet', 'globalValueSet', read),
  type('FlexiPage', 'flexipage', looks),
  type('Layout', 'layout', looks),
  type('CustomTab', 'tab', looks),
  type('CustomApplication', 'app', looks),
  type('AppMenu', 'appMenu', looks),
  type('QuickAction', 'quickAction', looks),
  type('PathAssistant', 'pathAssistant', looks),
  type('AnimationRule', 'animationRule', looks),
  type('CustomIndex', 'indx', { use: 'carried', reason: 'it only makes queries faster' }),
  type('Prompt', 'prompt', looks),
  type('Letterhead', 'letter', looks),
  type('HomePageLayout', 'homePageLayout', looks),
  type('HomePageComponent', 'homePageComponent', looks),
  type('CustomPageWebLink', 'weblink', looks),
  type('BrandingSet', 'brandingSet', looks),
  type('LightningExperienceTheme', 'lightningExperienceTheme', looks),
  type('LightningMessageChannel', 'messageChannel', looks),
  type('NavigationMenu', 'navigationMenu', looks),
  type('Report', 'report', looks),
  type('ReportFolder', 'reportFolder', looks),
  type('ReportType', 'reportType', looks),
  type('Dashboard', 'dashboard', looks),
  type('DashboardFolder', 'dashboardFolder', looks),
  type('Translations', 'translation', looks),
  type('CustomObjectTranslation', 'objectTranslation', looks),
  type('CustomFieldTranslation', 'fieldTranslation', looks),
  type('StandardValueSetTranslation', 'standardValueSetTranslation', looks),
  type('GlobalValueSetTranslation', 'globalValueSetTranslation', looks),
  type('ApexPage', 'page', looks, { hasContent: true }),
  type('ApexComponent', 'component', looks, { hasContent: true }),
  type('ApexTestSuite', 'testSuite', content),
  type('StaticResource', 'resource', content, { hasContent: true }),
  type('ContentAsset', 'asset', content, { hasContent: true }),
  type('DataWeaveResource', 'dwl', content, { hasContent: true }),
  type('FeatureParameterBoolean', 'featureParameterBoolean', content),
  type('FeatureParameterDate', 'featureParameterDate', content),
  type('FeatureParameterInteger', 'featureParameterInteger', content),
  type('Document', 'document', content),
  type('DocumentFolder', 'documentFolder', content),
  type('EmailTemplate', 'email', content, { hasContent: true }),
  type('EmailFolder', 'emailFolder', content),
  type('EmailTemplateFolder', 'emailTemplateFolder', content),
  type('CustomNotificationType', 'notiftype', read),
  type('PlatformCachePartition', 'cachePartition', read),
  type('InvocableActionExtension', 'invocableactionextension', looks),
  type('Audience', 'audience', looks),
  type('NetworkBranding', 'networkBranding', looks, { hasContent: true }),
  type('DigitalExperienceConfig', 'digitalExperienceConfig', looks),
  type('EmbeddedServiceConfig', 'EmbeddedServiceConfig', named),
  type('Bot', 'bot', named),
  type('BotVersion', 'botVersion', named),
  type('GenAiFunction', 'genAiFunction', named),
  type('GenAiPlugin', 'genAiPlugin', named),
  type('GenAiPlannerBundle', 'genAiPlannerBundle', named),
  type('GenAiPromptTemplate', 'genAiPromptTemplate', named),
  type('AiEvaluationDefinition', 'aiEvaluationDefinition', named),
  type('MessagingChannel', 'messagingChannel', named),
  type('PresenceUserConfig', 'presenceUserConfig', named),
  type('QueueRoutingConfig', 'queueRoutingConfig', named),
  type('ServiceChannel', 'serviceChannel', named),
  type('ServicePresenceStatus', 'servicePresenceStatus', named),
  type('RemoteSiteSetting', 'remoteSite', read),
  type('NamedCredential', 'namedCredential', read),
  type('ExternalCredential', 'externalCredential', named),
  type('CspTrustedSite', 'cspTrustedSite', named),
  type('CorsWhitelistOrigin', 'corsWhitelistOrigin', named),
  type('ConnectedApp', 'connectedApp', named),
  type('ExternalClientApplication', 'eca', named),
  type('AuthProvider', 'authprovider', named),
  type('Certificate', 'crt', named, { hasContent: true }),
  bundle('LightningComponentBundle', 'lwc', content),
  bundle('AuraDefinitionBundle', 'aura', looks),
  bundle('ExperienceBundle', 'experiences', looks),
  bundle('DigitalExperienceBundle', 'digitalExperiences', looks),
  bundle('LightningTypeBundle', 'lightningTypes', looks),
  type('CustomSite', 'site', read, { folder: 'sites' }),
  type('Network', 'network', refuse('Experience Cloud sites are not supported')),
  type('Flow', 'flow', { use: 'read', onlyIf: { element: 'status', values: ['Active'] } }),
  type('FlowDefinition', 'flowDefinition', read),
  type('Workflow', 'workflow', read),
  type('ApprovalProcess', 'approvalProcess', { use: 'read', onlyIf: { element: 'active', values: ['true'] } }),
  type('AssignmentRules', 'assignmentRules', read),
  type('AutoResponseRules', 'autoResponseRules', refuse(automation)),
  type('EscalationRules', 'escalationRules', refuse(automation)),
  type('EntitlementProcess', 'entitlementProcess', refuse(automation, 'active', 'false')),
  type('DuplicateRule', 'duplicateRule', read),
  type('MatchingRules', 'matchingRule', read),
  type(
    'PlatformEventSubscriberConfig',
    'platformEventSubscriberConfig',
    refuse('event subscribers run with the defaults only')
  ),
  type('PlatformEventChannel', 'platformEventChannel', named),
  type('PlatformEventChannelMember', 'platformEventChannelMember', named),
  type('TransactionSecurityPolicy', 'transactionSecurityPolicy', refuse(automation, 'active', 'false')),
  type('SharingRules', 'sharingRules', read),
  type('SharingSet', 'sharingSet', refuse(sharing)),
  type('AccountRelationshipShareRule', 'accountRelationshipShareRule', refuse(sharing)),
  type('RestrictionRule', 'rule', refuse(sharing, 'active', 'false'), { folder: 'restrictionRules' }),
  type('MutingPermissionSet', 'mutingpermissionset', read),
  type('Queue', 'queue', read),
  type('Group', 'group', read),
  type('Role', 'role', read),
  type('Territory2', 'territory2', refuse(sharing)),
  type('Territory2Model', 'territory2Model', refuse(sharing)),
  type('Settings', 'settings', refuse('the shape of the local org is given by its features'), { folder: 'settings' }),
  type('ExternalDataSource', 'dataSource', refuse('external objects are not supported')),
  type('ExternalServiceRegistration', 'externalServiceRegistration', refuse('external services are not supported'))
];

const BY_SUFFIX = groupBySuffix();
const BY_BUNDLE = new Map(
  METADATA_TYPES.flatMap((each) => (each.bundleFolder === undefined ? [] : [[each.bundleFolder, each] as const]))
);

function groupBySuffix(): ReadonlyMap<string, readonly MetadataType[]> {
  const map = new Map<string, MetadataType[]>();
  for (const each of METADATA_TYPES) {
    if (each.suffix === null) continue;
    const key = each.suffix.toLowerCase();
    map.set(key, [...(map.get(key) ?? []), each]);
  }
  return map;
}

/** The type of a file by its suffix; a suffix shared between types is told apart by the folders above it. */
export function typeOfSuffix(suffix: string, folders: readonly string[]): MetadataType | undefined {
  return BY_SUFFIX.get(suffix.toLowerCase())?.find(
    (each) => each.folder === undefined || folders.includes(each.folder)
  );
}

export function typeOfBundleFolder(folder: string): MetadataType | undefined {
  return BY_BUNDLE.get(folder);
}
