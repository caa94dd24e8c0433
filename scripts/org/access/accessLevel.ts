/** How far sharing lets a user reach into a record: each level includes those before it. */
export type RecordAccess = 'none' | 'read' | 'edit' | 'all';

const RANKS: readonly RecordAccess[] = ['none', 'read', 'edit', 'all'];

export function accessRank(level: RecordAccess): number {
  return RANKS.indexOf(level);
}

export function higher(left: RecordAccess, right: RecordAccess): RecordAccess {
  return accessRank(left) >= accessRank(right) ? left : right;
}

export function lower(left: RecordAccess, right: RecordAccess): RecordAccess {
  return accessRank(left) <= accessRank(right) ? left : right;
}

/** `Read`, `Edit` and `All` of share rows and roles; anything else gives nothing. */
export function levelNamed(text: string | null): RecordAccess {
  const level = (text ?? '').toLowerCase();
  return RANKS.find((each) => each === level) ?? 'none';
}
