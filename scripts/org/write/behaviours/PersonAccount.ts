/**
 * An account with a person's last name is a person account: account and contact in one, which the local org does not keep.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_guidelines_personaccounts.htm
 */
import { refuse } from '../../apex/lib/refusal.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Behaviour } from './behaviour.ts';

const PERSON_FIELD = /^(?:FirstName|LastName|MiddleName|Suffix|Salutation|Person\w+)$/;

export function offersPersonAccounts(object: ObjectSchema): boolean {
  return object.name.canonical === 'Account' && object.field('IsPersonAccount') !== undefined;
}

/** Fields exist, so that code may name them; a row that fills one is refused, since its contact would be missing. */
export const PersonAccountBehaviour: Behaviour = {
  derive({ object }, items) {
    const fields = object.fields.filter((field) => !field.isCustom && PERSON_FIELD.test(field.name.canonical));
    for (const { draft } of items) {
      const filled = fields.find(({ slot }) => draft[slot] !== null && draft[slot] !== false);
      if (filled !== undefined)
        refuse(`A person account (${filled.name.canonical})`, 'its contact is not kept with it');
    }
  }
};
