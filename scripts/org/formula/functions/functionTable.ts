/** Every function by name: those that are computed, and those that are refused by name. */
import { ADVANCED_FUNCTIONS } from './advanced.ts';
import { DATE_TIME_FUNCTIONS } from './dateTime.ts';
import type { FormulaFunction, RefusedFunction } from './formulaFunction.ts';
import { LOGICAL_FUNCTIONS } from './logical.ts';
import { MATH_FUNCTIONS } from './math.ts';
import { TEXT_FUNCTIONS } from './text.ts';

export const FORMULA_FUNCTIONS: readonly FormulaFunction[] = [
  ...LOGICAL_FUNCTIONS,
  ...MATH_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...DATE_TIME_FUNCTIONS,
  ...ADVANCED_FUNCTIONS
];

const because = (refused: string, ...names: readonly string[]): readonly RefusedFunction[] =>
  names.map((name) => ({ name, refused }));

/** Known to the platform, not to the local org. */
export const REFUSED_FUNCTIONS: readonly RefusedFunction[] = [
  ...because('there are no geolocation fields to compute with', 'DISTANCE', 'GEOLOCATION'),
  ...because('predictions do not exist', 'PREDICT'),
  ...because('it belongs to row-level formulas of reports', 'GETRECORDIDS', 'PARENTGROUPVAL', 'PREVGROUPVAL'),
  ...because('sessions do not exist', 'GETSESSIONID'),
  ...because('it belongs to buttons and pages', 'HTMLENCODE', 'INCLUDE', 'JSENCODE', 'JSINHTMLENCODE'),
  ...because(
    'it belongs to buttons and pages',
    'LINKTO',
    'REQUIRESCRIPT',
    'URLENCODE',
    'URLFOR',
    'IMAGEPROXYURL',
    'JUNCTIONIDLIST'
  ),
  ...because('angles are not computed', 'ACOS', 'ASIN', 'ATAN', 'ATAN2', 'COS', 'SIN', 'TAN'),
  ...because('its exact form is not documented', 'FORMATDURATION', 'FORMATCURRENCY', 'FORMAT', 'IFERROR')
];

const BY_NAME: ReadonlyMap<string, FormulaFunction | RefusedFunction> = new Map(
  [...FORMULA_FUNCTIONS, ...REFUSED_FUNCTIONS].map((each) => [each.name, each])
);

/** Whatever the case of the name. */
export function formulaFunction(name: string): FormulaFunction | RefusedFunction | undefined {
  return BY_NAME.get(name.toUpperCase());
}
