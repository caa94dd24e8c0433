import { LightningElement } from 'lwc';
import { LABELS } from 'c/involvementPageLabels';

/** What a page says to who may not see involvements. */
export default class InvolvementNoAccess extends LightningElement {
  labels = LABELS;
}
