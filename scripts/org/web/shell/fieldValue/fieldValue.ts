import { api, LightningElement } from 'lwc';
import { pageContext } from '../../shims/pageContext.ts';
import { followLink } from '../route.ts';
import type { ShownField } from '../shownField.ts';

/** One value of a record, formatted by the base component that its type asks for. */
export default class FieldValue extends LightningElement {
  @api field: ShownField | undefined;

  currency = pageContext().user.currency;

  handleOpen(event: MouseEvent): void {
    followLink(event);
  }
}
