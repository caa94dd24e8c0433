/**
 * Addresses of pages as code handles them: where to go, with which parameters. Nothing is rendered.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_system_pagereference.htm
 */
import { ApexMap } from '../../values/apexMap.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';

const TEXTS = RuntimeType.of('Map<String,String>');
const NOT_RENDERED = 'Visualforce pages are not rendered';

export class PageReferenceValue {
  readonly type = RuntimeType.of('PageReference');
  readonly parameters = new ApexMap(TEXTS);
  readonly headers = new ApexMap(TEXTS);
  readonly path: string;
  anchor: string | null = null;
  isRedirect = false;
  redirectCode = 0;

  /** `/apex/detail?id=001#top` */
  constructor(address: string) {
    const [, path = '', query, anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? [];
    this.path = path;
    this.anchor = anchor ?? null;
    for (const [name, value] of new URLSearchParams(query ?? '')) this.parameters.put(name, value);
  }

  url(): string {
    const pairs = [...this.parameters.entries()].map(
      ({ key, value }) => `${encode(key as string)}=${encode((value as string | null) ?? '')}`
    );
    const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
    return this.path + query + (this.anchor === null ? '' : `#${this.anchor}`);
  }

  toString(): string {
    return `System.PageReference[${this.url()}]`;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+');
}

/** `Page.Detail`: the platform writes names of pages in lower case. */
export function pageAddress(name: string): string {
  return `/apex/${name.toLowerCase()}`;
}

export const PageReferenceType = defineType({
  name: 'System.PageReference',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_system_pagereference.htm',
  constructors: {
    'PageReference(String address)': (_type: RuntimeType, address: string | null) =>
      new PageReferenceValue(required(address)),
    'PageReference(SObject record)': (_type: RuntimeType, record: { readonly id: string | null } | null) =>
      new PageReferenceValue(`/${required(record).id ?? ''}`)
  },
  statics: {
    // What the checker makes of `Page.Name`; no Apex identifier has a dollar sign.
    'System.PageReference page$(String name)': (name: string) => new PageReferenceValue(pageAddress(name))
  },
  methods: {
    'String getAnchor()': (self: PageReferenceValue) => self.anchor,
    'Map<String,String> getHeaders()': (self: PageReferenceValue) => self.headers,
    'Map<String,String> getParameters()': (self: PageReferenceValue) => self.parameters,
    'Boolean getRedirect()': (self: PageReferenceValue) => self.isRedirect,
    'Integer getRedirectCode()': (self: PageReferenceValue) => self.redirectCode,
    'String getUrl()': (self: PageReferenceValue) => self.url(),
    'System.PageReference setAnchor(String anchor)': (self: PageReferenceValue, anchor: string | null) => {
      self.anchor = anchor;
      return self;
    },
    'System.PageReference setRedirect(Boolean redirect)': (self: PageReferenceValue, redirect: boolean | null) => {
      self.isRedirect = required(redirect);
      return self;
    },
    'System.PageReference setRedirectCode(Integer code)': (self: PageReferenceValue, code: number | null) => {
      self.redirectCode = required(code);
      return self;
    },
    'String toString()': (self: PageReferenceValue) => self.toString()
  },
  refused: {
    'Blob getContent()': NOT_RENDERED,
    'Blob getContentAsPDF()': NOT_RENDERED,
    'Map<String,Object> getCookies()': 'there are no cookies without a browser',
    'void setCookies(List<Object> cookies)': 'there are no cookies without a browser',
    'System.PageReference forResource(String name)': 'static resources have no addresses',
    'System.PageReference forResource(String name, String path)': 'static resources have no addresses'
  }
});
