/** Every built-in type the local org has; what is not here is a compile error that names it. */
import { PAGE_MESSAGE_TYPES } from './ApexPages/pageMessages.ts';
import { PageReferenceType } from './ApexPages/PageReference.ts';
import { STANDARD_CONTROLLER_TYPES } from './ApexPages/standardControllers.ts';
import { CACHE_TYPES } from './Cache/cacheTypes.ts';
import { CONNECT_TYPES } from './ConnectApi/connectTypes.ts';
import { APPROVAL_TYPES } from './Approval/approvalTypes.ts';
import { CURSOR_TYPES } from './Database/Cursor.ts';
import { BATCH_TYPES } from './Database/Batchable.ts';
import { AssignmentRuleHeaderType, DMLOptionsType, DuplicateRuleHeaderType } from './Database/DMLOptions.ts';
import { DatabaseErrorType } from './Database/Error.ts';
import { QueryLocatorIteratorType, QueryLocatorType } from './Database/QueryLocator.ts';
import { DUPLICATE_TYPES } from './Database/DuplicateError.ts';
import { MergeResultType } from './Database/merging.ts';
import { RESULT_TYPES } from './Database/results.ts';
import { ENUM_TYPES } from './enums.ts';
import { FORMULA_TYPES } from './FormulaEval/formulaTypes.ts';
import { FlowInterviewType } from './Flow/Interview.ts';
import type { LibraryTypeDeclaration } from './library.ts';
import { setLibraryTypeNames } from './libraryTypeNames.ts';
import { DescribeFieldResultType, PicklistEntryType, SObjectFieldType } from './Schema/describeField.ts';
import {
  ChildRelationshipType,
  DescribeSObjectResultType,
  FieldSetMemberType,
  FieldSetType,
  RecordTypeInfoType,
  SObjectTypeFieldSetsType,
  SObjectTypeFieldsType
} from './Schema/describeObject.ts';
import { SchemaType, SObjectTypeType } from './Schema/SObjectType.ts';
import { AccessLevelType } from './System/AccessLevel.ts';
import { ASYNC_OPTION_TYPES } from './System/AsyncOptions.ts';
import { AssertType } from './System/Assert.ts';
import { BlobType } from './System/Blob.ts';
import { BusinessHoursType } from './System/BusinessHours.ts';
import { BooleanType } from './System/Boolean.ts';
import { CryptoType } from './System/Crypto.ts';
import { CustomMetadataType } from './System/CustomMetadata.ts';
import { CustomSettingsType } from './System/CustomSettings.ts';
import { DatabaseType, SavepointType } from './System/Database.ts';
import { DateType } from './System/Date.ts';
import { DatetimeType } from './System/Datetime.ts';
import { DecimalType } from './System/Decimal.ts';
import { DoubleType } from './System/Double.ts';
import { EncodingUtilType } from './System/EncodingUtil.ts';
import { EnumType } from './System/Enum.ts';
import { EVENT_TYPES, EventBusType } from './System/EventBus.ts';
import { EXCEPTION_TYPES } from './System/Exception.ts';
import { FeatureManagementType } from './System/FeatureManagement.ts';
import { IdType } from './System/Id.ts';
import { IntegerType } from './System/Integer.ts';
import { CallableType, ComparableType, ComparatorType, IterableType, IteratorType } from './System/Iteration.ts';
import { JOB_TYPES } from './System/Jobs.ts';
import { JsonType } from './System/JSON.ts';
import { JsonGeneratorType } from './System/JSONGenerator.ts';
import { JsonParserType } from './System/JSONParser.ts';
import { CALLOUT_MOCK_TYPES } from './System/CalloutMocks.ts';
import { HTTP_TYPES } from './System/Http.ts';
import { HTTP_MESSAGE_TYPES } from './System/HttpMessage.ts';
import { REFUSED_TYPES } from './System/refusedTypes.ts';
import { ACTION_TYPES } from './Invocable/Action.ts';
import { CustomNotificationType } from './Messaging/CustomNotification.ts';
import { INBOUND_EMAIL_TYPES } from './Messaging/InboundEmail.ts';
import { MAIL_TYPES } from './Messaging/mailTypes.ts';
import { MessagingType } from './Messaging/Messaging.ts';
import { METADATA_TYPES } from './Metadata/metadataTypes.ts';
import { SelectOptionType } from './System/SelectOption.ts';
import { SITE_TYPES } from './System/Site.ts';
import { LEAD_CONVERT_TYPES } from './Database/LeadConvert.ts';
import { LabelType } from './System/Label.ts';
import { LimitsType } from './System/Limits.ts';
import { ORG_LIMIT_TYPES } from './System/OrgLimits.ts';
import { ListType } from './System/List.ts';
import { LOCATION_TYPES } from './System/Location.ts';
import { LongType } from './System/Long.ts';
import { MapType } from './System/Map.ts';
import { MathType } from './System/Math.ts';
import { ApexObjectMethods, ObjectType } from './System/Object.ts';
import { RequestType } from './System/Request.ts';
import { SearchType } from './System/Search.ts';
import { SecurityType, SObjectAccessDecisionType } from './System/Security.ts';
import { SetType } from './System/Set.ts';
import { REST_TYPES } from './Rest/restTypes.ts';
import { SObjectMethods } from './System/SObject.ts';
import { StringType } from './System/String.ts';
import { SystemType } from './System/System.ts';
import { TestType } from './System/Test.ts';
import { TimeType } from './System/Time.ts';
import { TimeZoneType } from './System/TimeZone.ts';
import { TriggerType } from './System/Trigger.ts';
import { TypeType } from './System/Type.ts';
import { UserInfoType } from './System/UserInfo.ts';
import { MatcherType } from './System/Matcher.ts';
import { PatternType } from './System/Pattern.ts';
import { UUIDType } from './System/UUID.ts';
import { UrlType } from './System/Url.ts';
import { VersionType } from './System/Version.ts';

