/**
 * Apex source to its syntax tree: the only door to the parser library.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_language_constructs.htm
 */
import type { ApexParser } from '@apexdevtools/apex-parser';
import { ApexLexer, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { Diagnostic } from '../../diagnostic.ts';
import { createError } from '../../diagnostic.ts';
import type { CompilationUnit } from './ast.ts';
import type { Builder } from './builder.ts';
import { createBuilder } from './builder.ts';
import { buildAnonymous, buildClassFile, buildTrigger } from './buildUnits.ts';
import { SourceText } from './sourceText.ts';
import { SyntaxErrorCollector } from './syntaxErrors.ts';

export type ApexKind = CompilationUnit['kind'];

export interface ParsedApex {
  /** null exactly when there are diagnostics. */
  readonly unit: CompilationUnit | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** `file` is what origins and diagnostics name. Reports every syntax error it finds, at most one per line. */
export function parseApex(text: string, file: string, kind: ApexKind): ParsedApex {
  const source = new SourceText(text, file);
  const collector = new SyntaxErrorCollector(source);
  const { parser } = ApexParserFactory.createLexerAndParser(source.text, collector);
  const builder = createBuilder(source);
  const build = START[kind](parser);
  refuseLineBreaks(parser, builder);
  const syntaxErrors = mergeErrors(builder.diagnostics, collector.diagnostics);
  if (syntaxErrors.length > 0) return { unit: null, diagnostics: syntaxErrors };
  const unit = build(builder);
  return builder.diagnostics.length > 0 ? { unit: null, diagnostics: builder.diagnostics } : { unit, diagnostics: [] };
}

const EMPTY = { type: null, trigger: null, anonymous: null };

const START: Readonly<Record<ApexKind, (parser: ApexParser) => (builder: Builder) => CompilationUnit>> = {
  class: (parser) => {
    const tree = parser.compilationUnit();
    return (builder) => ({
      ...EMPTY,
      kind: 'class',
      type: buildClassFile(tree, builder),
      origin: builder.source.ofContext(tree)
    });
  },
  trigger: (parser) => {
    const tree = parser.triggerUnit();
    return (builder) => ({
      ...EMPTY,
      kind: 'trigger',
      trigger: buildTrigger(tree, builder),
      origin: builder.source.ofContext(tree)
    });
  },
  anonymous: (parser) => {
    const tree = parser.anonymousUnit();
    return (builder) => ({
      ...EMPTY,
      kind: 'anonymous',
      anonymous: buildAnonymous(tree, builder),
      origin: builder.source.ofContext(tree)
    });
  }
};

/** The grammar lets a string run over lines, the platform does not; only text blocks may. */
function refuseLineBreaks(parser: ApexParser, builder: Builder): void {
  const { tokens } = parser.getTokenStream() as unknown as { tokens: { type: number; start: number; stop: number }[] };
  for (const token of tokens) {
    if (token.type !== ApexLexer.StringLiteral && token.type !== ApexLexer.FindLiteral) continue;
    const start = builder.source.offset(token.start);
    const text = builder.source.text.slice(start, builder.source.offset(token.stop + 1));
    const quote = text.indexOf("'");
    if (!/[\r\n]/.test(text.slice(quote))) continue;
    const origin = builder.source.originOf(start + quote, start + quote + 1);
    builder.diagnostics.push(createError('apex.syntax', 'Line breaks not allowed in string literals', origin));
    return; // what follows is read inside out
  }
}

/** An open string explains every error after it. */
function mergeErrors(strings: readonly Diagnostic[], syntax: readonly Diagnostic[]): Diagnostic[] {
  const [first] = strings;
  return first === undefined ? [...syntax] : [...syntax.filter(({ origin }) => origin.line < first.origin.line), first];
}
