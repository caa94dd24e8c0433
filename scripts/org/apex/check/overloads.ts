/**
 * Overload resolution (P15): every applicable candidate is collected, the one at least as near as all others in every argument wins.
 * The static types of the arguments decide; a null literal fits every parameter and prefers the narrower type.
 */
import type { ApexType } from '../types.ts';
import { findRoute } from './conversions.ts';
import type { ProjectSymbols } from './symbols.ts';

export interface Callable {
  readonly parameterTypes: readonly (ApexType | null)[];
}

export type Selection<T> =
  | { readonly kind: 'one'; readonly chosen: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly T[] };

export function selectOverload<T extends Callable>(
  project: ProjectSymbols,
  candidates: readonly T[],
  argumentTypes: readonly ApexType[]
): Selection<T> {
  const applicable: { candidate: T; distances: readonly number[] }[] = [];
  for (const candidate of candidates) {
    const distances = measure(project, candidate, argumentTypes);
    if (distances !== null) applicable.push({ candidate, distances });
  }
  const [first] = applicable;
  if (first === undefined) return { kind: 'none' };
  if (applicable.length === 1) return { kind: 'one', chosen: first.candidate };
  const best = applicable.filter((one) =>
    applicable.every((other) => one === other || isAtLeastAsNear(project, one, other, argumentTypes))
  );
  const [winner] = best;
  if (winner === undefined || best.length > 1)
    return { kind: 'ambiguous', candidates: (best.length > 1 ? best : applicable).map((each) => each.candidate) };
  return { kind: 'one', chosen: winner.candidate };
}

/** Distance per argument, or null where the candidate does not fit. A parameter whose type is broken fits everything: its error is reported already. */
function measure(project: ProjectSymbols, candidate: Callable, argumentTypes: readonly ApexType[]): number[] | null {
  if (candidate.parameterTypes.length !== argumentTypes.length) return null;
  const distances: number[] = [];
  for (const [index, argument] of argumentTypes.entries()) {
    const parameter = candidate.parameterTypes[index];
    if (parameter === null || parameter === undefined) {
      distances.push(0);
      continue;
    }
    const route = findRoute(project, argument, parameter, 'argument');
    if (route === null) return null;
    distances.push(route.distance);
  }
  return distances;
}

function isAtLeastAsNear<T extends Callable>(
  project: ProjectSymbols,
  one: { candidate: T; distances: readonly number[] },
  other: { candidate: T; distances: readonly number[] },
  argumentTypes: readonly ApexType[]
): boolean {
  return argumentTypes.every((argument, index) => {
    if (argument.kind !== 'null') return (one.distances[index] ?? 0) <= (other.distances[index] ?? 0);
    const mine = one.candidate.parameterTypes[index] ?? null;
    const theirs = other.candidate.parameterTypes[index] ?? null;
    return mine !== null && theirs !== null && isNarrower(project, mine, theirs);
  });
}

/** String and Id convert both ways, so neither is narrower than the other. */
function isNarrower(project: ProjectSymbols, one: ApexType, other: ApexType): boolean {
  const route = findRoute(project, one, other, 'argument');
  if (route === null || route.isChecked) return false;
  const back = findRoute(project, other, one, 'argument');
  return back === null || back.isChecked || (route.distance === 0 && back.distance === 0);
}
