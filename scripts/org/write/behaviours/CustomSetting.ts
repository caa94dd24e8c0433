/**
 * Settings belong to the organization unless those of a hierarchy name a profile or a user; each of them has at most one row there.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_customsettings.htm
 */
import { idOf, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { addError } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

export const CustomSettingBehaviour: Behaviour = {
  derive({ object, transaction }, items) {
    const owner = object.field('SetupOwnerId');
    if (owner === undefined) return;
    for (const [organization] of transaction.store.scan(requireObject(transaction.schema, 'Organization'))) {
      for (const item of items) item.draft[owner.slot] ??= organization ?? null;
    }
  },
  validate({ object, transaction }, items) {
    const owner = object.field('SetupOwnerId');
    if (owner === undefined || object.settingType !== 'Hierarchy') return;
    const seen = new Set<string>();
    for (const item of items) {
      const ownerId = textOf(object, item.draft, 'SetupOwnerId') ?? '';
      const rival = [...liveRows(transaction.store, object, 'SetupOwnerId', ownerId)].find(
        (row) => idOf(row) !== item.id
      );
      if (rival !== undefined || seen.has(ownerId)) {
        const id = rival === undefined ? '<unknown>' : idOf(rival).slice(0, 15);
        addError(
          item,
          'DUPLICATE_VALUE',
          `duplicate value found: SetupOwnerId duplicates value on record with id: ${id}`,
          ['SetupOwnerId']
        );
      }
      seen.add(ownerId);
    }
  }
};
