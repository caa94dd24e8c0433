/** The syntax tree of a formula. Offsets count UTF-16 code units of the formula text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '&&' | '||' | '=' | '<>' | '<' | '<=' | '>' | '>=';

export type FormulaNode = Span &
  (
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'reference'; readonly name: string; readonly isMerged: boolean }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[] }
    | { readonly kind: 'unary'; readonly operator: '+' | '-' | 'NOT'; readonly operand: FormulaNode }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: FormulaNode;
        readonly right: FormulaNode;
      }
  );

export type CallNode = Extract<FormulaNode, { kind: 'call' }>;
export type ReferenceNode = Extract<FormulaNode, { kind: 'reference' }>;
