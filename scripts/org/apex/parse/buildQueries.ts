/** Queries inside Apex: their text goes to the SOQL parser, their binds are Apex expressions. */
import type {
  ApexParseTree,
  ApexParserRuleContext,
  SoqlLiteralContext,
  SoslLiteralContext
} from '@apexdevtools/apex-parser';
import { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { SoqlQuery, SoslSearch } from '../../soql/ast.ts';
import { parseSoql } from '../../soql/parseSoql.ts';
import { parseSosl } from '../../soql/parseSosl.ts';
import type { SoqlExpression, SoslExpression } from './ast.ts';
import type { Builder } from './builder.ts';
import { createError } from '../../diagnostic.ts';
import { buildExpression } from './buildExpressions.ts';

interface QueryText {
  readonly text: string;
  /** Offset of the text in the file. */
  readonly start: number;
  readonly binds: readonly BoundExpressionContext[];
  readonly bindSpans: readonly { readonly start: number; readonly end: number }[];
}

interface QueryFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export function buildSoql(context: SoqlLiteralContext, builder: Builder): SoqlExpression {
  const { text, start, binds, bindSpans } = readQuery(context, builder);
  const { query, errors } = parseSoql(text, { binds: bindSpans });
  reportQueryFaults(errors, start, builder);
  return {
    kind: 'SoqlExpression',
    text,
    // A query with faults never leaves the parser: the unit is dropped.
    query: query as SoqlQuery,
    binds: binds.map((bind) => buildExpression(bind.expression(), builder)),
    origin: builder.source.ofContext(context)
  };
}

export function buildSosl(context: SoslLiteralContext, builder: Builder): SoslExpression {
  const { text, start, binds, bindSpans } = readQuery(context, builder);
  const { search, errors } = parseSosl(text, { binds: bindSpans });
  reportQueryFaults(errors, start, builder);
  return {
    kind: 'SoslExpression',
    text,
    search: search as SoslSearch,
    binds: binds.map((bind) => buildExpression(bind.expression(), builder)),
    origin: builder.source.ofContext(context)
  };
}

/** `start`: offset of the query text in the file. */
export function reportQueryFaults(
  faults: readonly QueryFault[],
  start: number,
  { source, diagnostics }: Builder
): void {
  for (const fault of faults)
    diagnostics.push(
      createError('soql.syntax', fault.message, source.originOf(start + fault.start, start + fault.end))
    );
}

/** The text between the brackets, comments blanked out. */
function readQuery(context: SoqlLiteralContext | SoslLiteralContext, { source }: Builder): QueryText {
  const whole = source.span(context);
  const start = whole.start + 1;
  const binds = findBinds(context);
  return {
    text: blankComments(source.text.slice(start, whole.end - 1)),
    start,
    binds,
    bindSpans: binds.map((bind) => {
      const span = source.span(bind.expression());
      return { start: span.start - start, end: span.end - start };
    })
  };
}

/** Same length and lines as before. */
export function blankComments(text: string): string {
  return text.replace(/'(?:[^'\\]|\\.)*'|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith("'") ? part : part.replace(/[^\r\n]/g, ' ')
  );
}

/** In the order of the text; queries inside a bind are that bind's business. */
function findBinds(tree: ApexParseTree): BoundExpressionContext[] {
  if (tree instanceof BoundExpressionContext) return [tree];
  return ((tree as ApexParserRuleContext).children ?? []).flatMap(findBinds);
}
