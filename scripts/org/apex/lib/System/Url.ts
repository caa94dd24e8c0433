import { RuntimeType } from '../../values/runtimeType.ts';
import { ORG_DOMAIN } from '../../../transaction/orgDomain.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';

export class UrlValue {
  readonly type = RuntimeType.of('Url');
  readonly url: URL;

  constructor(url: URL) {
    this.url = url;
  }

  toString(): string {
    return this.url.href.replace(/\/$/u, this.url.pathname === '/' ? '' : '/');
  }
}

function parse(text: string, base?: string): UrlValue {
  try {
    return new UrlValue(new URL(text, base));
  } catch {
    return throwApex('System.StringException', `no protocol: ${text}`);
  }
}

export const UrlType = defineType({
  name: 'System.Url',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm',
  constructors: {
    'Url(String text)': (_type: RuntimeType, text: string | null) => parse(required(text)),
    'Url(System.Url context, String text)': (_type: RuntimeType, context: UrlValue | null, text: string | null) =>
      parse(required(text), required(context).url.href)
  },
  statics: {
    'System.Url getOrgDomainUrl()': () => parse(ORG_DOMAIN),
    'System.Url getSalesforceBaseUrl()': () => parse(ORG_DOMAIN)
  },
  methods: {
    'String getAuthority()': (self: UrlValue) => self.url.host,
    'Integer getDefaultPort()': (self: UrlValue) => (self.url.protocol === 'https:' ? 443 : 80),
    'String getFile()': (self: UrlValue) => self.url.pathname + self.url.search,
    'String getHost()': (self: UrlValue) => self.url.hostname,
    'String getPath()': (self: UrlValue) => self.url.pathname,
    'Integer getPort()': (self: UrlValue) => (self.url.port === '' ? -1 : Number(self.url.port)),
    'String getProtocol()': (self: UrlValue) => self.url.protocol.slice(0, -1),
    'String getQuery()': (self: UrlValue) => (self.url.search === '' ? null : self.url.search.slice(1)),
    'String getRef()': (self: UrlValue) => (self.url.hash === '' ? null : self.url.hash.slice(1)),
    'String toExternalForm()': (self: UrlValue) => self.toString(),
    'String toString()': (self: UrlValue) => self.toString()
  },
  refused: {
    'System.Url getCurrentRequestUrl()': 'code does not run under an address',
    'String getFileFieldURL(String entityId, String fieldName)': 'files have no addresses'
  }
});
