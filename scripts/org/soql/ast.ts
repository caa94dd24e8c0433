/**
 * The syntax tree of SOQL and SOSL, as parsed by our own parser for static and dynamic queries alike.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql.htm
 *
 * Offsets count UTF-16 code units from the start of the query text.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SoqlQuery {
  readonly select: readonly SelectItem[];
  readonly from: FromClause;
  /** `FROM Account a, a.Contacts c` beyond the first. */
  readonly aliases: readonly FromClause[];
  readonly scope: string | null;
  readonly where: Condition | null;
  readonly withClause: WithClause | null;
  readonly groupBy: GroupBy | null;
  readonly having: Condition | null;
  readonly orderBy: readonly OrderItem[];
  readonly limit: IntegerOperand | null;
  readonly offset: IntegerOperand | null;
  readonly forClause: readonly ('UPDATE' | 'VIEW' | 'REFERENCE')[];
  readonly allRows: boolean;
  readonly span: Span;
}

export interface FromClause {
  /** Object name, or a child relationship path in a subquery. */
  readonly name: string;
  readonly alias: string | null;
  readonly span: Span;
}

export type SelectItem =
  | { readonly kind: 'field'; readonly path: FieldPath; readonly alias: string | null }
  | { readonly kind: 'function'; readonly call: FunctionCall; readonly alias: string | null }
  | { readonly kind: 'subquery'; readonly query: SoqlQuery; readonly span: Span }
  | {
      readonly kind: 'typeof';
      readonly subject: FieldPath;
      readonly branches: readonly { readonly type: string; readonly fields: readonly FieldPath[] }[];
      readonly otherwise: readonly FieldPath[];
      readonly span: Span;
    }
  | { readonly kind: 'fields'; readonly which: 'ALL' | 'STANDARD' | 'CUSTOM'; readonly span: Span };

/** `Owner.Name` is ['Owner', 'Name']. */
export interface FieldPath {
  readonly names: readonly string[];
  readonly span: Span;
}

export interface FunctionCall {
  /** As written: COUNT, SUM, CALENDAR_YEAR, toLabel, FORMAT, convertCurrency, DISTANCE, GROUPING, ... */
  readonly name: string;
  readonly args: readonly FunctionArgument[];
  readonly span: Span;
}

export type FunctionArgument =
  | { readonly kind: 'field'; readonly path: FieldPath }
  | { readonly kind: 'function'; readonly call: FunctionCall }
  | { readonly kind: 'value'; readonly value: Value };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'not'; readonly term: Condition; readonly span: Span }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly operator: CompareOperator;
      readonly right: Value;
      readonly span: Span;
    }
  | {
      readonly kind: 'in';
      readonly left: Operand;
      readonly negated: boolean;
      readonly values: readonly Value[] | BindValue | SoqlQuery;
      readonly span: Span;
    }
  | {
      readonly kind: 'multi';
      readonly left: Operand;
      readonly operator: 'INCLUDES' | 'EXCLUDES';
      readonly values: readonly Value[] | BindValue;
      readonly span: Span;
    };

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Operand =
  | { readonly kind: 'field'; readonly path: FieldPath }
  | { readonly kind: 'function'; readonly call: FunctionCall };

export type Value =
  | BindValue
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  /** Digits as written, sign included; `isInteger` when there is no point. */
  | { readonly kind: 'number'; readonly text: string; readonly isInteger: boolean; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'null'; readonly span: Span }
  /** ISO text as written. */
  | { readonly kind: 'date' | 'datetime' | 'time'; readonly text: string; readonly span: Span }
  /** TODAY, LAST_N_DAYS:30 (n = 30), ... upper case. */
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly n: number | null; readonly span: Span }
  /** USD5000 */
  | { readonly kind: 'currency'; readonly code: string; readonly text: string; readonly span: Span };

/** Static Apex: `index` into the expressions around the query. Dynamic SOQL: index into the names found, in order. */
export interface BindValue {
  readonly kind: 'bind';
  readonly index: number;
  readonly text: string;
  readonly span: Span;
}

export type IntegerOperand = { readonly kind: 'integer'; readonly value: number; readonly span: Span } | BindValue;

export interface WithClause {
  readonly kind: 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED' | 'DATA CATEGORY';
  readonly text: string;
  readonly span: Span;
}

export interface GroupBy {
  readonly kind: 'plain' | 'ROLLUP' | 'CUBE';
  readonly items: readonly Operand[];
}

export interface OrderItem {
  readonly by: Operand;
  readonly direction: 'ASC' | 'DESC';
  readonly nulls: 'FIRST' | 'LAST' | null;
}

export interface SoslSearch {
  readonly find: Value;
  readonly scope: 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';
  readonly returning: readonly {
    readonly object: string;
    readonly fields: readonly FieldPath[];
    readonly where: Condition | null;
    readonly orderBy: readonly OrderItem[];
    readonly limit: IntegerOperand | null;
    readonly offset: IntegerOperand | null;
    readonly span: Span;
  }[];
  readonly limit: IntegerOperand | null;
  /** WITH clauses as written; the executor refuses what it does not know. */
  readonly withClauses: readonly string[];
  readonly span: Span;
}
