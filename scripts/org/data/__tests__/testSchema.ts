/** A small org for tests: the standard catalogue plus custom objects written as metadata XML. */
import assert from 'node:assert/strict';
import { buildSchema } from '../../schema/buildSchema.ts';
import type { OrgSchema } from '../../schema/model.ts';
import { readProject } from '../../source/readProject.ts';
import { readXml } from '../../source/xmlReader.ts';

export interface TestComponent {
  readonly type: string;
  readonly fullName: string;
  readonly xml: string;
}

/** Body of a `<fields>` element. */
export function field(fullName: string, type: string, more = ''): string {
  return `<fields><fullName>${fullName}</fullName><label>${fullName}</label><type>${type}</type>${more}</fields>`;
}

export function customObject(fullName: string, ...fields: readonly string[]): TestComponent {
  const xml = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>${fullName}</label><pluralLabel>${fullName}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
    <sharingModel>ReadWrite</sharingModel><nameField><label>Name</label><type>Text</type></nameField>${fields.join('')}
  </CustomObject>`;
  return { type: 'CustomObject', fullName, xml };
}

export function testSchema(components: readonly TestComponent[] = [], namespace: string | null = null): OrgSchema {
  const { schema, diagnostics } = buildSchema({
    ...readProject([], { namespace }),
    components: components.map(({ type, fullName, xml }) => {
      const file = `${fullName}.xml`;
      const { root } = readXml(file, xml);
      assert.ok(root);
      return { type, fullName, parent: null, file, element: root };
    })
  });
  assert.deepEqual(
    diagnostics.map((each) => each.message),
    []
  );
  return schema;
}
