/**
 * Standard value sets that were deployed to a running org, as a text for its journal.
 *
 * The last deployment wins: a set of the project that has changed since replaces what was deployed before it.
 */
import type { StandardValueSet, StandardValueSets } from '../schema/standardValueSets.ts';

interface KeptSet {
  readonly name: string;
  readonly set: StandardValueSet;
  /** What the project said then; null where it said nothing. */
  readonly project: StandardValueSet | null;
}

export function takeValueSets(sets: StandardValueSets): string {
  const kept = [...sets.deployed()].map(
    ([name, set]): KeptSet => ({ name, set, project: sets.ofProject(name) ?? null })
  );
  return JSON.stringify(kept);
}

export function restoreValueSets(sets: StandardValueSets, text: string): void {
  for (const { name, set, project } of JSON.parse(text) as readonly KeptSet[])
    if (JSON.stringify(project) === JSON.stringify(sets.ofProject(name) ?? null)) sets.deploy(name, set);
}
