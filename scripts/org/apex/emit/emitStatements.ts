/** Statements, each wholly on the Apex line where it starts. */
import type { IrDml, IrExpression, IrForEach, IrStatement, IrSwitch } from './ir.ts';
import { typeKey } from '../types.ts';
import { emitAssign, emitCompound } from './emitAssignments.ts';
import { emitAll, emitExpression, emitNonNull, emitType } from './emitExpressions.ts';
import type { FunctionScope } from './functionScope.ts';
import type { LineWriter } from './lineWriter.ts';
import { localName } from './names.ts';

/** Where the printer is: the text, the function, and whether `return` gives `this`. */
export interface Printer {
  readonly writer: LineWriter;
  readonly scope: FunctionScope;
  readonly isConstructor: boolean;
}

type Statement<K extends IrStatement['kind']> = Extract<IrStatement, { kind: K }>;
type Emitters = { readonly [K in IrStatement['kind']]: (statement: Statement<K>, printer: Printer) => void };

const EMITTERS: Emitters = {
  block: (statement, printer) => emitBlock(statement, printer),
  local: ({ name, value }, { writer, scope }) => {
    writer.write(`let ${localName(name)}=${value === null ? 'null' : emitExpression(value, scope)};`);
  },
  expression: ({ expression }, { writer, scope }) => {
    writer.write(`${emitEffect(expression, scope)};`);
  },
  if: ({ condition, consequence, alternative }, printer) => {
    printer.writer.write(`if(${emitNonNull(condition, printer.scope)})`);
    emitBlock(consequence, printer);
    if (alternative === null) return;
    printer.writer.write('else');
    emitBlock(alternative, printer);
  },
  while: ({ condition, body }, printer) => {
    printer.writer.write(`while(${emitNonNull(condition, printer.scope)})`);
    emitLoopBody(body, printer);
  },
  doWhile: ({ body, condition }, printer) => {
    printer.writer.write('do');
    emitLoopBody(body, printer);
    printer.writer.write(`while(${emitNonNull(condition, printer.scope)});`);
  },
  for: emitFor,
  forEach: emitForEach,
  switch: emitSwitch,
  try: emitTry,
  return: ({ value }, { writer, scope, isConstructor }) => {
    const result = isConstructor ? ' this' : value === null ? '' : ` ${emitExpression(value, scope)}`;
    writer.write(`return${result};`);
  },
  throw: ({ value }, { writer, scope }) => {
    writer.write(`throw ${scope.unit.use('thrown')}(${emitExpression(value, scope)});`);
  },
  break: (_statement, { writer }) => {
    writer.write('break;');
  },
  continue: (_statement, { writer }) => {
    writer.write('continue;');
  },
  dml: emitDml,
  runAs: ({ args, body }, printer) => {
    const { writer, scope } = printer;
    writer.write(`{const $u=${scope.unit.use('enterRunAs')}([${emitAll(args, scope)}]);try`);
    emitBlock(body, printer);
    writer.write(`finally{${scope.unit.use('leaveRunAs')}($u);}}`);
  }
};

/** A declaration without a value does nothing that could be counted. */
function isExecutable(statement: IrStatement): boolean {
  return statement.kind !== 'block' && !(statement.kind === 'local' && statement.value === null);
}

export function emitStatement(statement: IrStatement, printer: Printer): void {
  const { line } = statement.origin;
  printer.writer.at(line);
  if (isExecutable(statement)) printer.writer.write(printer.scope.unit.countLine(line));
  const emit = EMITTERS[statement.kind] as (statement: IrStatement, printer: Printer) => void;
  emit(statement, printer);
}

/** Ticks of the statements that stand directly in a body. */
export function tickCount(body: IrStatement | null): number {
  return body === null ? 0 : body.kind === 'block' ? body.statements.length : 1;
}

export function emitAllStatements(body: IrStatement, printer: Printer): void {
  if (body.kind !== 'block') emitStatement(body, printer);
  else for (const statement of body.statements) emitStatement(statement, printer);
}

function emitBlock(body: IrStatement, printer: Printer, opening = ''): void {
  const ticks = tickCount(body);
  printer.writer.write(`{${ticks === 0 ? '' : `$n=$n+${ticks}|0;`}${opening}`);
  emitAllStatements(body, printer);
  printer.writer.write('}');
}

/** Loops hand their ticks over now and then, so that endless ones end. */
function emitLoopBody(body: IrStatement | null, printer: Printer): void {
  printer.writer.write(`{if(($n=$n+${tickCount(body) + 1}|0)>4095){$tick($l,$n);$n=0;}`);
  if (body !== null) emitAllStatements(body, printer);
  printer.writer.write('}');
}

