/**
 * A checked unit to JavaScript. Line N of the code is line N of the Apex file: functions are printed one after another in the order of
 * the source, whatever class they belong to, and put together into classes when the unit is loaded.
 */
import type { EmittedUnit } from './emittedUnit.ts';
import { describeClass } from './describeClass.ts';
import { emitExpression } from './emitExpressions.ts';
import { emitFunction } from './emitFunction.ts';
import type { FunctionSpec } from './emitFunction.ts';
import { slotOf } from './emitExpressions.ts';
import { FunctionScope } from './functionScope.ts';
import type { IrBlock, IrClass, IrConstructor, IrField, IrInitializer, IrMethod, IrUnit, MethodRef } from './ir.ts';
import { LineWriter } from './lineWriter.ts';
import { className, constructorName, fieldSlot, localName, quote } from './names.ts';
import type { EmitOptions } from './unitEmission.ts';
import { constructorId, methodId, UnitEmission } from './unitEmission.ts';

/** A function on its way: where it stands in the source decides when it is printed. */
interface Piece {
  readonly number: number;
  readonly column: number;
  readonly spec: FunctionSpec;
}

export function emitUnit(unit: IrUnit, options: EmitOptions = { coverage: false }): EmittedUnit {
  const emission = new UnitEmission(unit, options);
  const pieces = collectPieces(emission).sort((a, b) => a.spec.line - b.spec.line || a.column - b.column);
  const writer = new LineWriter();
  const fillPreamble = writer.reserve();
  for (const { number, spec } of pieces) {
    writer.at(spec.line).write(`const $${number}f=`);
    emitFunction(spec, writer, emission);
    writer.write(';');
  }
  const functions = emission.frames.map((_frame, number) => `$${number}f`);
  const instances = unit.classes.map((each) => instanceFactory(each));
  const statics = unit.classes.map((each) => staticsFactory(each, emission));
  writer.write(
    `return{functions:[${functions.join(',')}],instances:[${instances.join(',')}],statics:[${statics.join(',')}]};})`
  );
  const body = unit.trigger ?? unit.anonymous;
  const bodyText = body === null ? null : emitBody(body.body, emission);
  const preamble = `(function($r,$tables,$m,$hits){"use strict";${emission.preamble()}`;
  fillPreamble(preamble);
  return {
    file: unit.file,
    kind: unit.kind,
    namespace: unit.namespace,
    name: unit.name,
    apiVersion: unit.apiVersion,
    code: writer.toString(),
    bodyCode: bodyText === null ? null : `${preamble}return ${bodyText};})`,
    tables: emission.tables,
    frames: emission.frames,
    classes: unit.classes.map((each) => describeClass(each, emission)),
    localMethods: emission.localMethods.map(({ ref }) => ({
      key: ref.key,
      function: functionOf(methodId(ref.owner, ref.key), emission)
    })),
    trigger: unit.trigger === null ? null : { object: unit.trigger.object, events: unit.trigger.events },
    executableLines: emission.executableLines
  };
}

/** Its own script: methods and classes may stand between the statements. */
function emitBody(body: IrBlock, emission: UnitEmission): string {
  emission.isBody = true;
  const writer = new LineWriter();
  emitFunction({ owner: null, parameters: [], line: 1, body }, writer, emission);
  emission.isBody = false;
  return writer.toString();
}

export function functionOf(id: string, emission: UnitEmission): number {
  const number = emission.knownFunction(id);
  if (number === null) throw new Error(`No function is emitted for ${id}.`);
  return number;
}

/** Numbers every function before the first one is printed, so that calls inside the unit find each other. */
function collectPieces(emission: UnitEmission): Piece[] {
  const { unit } = emission;
  const pieces: Piece[] = [];
  const add = (id: string, frame: string, column: number, spec: FunctionSpec): void => {
    pieces.push({ number: emission.functionNumber(id, frame), column, spec });
  };
  for (const owner of unit.classes) collectClass(owner, emission, add);
  for (const method of emission.localMethods)
    if (method.body !== null)
      add(
        methodId(method.ref.owner, method.ref.key),
        localFrame(unit, method),
        method.origin.column,
        methodSpec(method, method.body, null)
      );
  return pieces;
}

type Add = (id: string, frame: string, column: number, spec: FunctionSpec) => void;

function localFrame(unit: IrUnit, { ref }: IrMethod): string {
  return unit.kind === 'trigger' ? `Trigger.${unit.name}.${ref.name}` : `AnonymousBlock.${ref.name}`;
}

/** As the platform prints it (P33). */
function frameOf(ref: Pick<MethodRef, 'namespace' | 'owner' | 'name'>): string {
  return `Class.${className(ref)}.${ref.name}`;
}

