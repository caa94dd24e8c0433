/** What planning a query gives: closures over the schema that need only a {@link Run}. */
import type { Access } from '../access/access.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { FieldSchema, FieldType, ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { IntegerOperand } from './ast.ts';
import type { FieldUse } from './planContext.ts';
import type { RowSource } from './rowSource.ts';

/** One execution. */
export interface Run {
  readonly transaction: Transaction;
  readonly schema: OrgSchema;
  readonly binds: readonly unknown[];
  readonly access: Access;
  /** The instant date literals count from; one per query. */
  readonly now: number;
  source(object: ObjectSchema): RowSource;
  /** Null: every row. */
  visibility(object: ObjectSchema): ((row: Row) => boolean) | null;
  /** Work done once per execution, such as the inner query of a semi-join. */
  once<T>(key: object, work: () => T): T;
}

/** Reads one value of a row (or of a group of rows). */
export interface Reader<T> {
  /** For messages. */
  readonly text: string;
  readonly type: FieldType;
  /** Text compares case-sensitively. */
  readonly isExact: boolean;
  readonly picklist: FieldSchema['picklist'];
  /** The field read as it is; null behind a function. */
  readonly field: FieldSchema | null;
  /** The same where it is stored in the queried object itself: an index may serve it. */
  readonly ownField: FieldSchema | null;
  /** Amounts of records with a currency: the same, unrounded, in the currency given; null for anything else. */
  readonly converted: ((currency: (run: Run) => string) => Reader<T>) | null;
  read(run: Run, item: T): StoredValue;
}

/** A selected field: as it is stored, or what a function makes of it. */
export interface Column {
  readonly field: FieldSchema;
  readonly shown: 'value' | 'label' | 'userCurrency';
  /** The name code gets the value by; null for that of the field. */
  readonly alias: string | null;
}

/** Values one of which every matching row holds in a field. */
export interface IndexHint {
  /** The path of the field. */
  readonly text: string;
  /** Null where the field belongs to a parent: no index serves it. */
  readonly field: FieldSchema | null;
  /** Null where the values asked for include one no index serves. */
  values(run: Run): readonly StoredValue[] | null;
}

export interface Filter<T> {
  bind(run: Run): (item: T) => boolean;
  readonly hints: readonly IndexHint[];
}

export interface Order<T> {
  compare(run: Run): (left: T, right: T) => number;
}

/** A semi-join: the Ids its one field holds. */
export interface InnerPlan {
  readonly plan: RowsPlan;
  readonly reader: Reader<Row>;
}

export interface ParentColumn {
  readonly lookup: FieldSchema;
  readonly shape: RecordShape | PolymorphicShape;
}

/** What one record of the result holds. */
export interface RecordShape {
  readonly kind: 'record';
  readonly object: ObjectSchema;
  readonly columns: readonly Column[];
  readonly parents: readonly ParentColumn[];
  readonly children: readonly ChildPlan[];
}

/** Behind a polymorphic lookup: fields of Name, or by object (TYPEOF). */
export interface PolymorphicShape {
  readonly kind: 'polymorphic';
  /** Plain paths; null where TYPEOF is used. */
  readonly name: RecordShape | null;
  readonly branches: ReadonlyMap<string, RecordShape>;
  readonly otherwise: RecordShape | null;
}

export interface ChildPlan {
  /** Canonical. */
  readonly relationshipName: string;
  readonly lookup: FieldSchema;
  readonly plan: RowsPlan;
}

interface BasePlan {
  readonly object: ObjectSchema;
  readonly where: Filter<Row> | null;
  readonly limit: IntegerOperand | null;
  readonly offset: IntegerOperand | null;
  readonly isAllRows: boolean;
  /** USING SCOPE mine. */
  readonly isMine: boolean;
  /** Every object and field used, inner queries included. */
  readonly uses: readonly FieldUse[];
  readonly mode: 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED' | null;
  readonly isForUpdate: boolean;
}

export interface RowsPlan extends BasePlan {
  readonly kind: 'rows';
  readonly shape: RecordShape;
  readonly order: Order<Row> | null;
}

export interface CountPlan extends BasePlan {
  readonly kind: 'count';
}

/** Rows that share their keys. In subtotals `keys` are null beyond what is grouped, and `grouped` tells which count. */
export interface Group {
  readonly keys: readonly StoredValue[];
  readonly grouped: readonly boolean[];
  readonly rows: readonly Row[];
}

export interface AggregatePlan extends BasePlan {
  readonly kind: 'aggregate';
  readonly keys: readonly Reader<Row>[];
  /** Which keys each round of grouping uses: one round, or several for ROLLUP and CUBE. */
  readonly rounds: readonly (readonly boolean[])[];
  readonly hasGroupBy: boolean;
  /** Result columns in order, with the schema of the result rows made for them. */
  readonly result: ObjectSchema;
  readonly columns: readonly { readonly field: FieldSchema; readonly reader: Reader<Group> }[];
  /** True when every function counts rows: then only groups count as query rows. */
  readonly onlyCounts: boolean;
  readonly having: Filter<Group> | null;
  readonly order: Order<Group> | null;
}

export type QueryPlan = RowsPlan | CountPlan | AggregatePlan;
