import { RuntimeType } from '../../values/runtimeType.ts';
import { stringHash } from '../../values/apexHash.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { services } from '../services.ts';

export class UUIDValue {
  readonly type = RuntimeType.of('UUID');
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  equals(other: object): boolean {
    return other instanceof UUIDValue && other.text === this.text;
  }

  toString(): string {
    return this.text;
  }
}

/** Version 4. */
export function randomUuidText(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/gu, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}

function randomUUID(): UUIDValue {
  return new UUIDValue(randomUuidText(() => services().random()));
}

export const UUIDType = defineType({
  name: 'System.UUID',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm',
  statics: {
    'System.UUID fromString(String text)': (text: string | null) => {
      const value = required(text).toLowerCase();
      return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value)
        ? new UUIDValue(value)
        : throwApex('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
    },
    'System.UUID randomUUID()': randomUUID
  },
  methods: {
    'Boolean equals(Object other)': (self: UUIDValue, other: unknown) =>
      typeof other === 'object' && other !== null && self.equals(other),
    'Integer hashCode()': (self: UUIDValue) => stringHash(self.text),
    'String toString()': (self: UUIDValue) => self.text
  }
});
