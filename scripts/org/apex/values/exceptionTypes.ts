/**
 * The built-in exceptions as data: name, direct parent where it is not System.Exception, and whether code may construct them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
export interface BuiltInException {
  readonly name: string;
  readonly parent: string | null;
}

const NAMES = [
  'AsyncException',
  'AuraHandledException',
  'CalloutException',
  'DataWeaveScriptException',
  'DmlException',
  'DuplicateMessageException',
  'EmailException',
  'EventObjectException',
  'ExternalObjectException',
  'FatalCursorException',
  'FinalException',
  'FlowException',
  'FormulaEvaluationException',
  'FormulaValidationException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidHeaderException',
  'InvalidParameterValueException',
  'InvalidReadOnlyUserDmlException',
  'JSONException',
  'LimitException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'PlatformCacheException',
  'ProcedureException',
  'QueryException',
  'RequiredFeatureMissingException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TransientCursorException',
  'TypeException',
  'UnexpectedException',
  'UnsupportedOperationException',
  'VisualforceException',
  'XmlException',
  'AssertException'
] as const;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_cache_exceptions.htm */
const CACHE_EXCEPTIONS = [
  'BulkApiKeysLimitExceededException',
  'CacheBuilderExecutionException',
  'InvalidCacheBuilderException',
  'InvalidParamException',
  'ItemSizeLimitExceededException',
  'Org.OrgCacheException',
  'PlatformCacheDisabledException',
  'PlatformCacheInvalidOperationException',
  'Session.SessionCacheException',
  'Session.SessionCacheNoSessionException'
] as const;

export const BUILT_IN_EXCEPTIONS: readonly BuiltInException[] = [
  { name: 'System.Exception', parent: null },
  ...NAMES.map((name) => ({ name: `System.${name}`, parent: 'System.Exception' })),
  ...CACHE_EXCEPTIONS.map((name) => ({ name: `Cache.${name}`, parent: 'System.Exception' })),
  { name: 'EventBus.InvalidReplayIdException', parent: 'System.Exception' },
  { name: 'EventBus.RetryableException', parent: 'System.Exception' }
];
