/**
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitypartner.htm
 * https://help.salesforce.com/s/articleView?id=sales.partners_del.htm
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTestOrg, date, deal, errorsOf } from '../../__tests__/testOrg.ts';
import type { TestOrg } from '../../__tests__/testOrg.ts';

interface Scene {
  readonly org: TestOrg;
  readonly customer: string;
  readonly partner: string;
  readonly other: string;
  readonly opportunity: string;
}

function createScene(): Scene {
  const org = createTestOrg();
  const [customer, partner, other] = ['Customer', 'Partner', 'Other'].map((Name) =>
    org.insert('Account', { Name })
  ) as [string, string, string];
  return { org, customer, partner, other, opportunity: deal(org, customer) };
}

/** `AccountToId Role IsPrimary` of live rows, sorted. */
function show(
  org: TestOrg,
  object: string,
  names: Readonly<Record<string, string>>,
  fields: readonly string[]
): readonly string[] {
  return org
    .rows(object)
    .map((row) =>
      fields
        .map((field) => String(org.value(object, String(row[0]), field)))
        .map((text) => names[text] ?? text)
        .join(' ')
    )
    .toSorted();
}

function add(scene: Scene, values: Readonly<Record<string, unknown>> = {}): string {
  return scene.org.insert('OpportunityPartner', {
    OpportunityId: scene.opportunity,
    AccountToId: scene.partner,
    Role: 'Distributor',
    ...values
  });
}

function refusal(org: TestOrg, object: string, values: Readonly<Record<string, unknown>>): readonly string[] {
  return errorsOf(org.write('insert', [org.record(object, values)])[0]);
}

describe('OpportunityPartner', () => {
  test('PP1: an insert makes the reciprocal row; the two name each other', () => {
    const scene = createScene();
    const { org, customer, partner } = scene;
    const id = add(scene, { Role: 'VAR/Reseller' });
    assert.deepEqual(
      show(org, 'OpportunityPartner', { [customer]: 'customer', [partner]: 'partner' }, ['AccountToId', 'IsPrimary']),
      ['customer false', 'partner false']
    );
    const reverse = String(org.value('OpportunityPartner', id, 'ReversePartnerId'));
    assert.equal(org.value('OpportunityPartner', reverse, 'ReversePartnerId'), id);
    assert.equal(org.value('OpportunityPartner', reverse, 'Role'), 'VAR/Reseller');
  });

  test("an AccountPartner joins the opportunity's account and the partner, once, in both directions", () => {
    const scene = createScene();
    const { org, customer, partner } = scene;
    add(scene);
    const second = deal(org, customer);
    org.insert('OpportunityPartner', { OpportunityId: second, AccountToId: partner });
    const names = { [customer]: 'customer', [partner]: 'partner' };
    assert.deepEqual(show(org, 'AccountPartner', names, ['AccountFromId', 'AccountToId']), [
      'customer partner',
      'partner customer'
    ]);
  });

  test('a new primary partner demotes the one before', () => {
    const scene = createScene();
    const first = add(scene, { IsPrimary: true });
    const second = add(scene, { AccountToId: scene.other, IsPrimary: true });
    assert.equal(scene.org.value('OpportunityPartner', first, 'IsPrimary'), false);
    assert.equal(scene.org.value('Partner', first, 'IsPrimary'), false);
    assert.equal(scene.org.value('OpportunityPartner', second, 'IsPrimary'), true);
  });

  test('it cannot be updated, upserted or undeleted, and has no triggers', () => {
    const scene = createScene();
    const { org } = scene;
    const id = add(scene);
    for (const operation of ['update', 'upsert', 'undelete'] as const) {
      assert.throws(
        () => org.write(operation, [org.record('OpportunityPartner', { Id: id })]),
        new RegExp(`${operation.toUpperCase()} not allowed on OpportunityPartner`)
      );
    }
    assert.equal(org.schema.object('OpportunityPartner')?.operations.isTriggerable, false);
  });

  test('PP2: two primaries for one opportunity in one call are refused', () => {
    const { org, opportunity, partner, other } = createScene();
    const rows = [partner, other].map((AccountToId) =>
      org.record('OpportunityPartner', { OpportunityId: opportunity, AccountToId, IsPrimary: true })
    );
    const results = org.write('insert', rows, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.errors[0]?.statusCode),
      [undefined, 'FIELD_INTEGRITY_EXCEPTION']
    );
  });

  test('PP3: the same partner with the same role is refused, with another role it is not', () => {
    const scene = createScene();
    add(scene);
    const again = { OpportunityId: scene.opportunity, AccountToId: scene.partner };
    assert.match(
      refusal(scene.org, 'OpportunityPartner', { ...again, Role: 'Distributor' })[0] ?? '',
      /^DUPLICATE_VALUE/
    );
    assert.deepEqual(refusal(scene.org, 'OpportunityPartner', { ...again, Role: 'Agency' }), []);
  });

  test('PP4, PP5: no partner without an account on the deal, and never its customer', () => {
    const { org, opportunity, partner, customer } = createScene();
    assert.deepEqual(refusal(org, 'OpportunityPartner', { OpportunityId: deal(org, null), AccountToId: partner }), [
      'FIELD_INTEGRITY_EXCEPTION: The opportunity has no account'
    ]);
    assert.match(
      refusal(org, 'OpportunityPartner', { OpportunityId: opportunity, AccountToId: customer })[0] ?? '',
      /own opportunity/
    );
  });

  test('PP6: a role outside the value set is refused, none at all is not', () => {
    const { org, opportunity, partner } = createScene();
    const values = { OpportunityId: opportunity, AccountToId: partner };
    assert.match(
      refusal(org, 'OpportunityPartner', { ...values, Role: 'Friend' })[0] ?? '',
      /^INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/
    );
    assert.deepEqual(refusal(org, 'OpportunityPartner', values), []);
  });

  test('deleted from its only opportunity a partner leaves the account too, otherwise it stays there', () => {
    const scene = createScene();
    const { org, customer, partner } = scene;
    const first = add(scene);
    const second = org.insert('OpportunityPartner', { OpportunityId: deal(org, customer), AccountToId: partner });
    org.write('delete', [org.record('OpportunityPartner', { Id: first })]);
    assert.equal(org.rows('OpportunityPartner').length, 2);
    assert.equal(org.rows('AccountPartner').length, 2);
    org.write('delete', [org.record('OpportunityPartner', { Id: second })]);
    assert.equal(org.rows('OpportunityPartner').length, 0);
    assert.equal(org.rows('AccountPartner').length, 0);
    assert.equal(org.rows('Partner').length, 0);
  });

  test('200 rows in one statement, each with its reciprocal', () => {
    const { org, customer, partner } = createScene();
    const deals = org.write(
      'insert',
      Array.from({ length: 200 }, () =>
        org.record('Opportunity', {
          Name: 'D',
          StageName: 'Prospecting',
          CloseDate: date('2026-03-31'),
          AccountId: customer
        })
      )
    );
    const results = org.write(
      'insert',
      deals.map(({ id }) =>
        org.record('OpportunityPartner', { OpportunityId: id, AccountToId: partner, IsPrimary: true })
      )
    );
    assert.ok(results.every((result) => result.isSuccess));
    assert.equal(org.rows('OpportunityPartner').length, 400);
  });
});

