import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { DiagnosticError } from '../../diagnostic.ts';
import { buildAppBundle } from '../appBundle.ts';
import { readProjectCatalog } from '../projectCatalog.ts';
import { COMPONENT, META_XML, writeSample } from './sampleProject.ts';

/** Compiles a project without the base components, which are only named, never read, by the app bundle. */
async function build(files: Record<string, string>, namespace: string | null = 'acme') {
  const dir = writeSample(files);
  const outDir = path.join(dir, 'out');
  const warnings = await buildAppBundle({
    catalog: readProjectCatalog([dir]),
    namespace,
    hasStandard: (object, field) => object === 'Account' && (field === undefined || field === 'Name'),
    outDir,
    vendorUrl: (name) => (VENDOR.has(name) ? `/vendor/${name}.js` : undefined)
  });
  return { warnings, code: readFileSync(path.join(outDir, 'sample.js'), 'utf8') };
}

/** What the shell itself needs of the base components. */
const VENDOR = new Set([
  'lwc',
  '@lwc/synthetic-shadow',
  'lightning/button',
  'lightning/card',
  'lightning/combobox',
  'lightning/icon',
  'lightning/input',
  'lightning/avatar',
  'lightning/buttonIcon',
  'lightning/formattedDateTime',
  'lightning/formattedNumber',
  'lightning/spinner',
  'lightning/checkboxGroup',
  'lightning/dualListbox',
  'lightning/formattedRichText',
  'lightning/helptext',
  'lightning/radioGroup',
  'lightning/textarea'
]);

async function refusal(files: Record<string, string>) {
  const error = await build(files).then(
    () => assert.fail('The build was expected to be refused'),
    (thrown: unknown) => thrown
  );
  assert.ok(error instanceof DiagnosticError, String(error));
  const [diagnostic] = error.diagnostics;
  assert.ok(diagnostic);
  const { code, message, origin } = diagnostic;
  return { code, message, place: `${path.basename(origin.file)}:${origin.line}:${origin.column}` };
}

const importing = (line: string) => ({ 'lwc/sample/sample.ts': `import x from '${line}';\nvoid x;\n${COMPONENT}` });

test('a component in TypeScript is compiled with its decorators', async () => {
  const { code, warnings } = await build({});
  assert.match(code, /publicProps/);
  assert.match(code, /from '\/vendor\/lwc\.js'/);
  assert.deepEqual(warnings, []);
});

// https://developer.salesforce.com/docs/platform/lwc/guide/get-started-api-versioning.html
test('each bundle is compiled at its own API version', async () => {
  assert.match((await build({})).code, /apiVersion: 66/);
  assert.match((await build({ 'lwc/sample/sample.js-meta.xml': META_XML('60.0') })).code, /apiVersion: 60/);
});

test('a bundle is an element of the namespace c', async () => {
  assert.match((await build({})).code, /sel: "c-sample"/);
});

test('a broken template names its file, line and column', async () => {
  const html = '<template>\n  <p>{recordId.}</p>\n</template>';
  const { code, place } = await refusal({ 'lwc/sample/sample.html': html });
  assert.equal(code, 'lwc.compile');
  assert.match(place, /^sample\.html:2:/);
});

test('a broken script names its file and line', async () => {
  const { code, place } = await refusal({ 'lwc/sample/sample.ts': COMPONENT.replace('recordId?', 'recordId? = ') });
  assert.equal(code, 'lwc.typescript');
  assert.equal(place, 'sample.ts:3:20');
});

test('a misused decorator keeps the line of the author, types and all', async () => {
  const source = COMPONENT.replace('  @api recordId?', '  private held: string | undefined;\n  @api @api recordId?');
  const { code, place } = await refusal({ 'lwc/sample/sample.ts': source });
  assert.equal(code, 'lwc.compile');
  assert.match(place, /^sample\.ts:4:/);
});

test('TypeScript that has a meaning at run time is refused, since types are only stripped', async () => {
  const source = `enum Kind { One }\nvoid Kind;\n${COMPONENT}`;
  const { code, message, place } = await refusal({ 'lwc/sample/sample.ts': source });
  assert.equal(code, 'lwc.typescript');
  assert.equal(place, 'sample.ts:1:1');
  assert.match(message, /enum/);
});

for (const [module, reason] of [
  ['lightning/recordPicker', 'the local page does not provide it'],
  ['c/absent', 'the local page does not provide it'],
  ['lodash', 'the local page does not provide it'],
  ['@salesforce/apex/Absent.run', 'there is no Apex class Absent'],
  ['@salesforce/apex/Service.hidden', 'Service has no static @AuraEnabled method hidden'],
  ['@salesforce/apex/other.Service.run', 'the namespace other is not in this org'],
  ['@salesforce/label/c.Absent', 'there is no custom label Absent'],
  ['@salesforce/customPermission/Absent', 'there is no custom permission Absent'],
  ['@salesforce/schema/Deal__c.Absent__c', 'there is no field of that name'],
  ['@salesforce/schema/Nothing__c', 'there is no object of that name'],
  ['@salesforce/schema/Account.Nothing', 'there is no field of that name'],
  ['@salesforce/resourceUrl/logo', 'the local page does not provide it']
] as const) {
  test(`an import of ${module} is refused by name`, async () => {
    const service = 'public class Service { @AuraEnabled public static void run() {} public static void hidden() {} }';
    const refused = await refusal({ ...importing(module), 'classes/Service.cls': service });
    assert.equal(refused.code, 'lwc.unmapped-module');
    assert.equal(refused.message, `unmapped module ${module}: ${reason}`);
    assert.equal(refused.place, 'sample.ts:1:16');
  });
}

test('a base component that does not exist is refused where the template uses it', async () => {
  const html = '<template>\n  <lightning-record-picker></lightning-record-picker>\n</template>';
  const refused = await refusal({ 'lwc/sample/sample.html': html });
  assert.equal(refused.message, 'unmapped module lightning/recordPicker: the local page does not provide it');
  assert.equal(refused.place, 'sample.html:2:4');
});

test('the internals of the shell are closed to the project', async () => {
  assert.equal((await refusal(importing('shell/app'))).code, 'lwc.unmapped-module');
});

// https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
test('names without a prefix belong to the namespace of the project', async () => {
  const files = {
    'objects/Deal__c/fields/Size__c.field-meta.xml': '<CustomField/>',
    'lwc/sample/sample.ts':
      `import own from '@salesforce/schema/Deal__c.Size__c';\n` +
      `import standard from '@salesforce/schema/Account.Name';\n${COMPONENT}export { own, standard };`
  };
  const { code } = await build(files).catch((error: unknown) => ({ code: String(error) }));
  assert.match(code, /"fieldApiName":"acme__Size__c","objectApiName":"acme__Deal__c"/);
  assert.match(code, /"fieldApiName":"Name","objectApiName":"Account"/);
});

test('an Apex import carries what the server needs, and whether the answer may be cached', async () => {
  const service =
    'public class Service { @AuraEnabled(cacheable=true) public static String run(Id recordId) { return null; } }';
  const { code } = await build({
    'classes/Service.cls': service,
    'lwc/sample/sample.ts': `import run from '@salesforce/apex/Service.run';\n${COMPONENT}export { run };`
  });
  assert.match(code, /\{"classname":"Service","method":"run","cacheable":true\}/);
});
