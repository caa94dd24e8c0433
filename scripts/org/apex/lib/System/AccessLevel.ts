import type { Access } from '../../../access/access.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';

export class AccessLevelValue {
  readonly type = RuntimeType.of('AccessLevel');
  readonly mode: 'user' | 'system';

  constructor(mode: 'user' | 'system') {
    this.mode = mode;
  }

  toString(): string {
    return this.mode === 'user' ? 'USER_MODE' : 'SYSTEM_MODE';
  }
}

const USER_MODE = new AccessLevelValue('user');
const SYSTEM_MODE = new AccessLevelValue('system');

/** User mode always shares; system mode follows the class that runs. Without a level, system mode is meant (before API 67). */
export function accessOf(level: AccessLevelValue | null | undefined): Access {
  const { user, sharing } = currentTransaction();
  const mode = level === undefined ? 'system' : required(level).mode;
  return { user, mode, sharing: mode === 'user' ? 'with' : sharing };
}

export const AccessLevelType = defineType({
  name: 'System.AccessLevel',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AccessLevel.htm',
  staticProperties: {
    'System.AccessLevel USER_MODE': () => USER_MODE,
    'System.AccessLevel SYSTEM_MODE': () => SYSTEM_MODE
  },
  refused: {
    'System.AccessLevel withPermissionSetId(Id permissionSetId)': 'access is computed for the running user as a whole'
  }
});
