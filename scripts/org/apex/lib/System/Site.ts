/** Sites and networks: no request comes through one, so code asks in vain (P118). */
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NO_SITE = 'no site runs in the local org';

const none = (): null => null;

function absent(...signatures: readonly string[]): Record<string, LibraryFunction> {
  return Object.fromEntries(signatures.map((signature) => [signature, none]));
}

export const SITE_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.Network',
    doc: `${REFERENCE}apex_classes_network.htm`,
    statics: absent('String getNetworkId()'),
    refused: {
      'String getLoginUrl(String networkId)': NO_SITE,
      'String getLogoutUrl(String networkId)': NO_SITE,
      'String getSelfRegUrl(String networkId)': NO_SITE
    }
  }),
  defineType({
    name: 'System.Site',
    doc: `${REFERENCE}apex_classes_sites.htm`,
    statics: absent(
      'Id getSiteId()',
      'String getName()',
      'String getMasterLabel()',
      'String getPathPrefix()',
      'Id getAdminId()',
      'String getAdminEmail()'
    ),
    refused: {
      'String getBaseUrl()': NO_SITE,
      'String getDomain()': NO_SITE,
      'String getBaseSecureUrl()': NO_SITE,
      'Boolean isLoginEnabled()': NO_SITE
    }
  })
];
