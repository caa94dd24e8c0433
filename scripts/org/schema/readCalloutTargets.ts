/**
 * Where code may call out to: remote sites and named credentials.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_remotesitesetting.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_namedcredential.htm
 */
import type { Diagnostic } from '../diagnostic.ts';
import { flag, irrelevant, raw, readElement, text } from '../source/elementRules.ts';
import type { ElementRules } from '../source/elementRules.ts';
import type { Project } from '../source/project.ts';
import { nameKey } from './apiName.ts';
import { parseDeveloperName } from './readCustomObject.ts';

export interface NamedCredential {
  readonly endpoint: string;
  /** Why the local org cannot sign in with it; null where it needs no signing in. */
  readonly refusal: string | null;
}

export interface CalloutTargets {
  /** Addresses of the active remote sites. */
  readonly remoteSites: readonly string[];
  /** Case-insensitive; the own namespace may be left out. */
  namedCredential(name: string): NamedCredential | undefined;
}

const noSecrets = irrelevant('the local org keeps no secrets');

export const REMOTE_SITE: ElementRules = {
  description: text,
  disableProtocolSecurity: irrelevant('the local org is reached from this machine only'),
  fullName: text,
  isActive: flag,
  url: text
};

export const NAMED_CREDENTIAL: ElementRules = {
  fullName: text,
  label: text,
  description: text,
  endpoint: text,
  principalType: text,
  protocol: text,
  namedCredentialType: text,
  calloutStatus: text,
  namedCredentialParameters: raw,
  generateAuthorizationHeader: noSecrets,
  allowMergeFieldsInBody: irrelevant('merge fields stand for secrets'),
  allowMergeFieldsInHeader: irrelevant('merge fields stand for secrets'),
  authProvider: noSecrets,
  authTokenEndpointUrl: noSecrets,
  awsAccessKey: noSecrets,
  awsAccessSecret: noSecrets,
  awsRegion: noSecrets,
  awsService: noSecrets,
  certificate: noSecrets,
  customScopes: noSecrets,
  jwtAudience: noSecrets,
  jwtFormulaSubject: noSecrets,
  jwtIssuer: noSecrets,
  jwtSigningCertificate: noSecrets,
  jwtTextSubject: noSecrets,
  jwtValidityPeriodSeconds: noSecrets,
  oauthRefreshToken: noSecrets,
  oauthScope: noSecrets,
  oauthToken: noSecrets,
  outboundNetworkConnection: noSecrets,
  password: noSecrets,
  username: noSecrets
};

export function readCalloutTargets(project: Project, diagnostics: Diagnostic[]): CalloutTargets {
  const own = project.namespace;
  const read = (type: string, rules: ElementRules) =>
    project.components
      .filter((each) => each.type === type)
      .map(({ fullName, element }) => ({
        name: parseDeveloperName(fullName, own),
        node: readElement(type, element, rules, diagnostics)
      }));
  const credentials = new Map<string, NamedCredential>();
  for (const { name, node } of read('NamedCredential', NAMED_CREDENTIAL)) {
    const credential = { endpoint: node.text('endpoint') ?? '', refusal: refusalOf(node) };
    credentials.set(nameKey(name.canonical), credential);
    if (name.namespace === own) credentials.set(nameKey(name.localName), credential);
  }
  return {
    remoteSites: read('RemoteSiteSetting', REMOTE_SITE)
      .filter(({ node }) => node.flag('isActive') === true)
      .map(({ node }) => node.text('url') ?? ''),
    namedCredential: (name) => credentials.get(nameKey(name))
  };
}

function refusalOf(node: ReturnType<typeof readElement>): string | null {
  const type = node.text('namedCredentialType') ?? 'Legacy';
  if (type !== 'Legacy') return 'who may use an external credential, and its secrets, are not kept';
  const protocol = node.text('protocol') ?? 'NoAuthentication';
  return protocol === 'NoAuthentication' ? null : `it signs in with ${protocol}, and the local org keeps no secrets`;
}
