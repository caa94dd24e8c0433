/**
 * The syntax tree of Apex: what was written, before any name is resolved.
 *
 * Only `buildAst.ts` knows the parser library behind it. Trees are plain data (JSON-safe), so that they can be cached on disk.
 * Names keep the spelling of the source; comparison without case happens in the checker.
 */
import type { Origin } from '../../diagnostic.ts';
import type { SoqlQuery, SoslSearch } from '../../soql/ast.ts';

interface Node {
  readonly origin: Origin;
}

export interface CompilationUnit extends Node {
  readonly kind: 'class' | 'trigger' | 'anonymous';
  /** kind `class`: exactly one. */
  readonly type: TypeDeclaration | null;
  readonly trigger: TriggerDeclaration | null;
  /** kind `anonymous`: statements in order, with local methods and classes hoisted beside them. */
  readonly anonymous: AnonymousBlock | null;
}

export interface AnonymousBlock extends Node {
  readonly statements: readonly Statement[];
  readonly methods: readonly MethodDeclaration[];
  readonly types: readonly TypeDeclaration[];
}

export type TriggerEvent =
  | 'before insert'
  | 'before update'
  | 'before delete'
  | 'after insert'
  | 'after update'
  | 'after delete'
  | 'after undelete';

export interface TriggerDeclaration extends Node {
  readonly name: Identifier;
  readonly object: Identifier;
  readonly events: readonly TriggerEvent[];
  readonly body: Block;
  readonly methods: readonly MethodDeclaration[];
}

export interface Identifier extends Node {
  readonly text: string;
}

/** A type as written: `Map<Id, List<Account>>` is name [Map], args [...]; `Database.QueryLocator` has two names; `Foo[]` adds one array dimension. */
export interface TypeName extends Node {
  readonly names: readonly { readonly text: string; readonly origin: Origin; readonly args: readonly TypeName[] }[];
  readonly arrayDimensions: number;
}

export type ModifierWord =
  | 'public'
  | 'private'
  | 'protected'
  | 'global'
  | 'static'
  | 'final'
  | 'abstract'
  | 'virtual'
  | 'override'
  | 'transient'
  | 'webservice'
  | 'testmethod'
  | 'with sharing'
  | 'without sharing'
  | 'inherited sharing';

export interface Modifiers {
  readonly words: readonly { readonly word: ModifierWord; readonly origin: Origin }[];
  readonly annotations: readonly Annotation[];
}

export interface Annotation extends Node {
  readonly name: string;
  /** Named values as written; a single unnamed value stands under `value`. */
  readonly values: readonly { readonly name: string; readonly value: string | number | boolean | null }[];
}

export type TypeDeclaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;

export interface ClassDeclaration extends Node {
  readonly kind: 'ClassDeclaration';
  readonly name: Identifier;
  readonly typeParameters: readonly Identifier[];
  readonly modifiers: Modifiers;
  readonly superclass: TypeName | null;
  readonly interfaces: readonly TypeName[];
  readonly members: readonly Member[];
}

export interface InterfaceDeclaration extends Node {
  readonly kind: 'InterfaceDeclaration';
  readonly name: Identifier;
  readonly typeParameters: readonly Identifier[];
  readonly modifiers: Modifiers;
  readonly extends: readonly TypeName[];
  readonly methods: readonly MethodDeclaration[];
}

export interface EnumDeclaration extends Node {
  readonly kind: 'EnumDeclaration';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly constants: readonly Identifier[];
}

export type Member =
  | FieldDeclaration
  | PropertyDeclaration
  | MethodDeclaration
  | ConstructorDeclaration
  | InitializerBlock
  | TypeDeclaration;

export interface FieldDeclaration extends Node {
  readonly kind: 'FieldDeclaration';
  readonly modifiers: Modifiers;
  readonly type: TypeName;
  readonly variables: readonly Variable[];
}

export interface Variable extends Node {
  readonly name: Identifier;
  readonly initializer: Expression | null;
}

export interface PropertyDeclaration extends Node {
  readonly kind: 'PropertyDeclaration';
  readonly modifiers: Modifiers;
  readonly type: TypeName;
  readonly name: Identifier;
  readonly getter: Accessor | null;
  readonly setter: Accessor | null;
}

export interface Accessor extends Node {
  readonly modifiers: Modifiers;
  /** null for `get;` and `set;`. */
  readonly body: Block | null;
}

export interface Parameter extends Node {
  readonly modifiers: Modifiers;
  readonly type: TypeName;
  readonly name: Identifier;
}

