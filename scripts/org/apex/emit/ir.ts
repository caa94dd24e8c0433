/**
 * The typed tree between checker and emitter: every name resolved, every conversion written out, no overload left.
 *
 * The checker builds it from the syntax tree and the symbols; the emitter prints it and decides nothing about types.
 * Names of locals are unique within a method body. `origin` is the Apex place for line alignment, coverage and stack traces.
 */
import type { Origin } from '../../diagnostic.ts';
import type { SoqlQuery, SoslSearch } from '../../soql/ast.ts';
import type { ApexType, LibraryTypeRef } from '../types.ts';
import type { TriggerEvent } from '../parse/ast.ts';

export interface IrUnit {
  readonly file: string;
  readonly kind: 'class' | 'trigger' | 'anonymous';
  readonly namespace: string | null;
  /** Name of the top-level class or trigger; `AnonymousBlock` for anonymous code. */
  readonly name: string;
  /** Release the source is compiled for, for example 66. */
  readonly apiVersion: number;
  /** The top-level type first, inner types after it. Anonymous code: its local classes. */
  readonly classes: readonly IrClass[];
  readonly trigger: {
    readonly object: string;
    readonly events: readonly TriggerEvent[];
    readonly body: IrBlock;
    readonly methods: readonly IrMethod[];
  } | null;
  readonly anonymous: { readonly body: IrBlock; readonly methods: readonly IrMethod[] } | null;
}

export type SharingKeyword = 'with' | 'without' | 'inherited' | null;

