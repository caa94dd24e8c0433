import { api, LightningElement } from 'lwc';

/** A card in the place of something that cannot be shown, with the reason. */
export default class Notice extends LightningElement {
  @api heading = '';
  @api text = '';
}