export interface MethodDeclaration extends Node {
  readonly kind: 'MethodDeclaration';
  readonly modifiers: Modifiers;
  /** null for void. */
  readonly returnType: TypeName | null;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  /** null for abstract and interface methods. */
  readonly body: Block | null;
}

export interface ConstructorDeclaration extends Node {
  readonly kind: 'ConstructorDeclaration';
  readonly modifiers: Modifiers;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}

export interface InitializerBlock extends Node {
  readonly kind: 'InitializerBlock';
  readonly isStatic: boolean;
  readonly body: Block;
}

export interface Block extends Node {
  readonly kind: 'Block';
  readonly statements: readonly Statement[];
}

export type Statement =
  | Block
  | LocalDeclaration
  | ExpressionStatement
  | IfStatement
  | SwitchStatement
  | ForStatement
  | ForEachStatement
  | WhileStatement
  | DoWhileStatement
  | TryStatement
  | ReturnStatement
  | ThrowStatement
  | BreakStatement
  | ContinueStatement
  | DmlStatement
  | RunAsStatement;

export interface LocalDeclaration extends Node {
  readonly kind: 'LocalDeclaration';
  readonly modifiers: Modifiers;
  readonly type: TypeName;
  readonly variables: readonly Variable[];
}

export interface ExpressionStatement extends Node {
  readonly kind: 'ExpressionStatement';
  readonly expression: Expression;
}

export interface IfStatement extends Node {
  readonly kind: 'IfStatement';
  readonly condition: Expression;
  readonly consequence: Statement;
  readonly alternative: Statement | null;
}

export interface SwitchStatement extends Node {
  readonly kind: 'SwitchStatement';
  readonly subject: Expression;
  readonly cases: readonly SwitchCase[];
}

export interface SwitchCase extends Node {
  readonly label:
    | { readonly kind: 'values'; readonly values: readonly Expression[] }
    | { readonly kind: 'sobject'; readonly type: TypeName; readonly name: Identifier }
    | { readonly kind: 'else' };
  readonly body: Block;
}

export interface ForStatement extends Node {
  readonly kind: 'ForStatement';
  readonly init: LocalDeclaration | readonly Expression[] | null;
  readonly condition: Expression | null;
  readonly update: readonly Expression[];
  readonly body: Statement | null;
}

export interface ForEachStatement extends Node {
  readonly kind: 'ForEachStatement';
  readonly type: TypeName;
  readonly name: Identifier;
  readonly iterable: Expression;
  readonly body: Statement | null;
}

export interface WhileStatement extends Node {
  readonly kind: 'WhileStatement';
  readonly condition: Expression;
  readonly body: Statement | null;
}

export interface DoWhileStatement extends Node {
  readonly kind: 'DoWhileStatement';
  readonly body: Statement;
  readonly condition: Expression;
}

export interface TryStatement extends Node {
  readonly kind: 'TryStatement';
  readonly body: Block;
  readonly catches: readonly CatchClause[];
  readonly finallyBody: Block | null;
}

export interface CatchClause extends Node {
  readonly type: TypeName;
  readonly name: Identifier;
  readonly body: Block;
}

export interface ReturnStatement extends Node {
  readonly kind: 'ReturnStatement';
  readonly value: Expression | null;
}

export interface ThrowStatement extends Node {
  readonly kind: 'ThrowStatement';
  readonly value: Expression;
}

export interface BreakStatement extends Node {
  readonly kind: 'BreakStatement';
}

export interface ContinueStatement extends Node {
  readonly kind: 'ContinueStatement';
}

export type DmlVerb = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export interface DmlStatement extends Node {
  readonly kind: 'DmlStatement';
  readonly verb: DmlVerb;
  /** `as user` / `as system`, or null. */
  readonly mode: 'user' | 'system' | null;
  readonly target: Expression;
  /** `merge a b`: b. */
  readonly other: Expression | null;
  /** `upsert rows Account.Ext__c`: the external id field as written. */
  readonly externalId: TypeName | null;
}

export interface RunAsStatement extends Node {
  readonly kind: 'RunAsStatement';
  readonly arguments: readonly Expression[];
  readonly body: Block;
}

export type Expression =
  | LiteralExpression
  | NameExpression
  | ThisExpression
  | SuperExpression
  | MemberExpression
  | CallExpression
  | ConstructorCallExpression
  | IndexExpression
  | NewObjectExpression
  | NewListExpression
  | NewMapExpression
  | NewArrayExpression
  | CastExpression
  | InstanceOfExpression
  | UnaryExpression
  | PostfixExpression
  | BinaryExpression
  | ConditionalExpression
  | AssignmentExpression
  | ClassLiteralExpression
  | SoqlExpression
  | SoslExpression;

