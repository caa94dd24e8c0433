/**
 * The little of Connect in Apex that does not need Chatter: what the org is. A call of Chatter ends as in every test that sees no data
 * of the org; outside of tests it is refused by name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/connectAPI_TestingApex.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { BeanValue, beanProperties } from '../bean.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { refuse } from '../refusal.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const SETTINGS = 'ConnectApi.OrganizationSettings';
const SETTINGS_FIELDS = { orgId: 'String', name: 'String' } as const;

/** For tests with SeeAllData as well: which data they see changes nothing about Chatter. */
export const SILOED_TEST =
  'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).';

function organizationSettings(): BeanValue {
  const { schema, store } = currentTransaction();
  const organization = schema.object('Organization');
  const [row] = organization === undefined ? [] : [...store.scan(organization)];
  const slot = organization?.field('Name')?.slot ?? 0;
  return new BeanValue(SETTINGS, { orgId: row?.[0] ?? null, name: row?.[slot] ?? null });
}

function getFollowings(): never {
  return currentTransaction().isTest
    ? throwApex('System.UnsupportedOperationException', SILOED_TEST)
    : refuse('ConnectApi.ChatterUsers.getFollowings', 'Chatter does not exist here');
}

export const CONNECT_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'ConnectApi.Organization',
    doc: `${REFERENCE}apex_ConnectAPI_Organization_static_methods.htm`,
    statics: { [`${SETTINGS} getSettings()`]: organizationSettings }
  }),
  defineType({
    name: SETTINGS,
    doc: `${REFERENCE}apex_ConnectAPI_output_organization_settings.htm`,
    ...beanProperties(SETTINGS_FIELDS)
  }),
  defineType({
    name: 'ConnectApi.FollowingPage',
    doc: `${REFERENCE}apex_ConnectAPI_output_following_page.htm`
  }),
  defineType({
    name: 'ConnectApi.ChatterUsers',
    doc: `${REFERENCE}apex_ConnectAPI_ChatterUsers_static_methods.htm`,
    statics: { 'ConnectApi.FollowingPage getFollowings(String communityId, String userId)': getFollowings }
  })
];
