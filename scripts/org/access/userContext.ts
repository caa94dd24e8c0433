/** The running user with what its profile and permission sets add up to; computed once per user and transaction boundary. */
export interface UserContext {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly profileId: string;
  readonly profileName: string;
  readonly roleId: string | null;
  readonly userType: string;
  /** Account of an external user's contact; null for everybody else. */
  readonly accountId: string | null;
  /** IANA name, for example `America/Los_Angeles`. */
  readonly timeZone: string;
  /** `en_US` */
  readonly locale: string;
  readonly language: string;
  readonly currency: string;
  readonly isActive: boolean;
  readonly permissions: EffectivePermissions;
}

/** The union of profile, permission sets and groups. Object and field names are canonical. */
export interface EffectivePermissions {
  can(object: string, operation: 'create' | 'read' | 'edit' | 'delete' | 'viewAll' | 'modifyAll'): boolean;
  canField(object: string, field: string, operation: 'read' | 'edit'): boolean;
  /** `ModifyAllData`, `ViewAllData`, ... */
  has(userPermission: string): boolean;
  hasCustom(customPermission: string): boolean;
  canRunClass(className: string): boolean;
}

/** Internal users have the user type Standard; partner, customer and guest users are external. */
export function isExternalUser(user: Pick<UserContext, 'userType'>): boolean {
  return user.userType !== 'Standard' && user.userType !== 'AutomatedProcess';
}