export type LiteralType = 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';

/** Numbers keep their digits as written without suffix; strings are unescaped. */
export interface LiteralExpression extends Node {
  readonly kind: 'LiteralExpression';
  readonly type: LiteralType;
  readonly text: string;
}

/** A lone identifier: local, field, property, type or namespace. */
export interface NameExpression extends Node {
  readonly kind: 'NameExpression';
  readonly name: Identifier;
}

export interface ThisExpression extends Node {
  readonly kind: 'ThisExpression';
}

export interface SuperExpression extends Node {
  readonly kind: 'SuperExpression';
}

/** Parentheses leave no node of their own, but they end a safe chain: `(a?.b).c` reads c of null where a is null (P12). */
interface ChainLink {
  readonly isParenthesised?: true;
}

/** `a.b` and `a?.b`, whatever `a` turns out to be. */
export interface MemberExpression extends Node, ChainLink {
  readonly kind: 'MemberExpression';
  readonly target: Expression;
  readonly isSafe: boolean;
  readonly name: Identifier;
}

/** `f(x)` has no target; `a.f(x)`, `a?.f(x)`. */
export interface CallExpression extends Node, ChainLink {
  readonly kind: 'CallExpression';
  readonly target: Expression | null;
  readonly isSafe: boolean;
  readonly name: Identifier;
  readonly arguments: readonly Expression[];
}

/** `this(...)` and `super(...)`. */
export interface ConstructorCallExpression extends Node {
  readonly kind: 'ConstructorCallExpression';
  readonly target: 'this' | 'super';
  readonly arguments: readonly Expression[];
}

export interface IndexExpression extends Node, ChainLink {
  readonly kind: 'IndexExpression';
  readonly target: Expression;
  readonly index: Expression;
}

/** `new T(args)`, or `new Account(Name = 'x')` where `fields` is not null. */
export interface NewObjectExpression extends Node {
  readonly kind: 'NewObjectExpression';
  readonly type: TypeName;
  readonly arguments: readonly Expression[];
  readonly fields: readonly { readonly name: Identifier; readonly value: Expression }[] | null;
}

/** `new List<T>{ ... }`, `new Set<T>{ ... }`, `new T[]{ ... }` (type then has one array dimension). */
export interface NewListExpression extends Node {
  readonly kind: 'NewListExpression';
  readonly type: TypeName;
  readonly elements: readonly Expression[];
}

export interface NewMapExpression extends Node {
  readonly kind: 'NewMapExpression';
  readonly type: TypeName;
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** `new T[size]`; `type` is the element type. */
export interface NewArrayExpression extends Node {
  readonly kind: 'NewArrayExpression';
  readonly type: TypeName;
  readonly size: Expression;
}

export interface CastExpression extends Node {
  readonly kind: 'CastExpression';
  readonly type: TypeName;
  readonly value: Expression;
}

export interface InstanceOfExpression extends Node {
  readonly kind: 'InstanceOfExpression';
  readonly value: Expression;
  readonly type: TypeName;
}

export type UnaryOperator = '+' | '-' | '!' | '~' | '++' | '--';

export interface UnaryExpression extends Node {
  readonly kind: 'UnaryExpression';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface PostfixExpression extends Node {
  readonly kind: 'PostfixExpression';
  readonly operator: '++' | '--';
  readonly operand: Expression;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | '&&'
  | '||'
  | '??'
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>=';

/** `<>` is `!=`. */
export interface BinaryExpression extends Node {
  readonly kind: 'BinaryExpression';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression extends Node {
  readonly kind: 'ConditionalExpression';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

export interface AssignmentExpression extends Node {
  readonly kind: 'AssignmentExpression';
  readonly operator: AssignmentOperator;
  readonly target: Expression;
  readonly value: Expression;
}

export interface ClassLiteralExpression extends Node {
  readonly kind: 'ClassLiteralExpression';
  readonly type: TypeName;
}

/** `[SELECT ...]`. `binds[i]` is the expression behind the i-th `:`; the query refers to it by index. */
export interface SoqlExpression extends Node {
  readonly kind: 'SoqlExpression';
  readonly text: string;
  readonly query: SoqlQuery;
  readonly binds: readonly Expression[];
}

/** `[FIND ...]`. */
export interface SoslExpression extends Node {
  readonly kind: 'SoslExpression';
  readonly text: string;
  readonly search: SoslSearch;
  readonly binds: readonly Expression[];
}