function collectClass(owner: IrClass, emission: UnitEmission, add: Add): void {
  const { namespace } = emission.unit;
  for (const method of owner.methods)
    if (method.body !== null)
      add(
        methodId(owner.name, method.ref.key),
        frameOf(method.ref),
        method.origin.column,
        methodSpec(method, method.body, owner)
      );
  for (const constructor_ of owner.constructors)
    add(
      constructorId(owner.name, constructor_.ref.key),
      frameOf(constructor_.ref),
      constructor_.origin.column,
      constructorSpec(constructor_, owner)
    );
  for (const [kind, initializers] of [
    ['<clinit>', owner.staticInit],
    ['<init>', owner.instanceInit]
  ] as const)
    for (const [index, initializer] of initializers.entries())
      add(
        initializerId(owner, kind, index),
        frameOf({ namespace, owner: owner.name, name: kind }),
        initializer.origin.column,
        initializerSpec(initializer, owner)
      );
  for (const property of owner.properties)
    for (const which of ['get', 'set'] as const) {
      const accessor = which === 'get' ? property.getter : property.setter;
      if (accessor === null || accessor.body === null) continue;
      add(
        accessorId(owner, which, property.name),
        frameOf({ namespace, owner: owner.name, name: property.name }),
        accessor.body.origin.column,
        {
          owner,
          parameters: which === 'get' ? [] : ['value'],
          line: accessor.body.origin.line,
          body: accessor.body,
          initializesClass: property.isStatic
        }
      );
    }
}

export function accessorId(owner: IrClass, which: 'get' | 'set', name: string): string {
  return `${owner.name}#${which} ${name}`;
}

export function initializerId(owner: IrClass, kind: '<clinit>' | '<init>', index: number): string {
  return `${owner.name}#${kind}${index}`;
}

function methodSpec(method: IrMethod, body: IrBlock, owner: IrClass | null): FunctionSpec {
  return {
    owner,
    parameters: method.parameters.map(({ name }) => name),
    line: method.origin.line,
    body,
    initializesClass: method.isStatic,
    ...(owner !== null && isFuture(method) ? { opening: (scope) => futureOpening(method, owner, scope) } : {})
  };
}

function isFuture({ annotations }: IrMethod): boolean {
  return annotations.some(({ name }) => name === 'Future');
}

/**
 * A call of a future method only puts it into the queue; the statements run when the queue calls it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_invoking_future_methods.htm
 */
function futureOpening({ ref, parameters }: IrMethod, owner: IrClass, { unit }: FunctionScope): string {
  const { namespace } = unit.unit;
  const self = unit.classRef(namespace === null ? owner.name : `${namespace}.${owner.name}`);
  const args = parameters.map(({ name }) => localName(name)).join(',');
  return `if(${unit.use('enqueueFuture')}(${self},${quote(ref.key)},[${args}]))return;`;
}

/**
 * Initialisers of the whole hierarchy before the first constructor, so that a virtual call from it meets fields with values; then the
 * superclass, then the body (P22).
 */
function constructorSpec({ parameters, chained, body, origin }: IrConstructor, owner: IrClass): FunctionSpec {
  return {
    owner,
    parameters: parameters.map(({ name }) => name),
    line: origin.line,
    body,
    isConstructor: true,
    initializesClass: true,
    opening: (scope) => {
      const hasInitializers = owner.superclass !== null || owner.instanceInit.length > 0;
      const own = hasInitializers ? `if(!this.$ready)${scope.unit.use('initialiseInstance')}(this);` : '';
      if (chained === null) return own;
      const args = chained.args.map((arg) => emitExpression(arg, scope)).join(',');
      const call =
        'kind' in chained.callee
          ? `${scope.unit.use('initializeException')}(this,[${args}]);`
          : `this[${quote(constructorName(chained.callee))}](${args});`;
      return own + call;
    }
  };
}

function initializerSpec(initializer: IrInitializer, owner: IrClass): FunctionSpec {
  const { line } = initializer.origin;
  if (initializer.kind === 'block') return { owner, parameters: [], line, body: initializer.body };
  const { field, value } = initializer;
  return {
    owner,
    parameters: [],
    line,
    body: value,
    wrap: (scope) => {
      // Declarations of constants do not count for coverage.
      const isConstant = owner.fields.some(({ name, constant }) => name === field.name && constant !== null);
      const count = isConstant ? '' : scope.unit.countLine(line);
      return `${count}${slotOf(field, field.isStatic ? null : 'this', scope)}=${emitExpression(value, scope)};`;
    }
  };
}

/** Every field has its place from the start, so that instances of a class have one shape. */
function instanceFactory(owner: IrClass): string {
  if (owner.kind !== 'class') return 'null';
  const slots = [...owner.fields, ...owner.properties]
    .filter(({ isStatic }) => !isStatic)
    .map(({ name }) => fieldSlot({ owner: owner.name, name }));
  return `($B)=>class extends $B{constructor(){super();${slots.map((slot) => `this.${slot}=null;`).join('')}}}`;
}

/** Constants are there before initialisation reaches them (P21). */
function staticsFactory(owner: IrClass, emission: UnitEmission): string {
  const scope = new FunctionScope(emission, owner, new Set());
  const fields: readonly Pick<IrField, 'name' | 'isStatic' | 'constant'>[] = [
    ...owner.fields,
    ...owner.properties.map(({ name, isStatic }) => ({ name, isStatic, constant: null }))
  ];
  const slots = fields
    .filter(({ isStatic }) => isStatic)
    .map(
      ({ name, constant }) =>
        `${fieldSlot({ owner: owner.name, name })}:${constant === null ? 'null' : emitExpression(constant, scope)}`
    );
  return `()=>({${slots.join(',')}})`;
}
