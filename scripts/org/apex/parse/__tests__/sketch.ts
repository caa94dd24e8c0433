/** Draws syntax trees as short text, so that tests read like grammar. */
import assert from 'node:assert/strict';
import type { CompilationUnit, Expression, Statement, TypeName } from '../ast.ts';
import type { ApexKind } from '../parseApex.ts';
import { parseApex } from '../parseApex.ts';

export function parseUnit(text: string, kind: ApexKind = 'class'): CompilationUnit {
  const { unit, diagnostics } = parseApex(text, 'Test.cls', kind);
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    []
  );
  assert.ok(unit);
  return unit;
}

/** `line:column message` of each diagnostic. */
export function faultsOf(text: string, kind: ApexKind = 'class'): string[] {
  const { unit, diagnostics } = parseApex(text, 'Test.cls', kind);
  assert.equal(unit === null, diagnostics.length > 0);
  return diagnostics.map(({ message, origin }) => `${origin.line}:${origin.column} ${message}`);
}

export function parseStatements(text: string): readonly Statement[] {
  const { anonymous } = parseUnit(text, 'anonymous');
  assert.ok(anonymous);
  return anonymous.statements;
}

export function parseExpression(text: string): Expression {
  const [statement] = parseStatements(`Object o = ${text};`);
  assert.ok(statement?.kind === 'LocalDeclaration');
  const initializer = statement.variables[0]?.initializer;
  assert.ok(initializer);
  return initializer;
}

export function drawType({ names, arrayDimensions }: TypeName): string {
  const parts = names.map(({ text, args }) => (args.length === 0 ? text : `${text}<${args.map(drawType).join(',')}>`));
  return parts.join('.') + '[]'.repeat(arrayDimensions);
}

const all = (expressions: readonly Expression[]): string => expressions.map(draw).join(', ');

export function draw(expression: Expression): string {
  switch (expression.kind) {
    case 'LiteralExpression':
      return expression.type === 'String' ? JSON.stringify(expression.text) : `${expression.type} ${expression.text}`;
    case 'NameExpression':
      return expression.name.text;
    case 'ThisExpression':
      return 'this';
    case 'SuperExpression':
      return 'super';
    case 'MemberExpression': {
      const link = `${draw(expression.target)}${expression.isSafe ? '?.' : '.'}${expression.name.text}`;
      return expression.isParenthesised ? `<${link}>` : link;
    }
    case 'CallExpression': {
      const target = expression.target === null ? '' : `${draw(expression.target)}${expression.isSafe ? '?.' : '.'}`;
      return `${target}${expression.name.text}(${all(expression.arguments)})`;
    }
    case 'ConstructorCallExpression':
      return `${expression.target}(${all(expression.arguments)})`;
    case 'IndexExpression':
      return `${draw(expression.target)}[${draw(expression.index)}]`;
    case 'NewObjectExpression': {
      const fields = expression.fields?.map(({ name, value }) => `${name.text} = ${draw(value)}`).join(', ');
      return `new ${drawType(expression.type)}(${fields ?? all(expression.arguments)})`;
    }
    case 'NewListExpression':
      return `new ${drawType(expression.type)}{${all(expression.elements)}}`;
    case 'NewMapExpression':
      return `new ${drawType(expression.type)}{${expression.entries.map(({ key, value }) => `${draw(key)} => ${draw(value)}`).join(', ')}}`;
    case 'NewArrayExpression':
      return `new ${drawType(expression.type)}[${draw(expression.size)}]`;
    case 'CastExpression':
      return `(cast ${drawType(expression.type)} ${draw(expression.value)})`;
    case 'InstanceOfExpression':
      return `(${draw(expression.value)} instanceof ${drawType(expression.type)})`;
    case 'UnaryExpression':
      return `(${expression.operator} ${draw(expression.operand)})`;
    case 'PostfixExpression':
      return `(${draw(expression.operand)} ${expression.operator})`;
    case 'BinaryExpression':
      return `(${draw(expression.left)} ${expression.operator} ${draw(expression.right)})`;
    case 'ConditionalExpression':
      return `(${draw(expression.condition)} ? ${draw(expression.whenTrue)} : ${draw(expression.whenFalse)})`;
    case 'AssignmentExpression':
      return `(${draw(expression.target)} ${expression.operator} ${draw(expression.value)})`;
    case 'ClassLiteralExpression':
      return `${drawType(expression.type)}.class`;
    case 'SoqlExpression':
    case 'SoslExpression':
      return `[${expression.text}](${all(expression.binds)})`;
  }
}
