/**
 * What queries can and cannot ask here: the source of the support table. Each row is a query that is parsed and planned, so the table
 * says what the planner does.
 */
import { buildSchema } from '../schema/buildSchema.ts';
import { readProject } from '../source/readProject.ts';
import { parseSoql } from './parseSoql.ts';
import { validateQuery } from './validateQuery.ts';

export interface SoqlSupportRow {
  /** The clause or function, as a query writes it. */
  readonly name: string;
  /** null where it works; otherwise the message of the refusal. */
  readonly refusal: string | null;
}

/** Group of rows → name of a row → query that stands for it. */
const PROBES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Field list': {
    'fields and parent paths': 'SELECT Name, Account.Owner.Name FROM Opportunity',
    'child subqueries': 'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    'TYPEOF … WHEN … THEN … ELSE … END': 'SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Task',
    'FIELDS(STANDARD)': 'SELECT FIELDS(STANDARD) FROM Account',
    'toLabel()': 'SELECT toLabel(StageName) FROM Opportunity',
    'FORMAT()': 'SELECT FORMAT(Amount) FROM Opportunity',
    'convertCurrency()': 'SELECT convertCurrency(Amount) FROM Opportunity',
    'compound address fields': 'SELECT BillingAddress FROM Account'
  },
  Conditions: {
    'comparisons, AND, OR, NOT, parentheses':
      "SELECT Id FROM Account WHERE NOT (Name = 'A' AND (Phone != null OR Fax = '1'))",
    LIKE: "SELECT Id FROM Account WHERE Name LIKE 'A%_'",
    'IN and NOT IN': "SELECT Id FROM Account WHERE Name IN ('A') AND Phone NOT IN ('B')",
    'semi-joins and anti-joins':
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Opportunity)',
    'date literals': 'SELECT Id FROM Opportunity WHERE CloseDate = LAST_N_DAYS:30',
    'fiscal date literals': 'SELECT Id FROM Opportunity WHERE CloseDate = THIS_FISCAL_QUARTER',
    'date functions': 'SELECT Id FROM Opportunity WHERE CALENDAR_YEAR(CloseDate) = 2026',
    'convertTimezone()': 'SELECT Id FROM Opportunity WHERE HOUR_IN_DAY(convertTimezone(CreatedDate)) = 8',
    'currency literals': 'SELECT Id FROM Opportunity WHERE Amount > USD5000',
    'DISTANCE()': "SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1, 1), 'mi') < 20"
  },
  Grouping: {
    'COUNT()': 'SELECT COUNT() FROM Account',
    'COUNT(field), COUNT_DISTINCT, SUM, AVG, MIN, MAX':
      'SELECT COUNT(Id), COUNT_DISTINCT(Name), SUM(Amount), AVG(Amount), MIN(Amount), MAX(Amount) FROM Opportunity',
    'GROUP BY with HAVING': 'SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1',
    'GROUP BY ROLLUP and GROUPING()':
      'SELECT StageName, GROUPING(StageName), COUNT(Id) FROM Opportunity GROUP BY ROLLUP(StageName)',
    'GROUP BY CUBE': 'SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY CUBE(StageName)'
  },
  'Order and extent': {
    'ORDER BY … ASC|DESC NULLS FIRST|LAST': 'SELECT Id FROM Account ORDER BY Name DESC NULLS LAST',
    LIMIT: 'SELECT Id FROM Account LIMIT 5',
    OFFSET: 'SELECT Id FROM Account ORDER BY Name LIMIT 5 OFFSET 5',
    'ALL ROWS': 'SELECT Id FROM Account ALL ROWS',
    'USING SCOPE mine': 'SELECT Id FROM Opportunity USING SCOPE mine',
    'USING SCOPE team': 'SELECT Id FROM Account USING SCOPE team'
  },
  'Access and locks': {
    'WITH USER_MODE': 'SELECT Id FROM Account WITH USER_MODE',
    'WITH SYSTEM_MODE': 'SELECT Id FROM Account WITH SYSTEM_MODE',
    'WITH SECURITY_ENFORCED': 'SELECT Id FROM Account WITH SECURITY_ENFORCED',
    'WITH DATA CATEGORY': 'SELECT Id FROM Account WITH DATA CATEGORY A__c AT B__c',
    'FOR UPDATE': 'SELECT Id FROM Account FOR UPDATE',
    'FOR VIEW': 'SELECT Id FROM Account FOR VIEW',
    'FOR REFERENCE': 'SELECT Id FROM Account FOR REFERENCE',
    'UPDATE TRACKING': 'SELECT Id FROM Account UPDATE TRACKING'
  }
};

export function soqlSupport(): Readonly<Record<string, readonly SoqlSupportRow[]>> {
  const { schema } = buildSchema(readProject([]), ['MultiCurrency']);
  const refusalOf = (text: string): string | null => {
    const { query, errors } = parseSoql(text, { binds: [] });
    return (query === null ? errors : validateQuery(query, schema))[0]?.message ?? null;
  };
  return Object.fromEntries(
    Object.entries(PROBES).map(([group, probes]) => [
      group,
      Object.entries(probes).map(([name, text]) => ({ name, refusal: refusalOf(text) }))
    ])
  );
}
