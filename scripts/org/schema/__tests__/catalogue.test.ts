import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProject } from '../../source/readProject.ts';
import { buildSchema } from '../buildSchema.ts';
import { catalogueNames, catalogueObject } from '../catalogue.ts';
import type { OrgSchema } from '../model.ts';

const ALL_FEATURES = [...new Set(catalogueNames().flatMap((name) => featuresOf(name)))];

function featuresOf(name: string): readonly string[] {
  const row = catalogueObject(name);
  return [row, ...(row?.fields ?? [])].flatMap((each) => each?.feature?.split(' ') ?? []);
}

function standardSchema(features: readonly string[] = []): OrgSchema {
  return buildSchema(readProject([]), features).schema;
}

/** One prefix for the changes of every object. */
const FIELD_HISTORY = '017';

for (const features of [[], ALL_FEATURES]) {
  const schema = standardSchema(features);
  const title = features.length === 0 ? 'without features' : 'with every feature';

  test(`${title}: every object has dense slots, Id first, and unique field names`, () => {
    for (const name of schema.objectNames) {
      const object = schema.object(name);
      assert.ok(object !== undefined, name);
      assert.equal(object.fields[0]?.name.canonical, 'Id', name);
      assert.deepEqual(
        object.fields.map((field) => field.slot),
        object.fields.map((_, index) => index),
        name
      );
      const names = object.fields.map((field) => field.name.canonical.toLowerCase());
      assert.equal(new Set(names).size, names.length, name);
    }
  });

  test(`${title}: every lookup points to an object that exists`, () => {
    for (const name of schema.objectNames) {
      for (const field of schema.object(name)?.fields ?? []) {
        if (field.type !== 'reference') continue;
        assert.ok((field.reference?.to.length ?? 0) > 0, `${name}.${field.name.canonical}`);
        for (const target of field.reference?.to ?? []) {
          assert.ok(schema.object(target) !== undefined, `${name}.${field.name.canonical} → ${target}`);
        }
      }
    }
  });

  test(`${title}: parent paths and child relationship names are unique within an object`, () => {
    for (const name of schema.objectNames) {
      const object = schema.object(name);
      const parents = (object?.fields ?? []).flatMap((field) => field.reference?.relationshipName?.toLowerCase() ?? []);
      assert.deepEqual(parents, [...new Set(parents)], `parents of ${name}`);
      const children = (object?.childRelationships ?? []).map((each) => each.relationshipName.toLowerCase());
      assert.deepEqual(children, [...new Set(children)], `children of ${name}`);
    }
  });

  test(`${title}: key prefixes belong to one object, but for the partner objects and field histories`, () => {
    const owners = Map.groupBy(
      schema.objectNames.filter((name) => schema.object(name)?.keyPrefix !== '000'),
      (name) => schema.object(name)?.keyPrefix
    );
    const shared = [...owners].filter(([prefix, names]) => names.length > 1 && prefix !== FIELD_HISTORY);
    assert.deepEqual(shared, [['00I', ['AccountPartner', 'OpportunityPartner', 'Partner']]]);
  });

  test(`${title}: text has a length, numbers have digits, and restricted picklists have values`, () => {
    for (const name of schema.objectNames) {
      for (const field of schema.object(name)?.fields ?? []) {
        const path = `${name}.${field.name.canonical}`;
        if (['string', 'textarea', 'longtextarea', 'email', 'phone', 'url', 'reference'].includes(field.type)) {
          assert.ok(field.length > 0, path);
        }
        if (['double', 'currency', 'percent', 'integer'].includes(field.type)) assert.ok(field.precision > 0, path);
        if (field.picklist?.isRestricted === true) assert.ok(field.picklist.values.length > 0, path);
      }
    }
  });
}

