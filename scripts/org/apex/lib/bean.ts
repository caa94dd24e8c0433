/** Types that only hold values: every field has a getter and a setter, both as methods and as a property. */
import { RuntimeType } from '../values/runtimeType.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from './library.ts';

export class BeanValue {
  readonly type: RuntimeType;
  private readonly values: Map<string, unknown>;

  /** `defaults`: what fields hold at first; null for the others. */
  constructor(typeName: string, defaults: Readonly<Record<string, unknown>> = {}) {
    this.type = RuntimeType.of(typeName);
    this.values = new Map(Object.entries(defaults));
  }

  get(field: string): unknown {
    return this.values.get(field) ?? null;
  }

  text(field: string): string | null {
    const value = this.get(field);
    return typeof value === 'string' ? value : null;
  }

  set(field: string, value: unknown): void {
    this.values.set(field, value);
  }

  toString(): string {
    return `${this.type.name}[${Array.from(this.values, ([name, value]) => `${name}=${String(value)}`).join(';')}]`;
  }
}

/** Field name → its Apex type. */
export type BeanFields = Readonly<Record<string, string>>;

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `String getSubject()`, `void setSubject(String value)` for each field; flags have no getter. */
export function beanMethods(fields: BeanFields): Record<string, LibraryFunction> {
  const methods: Record<string, LibraryFunction> = {};
  for (const [name, type] of Object.entries(fields)) {
    if (type !== 'Boolean') methods[`${type} get${capitalised(name)}()`] = (self: BeanValue) => self.get(name);
    methods[`void set${capitalised(name)}(${type} value)`] = (self: BeanValue, value: unknown) => self.set(name, value);
  }
  return methods;
}

export function beanProperties(fields: BeanFields): Pick<LibraryTypeDeclaration, 'properties' | 'setters'> {
  const entries = Object.entries(fields);
  return {
    properties: Object.fromEntries(
      entries.map(([name, type]) => [`${type} ${name}`, (self: BeanValue) => self.get(name)])
    ),
    setters: Object.fromEntries(
      entries.map(([name, type]) => [`${type} ${name}`, (self: BeanValue, value: unknown) => self.set(name, value)])
    )
  };
}
