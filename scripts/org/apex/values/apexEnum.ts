/** Enums: one object per constant, so that constants compare by identity. */
import { throwApex } from './apexThrow.ts';
import { RuntimeType } from './runtimeType.ts';

export class ApexEnum {
  readonly owner: ApexEnumType;
  readonly name: string;
  readonly ordinal: number;

  constructor(owner: ApexEnumType, name: string, ordinal: number) {
    this.owner = owner;
    this.name = name;
    this.ordinal = ordinal;
  }

  toString(): string {
    return this.name;
  }
}

export class ApexEnumType {
  /** As printed: `Outer.Status`, `LoggingLevel`. */
  readonly type: RuntimeType;
  readonly constants: readonly ApexEnum[];

  constructor(name: string, constants: readonly string[]) {
    this.type = RuntimeType.of(name);
    this.constants = constants.map((constant, ordinal) => new ApexEnum(this, constant, ordinal));
  }

  /** The declared spelling of a constant that exists; a plain Error otherwise: the checker has looked it up. */
  constant(name: string): ApexEnum {
    const found = this.find(name);
    if (found === undefined) throw new Error(`${this.type.name} has no constant ${name}.`);
    return found;
  }

  find(name: string): ApexEnum | undefined {
    const key = name.toLowerCase();
    return this.constants.find((constant) => constant.name.toLowerCase() === key);
  }

  /** `Status.valueOf('Open')`: throws NoSuchElementException (P25). */
  valueOf(name: string | null): ApexEnum {
    if (name === null) return throwApex('System.NullPointerException', 'Argument cannot be null.');
    return this.find(name) ?? throwApex('System.NoSuchElementException', `No enum constant ${this.type.name}.${name}`);
  }
}
