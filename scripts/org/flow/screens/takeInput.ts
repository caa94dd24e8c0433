/**
 * What a person has entered on a screen: checked and stored under the names of the fields.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screencmp.htm
 */
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { textOf } from '../flowText.ts';
import type { FlowValue } from '../flowType.ts';
import type { Interview } from '../interview.ts';
import { ScreenValueError, fromJson } from './jsonValues.ts';
import { nameOfRecord } from './lookups.ts';
import { leavesOf, visibleLeaves } from './screenModel.ts';
import type { Choice, ChoiceField, CompiledScreen, Input, PlacedComponent, ScreenLeaf } from './screenModel.ts';
import type { OfferedChoices } from './screenView.ts';

/** Of our own where the documents give no text. */
export const INPUT_TEXTS = {
  required: 'Complete this field.',
  scale: (digits: number) =>
    digits === 0 ? 'Enter a whole number.' : `Enter a number with up to ${digits} digits after the point.`,
  choice: 'Select a valid option.'
} as const;

/** By name of the field. */
export type Entered = ReadonlyMap<string, unknown>;
export type InputErrors = ReadonlyMap<string, string>;

/**
 * Stores everything that is entered, hidden fields empty. What is wrong comes back by field; then the interview may not go on.
 * `isDraft`: nothing is asked of the values yet, as while a person types.
 */
export function takeInput(
  screen: CompiledScreen,
  interview: Interview,
  entered: Entered,
  offered: OfferedChoices,
  isDraft = false
): InputErrors {
  const errors = new Map<string, string>();
  for (const leaf of leavesOf(screen.parts)) store(leaf, interview, entered, offered, errors);
  if (isDraft) return new Map();
  const visible = new Set(visibleLeaves(screen.parts, interview));
  for (const leaf of leavesOf(screen.parts)) {
    if (visible.has(leaf)) check(leaf, interview, errors);
    else clear(leaf, interview, errors);
  }
  if (errors.size === 0) for (const leaf of visible) passOn(leaf, interview, entered, offered);
  return errors;
}

function store(
  leaf: ScreenLeaf,
  interview: Interview,
  entered: Entered,
  offered: OfferedChoices,
  errors: Map<string, string>
): void {
  if (leaf.kind === 'text') return;
  if (leaf.kind === 'component') return storeOutputs(leaf, interview, entered.get(leaf.name), errors);
  try {
    const given = entered.get(leaf.name);
    const value = leaf.kind === 'input' ? inputValue(leaf, given) : chosenValue(leaf, given, offered);
    if (leaf.kind === 'input' && leaf.lookup !== null && value !== null)
      if (nameOfRecord(leaf.lookup, value, interview) === null) throw new ScreenValueError(INPUT_TEXTS.choice);
    interview.frame.values.set(leaf.key, value);
  } catch (thrown) {
    if (!(thrown instanceof ScreenValueError)) throw thrown;
    interview.frame.values.set(leaf.key, null);
    errors.set(leaf.name, thrown.message);
  }
}

function inputValue({ type, scale, control }: Input, given: unknown): FlowValue {
  const value = fromJson(given, type);
  if (value instanceof ApexDecimal && scale !== null && value.compare(value.setScale(scale, 'HALF_UP')) !== 0)
    throw new ScreenValueError(INPUT_TEXTS.scale(scale));
  if (value === null && (control === 'checkbox' || control === 'toggle')) return false;
  return value === '' ? null : value;
}

function keysOf(given: unknown): readonly string[] {
  const list = Array.isArray(given) ? (given as readonly unknown[]) : [given];
  return list.filter((each): each is string => typeof each === 'string' && each !== '');
}

function chosenOf({ name }: ChoiceField, given: unknown, offered: OfferedChoices): readonly Choice[] {
  return keysOf(given).map((key) => {
    const choice = offered.get(name)?.get(key);
    if (choice === undefined) throw new ScreenValueError(INPUT_TEXTS.choice);
    return choice;
  });
}

/** Several values are one text with semicolons; their own semicolons go. */
function chosenValue(field: ChoiceField, given: unknown, offered: OfferedChoices): FlowValue {
  const chosen = chosenOf(field, given, offered);
  if (!field.isMultiple) {
    if (chosen.length > 1) throw new ScreenValueError(INPUT_TEXTS.choice);
    return chosen[0]?.value ?? null;
  }
  return chosen.length === 0 ? null : chosen.map(({ value }) => textOf(value).replaceAll(';', '')).join(';');
}

function storeOutputs(
  { name, outputs }: PlacedComponent,
  interview: Interview,
  given: unknown,
  errors: Map<string, string>
): void {
  const attributes = (given ?? {}) as Readonly<Record<string, unknown>>;
  for (const output of outputs) {
    const key = `${name}.${output.name}`.toLowerCase();
    try {
      interview.frame.values.set(key, fromJson(attributes[output.name], output.type));
    } catch (thrown) {
      if (!(thrown instanceof ScreenValueError)) throw thrown;
      errors.set(name, `${output.name}: ${thrown.message}`);
    }
  }
}

function check(leaf: ScreenLeaf, interview: Interview, errors: Map<string, string>): void {
  if (leaf.kind === 'text' || leaf.kind === 'component' || errors.has(leaf.name)) return;
  const value = interview.frame.values.get(leaf.key) ?? null;
  const isFlag = leaf.kind === 'input' && (leaf.control === 'checkbox' || leaf.control === 'toggle');
  if (leaf.isRequired && value === null && !isFlag) errors.set(leaf.name, INPUT_TEXTS.required);
  else if (leaf.kind === 'input' && leaf.validation !== null && value !== null) {
    const { formula, message } = leaf.validation;
    if (formula.read(interview) !== true) errors.set(leaf.name, textOf(message.read(interview, true)));
  }
}

/** A field that is not shown has no value, whatever was entered before it went. */
function clear(leaf: ScreenLeaf, { frame }: Interview, errors: Map<string, string>): void {
  errors.delete(leaf.name);
  if (leaf.kind === 'input' || leaf.kind === 'choice') frame.values.set(leaf.key, null);
  if (leaf.kind === 'component')
    for (const { name } of leaf.outputs) frame.values.set(`${leaf.name}.${name}`.toLowerCase(), null);
}

/** To the variables that get values of the field, and those that a choice fills. */
function passOn(leaf: ScreenLeaf, interview: Interview, entered: Entered, offered: OfferedChoices): void {
  const { values, visited } = interview.frame;
  if (leaf.kind === 'component') {
    for (const { name, to } of leaf.outputs)
      to?.write(interview, values.get(`${leaf.name}.${name}`.toLowerCase()) ?? null);
    return;
  }
  if (leaf.kind === 'text') return;
  for (const target of leaf.outputs) target.write(interview, values.get(leaf.key) ?? null);
  if (leaf.kind !== 'choice') return;
  const keys = new Set(keysOf(entered.get(leaf.name)));
  for (const { name, isStatic } of leaf.sources) {
    if (!isStatic) continue;
    if (keys.has(name)) visited.add(name.toLowerCase());
    else visited.delete(name.toLowerCase());
  }
  for (const choice of chosenOf(leaf, entered.get(leaf.name), offered)) choice.chosen(interview);
}
