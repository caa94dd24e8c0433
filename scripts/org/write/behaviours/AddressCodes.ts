/**
 * Addresses of an org with state and country picklists: a code and its integration value follow each other, and both must be valid.
 *
 * https://help.salesforce.com/s/articleView?id=xcloud.admin_state_country_picklists_field_syncing.htm
 */
import { textOf } from '../../access/rowReader.ts';
import { refuse } from '../../apex/lib/refusal.ts';
import { COUNTRIES, COUNTRIES_WITHOUT_STATE_LIST, STATES } from '../../schema/countries.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { SaveItem } from '../saveItem.ts';
import { addError } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

interface Pair {
  readonly code: FieldSchema;
  readonly name: FieldSchema;
}

interface Address {
  readonly country: Pair;
  readonly state: Pair;
}

type Names = Readonly<Record<string, string>>;

export const AddressCodesBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const address of addressesOf(object)) for (const item of items) synchronise(item, address);
  },
  validate({ object }, items) {
    for (const address of addressesOf(object)) for (const item of items) validateAddress(object, item, address);
  }
};

export function hasAddressCodes(object: ObjectSchema): boolean {
  return addressesOf(object).length > 0;
}

const known = new WeakMap<ObjectSchema, readonly Address[]>();

function addressesOf(object: ObjectSchema): readonly Address[] {
  const found = known.get(object);
  if (found !== undefined) return found;
  const addresses = object.fields.flatMap((code): Address[] => {
    const prefix = /^(\w*)CountryCode$/.exec(code.name.canonical)?.[1];
    const [country, stateCode, state] = [`${prefix}Country`, `${prefix}StateCode`, `${prefix}State`].map((name) =>
      object.field(name)
    );
    if (prefix === undefined || code.isCustom || country === undefined) return [];
    if (stateCode === undefined || state === undefined) return [];
    return [{ country: { code, name: country }, state: { code: stateCode, name: state } }];
  });
  known.set(object, addresses);
  return addresses;
}

function synchronise(item: SaveItem, { country, state }: Address): void {
  const hadCode = valueOf(item.before, country.code) !== null;
  follow(item, country, COUNTRIES);
  const code = valueOf(item.draft, country.code);
  if (code === null && hadCode && !isChanged(item, state.code)) {
    item.draft[state.code.slot] = null;
    item.draft[state.name.slot] = null;
    return;
  }
  follow(item, state, STATES[code ?? ''] ?? {});
}

/** A changed code decides; otherwise a changed name does. What is not valid stays for {@link validateAddress} to report. */
function follow(item: SaveItem, { code, name }: Pair, names: Names): void {
  const codeText = valueOf(item.draft, code);
  const nameText = valueOf(item.draft, name);
  if (isChanged(item, code) && codeText !== null) {
    const expected = names[codeText];
    const isContradiction = !item.isInsert && isChanged(item, name) && nameText !== null;
    if (expected !== undefined && !isContradiction) item.draft[name.slot] = expected;
  } else if (isChanged(item, name)) {
    item.draft[code.slot] = nameText === null ? null : (codeOf(nameText, names) ?? null);
  } else if (isChanged(item, code)) item.draft[name.slot] = null;
}

function codeOf(name: string, names: Names): string | undefined {
  return Object.entries(names).find(([, each]) => each.toLowerCase() === name.toLowerCase())?.[0];
}

function validateAddress(object: ObjectSchema, item: SaveItem, { country, state }: Address): void {
  const countryCode = textOf(object, item.draft, country.code.name.canonical);
  if (reportPair(item, country, COUNTRIES, 'country/territory', 'country')) return;
  const hasState = valueOf(item.draft, state.code) !== null || valueOf(item.draft, state.name) !== null;
  if (!hasState || !(isChanged(item, state.code) || isChanged(item, state.name) || isChanged(item, country.code)))
    return;
  if (countryCode === null) {
    const message = `A country/territory must be specified before specifying a state value for field: ${state.name.label}`;
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', message, [state.name.name.canonical]);
    return;
  }
  if (COUNTRIES_WITHOUT_STATE_LIST.has(countryCode))
    refuse(`A state of ${COUNTRIES[countryCode] ?? countryCode}`, 'the list of its states is not kept');
  reportPair(item, state, STATES[countryCode] ?? {}, 'state', 'state');
}

/** True where there was something to report. */
function reportPair(item: SaveItem, { code, name }: Pair, names: Names, word: string, short: string): boolean {
  const codeText = valueOf(item.draft, code);
  const nameText = valueOf(item.draft, name);
  if (codeText !== null && names[codeText] === undefined) {
    const message = `The ${code.name.canonical} field contains ${codeText}, which isn't an available ${word}.`;
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', message, [code.name.canonical]);
    return true;
  }
  if (nameText === null || (codeText !== null && names[codeText]?.toLowerCase() === nameText.toLowerCase()))
    return false;
  const list = short === 'country' ? 'countries' : 'states';
  const message = `There's a problem with this ${short}, even though it may appear correct. Please select a ${word} from the list of valid ${list}.: ${name.label}`;
  addError(item, 'FIELD_INTEGRITY_EXCEPTION', message, [name.name.canonical]);
  return true;
}

function valueOf(row: readonly unknown[] | null, { slot }: FieldSchema): string | null {
  const value = row?.[slot];
  return typeof value === 'string' ? value : null;
}

function isChanged(item: SaveItem, field: FieldSchema): boolean {
  return valueOf(item.draft, field) !== valueOf(item.before, field);
}