export const LIBRARY: readonly LibraryTypeDeclaration[] = [
  AccessLevelType,
  ...ACTION_TYPES,
  ...APPROVAL_TYPES,
  AssertType,
  ...ASYNC_OPTION_TYPES,
  ...BATCH_TYPES,
  BlobType,
  ...CACHE_TYPES,
  BooleanType,
  BusinessHoursType,
  CallableType,
  ChildRelationshipType,
  ComparableType,
  ComparatorType,
  ...CONNECT_TYPES,
  CustomMetadataType,
  CustomSettingsType,
  ...CURSOR_TYPES,
  DMLOptionsType,
  AssignmentRuleHeaderType,
  DuplicateRuleHeaderType,
  DatabaseErrorType,
  DatabaseType,
  DateType,
  DatetimeType,
  DecimalType,
  DescribeFieldResultType,
  DescribeSObjectResultType,
  DoubleType,
  ...ENUM_TYPES,
  EnumType,
  ...EVENT_TYPES,
  EventBusType,
  ...EXCEPTION_TYPES,
  FeatureManagementType,
  FieldSetMemberType,
  FlowInterviewType,
  ...FORMULA_TYPES,
  FieldSetType,
  IdType,
  IntegerType,
  IterableType,
  IteratorType,
  ...JOB_TYPES,
  CustomNotificationType,
  ...INBOUND_EMAIL_TYPES,
  ...MAIL_TYPES,
  MessagingType,
  ...METADATA_TYPES,
  SelectOptionType,
  ...SITE_TYPES,
  ...LEAD_CONVERT_TYPES,
  LabelType,
  LimitsType,
  ListType,
  ...LOCATION_TYPES,
  LongType,
  MapType,
  MathType,
  ApexObjectMethods,
  ObjectType,
  ...ORG_LIMIT_TYPES,
  ...PAGE_MESSAGE_TYPES,
  PageReferenceType,
  PicklistEntryType,
  QueryLocatorIteratorType,
  QueryLocatorType,
  MergeResultType,
  ...DUPLICATE_TYPES,
  ...RESULT_TYPES,
  RecordTypeInfoType,
  RequestType,
  ...REST_TYPES,
  SObjectFieldType,
  SObjectMethods,
  SObjectTypeFieldSetsType,
  SObjectTypeFieldsType,
  SObjectTypeType,
  SavepointType,
  SchemaType,
  SetType,
  ...STANDARD_CONTROLLER_TYPES,
  StringType,
  SystemType,
  TestType,
  TimeType,
  TimeZoneType,
  TriggerType,
  TypeType,
  UserInfoType,
  MatcherType,
  PatternType,
  UUIDType,
  UrlType,
  VersionType,
  CryptoType,
  EncodingUtilType,
  JsonGeneratorType,
  JsonParserType,
  JsonType,
  ...CALLOUT_MOCK_TYPES,
  ...HTTP_MESSAGE_TYPES,
  ...HTTP_TYPES,
  ...REFUSED_TYPES,
  SearchType,
  SecurityType,
  SObjectAccessDecisionType
];

setLibraryTypeNames(LIBRARY.map((declaration) => declaration.name));
