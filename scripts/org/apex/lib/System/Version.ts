import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';

export class VersionValue {
  readonly type = RuntimeType.of('Version');
  readonly parts: readonly (number | null)[];

  constructor(parts: readonly (number | null)[]) {
    this.parts = parts;
  }

  compare(other: VersionValue): number {
    for (const [index, part] of this.parts.entries()) {
      const difference = (part ?? 0) - (other.parts[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  toString(): string {
    return this.parts.filter((part) => part !== null).join('.');
  }
}

type I = number | null;

export const VersionType = defineType({
  name: 'System.Version',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_version.htm',
  constructors: {
    'Version(Integer major, Integer minor)': (_type: RuntimeType, major: I, minor: I) =>
      new VersionValue([required(major), required(minor), null]),
    'Version(Integer major, Integer minor, Integer patch)': (_type: RuntimeType, major: I, minor: I, patch: I) =>
      new VersionValue([required(major), required(minor), required(patch)])
  },
  methods: {
    'Integer compareTo(System.Version other)': (self: VersionValue, other: VersionValue | null) =>
      self.compare(required(other)),
    'Integer major()': (self: VersionValue) => self.parts[0],
    'Integer minor()': (self: VersionValue) => self.parts[1],
    'Integer patch()': (self: VersionValue) => self.parts[2]
  }
});