describe('Partner and AccountPartner', () => {
  test('a Partner on an opportunity is an OpportunityPartner with the same Id, forward and reverse', () => {
    const { org, opportunity, partner } = createScene();
    const id = org.insert('Partner', { OpportunityId: opportunity, AccountToId: partner, IsPrimary: true });
    assert.equal(org.value('OpportunityPartner', id, 'AccountToId'), partner);
    assert.equal(org.rows('OpportunityPartner').length, 2);
    assert.equal(org.rows('AccountPartner').length, 2);
  });

  test('a partner row known by its Id alone is found whatever object stands beside the Id', () => {
    const { org, opportunity, partner } = createScene();
    const id = org.insert('OpportunityPartner', { OpportunityId: opportunity, AccountToId: partner });
    assert.deepEqual(errorsOf(org.write('delete', [org.record('AccountPartner', { Id: id })])[0]), []);
    assert.equal(org.rows('OpportunityPartner').length, 0);
  });

  test('a Partner has one parent: an opportunity or an account', () => {
    const { org, opportunity, partner, customer } = createScene();
    assert.deepEqual(
      refusal(org, 'Partner', { OpportunityId: opportunity, AccountFromId: customer, AccountToId: partner }),
      ['FIELD_INTEGRITY_EXCEPTION: Cannot specify both Opportunity and AccountFrom']
    );
    assert.match(refusal(org, 'Partner', { AccountToId: partner })[0] ?? '', /^REQUIRED_FIELD_MISSING/);
  });

  test('a partner of an account has its reverse with the reverse role', () => {
    const { org, customer, partner } = createScene();
    const id = org.insert('Partner', { AccountFromId: customer, AccountToId: partner, Role: 'Distributor' });
    const reverse = String(org.value('AccountPartner', id, 'ReversePartnerId'));
    assert.equal(org.value('AccountPartner', reverse, 'AccountToId'), customer);
    const expected = org.schema
      .object('OpportunityPartner')
      ?.field('Role')
      ?.picklist?.values.find((each) => each.value === 'Distributor')?.attributes?.['reverseRole'];
    assert.equal(org.value('AccountPartner', reverse, 'Role'), expected ?? null);
  });

  test('deleted from an account a partner leaves all opportunities of that account', () => {
    const scene = createScene();
    const { org, customer, partner, other } = scene;
    add(scene);
    org.insert('OpportunityPartner', { OpportunityId: deal(org, customer), AccountToId: partner });
    const elsewhere = org.insert('OpportunityPartner', { OpportunityId: deal(org, other), AccountToId: partner });
    const joined = org
      .rows('AccountPartner')
      .find((row) => org.value('AccountPartner', String(row[0]), 'AccountFromId') === customer);
    org.write('delete', [org.record('AccountPartner', { Id: String(joined?.[0]) })]);
    const names = { [partner]: 'partner', [other]: 'other' };
    assert.deepEqual(show(org, 'OpportunityPartner', names, ['AccountToId']), ['other', 'partner']);
    assert.equal(org.value('OpportunityPartner', elsewhere, 'IsDeleted'), false);
  });
});

