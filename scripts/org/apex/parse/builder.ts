/** What every builder of syntax nodes needs: the text, and a place for faults that the grammar lets through. */
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Diagnostic, Origin } from '../../diagnostic.ts';
import { createError } from '../../diagnostic.ts';
import type { SourceText } from './sourceText.ts';

export interface Builder {
  readonly source: SourceText;
  readonly diagnostics: Diagnostic[];
  /** Adds a syntax error. */
  fault(message: string, origin: Origin): void;
}

export function createBuilder(source: SourceText): Builder {
  const diagnostics: Diagnostic[] = [];
  return {
    source,
    diagnostics,
    fault: (message, origin) => void diagnostics.push(createError('apex.syntax', message, origin))
  };
}

export const unexpectedToken = (text: string): string => `Unexpected token '${text}'.`;

/** The library declares the number of a rule on each class of context, not on their base. */
export function ruleOf(context: ApexParserRuleContext): number {
  return (context as ApexParserRuleContext & { readonly ruleIndex: number }).ruleIndex;
}
