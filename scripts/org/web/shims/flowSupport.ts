/**
 * Events by which a component on a flow screen speaks to the flow.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-flow-considerations.html
 */
export const ATTRIBUTE_CHANGE = 'lightning__flowattributechange';
export const NAVIGATION = {
  back: 'lightning__flownavigationback',
  next: 'lightning__flownavigationnext',
  finish: 'lightning__flownavigationfinish',
  pause: 'lightning__flownavigationpause'
} as const;

export interface AttributeChange {
  readonly attributeName: string;
  readonly attributeValue: unknown;
}

const UPWARDS = { bubbles: true, composed: true, cancelable: true };

export class FlowAttributeChangeEvent extends CustomEvent<AttributeChange> {
  constructor(attributeName: string, attributeValue: unknown) {
    super(ATTRIBUTE_CHANGE, { ...UPWARDS, detail: { attributeName, attributeValue } });
  }
}

export class FlowNavigationBackEvent extends CustomEvent<void> {
  constructor() {
    super(NAVIGATION.back, UPWARDS);
  }
}

export class FlowNavigationNextEvent extends CustomEvent<void> {
  constructor() {
    super(NAVIGATION.next, UPWARDS);
  }
}

export class FlowNavigationFinishEvent extends CustomEvent<void> {
  constructor() {
    super(NAVIGATION.finish, UPWARDS);
  }
}

/** The local page cannot pause an interview; it says so when it gets this. */
export class FlowNavigationPauseEvent extends CustomEvent<void> {
  constructor() {
    super(NAVIGATION.pause, UPWARDS);
  }
}
