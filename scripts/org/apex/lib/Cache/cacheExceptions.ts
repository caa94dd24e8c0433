/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_cache_exceptions.htm */
import { throwApex } from '../../values/apexThrow.ts';

/** What an org and a session cache throw, and how long they keep values. */
export interface CacheKind {
  readonly name: 'Org' | 'Session';
  /** Thrown for a partition that does not exist. */
  readonly exception: string;
  readonly defaultSeconds: number;
  readonly longestSeconds: number;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Org.htm */
export const ORG_CACHE: CacheKind = {
  name: 'Org',
  exception: 'Cache.Org.OrgCacheException',
  defaultSeconds: 86_400,
  longestSeconds: 172_800
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Session.htm */
export const SESSION_CACHE: CacheKind = {
  name: 'Session',
  exception: 'Cache.Session.SessionCacheException',
  defaultSeconds: 28_800,
  longestSeconds: 28_800
};

export const SHORTEST_SECONDS = 300;

export function invalidParameter(message: string): never {
  return throwApex('Cache.InvalidParamException', message);
}
