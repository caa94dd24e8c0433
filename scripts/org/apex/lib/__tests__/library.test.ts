import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLibraryCatalogue, functionKey } from '../../check/libraryCatalogue.ts';
import { LIBRARY } from '../index.ts';

const catalogue = buildLibraryCatalogue(LIBRARY);

for (const declaration of LIBRARY) {
  test(`${declaration.name} cites its documentation and gives reasons for what it refuses`, () => {
    assert.match(declaration.doc, /^https:\/\/developer\.salesforce\.com\//u);
    for (const reason of Object.values(declaration.refused ?? {})) assert.match(reason, /^[a-zA-Z].+[^.]$/u);
  });
}

test('every member that is neither abstract nor refused has code', () => {
  for (const type of catalogue.types.values()) {
    const members = [
      ...[...type.statics.values(), ...type.methods.values()].flat(),
      ...type.constructors,
      ...type.properties.values(),
      ...type.staticProperties.values()
    ];
    for (const member of members) {
      const isOfEveryEnum = type.kind === 'enum' && member.ref.kind === 'static';
      if (member.isAbstract || member.refused !== null || isOfEveryEnum) continue;
      assert.ok(catalogue.functions.has(functionKey(member.ref)), functionKey(member.ref));
    }
  }
});
