/** Which partner roles an org lacks: nothing that is there is changed or lost (I8). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mergeRoles, nativeRolesOf, type NativeRole, type StandardValue } from '../roles/mergeRoles.ts';

const role = (value: string, reverseRole: string | null = null): NativeRole => ({ value, reverseRole, roles: [value] });
const existing = (fullName: string, more: object = {}): StandardValue => ({ fullName, ...more });
const added = (values: readonly StandardValue[], ...wanted: readonly NativeRole[]): readonly string[] =>
  mergeRoles(values, wanted).added.map(({ label, reverseRole }) => `${label} < ${reverseRole ?? ''}`);

describe('I8 what is added', () => {
  test('a missing role comes with its reverse role, which is a value too', () =>
    assert.deepEqual(added([existing('Agency')], role('Sourcing', 'Sourced By')), [
      'Sourcing < Sourced By',
      'Sourced By < Sourcing'
    ]));

  test('a role without a reverse role has none', () => assert.deepEqual(added([], role('Sourcing')), ['Sourcing < ']));

  test('a role that is its own reverse is added once', () =>
    assert.deepEqual(added([], role('Alliance', 'Alliance')), ['Alliance < Alliance']));

  test('a reverse role that two roles share is added once, for the first', () =>
    assert.deepEqual(added([], role('TSD', 'Distributed By'), role('Disti', 'Distributed By')), [
      'TSD < Distributed By',
      'Disti < Distributed By',
      'Distributed By < TSD'
    ]));

  test('a value that is there stays, whatever its case, its reverse role or its state', () =>
    assert.deepEqual(
      added(
        [existing('sourcing'), existing('Agency', { reverseRole: 'Client' }), existing('Old', { isActive: false })],
        role('Sourcing', 'Sourced By'),
        role('Agency', 'Represented By'),
        role('Old')
      ),
      []
    ));

  test('names are compared without the encoding of the metadata notation', () => {
    assert.deepEqual(added([existing('VAR%2FReseller'), existing('50%')], role('VAR/Reseller'), role('50%')), []);
    assert.equal(mergeRoles([], [role('100%')]).added[0]?.fullName, '100%25');
  });
});

describe('I8 what is told', () => {
  test('the state of each role before', () =>
    assert.deepEqual(
      mergeRoles(
        [existing('Agency'), existing('Old', { isActive: false })],
        [role('Agency'), role('Old'), role('New')]
      ).states.map(({ role: { value }, state }) => `${value} ${state}`),
      ['Agency present', 'Old inactive', 'New missing']
    ));

  test('involvement roles that share a partner role are one; those without one are none', () =>
    assert.deepEqual(
      nativeRolesOf([
        { label: 'Reseller', native: 'VAR/Reseller', reverse: 'Resold By' },
        { label: 'VAR', native: 'VAR/reseller ', reverse: 'Other' },
        { label: 'Silent', native: ' ', reverse: null },
        { label: 'Unmapped', native: null, reverse: 'Nobody' }
      ]),
      [{ value: 'VAR/Reseller', reverseRole: 'Resold By', roles: ['Reseller', 'VAR'] }]
    ));
});

const NAMES = fc.constantFrom('Agency', 'agency', 'Sourcing', 'Sourced By', 'TSD', 'Distributor', '50%', 'A/B');
const VALUES = fc.uniqueArray(
  fc.record({ fullName: NAMES, isActive: fc.constantFrom(true, false), reverseRole: fc.option(NAMES) }),
  { selector: ({ fullName }) => fullName.toLowerCase() }
);
const WANTED = fc.uniqueArray(fc.record({ value: NAMES, reverseRole: fc.option(NAMES), roles: fc.constant([]) }), {
  selector: ({ value }) => value.toLowerCase()
});

describe('I8 whatever the org has', () => {
  test('what was there stays, in its order and untouched', () =>
    fc.assert(
      fc.property(VALUES, WANTED, (before, wanted) => {
        const { values } = mergeRoles(before, wanted);
        assert.deepEqual(values.slice(0, before.length), before);
      })
    ));

  test('no value stands twice, every new reverse role is a value, and a second time adds nothing', () =>
    fc.assert(
      fc.property(VALUES, WANTED, (before, wanted) => {
        const { values, added: fresh } = mergeRoles(before, wanted);
        const keys = values.map(({ fullName }) => decodeURIComponent(encoded(fullName ?? '')).toLowerCase());
        assert.equal(new Set(keys).size, keys.length);
        for (const { reverseRole } of fresh)
          assert.ok(reverseRole === undefined || keys.includes(reverseRole.toLowerCase()));
        assert.deepEqual(mergeRoles(values, wanted).added, []);
      })
    ));
});

/** A percent sign that begins no encoding stands for itself. */
function encoded(name: string): string {
  return name.replace(/%(?![0-9A-F]{2})/gi, '%25');
}
