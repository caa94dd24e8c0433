import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { chargeWork, required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { compileStart, compileWhole } from '../regex/javaRegex.ts';
import { expandReplacement, findMatch, replaceMatches } from '../regex/regexOperations.ts';
import type { PatternValue } from './Pattern.ts';

/** What a Matcher remembers between calls. */
export class MatcherValue {
  readonly type = RuntimeType.of('Matcher');
  pattern: PatternValue;
  input: string;
  regionStart = 0;
  regionEnd: number;
  /** Index is relative to the region. */
  match: RegExpExecArray | null = null;
  /** Where the next `find()` begins, relative to the region. */
  next = 0;
  hitEnd = false;

  constructor(pattern: PatternValue, input: string) {
    this.pattern = pattern;
    this.input = input;
    this.regionEnd = input.length;
  }

  /** Anchors hold at the ends of the region. */
  get region(): string {
    return this.input.slice(this.regionStart, this.regionEnd);
  }

  accept(match: RegExpExecArray | null): boolean {
    this.match = match;
    this.hitEnd = match === null || match.index + match[0].length === this.region.length;
    if (match !== null) this.next = match.index + Math.max(match[0].length, 1);
    return match !== null;
  }

  reset(): void {
    this.regionStart = 0;
    this.regionEnd = this.input.length;
    this.match = null;
    this.next = 0;
  }
}

const noMatch = (): never => throwApex('System.StringException', 'No match found');

const current = (self: MatcherValue): RegExpExecArray => self.match ?? noMatch();

function group(self: MatcherValue, index: number): string | null {
  const match = current(self);
  if (index < 0 || index >= match.length)
    return throwApex('System.ListException', `List index out of bounds: ${index}`);
  return match[index] ?? null;
}

/** -1 for a group that took no part. */
function bound(self: MatcherValue, index: number, side: 0 | 1): number {
  group(self, index);
  const place = current(self).indices?.[index];
  return place === undefined ? -1 : place[side] + self.regionStart;
}

function find(self: MatcherValue): boolean {
  const { region } = self;
  chargeWork(region.length);
  return self.accept(self.next > region.length ? null : findMatch(self.pattern.regex, region, self.next));
}

function findFrom(self: MatcherValue, start: number): boolean {
  if (start < 0 || start > self.input.length)
    return throwApex('System.ListException', `List index out of bounds: ${start}`);
  self.reset();
  self.next = start;
  return find(self);
}

function replace(self: MatcherValue, replacement: string, isAll: boolean): string {
  self.reset();
  chargeWork(self.input.length * 4);
  return replaceMatches(self.pattern.regex, self.input, (match) => expandReplacement(replacement, match), isAll);
}

function setRegion(self: MatcherValue, start: number, end: number): MatcherValue {
  if (start < 0 || end < start || end > self.input.length)
    return throwApex('System.ListException', `List index out of bounds: ${end}`);
  self.reset();
  self.regionStart = start;
  self.regionEnd = end;
  return self;
}

type I = number | null;
type Text = string | null;

export const MatcherType = defineType({
  name: 'System.Matcher',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_matcher_methods.htm',
  statics: {
    'String quoteReplacement(String text)': (text: Text) => required(text).replace(/[\\$]/gu, '\\$&')
  },
  methods: {
    'Integer end()': (self: MatcherValue) => bound(self, 0, 1),
    'Integer end(Integer group)': (self: MatcherValue, index: I) => bound(self, required(index), 1),
    'Boolean find()': find,
    'Boolean find(Integer start)': (self: MatcherValue, start: I) => findFrom(self, required(start)),
    'String group()': (self: MatcherValue) => group(self, 0),
    'String group(Integer index)': (self: MatcherValue, index: I) => group(self, required(index)),
    'Integer groupCount()': (self: MatcherValue) => self.pattern.groupCount,
    'Boolean hitEnd()': (self: MatcherValue) => self.hitEnd,
    'Boolean lookingAt()': (self: MatcherValue) =>
      self.accept(findMatch(compileStart(self.pattern.text), self.region, 0)),
    'Boolean matches()': (self: MatcherValue) => {
      chargeWork(self.region.length);
      return self.accept(findMatch(compileWhole(self.pattern.text), self.region, 0));
    },
    'System.Pattern pattern()': (self: MatcherValue) => self.pattern,
    'System.Matcher region(Integer start, Integer end)': (self: MatcherValue, start: I, end: I) =>
      setRegion(self, required(start), required(end)),
    'Integer regionEnd()': (self: MatcherValue) => self.regionEnd,
    'Integer regionStart()': (self: MatcherValue) => self.regionStart,
    'String replaceAll(String replacement)': (self: MatcherValue, replacement: Text) =>
      replace(self, required(replacement), true),
    'String replaceFirst(String replacement)': (self: MatcherValue, replacement: Text) =>
      replace(self, required(replacement), false),
    'System.Matcher reset()': (self: MatcherValue) => {
      self.reset();
      return self;
    },
    'System.Matcher reset(String input)': (self: MatcherValue, input: Text) => {
      self.input = required(input);
      self.reset();
      return self;
    },
    'Integer start()': (self: MatcherValue) => bound(self, 0, 0),
    'Integer start(Integer group)': (self: MatcherValue, index: I) => bound(self, required(index), 0),
    'System.Matcher usePattern(System.Pattern pattern)': (self: MatcherValue, pattern: PatternValue | null) => {
      self.pattern = required(pattern);
      return self;
    }
  },
  refused: {
    'Boolean hasAnchoringBounds()': 'anchors always hold at the ends of the region',
    'Boolean hasTransparentBounds()': 'nothing looks beyond the region',
    'Boolean requireEnd()': 'the engine does not tell',
    'System.Matcher useAnchoringBounds(Boolean value)': 'anchors always hold at the ends of the region',
    'System.Matcher useTransparentBounds(Boolean value)': 'nothing looks beyond the region'
  }
});
