/**
 * A document is linked to a record once; its owner's own link stays.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentdocumentlink.htm
 */
import { idOf, liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isSameIn } from './draftFields.ts';

/** The documents state the rules without their texts; see DIFFERENCES.md SO7. */
export const LINK_TEXTS = {
  twice: 'The document is linked to the record already',
  owner: 'A document cannot be taken from its owner'
} as const;

function check({ object, transaction }: SaveStep, item: SaveItem, earlier: readonly SaveItem[]): void {
  const stored = liveRows(
    transaction.store,
    object,
    'ContentDocumentId',
    valueOf(object, item.draft, 'ContentDocumentId')
  );
  const others = [...[...stored].filter((row) => idOf(row) !== item.id), ...earlier.map(({ draft }) => draft)];
  if (others.some((row) => isSameIn(object, row, item.draft, ['ContentDocumentId', 'LinkedEntityId'])))
    addError(item, 'DUPLICATE_VALUE', LINK_TEXTS.twice, ['LinkedEntityId']);
}

export const ContentDocumentLinkBehaviour: Behaviour = {
  derive({ object }, items) {
    const visibility = object.field('Visibility');
    for (const { draft } of items) if (visibility !== undefined) draft[visibility.slot] ??= 'AllUsers';
  },
  validate(step, items) {
    items.forEach((item, index) => {
      check(step, item, items.slice(0, index));
    });
  },
  beforeDelete({ object, transaction }, items) {
    const documents = requireObject(transaction.schema, 'ContentDocument');
    for (const item of items) {
      const row = item.before ?? [];
      const document = transaction.store.get(documents, textOf(object, row, 'ContentDocumentId') ?? '');
      if (document !== undefined && textOf(documents, document, 'OwnerId') === textOf(object, row, 'LinkedEntityId'))
        addError(item, 'DELETE_FAILED', LINK_TEXTS.owner);
    }
  }
};
