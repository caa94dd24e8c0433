import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { readProject } from '../readProject.ts';
import { apexMeta, createSourceFolder, metadata, projectFile } from './sourceFolder.ts';

const CLASSES = 'force-app/main/classes';

test('an sfdx project gives its namespace, API version, classes and triggers', (t) => {
  const folder = createSourceFolder(t, {
    'sfdx-project.json': projectFile('involve'),
    [`${CLASSES}/Greeter.cls`]: 'public class Greeter {}',
    [`${CLASSES}/Greeter.cls-meta.xml`]: apexMeta('ApexClass', '65.0'),
    'force-app/main/triggers/OnAccount.trigger': 'trigger OnAccount on Account (before insert) {}',
    'force-app/main/triggers/OnAccount.trigger-meta.xml': apexMeta('ApexTrigger')
  });
  const project = readProject([folder]);
  assert.deepEqual(project.diagnostics, []);
  assert.equal(project.namespace, 'involve');
  assert.equal(project.sourceApiVersion, '66.0');
  assert.deepEqual(
    project.classes.map((each) => [each.name, each.apiVersion, each.text]),
    [['Greeter', 65, 'public class Greeter {}']]
  );
  assert.deepEqual(
    project.triggers.map((each) => [each.name, each.isActive]),
    [['OnAccount', true]]
  );
});

test('the namespace option wins over sfdx-project.json, null meaning none', (t) => {
  const folder = createSourceFolder(t, { 'sfdx-project.json': projectFile('involve'), [`${CLASSES}/.keep`]: '' });
  assert.equal(readProject([folder], { namespace: null }).namespace, null);
  assert.equal(readProject([folder], { namespace: 'other' }).namespace, 'other');
  assert.equal(readProject([folder]).namespace, 'involve');
});

test('a plain folder is walked as it is; files that are no metadata are listed, not lost', (t) => {
  const folder = createSourceFolder(t, {
    'Greeter.cls': 'public class Greeter {}',
    'Greeter.cls-meta.xml': apexMeta('ApexClass'),
    'NOTES.txt': 'hello',
    'README.md': '# Greeter'
  });
  const project = readProject([folder]);
  assert.deepEqual(project.diagnostics, []);
  assert.deepEqual(
    project.classes.map((each) => each.name),
    ['Greeter']
  );
  assert.deepEqual(
    project.ignoredFiles.map((each) => basename(each)),
    ['NOTES.txt', 'README.md']
  );
});

test('a class without -meta.xml, and a -meta.xml without apiVersion or class, are errors', (t) => {
  const folder = createSourceFolder(t, {
    'NoMeta.cls': 'public class NoMeta {}',
    'NoVersion.cls': 'public class NoVersion {}',
    'NoVersion.cls-meta.xml': metadata('ApexClass', '<status>Active</status>'),
    'NoSource.cls-meta.xml': apexMeta('ApexClass')
  });
  const codes = readProject([folder]).diagnostics.map((each) => `${basename(each.origin.file)} ${each.code}`);
  assert.deepEqual(codes.toSorted(), [
    'NoMeta.cls source.missing-meta',
    'NoSource.cls-meta.xml source.missing-content',
    'NoVersion.cls-meta.xml source.no-api-version'
  ]);
});

test('broken XML is reported with line and column', (t) => {
  const folder = createSourceFolder(t, {
    'labels/CustomLabels.labels': metadata('CustomLabels', '<labels>', '  <fullName>A</fullNam>', '</labels>')
  });
  const [fault, ...rest] = readProject([folder]).diagnostics;
  assert.deepEqual(rest, []);
  assert.equal(fault?.code, 'xml.malformed');
  assert.equal(fault?.origin.line, 4);
  assert.ok((fault?.origin.column ?? 0) > 1);
});

test('a document without the metadata namespace is an error', (t) => {
  const folder = createSourceFolder(t, { 'A.permissionset': '<PermissionSet><label>A</label></PermissionSet>' });
  assert.deepEqual(
    readProject([folder]).diagnostics.map((each) => each.code),
    ['xml.namespace']
  );
});

