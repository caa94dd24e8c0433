/** String: splitting and replacing by Java regular expressions, and splitting by kinds of characters (P46). */
import { ApexList } from '../../values/apexList.ts';
import { checkHeap } from '../../values/heap.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { chargeWork, required } from '../arguments.ts';
import type { LibraryFunction } from '../library.ts';
import { compileJavaRegex } from '../regex/javaRegex.ts';
import { expandReplacement, replaceMatches, splitByRegex } from '../regex/regexOperations.ts';

type Text = string | null;

const texts = (parts: string[]): ApexList => new ApexList(RuntimeType.listOfString, parts);

function replaceByRegex(self: string, regex: Text, replacement: Text, isAll: boolean): string {
  chargeWork(self.length * 4);
  const result = replaceMatches(
    compileJavaRegex(required(regex)),
    self,
    (match) => expandReplacement(required(replacement), match),
    isAll
  );
  checkHeap(result.length * 2);
  return result;
}

/** Java's Character.getType in the groups that matter here: runs of one kind stay together. */
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{Lt}|\p{Lm}|\p{Lo}/u, /\p{Nd}/u, /\s/u, /\p{P}/u, /\p{S}/u];

const kindOf = (character: string): number => KINDS.findIndex((kind) => kind.test(character));

function splitByKind(text: string, isCamelCase: boolean): string[] {
  const parts: string[] = [];
  let current = '';
  let kind = -2;
  for (const character of text) {
    const next = kindOf(character);
    if (next === kind || current === '') current += character;
    else if (isCamelCase && kind === 0 && next === 1) {
      // An upper-case letter in front of lower-case ones starts the new word.
      if (current.length > 1) parts.push(current.slice(0, -1));
      current = current.slice(-1) + character;
    } else {
      parts.push(current);
      current = character;
    }
    kind = next;
  }
  return current === '' ? parts : [...parts, current];
}

export const STRING_SPLITTING: Readonly<Record<string, LibraryFunction>> = {
  'String replaceAll(String regex, String replacement)': (self: string, regex: Text, replacement: Text) =>
    replaceByRegex(self, regex, replacement, true),
  'String replaceFirst(String regex, String replacement)': (self: string, regex: Text, replacement: Text) =>
    replaceByRegex(self, regex, replacement, false),
  'List<String> split(String regex)': (self: string, regex: Text) =>
    texts(splitByRegex(compileJavaRegex(required(regex)), self, 0)),
  'List<String> split(String regex, Integer limit)': (self: string, regex: Text, limit: number | null) =>
    texts(splitByRegex(compileJavaRegex(required(regex)), self, required(limit))),
  'List<String> splitByCharacterType()': (self: string) => texts(splitByKind(self, false)),
  'List<String> splitByCharacterTypeCamelCase()': (self: string) => texts(splitByKind(self, true))
};
