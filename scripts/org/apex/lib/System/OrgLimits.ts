/**
 * Allocations of the org, of which the local org knows few and uses none up but those of the running transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm
 */
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { defineType } from '../library.ts';
import { refuse } from '../refusal.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { MOST_SINGLE_MAILS } from '../Messaging/sendMail.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

/**
 * Name → the most of an hour, a day or at once: the example of the documentation, which is of a Developer Edition org like
 * this one, without what needs a feature of its own. See DIFFERENCES.md IA2.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_limits.htm
 */
export const ORG_ALLOCATIONS: Readonly<Record<string, number>> = {
  ActiveScratchOrgs: 3,
  AnalyticsExternalDataSizeMB: 40_960,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentEinsteinDataInsightsStoryCreation: 5,
  ConcurrentEinsteinDiscoveryStoryCreation: 2,
  ConcurrentSyncReportRuns: 20,
  DailyAnalyticsDataflowJobExecutions: 60,
  DailyAnalyticsUploadedFilesSizeMB: 51_200,
  DailyApiRequests: 5_000,
  DailyAsyncApexExecutions: 250_000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DailyDurableGenericStreamingApiEvents: 10_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 390,
  DataStorageMB: 5,
  DurableStreamingApiConcurrentClients: 20,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1_200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5_000,
  HourlyDashboardStatuses: 999_999_999,
  HourlyLongTermIdMapping: 100_000,
  HourlyODataCallout: 1_000,
  HourlyPublishedPlatformEvents: 50_000,
  HourlyPublishedStandardVolumePlatformEvents: 1_000,
  HourlyShortTermIdMapping: 100_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 50,
  MassEmail: 10,
  PermissionSets: 1_500,
  SingleEmail: MOST_SINGLE_MAILS,
  StreamingApiConcurrentClients: 20
};

/**
 * Names an org may have besides, by its features: asking for one is refused.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm
 */
const UNKNOWN_ALLOCATIONS: ReadonlySet<unknown> = new Set([
  'DailyDeliveredPlatformEvents',
  'DailyEinsteinDataInsightsStoryCreation',
  'DailyEinsteinDiscoveryOptimizationJobRuns',
  'DailyEinsteinDiscoveryPredictAPICalls',
  'DailyEinsteinDiscoveryPredictionsByCDC',
  'DailyEinsteinDiscoveryStoryCreation',
  'DailyFunctionsApiCallLimit',
  'DailyScratchOrgs',
  'ExternalServicesActiveObjects',
  'ExternalServicesActiveOperations',
  'ExternalServicesObjectProperties',
  'ExternalServicesObjects',
  'ExternalServicesOperations',
  'ExternalServicesRegistrations',
  'HourlyManagedContentPublicRequests',
  'MonthlyEinsteinDiscoveryStoryCreation',
  'MonthlyPlatformEvents',
  'MonthlyPlatformEventsUsageEntitlement',
  'Package2VersionCreates',
  'Package2VersionCreatesWithoutValidation',
  'PrivateConnectOutboundCalloutHourlyLimitMB',
  'PublishCallbackUsageInApex'
]);

class AllocationMap extends ApexMap {
  override get(name: unknown): unknown {
    refuseUnknown(name);
    return super.get(name);
  }

  override has(name: unknown): boolean {
    refuseUnknown(name);
    return super.has(name);
  }
}

function refuseUnknown(name: unknown): void {
  if (UNKNOWN_ALLOCATIONS.has(name)) refuse(`The org limit ${String(name)}`, 'its allocation depends on the org');
}

class OrgLimitValue {
  readonly type = RuntimeType.of('System.OrgLimit');
  readonly name: string;
  readonly limit: number;
  /** The platform counts later, not within the transaction that uses something up. */
  readonly used = 0;

  constructor(name: string, limit: number) {
    this.name = name;
    this.limit = limit;
  }

  toString(): string {
    return `OrgLimit[${this.name}: consumed ${this.used} of ${this.limit}]`;
  }
}

const all = (): OrgLimitValue[] =>
  Object.entries(ORG_ALLOCATIONS).map(([name, limit]) => new OrgLimitValue(name, limit));

export const ORG_LIMIT_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.OrgLimits',
    doc: `${REFERENCE}apex_class_System_OrgLimits.htm`,
    statics: {
      'List<System.OrgLimit> getAll()': () => new ApexList(RuntimeType.of('List<System.OrgLimit>'), all()),
      'Map<String,System.OrgLimit> getMap()': () =>
        new AllocationMap(
          RuntimeType.of('Map<String,System.OrgLimit>'),
          all().map((each) => [each.name, each] as const)
        )
    }
  }),
  defineType({
    name: 'System.OrgLimit',
    doc: `${REFERENCE}apex_class_System_OrgLimit.htm`,
    methods: {
      'Integer getLimit()': (self: OrgLimitValue) => self.limit,
      'String getName()': (self: OrgLimitValue) => self.name,
      'Integer getValue()': (self: OrgLimitValue) => self.used,
      'String toString()': (self: OrgLimitValue) => self.toString()
    }
  })
];
