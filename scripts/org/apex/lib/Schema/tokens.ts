/** Tokens of objects and fields: one per name, so that they compare by identity and serve as map keys (P115). */
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/model.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';

export class SObjectTypeToken {
  readonly type = RuntimeType.of('SObjectType');
  /** Canonical. */
  readonly object: string;

  constructor(object: string) {
    this.object = object;
  }

  get schema(): ObjectSchema {
    return requireObject(this.object);
  }

  toString(): string {
    return this.object;
  }
}

export class SObjectFieldToken {
  readonly type = RuntimeType.of('SObjectField');
  readonly object: string;
  /** Canonical. */
  readonly field: string;

  constructor(object: string, field: string) {
    this.object = object;
    this.field = field;
  }

  get schema(): FieldSchema {
    const found = requireObject(this.object).field(this.field);
    return found ?? throwApex('System.SObjectException', `Invalid field ${this.field} for ${this.object}`);
  }

  /** The field's name alone. */
  toString(): string {
    return this.field;
  }
}

const types = new Map<string, SObjectTypeToken>();
const fields = new Map<string, SObjectFieldToken>();

/** `Account.SObjectType`; the name is canonical. */
export function sobjectTypeToken(object: string): SObjectTypeToken {
  let token = types.get(object);
  if (token === undefined) types.set(object, (token = new SObjectTypeToken(object)));
  return token;
}

/** `Account.Name` as token; names are canonical. */
export function sobjectFieldToken(object: string, field: string): SObjectFieldToken {
  const key = `${object}.${field}`;
  let token = fields.get(key);
  if (token === undefined) fields.set(key, (token = new SObjectFieldToken(object, field)));
  return token;
}

/** Throws a plain Error: tokens of objects that do not exist are never made. */
export function requireObject(name: string): ObjectSchema {
  const object = currentTransaction().schema.object(name);
  if (object === undefined) throw new Error(`No object ${name} in the schema.`);
  return object;
}
