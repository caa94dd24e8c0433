import { api, LightningElement } from 'lwc';

interface Argument {
  readonly name: string;
  readonly type?: string;
  readonly value: unknown;
}

/** `flowruntime:interview`, and the page of a flow: an interview in a card. */
export default class FlowPanel extends LightningElement {
  @api flowName = '';
  @api flowLayout = 'oneColumn';
  /** JSON of a list of names and values; `{!recordId}` stands for the record of the page. */
  @api flowArguments = '[]';
  @api finishBehavior: 'NONE' | 'RESTART' = 'RESTART';
  @api recordId = '';
  @api objectApiName = '';

  get problem(): string {
    try {
      void this.inputVariables;
      return '';
    } catch {
      return `The arguments of the flow ${this.flowName} cannot be read.`;
    }
  }

  get inputVariables(): { name: string; type: string; value: unknown }[] {
    return (JSON.parse(this.flowArguments) as readonly Argument[]).map(({ name, type = 'String', value }) => ({
      name,
      type,
      value: value === '{!recordId}' ? this.recordId : value
    }));
  }
}