describe('what happens to partners when their records change', () => {
  test('another account on the deal: all its partners go, before the after triggers run', () => {
    const scene = createScene();
    const { org, other, opportunity } = scene;
    add(scene);
    let seen = -1;
    org.on('Opportunity AFTER_UPDATE', () => (seen = org.rows('OpportunityPartner').length));
    org.write('update', [org.record('Opportunity', { Id: opportunity, AccountId: other })]);
    assert.equal(seen, 0);
    assert.equal(org.rows('AccountPartner').length, 0);
  });

  test('a deleted deal takes its partners along, and they stay away when it comes back', () => {
    const scene = createScene();
    const { org, opportunity } = scene;
    add(scene);
    org.write('delete', [org.record('Opportunity', { Id: opportunity })]);
    assert.equal(org.rows('OpportunityPartner').length, 0);
    org.write('undelete', [org.record('Opportunity', { Id: opportunity })]);
    assert.equal(org.value('Opportunity', opportunity, 'IsDeleted'), false);
    assert.equal(org.rows('OpportunityPartner').length, 0);
  });

  test('a deleted partner account takes its rows along; the deal stays', () => {
    const scene = createScene();
    const { org, partner, opportunity } = scene;
    add(scene);
    org.write('delete', [org.record('Account', { Id: partner })]);
    assert.equal(org.rows('OpportunityPartner').length, 0);
    assert.equal(org.rows('AccountPartner').length, 0);
    assert.equal(org.value('Opportunity', opportunity, 'IsDeleted'), false);
  });

  test('a deleted customer takes its deals and their partners along', () => {
    const scene = createScene();
    add(scene);
    scene.org.write('delete', [scene.org.record('Account', { Id: scene.customer })]);
    assert.equal(scene.org.rows('Opportunity').length, 0);
    assert.equal(scene.org.rows('OpportunityPartner').length, 0);
  });

  test('PP7: merged customers keep the partners of their deals; a partner that becomes the customer goes', () => {
    const scene = createScene();
    const { org, partner, other, customer } = scene;
    const third = org.insert('Account', { Name: 'Third' });
    for (const AccountToId of [partner, other]) add(scene, { AccountToId });
    const merge = (from: string, to: string): void => {
      const [result] = org.write('merge', [org.record('Account', { Id: from })], {
        master: org.record('Account', { Id: to })
      });
      assert.deepEqual(errorsOf(result), []);
    };
    const names = { [partner]: 'partner', [other]: 'other', [third]: 'third' };
    merge(customer, third);
    assert.deepEqual(show(org, 'OpportunityPartner', names, ['AccountToId']), ['other', 'partner', 'third', 'third']);
    merge(other, third);
    assert.deepEqual(show(org, 'OpportunityPartner', names, ['AccountToId']), ['partner', 'third']);
  });

  test('PP7: merged partner accounts keep one row of each role', () => {
    const scene = createScene();
    const { org, partner, other, customer } = scene;
    add(scene);
    add(scene, { AccountToId: other });
    add(scene, { AccountToId: other, Role: 'Agency' });
    const [result] = org.write('merge', [org.record('Account', { Id: other })], {
      master: org.record('Account', { Id: partner })
    });
    assert.deepEqual(errorsOf(result), []);
    const rows = show(org, 'OpportunityPartner', { [partner]: 'partner', [other]: 'other', [customer]: 'customer' }, [
      'AccountToId',
      'Role'
    ]);
    assert.deepEqual(
      rows.filter((row) => row.startsWith('partner')),
      ['partner Agency', 'partner Distributor']
    );
    assert.ok(!rows.some((row) => row.startsWith('other')));
  });
});
