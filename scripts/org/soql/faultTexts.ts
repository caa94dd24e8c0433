/**
 * The platform's wording for queries that do not fit the schema, in one table.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_calls_concepts_core_data_objects.htm
 */
const REFER = 'Please reference your WSDL or the describe call for the appropriate names.';

export const faultTexts = {
  noSuchObject: (name: string) =>
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${REFER}`,
  notQueryable: (name: string) => `entity type ${name} does not support query`,
  notSearchable: (name: string) => `entity type ${name} does not support search`,
  noSuchColumn: (name: string, entity: string) =>
    `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${REFER}`,
  noSuchParent: (name: string) =>
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFER}`,
  noSuchChild: (name: string) =>
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFER}`,
  tooManyHops: (path: string) => `Relationship path '${path}' goes up more than 5 levels.`,
  tooManyParents: () => 'A query cannot use more than 55 parent relationships.',
  tooManySubqueries: () => 'A query cannot use more than 20 subqueries.',
  tooDeep: () => 'Subqueries cannot be nested deeper than five levels.',
  duplicateField: (name: string) => `duplicate field selected: ${name}`,
  duplicateAlias: (name: string) => `duplicate alias: ${name}`,
  aliasWithoutGroup: () => 'only aggregate expressions use field aliasing',
  notFilterable: (name: string) => `field '${name}' can not be filtered in a query call`,
  notSortable: (name: string) => `field '${name}' can not be sorted in a query call`,
  notGroupable: (name: string) => `field '${name}' can not be grouped in a query call`,
  notAggregatable: (name: string, operator: string) =>
    `field ${name} does not support aggregate operator ${operator.toUpperCase()}`,
  mustBeGrouped: (name: string) => `Field must be grouped or aggregated: ${name}`,
  orderMustBeGrouped: (name: string) => `Ordered field must be grouped or aggregated: ${name}`,
  limitWithoutGroup: () => 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
  orderWithoutGroup: () => 'Non-grouped query that uses overall aggregate functions cannot also use ORDER BY',
  countNotAlone: () => 'Grouped query cannot use COUNT()',
  invalidOperator: (type: string) => `invalid operator on ${type} field`,
  multiOnly: () => 'includes or excludes operator only valid on multipicklist field',
  wrongType: (name: string, type: string, isQuoted: boolean) =>
    `value of filter criterion for field '${name}' must be of type ${type} and should ${isQuoted ? '' : 'not '}be enclosed in quotes`,
  invalidId: (text: string) => `invalid ID field: ${text}`,
  semiJoinSameObject: () => 'The inner and outer selects should not be on the same object type',
  semiJoinInOr: () => "Semi join sub-selects are not allowed with the 'OR' operator",
  semiJoinNested: () => 'Nesting of semi join sub-selects is not supported',
  semiJoinTooMany: () => 'Cannot have more than two semi join sub-selects',
  semiJoinIdOnly: (name: string) => `Semi join sub-selects can only query id fields, cannot use: '${name}'`,
  semiJoinShape: () => 'Semi join sub-selects must select exactly one field',
  semiJoinLeft: (name: string) =>
    `The left operand field in the where expression for outer query should be of type Id or reference, cannot use: '${name}'`,
  offsetTooLarge: () => 'Maximum SOQL offset allowed is 2000',
  forUpdateWithOrder: () => 'FOR UPDATE cannot be used with ORDER BY',
  fieldsUnbounded: () => 'The SOQL FIELDS function is not supported with an unbounded set of fields in this API',
  fieldsLimit: () => 'The SOQL FIELDS function must have a LIMIT of at most 200',
  nestedAggregate: () => 'Aggregate functions and GROUP BY cannot be used in a subquery',
  unexpected: (word: string) => `unexpected token: '${word}'`,
  tooManyGroupings: (kind: string) => `GROUP BY ${kind} takes at most three fields`,
  allRowsNotAllowed: () => 'ALL ROWS not allowed in this context',
  offsetInSubquery: () => 'OFFSET cannot be used in a subquery',
  notPolymorphic: (name: string) => `TYPEOF needs a polymorphic relationship, which '${name}' is not`,
  noFunction: (name: string) => `Invalid function: ${name}`,
  filterNeeded: (object: string) =>
    `Implementation restriction: ${object} requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.`,
  convertCurrencyInSelectOnly: () => 'convertCurrency() can only be used in the field list of a query',
  mixedCurrencyLiterals: () => 'Values with and without a currency code cannot be mixed',
  currencyLiteralOfGroup: () => 'A currency code cannot be used with an aggregate function',
  inactiveCurrency: (code: string) => `Invalid currency code: ${code}`,
  functionArguments: (name: string) => `Function ${name} has wrong arguments`,
  notSupported: (what: string) => `${what} is not supported by the local org.`
} as const;

/** Insufficient access under WITH SECURITY_ENFORCED. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_enforced.htm */
export const SECURITY_ENFORCED_TEXT = 'Insufficient permissions: secure query included inaccessible field';

/** How the REST API names a fault of a query: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm */
const ERROR_CODES: readonly (readonly [RegExp, string])[] = [
  [/^(?:sObject type '|entity type )/, 'INVALID_TYPE'],
  [/^(?:No such column |Didn't understand relationship )/, 'INVALID_FIELD']
];

export function queryErrorCode(message: string): string {
  return ERROR_CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'MALFORMED_QUERY';
}
