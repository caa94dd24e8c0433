import { ApexDate } from '../../values/apexDate.ts';
import type { ApexDatetime } from '../../values/apexDatetime.ts';
import type { ApexList } from '../../values/apexList.ts';
import { checkHeap } from '../../values/heap.ts';
import { textOf } from '../../values/text.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { iterate } from '../iteration.ts';
import { isBlank } from '../text/characters.ts';
import { STRING_ESCAPES } from '../text/escapes.ts';
import { formatMessage } from '../text/messageFormat.ts';
import { STRING_EDITING } from '../text/stringEditing.ts';
import { STRING_SEARCH } from '../text/stringSearch.ts';
import { STRING_SPLITTING } from '../text/stringSplitting.ts';
import { userZone } from '../userZone.ts';

/** null stays null, unlike in concatenation: an assumption, see DIFFERENCES.md. */
const valueOf = (value: unknown): string | null => (value === null ? null : textOf(value));

function join(values: unknown, separator: string | null): string {
  const text = Array.from(iterate(required(values)), (value) =>
    value === null ? '' : value instanceof ApexDate ? value.toString() : textOf(value)
  ).join(required(separator));
  checkHeap(text.length * 2);
  return text;
}

function commonPrefix(texts: readonly (string | null)[]): string {
  const [first, ...others] = texts.map((text) => text ?? '');
  let prefix = first ?? '';
  for (const other of others) while (!other.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}

export const StringType = defineType({
  name: 'System.String',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm',
  statics: {
    'String escapeSingleQuotes(String text)': (text: string | null) =>
      required(text).replace(/[\\']/gu, (character) => `\\${character}`),
    'String format(String pattern, List<Object> args)': (pattern: string | null, args: ApexList | null) =>
      formatMessage(required(pattern), required(args).items.map(textOf)),
    'String fromCharArray(List<Integer> characters)': (characters: ApexList | null) =>
      required(characters)
        .items.map((code) => String.fromCharCode(required(code as number | null)))
        .join(''),
    'String getCommonPrefix(List<String> texts)': (texts: ApexList | null) =>
      commonPrefix(required(texts).items as (string | null)[]),
    'Boolean isBlank(String text)': isBlank,
    'Boolean isEmpty(String text)': (text: string | null) => text === null || text === '',
    'Boolean isNotBlank(String text)': (text: string | null) => !isBlank(text),
    'Boolean isNotEmpty(String text)': (text: string | null) => text !== null && text !== '',
    'String join(Object values, String separator)': join,
    'String valueOf(Date value)': (value: ApexDate | null) => value?.toString() ?? null,
    'String valueOf(Datetime value)': (value: ApexDatetime | null) => value?.textIn(userZone()) ?? null,
    'String valueOf(Decimal value)': valueOf,
    'String valueOf(Double value)': valueOf,
    'String valueOf(Integer value)': valueOf,
    'String valueOf(Long value)': valueOf,
    'String valueOf(Object value)': valueOf,
    'String valueOfGmt(Datetime value)': (value: ApexDatetime | null) => value?.toString() ?? null
  },
  methods: { ...STRING_SEARCH, ...STRING_EDITING, ...STRING_ESCAPES, ...STRING_SPLITTING }
});
