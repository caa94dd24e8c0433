import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { compileJavaRegex, compileWhole } from '../regex/javaRegex.ts';
import { findMatch, splitByRegex } from '../regex/regexOperations.ts';
import { MatcherValue } from './Matcher.ts';

export class PatternValue {
  readonly type = RuntimeType.of('Pattern');
  readonly text: string;
  readonly regex: RegExp;

  constructor(text: string) {
    this.text = text;
    this.regex = compileJavaRegex(text);
  }

  get groupCount(): number {
    // An alternative that always matches shows how many groups there are.
    return (new RegExp(`${this.regex.source}|`, 'v').exec('')?.length ?? 1) - 1;
  }

  toString(): string {
    return this.text;
  }
}

type Text = string | null;

const split = (self: PatternValue, input: Text, limit: number): ApexList =>
  new ApexList(RuntimeType.listOfString, splitByRegex(self.regex, required(input), limit));

export const PatternType = defineType({
  name: 'System.Pattern',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_pattern_methods.htm',
  statics: {
    'System.Pattern compile(String regex)': (text: Text) => new PatternValue(required(text)),
    'Boolean matches(String regex, String input)': (text: Text, input: Text) =>
      findMatch(compileWhole(required(text)), required(input), 0) !== null,
    'String quote(String text)': (text: Text) => `\\Q${required(text).replaceAll('\\E', '\\E\\\\E\\Q')}\\E`
  },
  methods: {
    'System.Matcher matcher(String input)': (self: PatternValue, input: Text) =>
      new MatcherValue(self, required(input)),
    'String pattern()': (self: PatternValue) => self.text,
    'List<String> split(String input)': (self: PatternValue, input: Text) => split(self, input, 0),
    'List<String> split(String input, Integer limit)': (self: PatternValue, input: Text, limit: number | null) =>
      split(self, input, required(limit))
  }
});
