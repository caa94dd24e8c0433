/**
 * Every compile error of the checker, one named factory each, in the platform's wording where it is known.
 *
 * `origin` is the offending identifier or expression.
 */
import { createError } from '../../diagnostic.ts';
import type { Diagnostic, Origin } from '../../diagnostic.ts';
import { typeKey } from '../types.ts';
import type { ApexType } from '../types.ts';

export const unknownVariable = (name: string, at: Origin): Diagnostic =>
  createError('apex.unknown-variable', `Variable does not exist: ${name}`, at);
export const unknownType = (name: string, at: Origin): Diagnostic =>
  createError('apex.unknown-type', `Invalid type: ${name}`, at);
export const unknownMethod = (signature: string, owner: string | null, at: Origin): Diagnostic =>
  createError(
    'apex.unknown-method',
    `Method does not exist or incorrect signature: ${signature}${owner === null ? '' : ` from the type ${owner}`}`,
    at
  );
export const ambiguousMethod = (signatures: readonly string[], at: Origin): Diagnostic =>
  createError('apex.ambiguous-method', `Method is ambiguous: ${signatures.join(' and ')}`, at);
export const unknownConstructor = (type: string, args: string, at: Origin): Diagnostic =>
  createError('apex.unknown-constructor', `Constructor not defined: [${type}].<Constructor>(${args})`, at);
export const notConstructable = (type: string, at: Origin): Diagnostic =>
  createError('apex.not-constructable', `Type cannot be constructed: ${type}`, at);
export const abstractConstruction = (type: string, at: Origin): Diagnostic =>
  createError('apex.abstract-construction', `Abstract classes cannot be constructed: ${type}`, at);
export const notVisible = (
  what: 'Type' | 'Variable' | 'Method' | 'Constructor',
  name: string,
  at: Origin
): Diagnostic => createError('apex.not-visible', `${what} is not visible: ${name}`, at);
export const nonStaticMethod = (signature: string, at: Origin): Diagnostic =>
  createError('apex.static-context', `Non static method cannot be referenced from a static context: ${signature}`, at);
export const staticMethodOnInstance = (signature: string, at: Origin): Diagnostic =>
  createError('apex.static-context', `Static method cannot be referenced from a non static context: ${signature}`, at);
export const nonStaticField = (name: string, at: Origin): Diagnostic =>
  createError('apex.static-context', `Non static field cannot be referenced from a static context: ${name}`, at);
export const staticFieldOnInstance = (name: string, at: Origin): Diagnostic =>
  createError('apex.static-context', `Static field cannot be referenced from a non static context: ${name}`, at);
export const wordInStaticContext = (word: 'this' | 'super', at: Origin): Diagnostic =>
  createError('apex.static-context', `${word} cannot be referenced in a static context`, at);
export const illegalAssignment = (from: ApexType, to: ApexType, at: Origin): Diagnostic =>
  createError('apex.illegal-assignment', `Illegal assignment from ${typeKey(from)} to ${typeKey(to)}`, at);
export const notAssignable = (at: Origin): Diagnostic =>
  createError('apex.not-assignable', 'Expression cannot be assigned', at);
export const notReadable = (name: string, at: Origin): Diagnostic =>
  createError('apex.not-readable', `Variable is not visible: ${name} (the property has no getter here)`, at);
export const notWriteable = (name: string, at: Origin): Diagnostic =>
  createError('apex.not-writeable', `Field is not writeable: ${name}`, at);
export const finalReassigned = (name: string, at: Origin): Diagnostic =>
  createError(
    'apex.final-assignment',
    `Final members can only be assigned in their declaration, init blocks, or constructors: ${name}`,
    at
  );
