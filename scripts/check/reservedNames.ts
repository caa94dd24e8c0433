import { readdirSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from './run.ts';

/**
 * Names of platform namespaces and types that a class of ours would shadow, or be shadowed by.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ref_guide.htm
 */
const PLATFORM_NAMES = [
  ...[
    'Apex',
    'AppLauncher',
    'Approval',
    'Auth',
    'Cache',
    'Canvas',
    'ChatterAnswers',
    'CommerceBuyGrp',
    'CommerceExtension',
    'CommercePayments'
  ],
  ...[
    'Compression',
    'ConnectApi',
    'Context',
    'Database',
    'Datacloud',
    'DataRetrieval',
    'DataSource',
    'DataWeave',
    'Dom',
    'EventBus',
    'ExternalService'
  ],
  ...[
    'Flow',
    'FlowTesting',
    'FormulaEval',
    'Functions',
    'Industries',
    'Invocable',
    'KbManagement',
    'LxScheduler',
    'Messaging',
    'Metadata',
    'PlaceQuote'
  ],
  ...[
    'Pref_center',
    'Process',
    'QuickAction',
    'Reports',
    'RichMessaging',
    'Schema',
    'Search',
    'Sfc',
    'Sfdc_Checkout',
    'Site',
    'Slack',
    'Support',
    'System'
  ],
  ...['TerritoryMgmt', 'TxnSecurity', 'UserProvisioning', 'VisualEditor', 'Wave'],
  ...[
    'AccessLevel',
    'Address',
    'Answers',
    'ApexPages',
    'Assert',
    'AsyncInfo',
    'AsyncOptions',
    'Blob',
    'Boolean',
    'BusinessHours',
    'Callable',
    'Cases',
    'Collator'
  ],
  ...[
    'Comparable',
    'Comparator',
    'Component',
    'Continuation',
    'Cookie',
    'Crypto',
    'Date',
    'Datetime',
    'Decimal',
    'Domain',
    'DomainCreator',
    'DomainParser',
    'Double'
  ],
  ...[
    'EmailMessages',
    'EncodingUtil',
    'Exception',
    'FeatureManagement',
    'Finalizer',
    'FinalizerContext',
    'Formula',
    'Http',
    'HttpRequest',
    'HttpResponse',
    'Id',
    'Ideas'
  ],
  ...[
    'InstallHandler',
    'Integer',
    'Iterable',
    'Iterator',
    'JSON',
    'Label',
    'Limits',
    'List',
    'Location',
    'Long',
    'Map',
    'Matcher',
    'Math',
    'Network',
    'Object',
    'OrgLimit'
  ],
  ...[
    'OrgLimits',
    'Packaging',
    'PageReference',
    'Pattern',
    'Queueable',
    'QueueableContext',
    'Quiddity',
    'RemoteObjectController',
    'Request',
    'ResetPasswordResult'
  ],
  ...[
    'RestContext',
    'RestRequest',
    'RestResponse',
    'SandboxPostCopy',
    'Schedulable',
    'SchedulableContext',
    'Security',
    'SelectOption',
    'Set',
    'SObject',
    'SObjectAccessDecision'
  ],
  ...[
    'StaticResourceCalloutMock',
    'String',
    'StubProvider',
    'Test',
    'Time',
    'TimeZone',
    'Trigger',
    'TriggerOperation',
    'Type',
    'Url',
    'UserInfo',
    'UserManagement',
    'Uuid',
    'Version'
  ],
  ...['WebServiceCallout', 'XmlStreamReader', 'XmlStreamWriter']
] as const;

/** Lower-case names that no class of the package may bear: platform namespaces, types and standard objects. */
export function reservedNames(): ReadonlySet<string> {
  const objects = readdirSync(path.join(REPOSITORY, 'scripts/org/schema/standard'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'));
  return new Set([...PLATFORM_NAMES, ...objects].map((name) => name.toLowerCase()));
}
