/** Which values the standard value set PartnerRole lacks: a pure function of the set and the roles. Rule I8. */

/** One value of a standard value set as the Metadata API has it; what is not named here is kept as it came. */
export interface StandardValue {
  readonly fullName?: string | null | undefined;
  readonly isActive?: boolean | null | undefined;
}

export interface NewValue {
  readonly fullName: string;
  readonly default: false;
  readonly label: string;
  readonly reverseRole?: string;
}

/** A partner role that involvement roles are mirrored by. */
export interface NativeRole {
  readonly value: string;
  /** null: none is said. */
  readonly reverseRole: string | null;
  /** Labels of the involvement roles, in their order. */
  readonly roles: readonly string[];
}

export type RoleState = 'present' | 'inactive' | 'missing';

export interface RoleMerge<Value extends StandardValue> {
  /** State of each role, before anything is added. */
  readonly states: readonly { readonly role: NativeRole; readonly state: RoleState }[];
  /** New values: roles first, then the reverse roles that are needed for them. */
  readonly added: readonly NewValue[];
  /** The whole set to deploy: what was there, untouched and in its order, then what is new. */
  readonly values: readonly (Value | NewValue)[];
}

/**
 * Values are told apart without regard to case, as the platform does. A value that is there stays as it is, its reverse role and an
 * inactive state included. A reverse role is a value itself, so one that is missing is added too.
 */
export function mergeRoles<Value extends StandardValue>(
  existing: readonly Value[],
  wanted: readonly NativeRole[]
): RoleMerge<Value> {
  const known = new Map(existing.map((each) => [keyOf(decodeName(each.fullName ?? '')), each]));
  const added = new Map<string, NewValue>();
  const add = (value: string, reverseRole: string | null): void => {
    if (known.has(keyOf(value)) || added.has(keyOf(value))) return;
    added.set(keyOf(value), createValue(value, reverseRole));
  };
  for (const { value, reverseRole } of wanted) add(value, reverseRole);
  for (const { label, reverseRole } of [...added.values()]) if (reverseRole !== undefined) add(reverseRole, label);
  return {
    states: wanted.map((role) => ({ role, state: stateOf(known.get(keyOf(role.value))) })),
    added: [...added.values()],
    values: [...existing, ...added.values()]
  };
}

/** Joins the involvement roles that share a partner role; the first one says the reverse role. */
export function nativeRolesOf(
  roles: readonly { readonly label: string; readonly native: string | null; readonly reverse: string | null }[]
): readonly NativeRole[] {
  const byKey = new Map<string, NativeRole>();
  for (const { label, native, reverse } of roles) {
    const value = native?.trim() ?? '';
    if (value === '') continue;
    const before = byKey.get(keyOf(value)) ?? { value, reverseRole: reverse?.trim() || null, roles: [] };
    byKey.set(keyOf(value), { ...before, roles: [...before.roles, label] });
  }
  return [...byKey.values()];
}

function createValue(value: string, reverseRole: string | null): NewValue {
  const fullName = value.replace(/%/g, '%25');
  return { fullName, default: false, label: value, ...(reverseRole === null ? {} : { reverseRole }) };
}

function stateOf(value: StandardValue | undefined): RoleState {
  if (value === undefined) return 'missing';
  return value.isActive === false ? 'inactive' : 'present';
}

/** Names come percent-encoded where they hold characters of the metadata notation. */
function decodeName(name: string): string {
  return name.replace(/(?:%[0-9A-Fa-f]{2})+/g, (each) => {
    try {
      return decodeURIComponent(each);
    } catch {
      return each;
    }
  });
}

function keyOf(value: string): string {
  return value.toLowerCase();
}
