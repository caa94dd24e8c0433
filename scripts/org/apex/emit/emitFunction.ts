/**
 * A whole function. What every one of them does before its statements: checks the depth of calls and the CPU limit, takes over the
 * sharing of its class, counts its own ticks in `$n`; and undoes it however it ends.
 */
import type { IrBlock, IrClass, IrExpression, IrStatement } from './ir.ts';
import { emitAllStatements, tickCount } from './emitStatements.ts';
import type { Printer } from './emitStatements.ts';
import { FunctionScope } from './functionScope.ts';
import type { LineWriter } from './lineWriter.ts';
import { localName } from './names.ts';
import { findNonNullLocals } from './nullness.ts';
import type { UnitEmission } from './unitEmission.ts';

export interface FunctionSpec {
  readonly owner: IrClass | null;
  readonly parameters: readonly string[];
  readonly line: number;
  readonly body: IrStatement | IrExpression;
  readonly isConstructor?: boolean;
  /** True where running it is a first use of the class (static methods, constructors). */
  readonly initializesClass?: boolean;
  /** Printed before the statements of the body: chained constructors, initialisers. */
  readonly opening?: (scope: FunctionScope) => string;
  /** A body that is one expression: what to do with its value. */
  readonly wrap?: (scope: FunctionScope) => string;
}

/** Prints `function(a,b){...}` without a name. */
export function emitFunction(spec: FunctionSpec, writer: LineWriter, unit: UnitEmission): void {
  const { owner, parameters, body, isConstructor = false } = spec;
  const scope = new FunctionScope(unit, owner, findNonNullLocals(body as IrBlock | IrExpression, parameters));
  const printer: Printer = { writer, scope, isConstructor };
  writer.at(spec.line).write(`function(${parameters.map(localName).join(',')}){`);
  const fillPrologue = writer.reserve();
  const isStatement = !('op' in body);
  writer.write(spec.opening?.(scope) ?? '');
  if (isStatement) emitAllStatements(body, printer);
  else writer.write(spec.wrap?.(scope) ?? '');
  const sharing = sharingOnEntry(owner, unit);
  if (isConstructor) writer.write('return this;');
  writer.write(`}finally{$frames.depth=$d;$l.ticks+=$n;${sharing === '' ? '' : '$t.sharing=$s;'}}}`);
  const initialisation = spec.initializesClass === true && owner !== null ? initialiseClass(owner, unit) : '';
  const declarations = [`$n=${isStatement ? tickCount(body) + 1 : 1}`, ...scope.declarations].join(',');
  fillPrologue(
    `${initialisation}const $t=$now(),$l=$t.limits,$d=$frames.depth;if($d>=1000)$tooDeep();if($l.ticks>$l.tickCeiling)$l.checkCpu();` +
      `let ${declarations};${sharing}$frames.depth=$d+1;try{`
  );
}

/**
 * What the code does with the sharing on entry, `$s` being that of its caller; empty keeps the caller's, as for triggers, whose sharing
 * follows from the statement that fires them. Anonymous code runs with that of its user, `inherited` where nothing called it as well.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
function sharingOnEntry(owner: IrClass | null, { unit }: UnitEmission): string {
  if (owner === null && unit.kind === 'trigger') return '';
  const keyword = owner === null ? 'with' : owner.sharing;
  switch (keyword) {
    case 'with':
    case 'without':
      return `const $s=$t.sharing;$t.sharing="${keyword}";`;
    case 'inherited':
      return 'const $s=$t.sharing;if($d===0)$t.sharing="with";';
    case null:
      return '';
  }
}

/** Static initialisation happens at the first use of a class (P21). */
function initialiseClass(owner: IrClass, unit: UnitEmission): string {
  const name = unit.unit.namespace === null ? owner.name : `${unit.unit.namespace}.${owner.name}`;
  return owner.staticInit.length === 0 ? '' : `${unit.classRef(name)}.holder();`;
}