test('key prefixes are those of the platform', () => {
  const schema = standardSchema();
  const expected = {
    '001': 'Account',
    '003': 'Contact',
    '005': 'User',
    '006': 'Opportunity',
    '00Q': 'Lead',
    '00e': 'Profile'
  };
  for (const [prefix, name] of Object.entries(expected)) {
    assert.equal(schema.objectByKeyPrefix(prefix)?.name.canonical, name);
    assert.equal(schema.object(name)?.keyPrefix, prefix);
  }
  assert.equal(schema.objectByKeyPrefix('zzz'), undefined);
});

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitypartner.htm
test('OpportunityPartner offers create and delete only, and its rows go with either parent', () => {
  const object = standardSchema().object('OpportunityPartner');
  assert.deepEqual(
    [object?.operations.isCreateable, object?.operations.isDeletable, object?.operations.isUpdateable],
    [true, true, false]
  );
  assert.deepEqual([object?.operations.isTriggerable, object?.operations.isUndeletable], [false, false]);
  assert.equal(object?.field('AccountToId')?.reference?.onDelete, 'Cascade');
  assert.equal(object?.field('AccountToId')?.isNillable, false);
  assert.equal(object?.field('ReversePartnerId')?.reference?.relationshipName, null);
  assert.equal(object?.field('Role')?.isUpdateable, false);
  const { schema } = buildSchema(readProject([]));
  const child = schema.object('Opportunity')?.child('OpportunityPartnersFrom');
  assert.deepEqual([child?.childObject, child?.field], ['OpportunityPartner', 'OpportunityId']);
});

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitystage.htm
test('opportunity stages imply probability, closed, won and forecast category', () => {
  const stages = standardSchema().object('Opportunity')?.field('StageName')?.picklist?.values ?? [];
  const won = stages.find((each) => each.value === 'Closed Won');
  assert.deepEqual(won?.attributes, { isClosed: true, isWon: true, probability: 100, forecastCategory: 'Closed' });
  assert.equal(stages.length, 10);
});

test('fields and objects of an absent feature do not exist', () => {
  const plain = standardSchema();
  assert.equal(plain.object('Opportunity')?.field('CurrencyIsoCode'), undefined);
  assert.equal(plain.object('Account')?.field('IsPersonAccount'), undefined);
  assert.equal(plain.object('CurrencyType'), undefined);
  assert.equal(plain.objectByKeyPrefix('01L'), undefined);
  assert.ok(!plain.objectNames.includes('CurrencyType'));
  const multi = standardSchema(['MultiCurrency']);
  assert.equal(multi.object('Opportunity')?.field('CurrencyIsoCode')?.type, 'picklist');
  assert.equal(multi.object('CurrencyType')?.keyPrefix, '01L');
});

test('look-ups of objects, fields and relationships ignore case', () => {
  const account = standardSchema().object('aCCOUNT');
  assert.equal(account?.field('ownerid')?.name.canonical, 'OwnerId');
  assert.equal(account?.parent('OWNER')?.name.canonical, 'OwnerId');
  assert.equal(account?.child('contacts')?.childObject, 'Contact');
  assert.equal(account?.field('Nothing'), undefined);
});

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
test('field permissions cover optional and computed fields, not required, name, owner or setup fields', () => {
  const schema = standardSchema();
  const isPermissionable = (path: string) => {
    const [object = '', field = ''] = path.split('.');
    return schema.object(object)?.field(field)?.isPermissionable;
  };
  const covered = [
    'Opportunity.Amount',
    'Opportunity.ExpectedRevenue',
    'Campaign.NumberOfContacts',
    'Account.BillingCity'
  ];
  const free = [
    'Opportunity.Name',
    'Opportunity.StageName',
    'Opportunity.OwnerId',
    'Opportunity.IsClosed',
    'GroupMember.GroupId',
    'OpportunityPartner.Role'
  ];
  assert.deepEqual([...covered, ...free].map(isPermissionable), [...covered.map(() => true), ...free.map(() => false)]);
});
