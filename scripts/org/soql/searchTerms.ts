/**
 * The words of a search: all must be found, each as a whole word, `*` and `?` as wildcards, quotes around a phrase.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 */
import { likeMatcher } from './likePattern.ts';

export interface SearchTerms {
  /** Operators or brackets: the local org does not know how they combine. */
  readonly unsupported: string | null;
  /** `texts` are the searched fields of one record. */
  matches(texts: readonly string[]): boolean;
}

const OPERATORS = /(?:^|\s)(AND NOT|AND|OR|NOT)(?=\s|$)/;

export function readSearchTerms(text: string): SearchTerms {
  const operator = OPERATORS.exec(text)?.[1] ?? /[()&|!{}[\]^~:+]/.exec(text)?.[0] ?? null;
  const terms = [...text.matchAll(/"([^"]*)"|\S+/g)]
    .map((match) => wordsOf(match[1] ?? match[0]).map(wordMatcher))
    .filter((words) => words.length > 0);
  return {
    unsupported: operator,
    matches: (texts) => {
      const fields = texts.map(wordsOf);
      return terms.length > 0 && terms.every((phrase) => fields.some((words) => hasPhrase(words, phrase)));
    }
  };
}

type WordMatcher = (word: string) => boolean;

function wordMatcher(term: string): WordMatcher {
  return likeMatcher(term.replaceAll('%', '\\%').replaceAll('_', '\\_').replaceAll('*', '%').replaceAll('?', '_'));
}

function hasPhrase(words: readonly string[], phrase: readonly WordMatcher[]): boolean {
  return words.some((_, start) =>
    phrase.every((matches, offset) => start + offset < words.length && matches(words[start + offset] as string))
  );
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}*?_]+/gu) ?? [];
}
