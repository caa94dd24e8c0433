/** Formula fields that read themselves, directly or through others: such a project cannot be deployed. */
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { faultTexts } from './formulaFault.ts';

export interface FormulaLink {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

/** One fault for each field of the list that can be reached from itself. */
export function findCircles(
  links: readonly FormulaLink[],
  readsOf: (link: FormulaLink) => Iterable<FormulaLink>
): readonly Diagnostic[] {
  return links.flatMap((start) => {
    const path = pathBack(start, readsOf);
    const place = start.field.formulaPlace;
    if (path === null || place === null) return [];
    const names = path.map(({ object, field }) => `${object.name.canonical}.${field.name.canonical}`);
    const length = start.field.formula?.length ?? 0;
    return [createError('formula.circular', faultTexts.circular(names.join(' > ')), place(0, length))];
  });
}

/** The shortest way from a field back to itself. */
function pathBack(
  start: FormulaLink,
  readsOf: (link: FormulaLink) => Iterable<FormulaLink>
): readonly FormulaLink[] | null {
  const seen = new Set<FieldSchema>();
  const paths: (readonly FormulaLink[])[] = [[start]];
  for (const path of paths) {
    for (const next of readsOf(path.at(-1) ?? start)) {
      if (next.field === start.field) return [...path, next];
      if (seen.has(next.field)) continue;
      seen.add(next.field);
      paths.push([...path, next]);
    }
  }
  return null;
}