export interface IrClass {
  /** `Outer` or `Outer.Inner`. */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  /** Project class or extensible library type (`System.Exception`); null for none. */
  readonly superclass: ApexType | null;
  readonly interfaces: readonly ApexType[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly sharing: SharingKeyword;
  readonly isTest: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly IrAnnotation[];
  readonly fields: readonly IrField[];
  readonly properties: readonly IrProperty[];
  readonly methods: readonly IrMethod[];
  /** At least one for a class: a written or the implicit default constructor. */
  readonly constructors: readonly IrConstructor[];
  /** Field initialisers and static blocks in textual order. */
  readonly staticInit: readonly IrInitializer[];
  readonly instanceInit: readonly IrInitializer[];
  readonly enumConstants: readonly string[];
  /**
   * Methods that are called by another key than their own: an interface method of the library (`System.Comparable#compareTo(Object)`), or
   * one of a project interface in whose place a method with other parameters, or a static one, stands.
   */
  readonly bridges?: readonly { readonly calledAs: string; readonly method: MethodRef }[];
  readonly origin: Origin;
}

export type Visibility = 'private' | 'protected' | 'public' | 'global';

export interface IrAnnotation {
  readonly name: string;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

export interface IrField {
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly IrAnnotation[];
  /** `static final String X = 'literal'`: visible before static initialisation reaches it. */
  readonly constant: IrLiteral | null;
  readonly origin: Origin;
}

/** Automatic properties have bodies null and a backing field of the same name. */
export interface IrProperty {
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isVirtual: boolean;
  readonly isTransient: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly IrAnnotation[];
  readonly getter: { readonly body: IrBlock | null; readonly visibility: Visibility } | null;
  readonly setter: { readonly body: IrBlock | null; readonly visibility: Visibility } | null;
  readonly origin: Origin;
}

export interface IrParameter {
  readonly name: string;
  readonly type: ApexType;
}

export interface IrMethod {
  readonly ref: MethodRef;
  readonly parameters: readonly IrParameter[];
  readonly returnType: ApexType;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly IrAnnotation[];
  readonly isTestMethod: boolean;
  readonly body: IrBlock | null;
  readonly origin: Origin;
}

export interface IrConstructor {
  readonly ref: MethodRef;
  readonly parameters: readonly IrParameter[];
  readonly visibility: Visibility;
  /** Explicit or implicit first call; null only at the root of the hierarchy. */
  readonly chained: {
    readonly target: 'this' | 'super';
    readonly callee: MethodRef | LibraryMemberRef;
    readonly args: readonly IrExpression[];
  } | null;
  readonly body: IrBlock;
  readonly origin: Origin;
}

export type IrInitializer =
  | { readonly kind: 'field'; readonly field: FieldRef; readonly value: IrExpression; readonly origin: Origin }
  | { readonly kind: 'block'; readonly body: IrBlock; readonly origin: Origin };

/**
 * A project method or constructor. `key` is `name(Type,Type)` in lower case: equal along an override chain, unique in a class.
 * A private instance method that is not abstract has `@outer.inner` appended, since a method of a subclass never replaces it.
 */
export interface MethodRef {
  readonly namespace: string | null;
  readonly owner: string;
  /** Declared spelling; `<init>` for constructors. */
  readonly name: string;
  readonly key: string;
}

/** A project field or property. */
export interface FieldRef {
  readonly namespace: string | null;
  readonly owner: string;
  readonly name: string;
  readonly isStatic: boolean;
  readonly isProperty: boolean;
}

/** A member of the library: `System.String#contains(String)`; the kind tells statics, methods, constructors and properties apart. */
export interface LibraryMemberRef {
  readonly kind: 'static' | 'method' | 'constructor' | 'property' | 'staticProperty' | 'setter' | 'constant';
  readonly key: string;
}

interface Typed {
  readonly type: ApexType;
  readonly origin: Origin;
}

export type IrExpression =
  | IrLiteral
  | IrLocal
  | IrThis
  | IrField_
  | IrSObjectField
  | IrIndex
  | IrAssign
  | IrCompound
  | IrBinary
  | IrUnary
  | IrLogical
  | IrConditional
  | IrCoalesce
  | IrSafe
  | IrConvert
  | IrCast
  | IrInstanceOf
  | IrCall
  | IrLibraryCall
  | IrNew
  | IrNewLibrary
  | IrNewSObject
  | IrNewCollection
  | IrNewMap
  | IrNewArray
  | IrTypeLiteral
  | IrToken
  | IrEnumConstant
  | IrLabel
  | IrSoql
  | IrSosl;

/** `value`: string for String/Id/Long/Double/Decimal (digits as written), number for Integer, boolean, null. */
export interface IrLiteral extends Typed {
  readonly op: 'literal';
  readonly value: string | number | boolean | null;
}

export interface IrLocal extends Typed {
  readonly op: 'local';
  readonly name: string;
}

export interface IrThis extends Typed {
  readonly op: 'this';
}

/**
 * Reads a project field or property; `target` is null for statics. The emitter adds the null check unless the target is `this`.
 * `isBacking`: inside the property's own accessor, so the backing field is meant (P23).
 */
export interface IrField_ extends Typed {
  readonly op: 'field';
  readonly target: IrExpression | null;
  readonly field: FieldRef;
  readonly isBacking: boolean;
}

/** `account.Name` (field), `account.Owner` (parent), `account.Contacts` (children); names are canonical. */
export interface IrSObjectField extends Typed {
  readonly op: 'sobjectField';
  readonly target: IrExpression;
  readonly access: 'field' | 'parent' | 'children';
  /** Canonical object of the target, null when it is a polymorphic parent (`Name`). */
  readonly object: string | null;
  readonly name: string;
  /** True inside a parent path: a null target reads as null instead of failing (P59). */
  readonly isPathStep: boolean;
}

export interface IrIndex extends Typed {
  readonly op: 'index';
  readonly target: IrExpression;
  readonly index: IrExpression;
}

export type LValue = IrLocal | IrField_ | IrSObjectField | IrIndex | IrLibrarySetter;

/** Assignment to a writable library property (for example a Database.DMLOptions field). */
export interface IrLibrarySetter extends Typed {
  readonly op: 'librarySetter';
  readonly target: IrExpression | null;
  readonly getter: LibraryMemberRef;
  readonly setter: LibraryMemberRef;
}

/** The value already has the target's type. The result is the assigned value. */
export interface IrAssign extends Typed {
  readonly op: 'assign';
  readonly target: LValue;
  readonly value: IrExpression;
}

/** `a += b`, `++a`, `a--`: receiver and index are evaluated once (P11). */
export interface IrCompound extends Typed {
  readonly op: 'compound';
  readonly target: LValue;
  readonly operator: ArithmeticOperator;
  readonly operands: OperandKind;
  /** Converts the current value before the operation, and the result before it is stored; null where nothing is to do. */
  readonly currentConversion: Conversion | null;
  readonly resultConversion: Conversion | null;
  readonly value: IrExpression;
  readonly result: 'new' | 'old';
}

/** Both sides already have the operand type. Date and Time arithmetic takes an Integer or Long on the right, Datetime any number (days). */
export type OperandKind =
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Decimal'
  | 'String'
  | 'Boolean'
  | 'Id'
  | 'Date'
  | 'Datetime'
  | 'Time'
  | 'Object'
  | 'SObject'
  | 'Enum';
export type ArithmeticOperator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'and'
  | 'or'
  | 'xor'
  | 'shiftLeft'
  | 'shiftRight'
  | 'shiftRightUnsigned';
export type CompareOperator =
  | 'equal'
  | 'notEqual'
  | 'identical'
  | 'notIdentical'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual';

export interface IrBinary extends Typed {
  readonly op: 'binary';
  readonly operator: ArithmeticOperator | CompareOperator;
  readonly operands: OperandKind;
  readonly left: IrExpression;
  readonly right: IrExpression;
}

export interface IrUnary extends Typed {
  readonly op: 'unary';
  readonly operator: 'negate' | 'not' | 'complement';
  readonly operands: OperandKind;
  readonly operand: IrExpression;
}

export interface IrLogical extends Typed {
  readonly op: 'logical';
  readonly operator: 'and' | 'or';
  readonly left: IrExpression;
  readonly right: IrExpression;
}

export interface IrConditional extends Typed {
  readonly op: 'conditional';
  readonly condition: IrExpression;
  readonly whenTrue: IrExpression;
  readonly whenFalse: IrExpression;
}

export interface IrCoalesce extends Typed {
  readonly op: 'coalesce';
  readonly left: IrExpression;
  readonly right: IrExpression;
}

/** `target?.rest`: evaluates the target into `local`; null ends the whole chain with null (P12), else `then`, which reads the local. */
export interface IrSafe extends Typed {
  readonly op: 'safe';
  readonly target: IrExpression;
  readonly local: string;
  readonly then: IrExpression;
}

export type Conversion =
  | 'IntegerToLong'
  | 'IntegerToDouble'
  | 'IntegerToDecimal'
  | 'LongToDouble'
  | 'LongToDecimal'
  | 'DoubleToDecimal'
  | 'DecimalToDouble'
  | 'DoubleToInteger'
  | 'DecimalToInteger'
  | 'StringToId'
  | 'IdToString'
  | 'IdToObject'
  | 'DateToDatetime'
  /** The one row of Database.query's list where a record is assigned (P62). */
  | 'QueryToRow'
  /** String concatenation: any value as text, null as `null`. */
  | 'ToText';

export interface IrConvert extends Typed {
  readonly op: 'convert';
  readonly conversion: Conversion;
  readonly value: IrExpression;
}

/** Checked at run time: TypeException "Invalid conversion from runtime type X to Y" (P27); unwraps Ids out of Object. */
export interface IrCast extends Typed {
  readonly op: 'cast';
  readonly value: IrExpression;
}

export interface IrInstanceOf extends Typed {
  readonly op: 'instanceof';
  readonly value: IrExpression;
  readonly target: ApexType;
}

export interface IrCall extends Typed {
  readonly op: 'call';
  readonly method: MethodRef;
  readonly dispatch: 'static' | 'virtual' | 'super';
  readonly target: IrExpression | null;
  readonly args: readonly IrExpression[];
}

export interface IrLibraryCall extends Typed {
  readonly op: 'libraryCall';
  readonly member: LibraryMemberRef;
  /** Methods and properties: the receiver. For an interface of the library (`Comparable`, `Iterator<T>`) the receiver may be a project object. */
  readonly target: IrExpression | null;
  readonly args: readonly IrExpression[];
  /** Dynamic SOQL only: the simple names a bind may see here, each with the expression that reads it (P71). */
  readonly scope: readonly { readonly name: string; readonly value: IrExpression }[] | null;
  /** `super.getMessage()`: the library's own method, whatever a project class overrides. */
  readonly isSuper?: true;
}

export interface IrNew extends Typed {
  readonly op: 'new';
  readonly constructor_: MethodRef;
  readonly args: readonly IrExpression[];
}

export interface IrNewLibrary extends Typed {
  readonly op: 'newLibrary';
  readonly type: LibraryTypeRef;
  readonly member: LibraryMemberRef;
  readonly args: readonly IrExpression[];
}

/** `new Account(Name = 'x')`; a field value may be a parent SObject (relationship name). */
export interface IrNewSObject extends Typed {
  readonly op: 'newSObject';
  readonly object: string;
  readonly fields: readonly {
    readonly access: 'field' | 'parent';
    readonly name: string;
    readonly value: IrExpression;
  }[];
}

/** `new List<T>{...}` and `new Set<T>{...}`. */
export interface IrNewCollection extends Typed {
  readonly op: 'newCollection';
  readonly elements: readonly IrExpression[];
}

export interface IrNewMap extends Typed {
  readonly op: 'newMap';
  readonly entries: readonly { readonly key: IrExpression; readonly value: IrExpression }[];
}

/** `new T[n]`: a list of n nulls. */
export interface IrNewArray extends Typed {
  readonly op: 'newArray';
  readonly size: IrExpression;
}

/** `Account.class`, `List<String>.class`. */
export interface IrTypeLiteral extends Typed {
  readonly op: 'typeLiteral';
  readonly target: ApexType;
}

/** `Account.SObjectType` (field null), `Account.Name` as token (field canonical). */
export interface IrToken extends Typed {
  readonly op: 'token';
  readonly object: string;
  readonly field: string | null;
}

export interface IrEnumConstant extends Typed {
  readonly op: 'enumConstant';
  /** Project enum, or library enum by qualified name. */
  readonly owner: ApexType;
  readonly name: string;
}

export interface IrLabel extends Typed {
  readonly op: 'label';
  readonly namespace: string | null;
  readonly name: string;
}

export interface IrSoql extends Typed {
  readonly op: 'soql';
  readonly text: string;
  readonly query: SoqlQuery;
  readonly binds: readonly IrExpression[];
  /** `list`: List<T>; `single`: one SObject (P62); `optional`: one SObject or null, left of `??`; `count`: Integer of SELECT COUNT(). For loops see IrForEach. */
  readonly result: 'list' | 'single' | 'optional' | 'count';
}

export interface IrSosl extends Typed {
  readonly op: 'sosl';
  readonly text: string;
  readonly search: SoslSearch;
  readonly binds: readonly IrExpression[];
}

export interface IrBlock {
  readonly kind: 'block';
  readonly statements: readonly IrStatement[];
  readonly origin: Origin;
}

export type IrStatement =
  | IrBlock
  | {
      readonly kind: 'local';
      readonly name: string;
      readonly type: ApexType;
      readonly value: IrExpression | null;
      readonly origin: Origin;
    }
  | { readonly kind: 'expression'; readonly expression: IrExpression; readonly origin: Origin }
  | {
      readonly kind: 'if';
      readonly condition: IrExpression;
      readonly consequence: IrStatement;
      readonly alternative: IrStatement | null;
      readonly origin: Origin;
    }
  | {
      readonly kind: 'while';
      readonly condition: IrExpression;
      readonly body: IrStatement | null;
      readonly origin: Origin;
    }
  | { readonly kind: 'doWhile'; readonly body: IrStatement; readonly condition: IrExpression; readonly origin: Origin }
  | {
      readonly kind: 'for';
      readonly init: readonly IrStatement[];
      readonly condition: IrExpression | null;
      readonly update: readonly IrExpression[];
      readonly body: IrStatement | null;
      readonly origin: Origin;
    }
  | IrForEach
  | IrSwitch
  | {
      readonly kind: 'try';
      readonly body: IrBlock;
      readonly catches: readonly {
        readonly type: ApexType;
        readonly name: string;
        readonly body: IrBlock;
        readonly origin: Origin;
      }[];
      readonly finallyBody: IrBlock | null;
      readonly origin: Origin;
    }
  | { readonly kind: 'return'; readonly value: IrExpression | null; readonly origin: Origin }
  | { readonly kind: 'throw'; readonly value: IrExpression; readonly origin: Origin }
  | { readonly kind: 'break'; readonly origin: Origin }
  | { readonly kind: 'continue'; readonly origin: Origin }
  | IrDml
  | { readonly kind: 'runAs'; readonly args: readonly IrExpression[]; readonly body: IrBlock; readonly origin: Origin };

/** `source`: a List or Set, any Iterable, or a query; with `batched` the variable is a List of up to 200 rows (P63). */
export interface IrForEach {
  readonly kind: 'forEach';
  readonly name: string;
  readonly type: ApexType;
  readonly source: 'collection' | 'iterable' | 'soql';
  readonly batched: boolean;
  readonly iterable: IrExpression;
  readonly body: IrStatement | null;
  readonly origin: Origin;
}

export interface IrSwitch {
  readonly kind: 'switch';
  readonly subject: IrExpression;
  readonly subjectLocal: string;
  readonly cases: readonly {
    readonly label:
      | { readonly kind: 'values'; readonly operands: OperandKind; readonly values: readonly IrExpression[] }
      | { readonly kind: 'sobject'; readonly type: ApexType; readonly name: string }
      | { readonly kind: 'else' };
    readonly body: IrBlock;
    readonly origin: Origin;
  }[];
  readonly origin: Origin;
}

export interface IrDml {
  readonly kind: 'dml';
  readonly verb: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
  readonly mode: 'user' | 'system' | null;
  readonly target: IrExpression;
  readonly other: IrExpression | null;
  /** Canonical field name of `upsert x Field__c`. */
  readonly externalId: string | null;
  readonly origin: Origin;
}
