/**
 * Features and settings of a scratch-org definition that the local org knows, and what each switches on in the standard catalogue.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_def_file_config_values.htm
 * https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_settings.htm
 */

/** By the name of the scratch-org feature: features of the catalogue; none where nothing the local org has depends on it. */
export const SCRATCH_FEATURES: Readonly<Record<string, readonly string[]>> = {
  API: [],
  AuthorApex: [],
  Communities: ['Communities'],
  CustomApps: [],
  CustomTabs: [],
  DebugApex: [],
  EnableSetPasswordInApi: [],
  Entitlements: ['Entitlements'],
  ForceComPlatform: [],
  LightningSalesConsole: [],
  MultiCurrency: ['MultiCurrency'],
  PersonAccounts: ['PersonAccounts'],
  ServiceCloud: [],
  Sites: [],
  StateAndCountryPicklist: ['StateAndCountryPicklist']
};

/** By section and name of a setting: what `true` switches on; `false` switches nothing on. */
export const SCRATCH_SETTINGS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  accountSettings: { enableAccountTeams: ['AccountTeams'] },
  apexSettings: { enableApexApprovalLockUnlock: ['RecordLocksInApex'] },
  communitiesSettings: { enableNetworksEnabled: ['Communities'] },
  currencySettings: {
    enableMultiCurrency: ['MultiCurrency'],
    enableCurrencyEffectiveDates: ['DatedConversionRates']
  },
  lightningExperienceSettings: { enableS1DesktopEnabled: [] },
  mobileSettings: { enableS1EncryptedStoragePref2: [] },
  nameSettings: { enableMiddleName: ['MiddleNames'], enableNameSuffix: ['NameSuffixes'] },
  opportunitySettings: { enableOpportunityTeam: ['TeamSelling'] },
  quoteSettings: { enableQuote: ['Quotes'] }
};

/** Entries of a definition that name or describe the org and change nothing that Apex or data could see here. */
export const DESCRIPTIVE_KEYS: ReadonlySet<string> = new Set([
  'adminEmail',
  'country',
  'description',
  'edition',
  'hasSampleData',
  'language',
  'orgName'
]);
