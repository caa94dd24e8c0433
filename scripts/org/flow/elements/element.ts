/** What compiling an element needs, and what the compilers of elements share. */
import type { Origin } from '../../diagnostic.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import type { FlowScope } from '../flowScope.ts';
import type { FlowElement } from '../interview.ts';

/** Where a flow runs, which decides what it may do. */
export type FlowKindOfStart =
  | 'autolaunched'
  | 'screen'
  | 'scheduled'
  | 'beforeSave'
  | 'afterSave'
  | 'beforeDelete'
  | 'platformEvent';

export interface ElementContext {
  readonly scope: FlowScope;
  readonly node: MetadataNode;
  readonly start: FlowKindOfStart;
}

/** null where diagnostics were recorded. */
export type CompileElement = (context: ElementContext) => FlowElement | null;

export interface ElementHead {
  readonly name: string;
  readonly origin: Origin;
  readonly faultTarget: string | null;
}

export function headOf({ node }: ElementContext): ElementHead {
  return {
    name: node.text('name') ?? '',
    origin: node.originOf('name'),
    faultTarget: targetOf(node, 'faultConnector')
  };
}

/** Name of the element a connector leads to; null for the end of the flow. */
export function targetOf(node: MetadataNode, connector = 'connector'): string | null {
  return node.group(connector)?.text('targetReference') ?? null;
}
