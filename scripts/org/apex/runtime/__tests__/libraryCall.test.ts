import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LibrarySite } from '../../emit/emittedUnit.ts';
import { NO_SERVICES } from '../../emit/__tests__/harness.ts';
import { ApexObject } from '../../values/apexObject.ts';
import type { ApexClassInfo } from '../../values/apexObject.ts';
import { resolveLibraryCall } from '../libraryCall.ts';

const site = (kind: LibrarySite['kind'], key: string, isSuper?: true): LibrarySite => ({
  kind,
  key,
  ...(isSuper ? { isSuper } : {})
});

class Sample extends ApexObject {
  override get apexClass(): ApexClassInfo {
    return assert.fail('Nobody asks.');
  }
  ['getmessage()'](): string {
    return 'own';
  }
  ['System.Comparator#compare(T,T)'](left: number, right: number): number {
    return left - right;
  }
}

const services = {
  ...NO_SERVICES,
  libraryFunction: (member: { key: string }) => (member.key.includes('compare') ? null : () => 'library'),
  isOverridable: () => true
};

test('an override of a project class goes before the function of the library', () => {
  const call = resolveLibraryCall(site('method', 'System.Exception#getMessage()'), services);
  assert.equal(call(new Sample() as never), 'own');
  assert.equal(call({} as never), 'library');
});

test('super reaches the library itself', () => {
  const call = resolveLibraryCall(site('method', 'System.Exception#getMessage()', true), services);
  assert.equal(call(new Sample() as never), 'library');
});

test('interface methods are found by their bridge, whatever types the class gives them', () => {
  const call = resolveLibraryCall(site('method', 'System.Comparator#compare(T,T)'), services);
  assert.equal(call(new Sample() as never, 5, 3), 2);
});

test('a member that nothing runs is refused when the code is loaded', () => {
  assert.throws(() => resolveLibraryCall(site('static', 'System.Nothing#at()'), NO_SERVICES), /System\.Nothing#at\(\)/);
});
