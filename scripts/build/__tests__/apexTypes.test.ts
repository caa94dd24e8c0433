import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readApexActions } from '../../org/web/apexActions.ts';
import { renderApexTypes } from '../apexTypes.ts';

function typesOf(body: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'apex-types-')), 'Service.cls');
  writeFileSync(file, `public with sharing class Service {\n${body}\n}`);
  return renderApexTypes(readApexActions(file));
}

// https://developer.salesforce.com/docs/platform/lwc/guide/apex-expose-method.html
test('only static @AuraEnabled methods reach a component', () => {
  const types = typesOf(`
    @AuraEnabled public static void open() {}
    public static void closed() {}
    @AuraEnabled public String notAMethod { get; set; }`);
  assert.match(types, /declare module '@salesforce\/apex\/Service\.open'/);
  assert.doesNotMatch(types, /closed|notAMethod/);
});

test('parameters keep their names, and results their shape', () => {
  const types = typesOf(`
    @AuraEnabled(cacheable=true)
    public static Map<String, List<Integer>> count(Id recordId, Date since) { return null; }`);
  assert.match(types, /ApexMethod<\{ recordId: string; since: string \}, Record<string, number\[\]>>/);
});

test('what arrives may lack what is null; a Boolean or a list is always there', () => {
  const types = typesOf(`
    public class Row { @AuraEnabled public String name; @AuraEnabled public Boolean isOpen; @AuraEnabled public Row[] rows; public String secret; }
    @AuraEnabled public static Row load() { return null; }`);
  assert.match(types, /name\?: string \| null;/);
  assert.match(types, /isOpen: boolean;/);
  assert.match(types, /rows: Row\[\];/);
  assert.match(types, /ApexMethod<Record<string, never>, Service\.Row>/);
  assert.doesNotMatch(types, /secret/);
});

test('what is only sent may leave out anything', () => {
  const types = typesOf(`
    public class Edit { @AuraEnabled public Boolean isEnded { get; set; } }
    @AuraEnabled public static void save(List<Edit> edits) {}`);
  assert.match(types, /isEnded\?: boolean \| null;/);
});

test('a type without a counterpart is refused by name', () => {
  assert.throws(() => typesOf('@AuraEnabled public static Blob read() { return null; }'), /Apex type Blob/);
});

test('a class that does not parse names its line', () => {
  assert.throws(() => typesOf('@AuraEnabled public static void broken( {}'), /Service\.cls:2:/);
});
