/** Apex in, printed lines out: parser, checker, emitter and library together, without data. */
import assert from 'node:assert/strict';
import type { OrgSchema } from '../../../schema/model.ts';
import type { Transaction } from '../../../transaction/transaction.ts';
import { checkAnonymous, checkProject } from '../../check/checkProject.ts';
import { buildLibraryCatalogue } from '../../check/libraryCatalogue.ts';
import { LIBRARY } from '../../lib/index.ts';
import { parseApex } from '../../parse/parseApex.ts';
import { createRuntime } from '../../runtime/createRuntime.ts';
import type { Runtime } from '../../runtime/createRuntime.ts';
import type { ApexFailure } from '../../runtime/exceptions.ts';
import { describeFailure } from '../../runtime/exceptions.ts';
import { createCatalogueServices } from '../../runtime/catalogueServices.ts';
import { withTransaction } from '../../../transaction/transaction.ts';
import { emitUnit } from '../emitUnit.ts';
import { loadUnit } from '../loadUnit.ts';
import type { LoadedUnit } from '../loadUnit.ts';
import type { RuntimeServices } from '../runtimeInterface.ts';
import { createTransaction, NO_SERVICES } from './harness.ts';

const catalogue = buildLibraryCatalogue(LIBRARY);
const NO_OBJECTS = {
  namespace: null,
  objectNames: [],
  object: () => undefined,
  label: () => undefined,
  customMetadata: []
};
const SCHEMA = NO_OBJECTS as unknown as OrgSchema;

export interface Run {
  /** Text of each System.debug. */
  readonly output: readonly string[];
  readonly failure: ApexFailure | null;
  readonly unit: LoadedUnit;
  /** Of the classes, in their order. */
  readonly units: readonly LoadedUnit[];
  readonly transaction: Transaction;
  readonly runtime: Runtime;
}

export interface RunOptions {
  /** Top-level classes, one source text each. */
  readonly classes?: readonly string[];
  readonly coverage?: boolean;
  readonly services?: Partial<RuntimeServices>;
  readonly transaction?: Partial<Transaction>;
  /** Default: an org without objects. */
  readonly schema?: OrgSchema;
}

/** Runs anonymous Apex; a fault of the local org is thrown as it is. */
export function runApex(source: string, options: RunOptions = {}): Run {
  const { classes = [], coverage = false, schema = SCHEMA } = options;
  const units = classes.map((text, index) => {
    const file = `Class${index + 1}.cls`;
    const { unit, diagnostics } = parseApex(text, file, 'class');
    assert.ok(unit, diagnostics[0]?.message);
    return { file, apiVersion: 66, unit };
  });
  const project = checkProject({ units, schema, library: catalogue, namespace: null });
  assert.deepEqual(project.diagnostics, []);
  const parsed = parseApex(source, 'Anonymous.apex', 'anonymous');
  assert.ok(parsed.unit, parsed.diagnostics[0]?.message);
  const checked = checkAnonymous(parsed.unit, { symbols: project.symbols, file: 'Anonymous.apex', apiVersion: 66 });
  assert.ok(checked.unit, checked.diagnostics[0]?.message);

  const runtime = createRuntime({ ...NO_SERVICES, ...createCatalogueServices(catalogue), ...options.services });
  const loaded = project.units.map((each) => loadUnit(emitUnit(each, { coverage }), runtime));
  runtime.classes.link();
  const unit = loadUnit(emitUnit(checked.unit, { coverage }), runtime);
  const output: string[] = [];
  const transaction: Transaction = {
    ...createTransaction(),
    schema,
    debug: (line) => output.push(line),
    ...options.transaction
  };
  let failure: ApexFailure | null = null;
  try {
    withTransaction(transaction, () => unit.run?.());
  } catch (error) {
    failure = describeFailure(error);
    if (failure === null) throw error;
  }
  return { output, failure, unit, units: loaded, transaction, runtime };
}

/** What the statements print. Fails when they end with an exception. */
export function printed(source: string, options?: RunOptions): readonly string[] {
  const { output, failure } = runApex(source, options);
  assert.equal(failure, null, `${failure?.typeName}: ${failure?.message}\n${failure?.stackTrace}`);
  return output;
}

/** The text of one expression, as `System.debug` prints it. */
export function evaluate(expression: string, before = ''): string {
  return printed(`${before}\nSystem.debug(${expression});`).at(-1) ?? '';
}

/** `System.MathException: Divide by 0` */
export function failureOf(source: string, options?: RunOptions): string {
  const { failure } = runApex(source, options);
  assert.ok(failure, 'It does not fail.');
  return `${failure.typeName}: ${failure.message}`;
}
