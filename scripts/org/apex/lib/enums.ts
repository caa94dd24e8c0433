/** The enums of the library; each constant in the order of its ordinal as documented. */
import { defineType } from './library.ts';
import type { LibraryTypeDeclaration } from './library.ts';
import { STATUS_CODES } from './System/statusCodes.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

function declareEnum(name: string, page: string, constants: string): LibraryTypeDeclaration {
  return defineType({ name, doc: `${REFERENCE}${page}`, kind: 'enum', constants: constants.split(' ') });
}

export const ENUM_TYPES: readonly LibraryTypeDeclaration[] = [
  declareEnum('ApexPages.Severity', 'apex_pages_message.htm', 'CONFIRM ERROR FATAL INFO WARNING'),
  declareEnum('Cache.Visibility', 'apex_enum_cache_Visibility.htm', 'ALL NAMESPACE'),
  declareEnum(
    'FormulaEval.FormulaReturnType',
    'apex_enum_formulaeval_FormulaReturnType.htm',
    'BOOLEAN DATE DATETIME DECIMAL DOUBLE ID INTEGER LONG STRING TIME'
  ),
  declareEnum('Metadata.DeployProblemType', 'apex_enum_Metadata_DeployProblemType.htm', 'Error Warning Info'),
  declareEnum(
    'Metadata.DeployStatus',
    'apex_enum_Metadata_DeployStatus.htm',
    'Pending InProgress Succeeded SucceededPartial Failed Canceling Canceled'
  ),
  declareEnum('Metadata.MetadataType', 'apex_enum_Metadata_MetadataType.htm', 'CustomMetadata Layout'),
  declareEnum('System.AccessType', 'apex_enum_System_AccessType.htm', 'CREATABLE READABLE UPDATABLE UPSERTABLE'),
  declareEnum(
    'System.JSONToken',
    'apex_enum_System_JsonToken.htm',
    'END_ARRAY END_OBJECT FIELD_NAME NOT_AVAILABLE START_ARRAY START_OBJECT VALUE_EMBEDDED_OBJECT VALUE_FALSE VALUE_NULL VALUE_NUMBER_FLOAT VALUE_NUMBER_INT VALUE_STRING VALUE_TRUE'
  ),
  declareEnum('System.LoggingLevel', 'apex_methods_system_system.htm', 'NONE ERROR WARN INFO DEBUG FINE FINER FINEST'),
  declareEnum('System.ParentJobResult', 'apex_enum_System_ParentJobResult.htm', 'SUCCESS UNHANDLED_EXCEPTION'),
  declareEnum(
    'System.Quiddity',
    'apex_enum_System_Quiddity.htm',
    'UNDEFINED ANONYMOUS AURA BATCH_ACS BATCH_APEX BATCH_CHUNK_PARALLEL BATCH_CHUNK_SERIAL BULK_API COMMERCE_INTEGRATION DISCOVERABLE_LOGIN EXTERNAL_SERVICE_CALLBACK FLOW FUNCTION_CALLBACK FUTURE INBOUND_EMAIL_SERVICE INVOCABLE_ACTION IOT PLATFORM_EVENT_PUBLISH_CALLBACK POST_INSTALL_SCRIPT QUEUEABLE QUICK_ACTION REMOTE_ACTION REST RUNTEST_ASYNC RUNTEST_DEPLOY RUNTEST_SYNC SCHEDULED SOAP SYNC SYNCHRONOUS TRANSACTION_FINALIZER_QUEUEABLE VF'
  ),
  declareEnum(
    'System.RoundingMode',
    'apex_methods_system_decimal.htm',
    'CEILING DOWN FLOOR HALF_DOWN HALF_EVEN HALF_UP UNNECESSARY UP'
  ),
  declareEnum('System.StatusCode', 'apex_methods_system_database_error.htm', STATUS_CODES.join(' ')),
  declareEnum(
    'System.TriggerOperation',
    'apex_enum_System_TriggerOperation.htm',
    'BEFORE_INSERT BEFORE_UPDATE BEFORE_DELETE AFTER_INSERT AFTER_UPDATE AFTER_DELETE AFTER_UNDELETE'
  ),
  declareEnum(
    'Schema.DisplayType',
    'apex_enum_Schema_DisplayType.htm',
    'ADDRESS ANYTYPE BASE64 BOOLEAN COMBOBOX COMPLEXVALUE CURRENCY DATACATEGORYGROUPREFERENCE DATE DATETIME DOUBLE EMAIL ENCRYPTEDSTRING ID INTEGER JSON LOCATION LONG MULTIPICKLIST PERCENT PHONE PICKLIST REFERENCE STRING TEXTAREA TIME URL'
  ),
  declareEnum(
    'Schema.SOAPType',
    'apex_enum_Schema_SOAPType.htm',
    'ANYTYPE BASE64BINARY BOOLEAN DATE DATETIME DOUBLE ID INTEGER STRING TIME ADDRESS LOCATION'
  ),
  declareEnum('Schema.SObjectDescribeOptions', 'apex_enum_Schema_SObjectDescribeOptions.htm', 'DEFAULT DEFERRED FULL')
];