test('the root element must be the type the file name promises', (t) => {
  const folder = createSourceFolder(t, { 'A.permissionset': metadata('Profile') });
  assert.deepEqual(
    readProject([folder]).diagnostics.map((each) => each.code),
    ['xml.root']
  );
});

test('an unknown metadata type is an error that names the file', (t) => {
  const folder = createSourceFolder(t, { 'things/A.gadget-meta.xml': metadata('Gadget') });
  const [fault] = readProject([folder]).diagnostics;
  assert.equal(fault?.code, 'source.unknown-type');
  assert.match(fault?.message ?? '', /A\.gadget-meta\.xml/);
});

test('sharing sets are refused by name; an active flow is read, an inactive one carried', (t) => {
  const folder = createSourceFolder(t, {
    'sharingSets/Account.sharingSet-meta.xml': metadata('SharingSet'),
    'flows/Live.flow-meta.xml': metadata('Flow', '<label>Live</label>', '<status>Active</status>'),
    'flows/Old.flow-meta.xml': metadata('Flow', '<label>Old</label>', '<status>Draft</status>')
  });
  const project = readProject([folder]);
  assert.deepEqual(
    project.diagnostics.map((each) => each.code),
    ['metadata.refused-type']
  );
  assert.deepEqual(
    project.components.map((each) => each.fullName),
    ['Live']
  );
  assert.match(project.diagnostics[0]?.message ?? '', /^SharingSet Account is not supported by the local org/);
  assert.deepEqual(
    project.carried.map((each) => each.fullName),
    ['Old']
  );
});

test('a component bundle is carried with all its files; pages and resources with their content', (t) => {
  const folder = createSourceFolder(t, {
    'lwc/panel/panel.ts': '',
    'lwc/panel/panel.html': '',
    'lwc/panel/panel.js-meta.xml': metadata('LightningComponentBundle'),
    'staticresources/Logo.resource-meta.xml': metadata('StaticResource'),
    'staticresources/Logo.json': '{}',
    'flexipages/Home.flexipage-meta.xml': metadata('FlexiPage')
  });
  const project = readProject([folder]);
  assert.deepEqual(project.diagnostics, []);
  assert.deepEqual(project.carried.map((each) => [each.type, each.fullName, each.files.length]).toSorted(), [
    ['FlexiPage', 'Home', 1],
    ['LightningComponentBundle', 'panel', 3],
    ['StaticResource', 'Logo', 2]
  ]);
});

test('.forceignore excludes files and folders and takes exceptions back', (t) => {
  const meta = metadata('PermissionSet', '<label>A</label>');
  const folder = createSourceFolder(t, {
    'sfdx-project.json': projectFile(),
    '.forceignore': '# drafts\n**/drafts/**\n*.gadget-meta.xml\n!kept.gadget-meta.xml\n',
    'force-app/drafts/A.permissionset-meta.xml': meta,
    'force-app/permissionsets/B.permissionset-meta.xml': meta,
    'force-app/x.gadget-meta.xml': metadata('Gadget'),
    'force-app/kept.gadget-meta.xml': metadata('Gadget')
  });
  const project = readProject([folder]);
  assert.deepEqual(
    project.components.map((each) => each.fullName),
    ['B']
  );
  assert.deepEqual(
    project.diagnostics.map((each) => basename(each.origin.file)),
    ['kept.gadget-meta.xml']
  );
});

test('the same component in two folders is an error', (t) => {
  const files = { 'Greeter.cls': 'public class Greeter {}', 'Greeter.cls-meta.xml': apexMeta('ApexClass') };
  const project = readProject([createSourceFolder(t, files), createSourceFolder(t, files)]);
  assert.deepEqual(
    project.diagnostics.map((each) => each.code),
    ['source.duplicate']
  );
});

test('a folder that does not exist and a package directory that does not exist are errors', (t) => {
  const folder = createSourceFolder(t, { 'sfdx-project.json': projectFile() });
  assert.deepEqual(
    readProject([folder, `${folder}/nowhere`]).diagnostics.map((each) => each.code),
    ['source.project-file', 'source.no-folder']
  );
});