/** An expression of which only the effect counts. */
function emitEffect(expression: IrExpression, scope: FunctionScope): string {
  if (expression.op === 'assign') return emitAssign(expression, false, scope);
  if (expression.op === 'compound') return emitCompound(expression, false, scope);
  return emitExpression(expression, scope);
}

function emitFor({ init, condition, update, body }: Statement<'for'>, printer: Printer): void {
  const { writer, scope } = printer;
  const locals = init.filter((each) => each.kind === 'local');
  const start =
    locals.length > 0
      ? `let ${locals.map(({ name, value }) => `${localName(name)}=${value === null ? 'null' : emitExpression(value, scope)}`).join(',')}`
      : init.flatMap((each) => (each.kind === 'expression' ? [emitEffect(each.expression, scope)] : [])).join(',');
  const test = condition === null ? '' : emitNonNull(condition, scope);
  writer.write(`for(${start};${test};${update.map((each) => emitEffect(each, scope)).join(',')})`);
  emitLoopBody(body, printer);
}

function emitForEach({ name, source, batched, iterable, body }: IrForEach, printer: Printer): void {
  const { writer, scope } = printer;
  writer.write(`for(let ${localName(name)} of ${emitSource(source, batched, iterable, scope)})`);
  emitLoopBody(body, printer);
}

function emitSource(
  source: IrForEach['source'],
  batched: boolean,
  iterable: IrExpression,
  scope: FunctionScope
): string {
  if (source !== 'soql') {
    const value = emitNonNull(iterable, scope);
    return source === 'collection' ? value : `${scope.unit.use('iterate')}(${value})`;
  }
  if (iterable.op !== 'soql') throw new Error(`A loop over rows needs a query, not ${iterable.op}.`);
  const { text, query, binds, type } = iterable;
  const site = scope.unit.query({
    text,
    query,
    result: 'rows',
    type: typeKey(type),
    apiVersion: scope.unit.unit.apiVersion
  });
  return `${scope.unit.use(batched ? 'queryBatches' : 'query')}(${site},[${emitAll(binds, scope)}])`;
}

function emitSwitch({ subject, subjectLocal, cases }: IrSwitch, printer: Printer): void {
  const { writer, scope } = printer;
  const local = scope.declare(localName(subjectLocal));
  writer.write(`${local}=${emitExpression(subject, scope)};`);
  let isFirst = true;
  for (const { label, body, origin } of cases) {
    writer.write(isFirst ? '' : 'else ').at(origin.line);
    isFirst = false;
    switch (label.kind) {
      case 'values':
        // Strings compare exactly here, unlike with `==`.
        writer.write(`if(${label.values.map((value) => `${local}===${emitExpression(value, scope)}`).join('||')})`);
        emitBlock(body, printer);
        break;
      case 'sobject':
        writer.write(`if(${scope.unit.use('isInstance')}(${local},${emitType(label.type, scope)}))`);
        emitBlock(body, printer, `let ${localName(label.name)}=${local};`);
        break;
      case 'else':
        // The only label of a switch has no `if` to belong to.
        emitBlock(body, printer);
    }
  }
}

/** Only Apex exceptions are caught; limits, assertions and faults of the local org pass (P31). */
function emitTry({ body, catches, finallyBody }: Statement<'try'>, printer: Printer): void {
  const { writer, scope } = printer;
  writer.write('try');
  emitBlock(body, printer);
  if (catches.length > 0) {
    writer.write(`catch($e){const $v=${scope.unit.use('caught')}($e);if($v===null)throw $e;`);
    for (const { type, name, body: handler, origin } of catches) {
      writer.at(origin.line);
      const isAny = typeKey(type) === 'Exception';
      writer.write(`if(${isAny ? 'true' : `${scope.unit.use('isInstance')}($v,${emitType(type, scope)})`})`);
      emitBlock(handler, printer, `${scope.unit.countLine(origin.line)}let ${localName(name)}=$v;`);
      writer.write('else ');
    }
    writer.write('throw $e;}');
  }
  if (finallyBody === null) return;
  writer.write('finally');
  emitBlock(finallyBody, printer);
}

function emitDml({ verb, mode, target, other, externalId }: IrDml, { writer, scope }: Printer): void {
  const site = scope.unit.dmlSite({ verb, mode, externalId, apiVersion: scope.unit.unit.apiVersion });
  const values = [target, ...(other === null ? [] : [other])].map((each) => emitNonNull(each, scope));
  writer.write(`${scope.unit.use('dml')}(${[site, ...values].join(',')});`);
}
