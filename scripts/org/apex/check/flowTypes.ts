/**
 * The types that flows have in Apex: `Flow.Interview.MyFlow`, or with a namespace before the name. Every autolaunched flow of the
 * project is one; what it does is that of `Flow.Interview`.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/flow_interview_class.htm
 */
import { nameKey } from '../../schema/apiName.ts';
import type { ProjectSymbols } from './symbols.ts';

export const INTERVIEW = 'Flow.Interview';
const AUTOLAUNCHED = 'AutoLaunchedFlow';

/** Name of the flow behind a type, without namespace; null for other types. */
export function flowOfType(words: readonly string[], { namespace, schema }: ProjectSymbols): string | null {
  const [root, type, ...rest] = words;
  if (rest.length === 0 || nameKey(`${root ?? ''}.${type ?? ''}`) !== nameKey(INTERVIEW)) return null;
  const isPrefixed = rest.length === 2 && namespace !== null && nameKey(rest[0] ?? '') === nameKey(namespace);
  if (rest.length > 1 && !isPrefixed) return null;
  const wanted = nameKey(rest[rest.length - 1] ?? '');
  const flow = schema.content
    .flowDefinitions()
    .find((each) => each.processType === AUTOLAUNCHED && nameKey(each.name.localName) === wanted);
  return flow === undefined ? null : flow.name.localName;
}
