import LightningDatatable from 'lightning/datatable';
import involvements from './involvements.html';
import record from './record.html';

/** A data table with links to records and cells that say who is involved. */
export default class InvolvementDealTable extends LightningDatatable {
  static customTypes = {
    record: { template: record, standardCellLayout: true, typeAttributes: ['objectApiName', 'label'] },
    involvements: { template: involvements, standardCellLayout: true, typeAttributes: [] }
  };
}
