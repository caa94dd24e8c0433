/**
 * The names of one flow: variables, resources, results of elements, `$` variables. References are resolved when the project is deployed,
 * to functions that read or write while an interview runs.
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin } from '../diagnostic.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { ApexClasses } from './apexClasses.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import { resolveGlobal } from './flowGlobals.ts';
import { recordType } from './flowType.ts';
import type { FlowType, FlowValue } from './flowType.ts';
import type { Interview } from './interview.ts';
import { pathReader, writeField } from './recordFields.ts';
import { writeMember } from './apexPaths.ts';

export interface Reader {
  readonly type: FlowType;
  /** As written, for messages. */
  readonly path: string;
  /** `isLenient`: a record that is not there reads as null, as in conditions; otherwise reading it is a fault. */
  readonly read: (interview: Interview, isLenient?: boolean) => FlowValue;
}

export interface Target {
  readonly type: FlowType;
  readonly path: string;
  readonly read: (interview: Interview) => FlowValue;
  readonly write: (interview: Interview, value: FlowValue) => void;
}

/** What a name stands for. */
export interface NamedValue {
  readonly type: FlowType;
  readonly read: (interview: Interview, isLenient?: boolean) => FlowValue;
  /** null where elements may not assign to it. */
  readonly write: ((interview: Interview, value: FlowValue) => void) | null;
  /** Assigning a field makes the record where there is none yet. */
  readonly makesRecord: boolean;
}

/** `Subflow.output` and `Action.output`. */
export interface NamedGroup {
  readonly members: ReadonlyMap<string, NamedValue>;
}

export type Named = NamedValue | NamedGroup;

export class FlowScope {
  readonly schema: OrgSchema;
  /** Object of $Record. */
  readonly object: ObjectSchema | null;
  readonly classes: ApexClasses;
  readonly diagnostics: Diagnostic[];
  private readonly names = new Map<
    string,
    { readonly origin: Origin; readonly make: () => Named | null; made?: Named | null }
  >();
  private readonly making = new Set<string>();

  constructor(schema: OrgSchema, object: ObjectSchema | null, classes: ApexClasses, diagnostics: Diagnostic[]) {
    this.schema = schema;
    this.object = object;
    this.classes = classes;
    this.diagnostics = diagnostics;
  }

  report(code: string, message: string, origin: Origin): null {
    this.diagnostics.push(createError(code, message, origin));
    return null;
  }

  /** Names are unique in a flow, without regard to case. `make` runs when the name is first used. */
  declare(name: string, origin: Origin, make: () => Named | null): void {
    const key = name.toLowerCase();
    if (this.names.has(key)) this.report('flow.duplicate-name', `The name ${name} is used twice in this flow`, origin);
    else this.names.set(key, { origin, make });
  }

  named(name: string): Named | null | undefined {
    const key = name.toLowerCase();
    const entry = this.names.get(key);
    if (entry === undefined) return undefined;
    if (entry.made !== undefined) return entry.made;
    if (this.making.has(key)) return this.report('flow.circular', `${name} refers to itself`, entry.origin);
    this.making.add(key);
    entry.made = entry.make();
    this.making.delete(key);
    return entry.made;
  }

  objectNamed(name: string, origin: Origin): ObjectSchema | null {
    return this.schema.object(name) ?? this.report('flow.unknown-object', `The object ${name} does not exist`, origin);
  }

  /** null where a diagnostic was recorded. */
  reader(path: string, origin: Origin): Reader | null {
    if (path.startsWith('$') && !isRecordVariable(path)) return resolveGlobal(this, path, origin);
    const base = this.base(path, origin);
    if (base === null) return null;
    const { value, rest } = base;
    if (rest.length === 0) return { type: value.type, path, read: value.read };
    return pathReader(this, value, rest, path, origin);
  }

  target(path: string, origin: Origin): Target | null {
    const base = this.base(path, origin);
    if (base === null) return null;
    const { value, rest, root } = base;
    if (rest.length > 0) return this.targetOf(value, rest, path, origin, root);
    const { write } = value;
    if (write === null) return this.report('flow.not-assignable', `${path} cannot be assigned`, origin);
    return { type: value.type, path, read: (interview) => value.read(interview, true), write };
  }

  /** A field of a record, or a member of an Apex-defined value. */
  targetOf(value: NamedValue, rest: readonly string[], path: string, origin: Origin, root = path): Target | null {
    if (value.type.kind === 'Apex') return writeMember(this, value, rest, path, origin);
    const [name = ''] = rest;
    if (value.type.kind !== 'Record' || value.type.isCollection || rest.length > 1 || /^\$Record__Prior$/i.test(root))
      return this.report('flow.not-assignable', `${path} cannot be assigned`, origin);
    const reader = pathReader(this, value, rest, path, origin);
    const field = value.type.object?.field(name);
    if (reader === null || field === undefined) return null;
    return {
      type: reader.type,
      path,
      read: (interview) => reader.read(interview, true),
      write: (interview, given) => writeField(interview, value, field, given, root)
    };
  }

  private base(
    path: string,
    origin: Origin
  ): { readonly value: NamedValue; readonly rest: readonly string[]; readonly root: string } | null {
    const [root = '', ...rest] = path.split('.');
    if (isRecordVariable(path)) {
      const value = this.recordVariable(root);
      return value === null
        ? this.report('flow.unknown-reference', `${path}: no record starts this flow`, origin)
        : { value, rest, root };
    }
    const named = this.named(root);
    if (named === null) return null;
    if (named === undefined)
      return this.report(
        'flow.unknown-reference',
        `The flow has no variable, resource or element named ${root}`,
        origin
      );
    if (!('members' in named)) return { value: named, rest, root };
    const member = named.members.get((rest[0] ?? '').toLowerCase());
    if (member === undefined)
      return this.report('flow.unknown-reference', `${root} has no output ${rest[0] ?? ''}`, origin);
    return { value: member, rest: rest.slice(1), root: `${root}.${rest[0] ?? ''}` };
  }

  private recordVariable(root: string): NamedValue | null {
    if (this.object === null) return null;
    const isPrior = root.toLowerCase() === '$record__prior';
    return {
      type: recordType(this.object),
      read: ({ frame }) => (isPrior ? frame.prior : frame.record),
      write: null,
      makesRecord: false
    };
  }
}

function isRecordVariable(path: string): boolean {
  return /^\$Record(?:__Prior)?(?:\.|$)/i.test(path);
}

/** The value of a variable or of an element's result. */
export function storedValue(name: string, type: FlowType, options: { readonly isWritable: boolean }): NamedValue {
  const key = name.toLowerCase();
  return {
    type,
    read: ({ frame }) => frame.values.get(key) ?? null,
    write: options.isWritable ? ({ frame }, value) => void frame.values.set(key, value) : null,
    makesRecord: options.isWritable
  };
}

export function present(value: FlowValue, path: string): Exclude<FlowValue, null> {
  if (value === null) throw new FlowFault(faultTexts.notSet(path));
  return value;
}
