/** What profiles and permission sets grant, added up: the data behind {@link EffectivePermissions}. */
export type ObjectOperation = 'create' | 'read' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

export interface PermissionGrants {
  /** Canonical object name → what is granted. */
  readonly objects: Map<string, Set<ObjectOperation>>;
  /** `Account.Industry` → what is granted; edit includes read. */
  readonly fields: Map<string, 'read' | 'edit'>;
  readonly userPermissions: Set<string>;
  /** Canonical names. */
  readonly customPermissions: Set<string>;
  /** Lower-case class names. */
  readonly classes: Set<string>;
  /** Canonical names of custom metadata types and custom settings. */
  readonly setupObjects: Set<string>;
}

export function createGrants(): PermissionGrants {
  return {
    objects: new Map(),
    fields: new Map(),
    userPermissions: new Set(),
    customPermissions: new Set(),
    classes: new Set(),
    setupObjects: new Set()
  };
}

/** What a permission brings with it: the platform refuses to save one without the other. */
export const IMPLIED: Readonly<Record<ObjectOperation, readonly ObjectOperation[]>> = {
  read: [],
  create: ['read'],
  edit: ['read'],
  delete: ['read', 'edit'],
  viewAll: ['read'],
  modifyAll: ['read', 'edit', 'delete', 'viewAll']
};

export function grantObject(grants: PermissionGrants, object: string, operations: Iterable<ObjectOperation>): void {
  const granted = grants.objects.get(object) ?? new Set<ObjectOperation>();
  for (const operation of operations) {
    granted.add(operation);
    for (const implied of IMPLIED[operation]) granted.add(implied);
  }
  grants.objects.set(object, granted);
}

export function grantField(grants: PermissionGrants, object: string, field: string, level: 'read' | 'edit'): void {
  const key = fieldKey(object, field);
  if (grants.fields.get(key) !== 'edit') grants.fields.set(key, level);
}

export function fieldKey(object: string, field: string): string {
  return `${object}.${field}`;
}
