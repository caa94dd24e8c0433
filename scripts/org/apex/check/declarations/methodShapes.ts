/** What annotations demand of a method: tests, setup, future, and methods offered to pages and flows. */
import type { MethodDeclaration } from '../../parse/ast.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  isLibrary,
  LONG,
  sameType,
  STRING,
  TIME
} from '../../types.ts';
import type { ApexType } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import {
  exposedShape,
  futureShape,
  invocableParameter,
  testMethodOutsideTestClass,
  testMethodShape
} from '../messages.ts';
import type { MethodSymbol } from '../symbols.ts';
import { hasAnnotation } from './annotations.ts';
import { readModifiers } from './modifiers.ts';

const PRIMITIVES: readonly ApexType[] = [
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  STRING,
  TIME
];

export function checkMethodShapes(declaration: MethodDeclaration, symbol: MethodSymbol, context: BodyContext): void {
  const { annotations } = readModifiers(declaration.modifiers, 'method', () => undefined);
  const at = declaration.name.origin;
  const isPlainStatic = symbol.isStatic && symbol.returnType?.kind === 'void' && symbol.parameters.length === 0;
  if (symbol.isTestMethod || hasAnnotation(annotations, 'TestSetup')) {
    if (!context.isTest) context.report(testMethodOutsideTestClass(symbol.name, at));
    if (!isPlainStatic) context.report(testMethodShape(symbol.name, at));
  }
  if (hasAnnotation(annotations, 'Future')) checkFuture(symbol, context);
  const isOpen = symbol.visibility === 'public' || symbol.visibility === 'global';
  if (hasAnnotation(annotations, 'AuraEnabled') && symbol.isStatic && !isOpen)
    context.report(exposedShape('AuraEnabled', 'public or global', at));
  if (hasAnnotation(annotations, 'InvocableMethod') && !(symbol.isStatic && isOpen))
    context.report(exposedShape('InvocableMethod', 'static, and public or global', at));
  if (hasAnnotation(annotations, 'InvocableMethod') && !takesOneList(symbol)) context.report(invocableParameter(at));
}

function takesOneList({ parameters: [first, ...others] }: MethodSymbol): boolean {
  return others.length === 0 && (first === undefined || first.type === null || isLibrary(first.type, 'System.List'));
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_future.htm */
function checkFuture(symbol: MethodSymbol, context: BodyContext): void {
  if (!symbol.isStatic || symbol.returnType?.kind !== 'void')
    context.report(futureShape('must be static and return void', symbol.origin));
  const isPlain = symbol.parameters.every((parameter) => parameter.type === null || isTransferable(parameter.type));
  if (!isPlain)
    context.report(futureShape('parameters must be primitives or collections of primitives', symbol.origin));
}

function isTransferable(type: ApexType): boolean {
  if (PRIMITIVES.some((primitive) => sameType(primitive, type))) return true;
  const isCollection = isLibrary(type, 'System.List') || isLibrary(type, 'System.Set') || isLibrary(type, 'System.Map');
  return isCollection && type.args.every(isTransferable);
}