export const duplicateVariable = (name: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-variable', `Duplicate variable: ${name}`, at);
export const duplicateField = (name: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-field', `Duplicate field: ${name}`, at);
export const duplicateMethod = (signature: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-method', `Method already defined: ${signature}`, at);
export const duplicateConstructor = (signature: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-constructor', `Constructor already defined: ${signature}`, at);
export const duplicateType = (name: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-type', `Duplicate type: ${name}`, at);
export const duplicateModifier = (word: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-modifier', `Duplicate modifier: ${word}`, at);
export const invalidModifier = (word: string, where: string, at: Origin): Diagnostic =>
  createError('apex.invalid-modifier', `Modifier is not allowed: ${word} on ${where}`, at);
export const conflictingModifiers = (first: string, second: string, at: Origin): Diagnostic =>
  createError('apex.invalid-modifier', `Modifiers cannot be combined: ${first}, ${second}`, at);
export const unknownAnnotation = (name: string, at: Origin): Diagnostic =>
  createError('apex.unknown-annotation', `Annotation does not exist: ${name}`, at);
export const misplacedAnnotation = (name: string, where: string, at: Origin): Diagnostic =>
  createError('apex.misplaced-annotation', `Annotation is not allowed: ${name} on ${where}`, at);
export const unknownAnnotationValue = (annotation: string, name: string, at: Origin): Diagnostic =>
  createError('apex.unknown-annotation-value', `No such property, ${name}, defined for annotation ${annotation}`, at);
export const annotationWithoutValues = (annotation: string, at: Origin): Diagnostic =>
  createError('apex.annotation-without-values', `Annotation needs at least one property: ${annotation}`, at);
export const wrongAnnotationText = (
  annotation: string,
  name: string,
  value: string,
  texts: readonly string[],
  at: Origin
): Diagnostic =>
  createError(
    'apex.wrong-annotation-text',
    `Invalid value for property ${name} of annotation ${annotation}: ${value}; must be one of ${texts.join(', ')}`,
    at
  );
export const invalidIdentifier = (name: string, at: Origin): Diagnostic =>
  createError(
    'apex.invalid-identifier',
    `Invalid identifier: ${name}. Apex identifiers must start with an ASCII letter (a-z or A-Z) followed by any number of ASCII letters (a-z or A-Z), digits (0 - 9), '_' and may not contain '__' or end with '_'.`,
    at
  );
export const reservedIdentifier = (name: string, at: Origin): Diagnostic =>
  createError('apex.reserved-identifier', `Identifier name is reserved: ${name}`, at);
export const missingReturn = (at: Origin): Diagnostic =>
  createError(
    'apex.missing-return',
    'Non-void method might not return a value or might have statement after a return statement.',
    at
  );
export const unreachable = (at: Origin): Diagnostic => createError('apex.unreachable', 'Unreachable statement', at);
export const voidReturnsValue = (at: Origin): Diagnostic =>
  createError('apex.void-return', 'Void method must not return a value', at);
export const returnWithoutValue = (at: Origin): Diagnostic =>
  createError('apex.missing-return-value', 'Non-void method must return a value', at);
export const conditionNotBoolean = (at: Origin): Diagnostic =>
  createError('apex.condition-type', 'Condition expression must be of type Boolean', at);
export const incomparable = (left: ApexType, right: ApexType, at: Origin): Diagnostic =>
  createError(
    'apex.incomparable',
    `Comparison arguments must be compatible types: ${typeKey(left)}, ${typeKey(right)}`,
    at
  );
export const invalidInequality = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.invalid-inequality', `Inequality operator not allowed on type: ${typeKey(type)}`, at);
export const notNumericArithmetic = (at: Origin): Diagnostic =>
  createError('apex.invalid-arithmetic', 'Arithmetic expressions must use numeric arguments', at);
export const invalidDateArithmetic = (at: Origin): Diagnostic =>
  createError('apex.invalid-arithmetic', 'Date/time expressions must use Integer or Long or Double or Decimal', at);
export const notBooleanOperands = (operator: string, at: Origin): Diagnostic =>
  createError('apex.invalid-boolean', `${operator} operator can only be applied to Boolean expressions`, at);
export const invalidBitwise = (at: Origin): Diagnostic =>
  createError('apex.invalid-bitwise', 'Bitwise operator only allowed on boolean types, integers or longs', at);
export const invalidShift = (at: Origin): Diagnostic =>
  createError('apex.invalid-shift', 'Shift expressions must be of type Integer or Long', at);
export const invalidUnary = (operator: string, type: ApexType, at: Origin): Diagnostic =>
  createError('apex.invalid-unary', `Invalid operand for ${operator}: ${typeKey(type)}`, at);
export const incompatibleTernary = (a: ApexType, b: ApexType, at: Origin): Diagnostic =>
  createError('apex.incompatible-ternary', `Incompatible types in ternary operator: ${typeKey(a)}, ${typeKey(b)}`, at);
export const incompatibleCoalesce = (a: ApexType, b: ApexType, at: Origin): Diagnostic =>
  createError(
    'apex.incompatible-coalesce',
    `Incompatible types in null coalescing operator: ${typeKey(a)}, ${typeKey(b)}`,
    at
  );
export const impossibleCast = (from: ApexType, to: ApexType, at: Origin): Diagnostic =>
  createError(
    'apex.impossible-cast',
    `Incompatible types since an instance of ${typeKey(from)} is never an instance of ${typeKey(to)}`,
    at
  );
export const constantInstanceOf = (always: boolean, from: ApexType, to: ApexType, at: Origin): Diagnostic =>
  createError(
    'apex.constant-instanceof',
    `Operation instanceof is always ${always ? 'true' : 'false'} since an instance of ${typeKey(from)} is ${always ? 'always' : 'never'} an instance of ${typeKey(to)}`,
    at
  );
export const notIndexable = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.not-indexable', `Expression must be a list type: ${typeKey(type)}`, at);
export const notIterable = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.not-iterable', `Loop must iterate over collection: ${typeKey(type)}`, at);
export const loopVariableType = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.loop-variable', `Loop variable must be of type ${typeKey(type)}`, at);
export const jumpOutsideLoop = (word: 'break' | 'continue', at: Origin): Diagnostic =>
  createError('apex.jump-outside-loop', `${word === 'break' ? 'Break' : 'Continue'} statement must be in loop`, at);
export const throwNotException = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.throw-type', `Throw expression must be of type exception: ${typeKey(type)}`, at);
export const catchNotException = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.catch-type', `Catch block requires exception type: ${typeKey(type)}`, at);
export const catchAlreadyCaught = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.catch-order', `Exception is already caught by a previous catch clause: ${typeKey(type)}`, at);
export const dmlOperand = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.dml-operand', `DML requires SObject or SObject list type: ${typeKey(type)}`, at);
export const dmlNotAllowed = (verb: string, object: string, at: Origin): Diagnostic =>
  createError('apex.dml-not-allowed', `DML operation ${verb.toUpperCase()} not allowed on ${object}`, at);
export const runAsOperand = (at: Origin): Diagnostic =>
  createError('apex.run-as', 'System.runAs requires an expression of type User or Package.Version', at);
export const runAsOutsideTest = (at: Origin): Diagnostic =>
  createError('apex.run-as', 'System.runAs can only be used in a test', at);
export const switchSubject = (type: ApexType, at: Origin): Diagnostic =>
  createError('apex.switch-type', `Illegal switch expression type: ${typeKey(type)}`, at);
export const switchValue = (at: Origin): Diagnostic =>
  createError('apex.switch-value', 'WHEN values must be literals or enum constants of the switch type', at);
export const duplicateWhen = (at: Origin): Diagnostic =>
  createError('apex.switch-duplicate', 'Duplicate when value', at);
export const misplacedElse = (at: Origin): Diagnostic =>
  createError('apex.switch-else', 'When else block must be the last one', at);
export const badConstructorCall = (at: Origin): Diagnostic =>
  createError('apex.constructor-call', 'Call to this() or super() must be the first statement in a constructor', at);
export const notExtensible = (type: string, at: Origin): Diagnostic =>
  createError('apex.not-extensible', `Non-virtual and non-abstract type cannot be extended: ${type}`, at);
export const extendsInterface = (type: string, at: Origin): Diagnostic =>
  createError('apex.extends-kind', `Class cannot extend an interface or enum: ${type}`, at);
export const implementsClass = (type: string, at: Origin): Diagnostic =>
  createError('apex.implements-kind', `Type must be an interface: ${type}`, at);
export const cyclicHierarchy = (type: string, at: Origin): Diagnostic =>
  createError('apex.cyclic-hierarchy', `Class cannot extend itself: ${type}`, at);
export const exceptionName = (name: string, at: Origin): Diagnostic =>
  createError('apex.exception-name', `Class extending Exception must have a name ending in 'Exception': ${name}`, at);
export const missingImplementation = (className: string, signature: string, at: Origin): Diagnostic =>
  createError('apex.missing-implementation', `Class ${className} must implement the method: ${signature}`, at);
export const missingOverride = (signature: string, at: Origin): Diagnostic =>
  createError('apex.missing-override', `Method must use the override keyword: ${signature}`, at);
export const nothingOverridden = (signature: string, at: Origin): Diagnostic =>
  createError('apex.nothing-overridden', `Method does not override an ancestor method: ${signature}`, at);
export const overridesNonVirtual = (signature: string, at: Origin): Diagnostic =>
  createError('apex.overrides-non-virtual', `Non-virtual, non-abstract methods cannot be overridden: ${signature}`, at);
export const overrideReturnType = (found: ApexType, expected: ApexType, at: Origin): Diagnostic =>
  createError(
    'apex.override-return-type',
    `Method does not match the overridden return type: ${typeKey(found)} instead of ${typeKey(expected)}`,
    at
  );
export const overrideVisibility = (signature: string, at: Origin): Diagnostic =>
  createError('apex.override-visibility', `Cannot reduce the visibility of the inherited method: ${signature}`, at);
export const implementationVisibility = (signature: string, at: Origin): Diagnostic =>
  createError(
    'apex.implementation-visibility',
    `Interface methods must be implemented as public or global: ${signature}`,
    at
  );
export const abstractInConcrete = (signature: string, at: Origin): Diagnostic =>
  createError('apex.abstract-in-concrete', `Abstract methods must be in an abstract class: ${signature}`, at);
export const missingBody = (signature: string, at: Origin): Diagnostic =>
  createError('apex.missing-body', `Method must define a body: ${signature}`, at);
export const unexpectedBody = (signature: string, at: Origin): Diagnostic =>
  createError('apex.unexpected-body', `Abstract methods cannot have a body: ${signature}`, at);
export const staticInInner = (at: Origin): Diagnostic =>
  createError(
    'apex.static-in-inner',
    'static can only be used on methods, fields and initializers of a top level class',
    at
  );
export const nestedTooDeep = (name: string, at: Origin): Diagnostic =>
  createError('apex.nested-type', `Inner types are not allowed to have inner types: ${name}`, at);
export const constructorName = (name: string, at: Origin): Diagnostic =>
  createError('apex.constructor-name', `Invalid constructor name: ${name}`, at);
export const topLevelVisibility = (name: string, at: Origin): Diagnostic =>
  createError('apex.top-level-visibility', `Top-level type must have public or global visibility: ${name}`, at);
export const testMethodShape = (reason: string, at: Origin): Diagnostic =>
  createError('apex.test-method', `Test method must be static, return void and take no parameters: ${reason}`, at);
export const testMethodOutsideTestClass = (name: string, at: Origin): Diagnostic =>
  createError('apex.test-method', `Test methods must be in test classes: ${name}`, at);
export const noDefaultConstructor = (type: string, at: Origin): Diagnostic =>
  createError('apex.no-default-constructor', `No default constructor available in super type: ${type}`, at);
export const accessorShape = (reason: string, at: Origin): Diagnostic =>
  createError('apex.property-accessor', reason, at);
export const unknownSObjectField = (field: string, object: string, at: Origin): Diagnostic =>
  createError(
    'apex.unknown-field',
    `Variable does not exist: ${field}`,
    at,
    `${object} has no such field or relationship`
  );
export const fieldInitializer = (field: string, object: string, at: Origin): Diagnostic =>
  createError('apex.unknown-field', `Field does not exist: ${field} on ${object}`, at);
export const duplicateFieldInitializer = (field: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-field-initializer', `Duplicate field initialization: ${field}`, at);
export const positionalSObject = (object: string, at: Origin): Diagnostic =>
  createError(
    'apex.sobject-constructor',
    `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${object}`,
    at
  );
export const initializerType = (from: ApexType, to: ApexType, at: Origin): Diagnostic =>
  createError(
    'apex.initializer-type',
    `Invalid initializer type ${typeKey(from)} found for ${typeKey(to)}: expected a compatible type`,
    at
  );
export const unknownLabel = (name: string, at: Origin): Diagnostic =>
  createError('apex.unknown-label', `External string does not exist: ${name}`, at);
export const unsupported = (what: string, reason: string, at: Origin): Diagnostic =>
  createError('apex.unsupported', `${what} is not supported by the local org: ${reason}`, at);
export const typeArguments = (name: string, expected: number, at: Origin): Diagnostic =>
  createError(
    'apex.type-arguments',
    expected === 0
      ? `Type is not parameterized: ${name}`
      : `Type ${name} requires ${expected} type argument${expected === 1 ? '' : 's'}`,
    at
  );
export const voidValue = (at: Origin): Diagnostic => createError('apex.void-value', 'A void method has no value', at);
export const literalOutOfRange = (type: string, text: string, at: Origin): Diagnostic =>
  createError('apex.literal-range', `Illegal ${type}: ${text}`, at);
export const bindType = (found: ApexType, expected: ApexType, at: Origin): Diagnostic =>
  createError(
    'soql.bind-type',
    `Invalid bind expression type of ${typeKey(found)} for column of type ${typeKey(expected)}`,
    at
  );
export const queryFault = (message: string, at: Origin): Diagnostic => createError('soql.invalid-query', message, at);
export const bindNotIterable = (at: Origin): Diagnostic =>
  createError('soql.bind-type', 'IN operator must be used with an iterable expression', at);
export const exceptionSuperclass = (name: string, at: Origin): Diagnostic =>
  createError('apex.exception-name', `Exception class must extend another Exception class: ${name}`, at);
export const globalMember = (at: Origin): Diagnostic =>
  createError('apex.global-member', 'Classes: defining type must be declared as global to contain global members', at);
export const builtInExceptionConstructor = (signature: string, at: Origin): Diagnostic =>
  createError('apex.duplicate-constructor', `System exception constructor already defined: ${signature}`, at);
export const futureShape = (reason: string, at: Origin): Diagnostic =>
  createError('apex.future-method', `Future methods: ${reason}`, at);
export const exposedShape = (annotation: string, reason: string, at: Origin): Diagnostic =>
  createError('apex.exposed-method', `@${annotation} methods must be ${reason}`, at);
export const restResourceShape = (at: Origin): Diagnostic =>
  createError('apex.rest-resource', '@RestResource classes must be global', at);
export const restMapping = (at: Origin): Diagnostic =>
  createError('apex.rest-mapping', '@RestResource needs a urlMapping that starts with /', at);
export const notTriggerable = (object: string, at: Origin): Diagnostic =>
  createError('apex.trigger-object', `SObject type does not allow triggers: ${object}`, at);
export const eventTrigger = (object: string, at: Origin): Diagnostic =>
  createError('apex.event-trigger', `Triggers on platform events support after insert only: ${object}`, at);
export const reservedTypeName = (name: string, at: Origin): Diagnostic =>
  createError('apex.reserved-identifier', `Identifier type is reserved: ${name}`, at);
export const identifierTooLong = (name: string, at: Origin): Diagnostic =>
  createError('apex.invalid-identifier', `Identifier name is too long: ${name}`, at);
export const repeatedAnnotation = (annotation: string, at: Origin): Diagnostic =>
  createError('apex.repeated-annotation', `Only one method per type can be defined with: ${annotation}`, at);
/** The documents forbid it without a text. */
export const setUpWithAllData = (at: Origin): Diagnostic =>
  createError('apex.set-up-with-all-data', 'TestSetup cannot be used in a class with SeeAllData=true', at);
export const overloadedAuraEnabled = (name: string, at: Origin): Diagnostic =>
  createError(
    'apex.overloaded-aura-enabled',
    `Method overloading is not allowed with the AuraEnabled annotation: ${name}`,
    at
  );
export const invocableParameter = (at: Origin): Diagnostic =>
  createError('apex.invocable-method', 'InvocableMethod methods take at most one parameter, a list', at);
