import { currentTransaction } from '../../../transaction/transaction.ts';
import type { TriggerContext } from '../../../transaction/transaction.ts';
import { libraryEnum } from '../enumValues.ts';
import { defineType } from '../library.ts';

/** Outside of a trigger every property is null or false. */
const context = (): TriggerContext | null => currentTransaction().trigger;

const isOperation = (test: (operation: TriggerContext['operation']) => boolean) => (): boolean => {
  const current = context();
  return current !== null && test(current.operation);
};

const starting = (prefix: string) => isOperation((operation) => operation.startsWith(prefix));
const ending = (suffix: string) => isOperation((operation) => operation.endsWith(`_${suffix}`));

export const TriggerType = defineType({
  name: 'System.Trigger',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm',
  staticProperties: {
    'Boolean isExecuting': () => context() !== null,
    'Boolean isBefore': starting('BEFORE'),
    'Boolean isAfter': starting('AFTER'),
    'Boolean isInsert': ending('INSERT'),
    'Boolean isUpdate': ending('UPDATE'),
    'Boolean isDelete': isOperation((operation) => operation === 'BEFORE_DELETE' || operation === 'AFTER_DELETE'),
    'Boolean isUndelete': ending('UNDELETE'),
    'List<SObject> new': () => context()?.newList ?? null,
    'List<SObject> old': () => context()?.oldList ?? null,
    'Map<Id,SObject> newMap': () => context()?.newMap ?? null,
    'Map<Id,SObject> oldMap': () => context()?.oldMap ?? null,
    'System.TriggerOperation operationType': () => {
      const current = context();
      return current === null ? null : libraryEnum('System.TriggerOperation').constant(current.operation);
    },
    'Integer size': () => context()?.size ?? null
  }
});
