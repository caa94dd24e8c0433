import { refreshApex } from '@salesforce/apex';
import findPartners from '@salesforce/apex/InvolvementPanelController.findPartners';
import getPanel from '@salesforce/apex/InvolvementPanelController.getPanel';
import save from '@salesforce/apex/InvolvementPanelController.save';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import InvolvementPanel from 'c/involvementPanel';
import { delivering, involvement, ROLES } from 'jest-mocks/involvements';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

jest.mock(
  '@salesforce/apex/InvolvementPanelController.getPanel',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock(
  '@salesforce/apex/InvolvementPanelController.findPartners',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock('@salesforce/apex/InvolvementPanelController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

type View = InvolvementPanelController.PanelView;

const panelWire = getPanel as unknown as WireMock<View>;
const partnerWire = findPartners as unknown as WireMock<InvolvementPanelController.PartnerOption[]>;
const saving = save as unknown as jest.Mock;
const RECORD = '006000000000001AAA';

function view(differences: Partial<View> = {}): View {
  return {
    access: 'Edit',
    isClosed: false,
    mayAdjust: false,
    hasCustomer: true,
    sourcedTotal: 100,
    isSourcedPending: false,
    rows: [involvement(), delivering()],
    endedRows: [],
    roles: ROLES.map((role, order) => ({ ...role, order })),
    events: [],
    findings: [],
    ...differences
  };
}

async function show(answer?: View) {
  const toast = jest.fn();
  const element = mount<InvolvementPanel>('c-involvement-panel', InvolvementPanel, { recordId: RECORD });
  element.addEventListener('lightning__showtoast', (event) => toast((event as CustomEvent).detail));
  if (answer) panelWire.emit(answer);
  await settle();
  const rows = () => findAll<HTMLElement & { row: { id: string; partnerName: string } }>(element, 'c-involvement-row');
  const act = async (id: string, action: string) => {
    const row = rows().find((each) => each.row.id === id);
    if (row) fire(row, 'rowaction', { id, action });
    await settle();
  };
  const text = () => element.shadowRoot?.textContent ?? '';
  return { element, rows, act, text, toast };
}

describe('involvementPanel, states', () => {
  it('says that it loads', async () => {
    const { element } = await show();
    const spinner = find<HTMLElement & { alternativeText: string }>(element, 'lightning-spinner');
    expect(spinner.alternativeText).toBe('Loading partner involvement');
    await expect(element).toBeAccessible();
  });

  it('asks for the opportunity of the page', async () => {
    await show();
    expect(panelWire.getLastConfig()).toEqual({ opportunityId: RECORD });
  });

  it('lists the partners of the deal', async () => {
    const { element, rows } = await show(view());
    expect(rows().map((each) => each.row.partnerName)).toEqual(['Northwind', 'Cascadia']);
    expect(findAll(element, 'lightning-spinner')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('invites to add the first partner', async () => {
    const { element, text } = await show(view({ rows: [], sourcedTotal: 0 }));
    expect(text()).toContain('No partners yet');
    expect(text()).toContain('Add the partners who sourced');
    await expect(element).toBeAccessible();
  });

  it('invites nobody who may only read', async () => {
    const { element, text } = await show(view({ access: 'Read', rows: [] }));
    expect(text()).toContain('Nobody has added a partner to this deal.');
    expect(text()).toContain('You can read partner involvement on this deal but not change it.');
    expect(findAll(element, '[data-add]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('shows rows without actions to who may only read', async () => {
    const { rows } = await show(view({ access: 'Read' }));
    expect(rows().map((each) => (each as unknown as { canEdit: boolean }).canEdit)).toEqual([false, false]);
  });

  it('says how to get access, and shows nothing else', async () => {
    const { element, text, rows } = await show(view({ access: 'None' }));
    expect(text()).toContain('You cannot see partner involvement here');
    expect(rows()).toHaveLength(0);
    expect(findAll(element, '[data-add]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('shows why it could not load, and tries again', async () => {
    const { element } = await show();
    panelWire.error({ message: 'The query failed.' }, 500);
    await settle();
    const error = find<HTMLElement & { errors: { body: object } }>(element, 'c-error-panel');
    expect(error.errors.body).toEqual({ message: 'The query failed.' });
    await expect(element).toBeAccessible();
    fire(error, 'retry');
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('warns while sourced credit is not complete, and offers to complete it', async () => {
    const rows = [involvement({ creditPercent: 60, status: 'Review' })];
    const { element, text } = await show(view({ rows, sourcedTotal: 60, isSourcedPending: true }));
    expect(text()).toContain('60% is assigned.');
    expect(text()).toContain('until the remaining 40% is assigned too.');
    await expect(element).toBeAccessible();
    findLabelled(element, 'lightning-button', 'Change credit').click();
    await settle();
    expect(findAll(element, 'c-involvement-credit-form')).toHaveLength(1);
  });

  it('names what differs from the native partners', async () => {
    const { element, text } = await show(view({ findings: ['Pioneer is only native.'], hasCustomer: false }));
    expect(find(element, '[data-findings]').textContent).toContain('Pioneer is only native.');
    expect(text()).toContain('This opportunity has no account yet.');
    await expect(element).toBeAccessible();
  });
});

describe('involvementPanel, editing', () => {
  const EDITS = [{ id: null, partnerId: 'partner-9', role: 'Advisor' }];

  async function showEditor() {
    const shown = await show(view());
    find(shown.element, '[data-add]').click();
    await settle();
    return { ...shown, editor: find(shown.element, 'c-involvement-editor') };
  }

  const submit = async (editor: Element) => {
    fire(editor, 'save', { edits: EDITS, partnerId: 'partner-9', partnerName: 'Blue Heron', role: ROLES[2] });
    await settle();
    await settle();
  };

  it('opens a form with the focus in it', async () => {
    const { element, editor } = await showEditor();
    expect(element.shadowRoot?.activeElement).toBe(editor);
    expect(findAll(element, '[data-add]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('saves once, shows the answer, says so, and reads the new row out', async () => {
    const { element, editor, rows, text, toast } = await showEditor();
    const added = delivering({ id: 'row-9', partnerId: 'partner-9', partnerName: 'Blue Heron', role: 'Advisor' });
    saving.mockResolvedValueOnce(view({ rows: [involvement(), added] }));
    await submit(editor);
    expect(saving).toHaveBeenCalledWith({ opportunityId: RECORD, edits: EDITS });
    expect(rows().map((each) => each.row.id)).toEqual(['row-1', 'row-9']);
    expect(text()).toContain('Blue Heron was added as Advisor.');
    expect(toast).toHaveBeenCalledWith(
      expect.objectContaining({ variant: 'success', message: 'Blue Heron was added as Advisor.' })
    );
    expect(findAll(element, 'c-involvement-editor')).toHaveLength(0);
    expect(element.shadowRoot?.activeElement).toBe(rows()[1]);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: RECORD }]);
  });

  it('says which role the rules gave instead of the one asked for, and why (S11)', async () => {
    const { editor, toast } = await showEditor();
    const row = delivering({
      partnerId: 'partner-9',
      partnerName: 'Blue Heron',
      role: 'Influencing',
      roleLabel: 'Influencing',
      reason: 'The opportunity existed 2 days earlier.'
    });
    saving.mockResolvedValueOnce(view({ rows: [involvement(), row] }));
    fire(editor, 'save', { edits: EDITS, partnerId: 'partner-9', partnerName: 'Blue Heron', role: ROLES[0] });
    await settle();
    expect(toast).toHaveBeenCalledWith(
      expect.objectContaining({
        variant: 'warning',
        message:
          'Blue Heron is on the opportunity as Influencing, not as Sourcing. The opportunity existed 2 days earlier.'
      })
    );
  });

  it('does not save twice while the first save runs', async () => {
    const { editor } = await showEditor();
    saving.mockReturnValueOnce(new Promise(() => {}));
    await submit(editor);
    await submit(editor);
    expect(saving).toHaveBeenCalledTimes(1);
  });

  it('keeps the form and shows the rule when a save is refused', async () => {
    const { element, editor, toast } = await showEditor();
    saving.mockRejectedValueOnce({ body: { message: 'A partner cannot be the customer itself.' } });
    await submit(editor);
    const error = find(element, '[data-save-error]');
    expect(error.shadowRoot?.textContent).toContain('A partner cannot be the customer itself.');
    expect(find(element, 'c-involvement-editor')).toBe(editor);
    expect(element.shadowRoot?.activeElement).toBe(error);
    expect(toast).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('gives the focus back to the menu when a form is cancelled', async () => {
    const { element, rows, act } = await show(view());
    await act('row-2', 'role');
    const focused = jest.spyOn(rows()[1] as unknown as { focusMenu(): void }, 'focusMenu');
    fire(find(element, 'c-involvement-editor'), 'cancel');
    await settle();
    expect(findAll(element, 'c-involvement-editor')).toHaveLength(0);
    expect(focused).toHaveBeenCalledTimes(1);
  });

  it('searches partners by what is typed, and not without it', async () => {
    const { element, editor } = await showEditor();
    fire(editor, 'partnersearch', { term: 'blue' });
    await settle();
    expect(partnerWire.getLastConfig()).toEqual({ opportunityId: RECORD, term: 'blue' });
    partnerWire.emit([{ id: 'partner-9', name: 'Blue Heron' }]);
    await settle();
    const shown = find<HTMLElement & { partnerOptions: object[] }>(element, 'c-involvement-editor');
    expect(shown.partnerOptions).toEqual([{ id: 'partner-9', name: 'Blue Heron', detail: '' }]);
    fire(editor, 'partnersearch', { term: '' });
    await settle();
    expect(shown.partnerOptions).toEqual([]);
  });

  it('moves the primary mark in one save', async () => {
    const { act } = await show(view());
    saving.mockResolvedValueOnce(view());
    await act('row-2', 'primary');
    expect(saving).toHaveBeenCalledWith({
      opportunityId: RECORD,
      edits: [
        { id: 'row-1', isPrimary: false },
        { id: 'row-2', isPrimary: true }
      ]
    });
  });

  it('shows a refusal of a change that has no form', async () => {
    const { element, act } = await show(view());
    saving.mockRejectedValueOnce({ body: { message: 'Somebody else is saving. Try again.' } });
    await act('row-2', 'primary');
    await settle();
    expect(find(element, '[data-save-error]').shadowRoot?.textContent).toContain('Somebody else is saving.');
  });

  it('starts a fresh form for each row', async () => {
    const { element, act } = await show(view());
    await act('row-1', 'role');
    const first = find(element, 'c-involvement-editor');
    await act('row-2', 'role');
    const second = find<HTMLElement & { row: { id: string } }>(element, 'c-involvement-editor');
    expect(second).not.toBe(first);
    expect(second.row.id).toBe('row-2');
  });

  it('ends an involvement and goes back to the list', async () => {
    const { element, act, text } = await show(view());
    await act('row-2', 'end');
    saving.mockResolvedValueOnce(view({ rows: [involvement()], endedRows: [delivering({ endDate: '2026-11-21' })] }));
    fire(find(element, 'c-involvement-end-form'), 'save', { edits: [{ id: 'row-2', isEnded: true, reason: 'Left.' }] });
    await settle();
    await settle();
    expect(text()).toContain('The involvement of Cascadia was ended.');
    expect(findAll(element, 'c-involvement-history')).toHaveLength(1);
  });

  it('brings an ended partner back with the role it had', async () => {
    const ended = delivering({ id: 'old', role: 'Advisor', endDate: '2026-05-01' });
    const { element } = await show(view({ rows: [involvement()], endedRows: [ended] }));
    fire(find(element, 'c-involvement-history'), 'addagain', { id: 'old' });
    await settle();
    expect(find(element, 'c-involvement-editor')).toMatchObject({
      initialPartner: { id: 'partner-2', name: 'Cascadia', detail: '' },
      initialRole: 'Advisor'
    });
  });

  it('closes the form of a row that somebody else has ended', async () => {
    const { element, act } = await show(view());
    await act('row-2', 'role');
    panelWire.emit(view({ rows: [involvement()] }));
    await settle();
    expect(findAll(element, 'c-involvement-editor')).toHaveLength(0);
  });
});

describe('involvementPanel, closed business (package design 17)', () => {
  const closed = (differences: Partial<View> = {}) => view({ isClosed: true, mayAdjust: true, ...differences });

  it('is read-only for who may not adjust it, and says who may', async () => {
    const { element, rows, text } = await show(closed({ mayAdjust: false }));
    expect(text()).toContain('only by people with the permission Adjust Closed Deals');
    expect(findAll(element, '[data-add]')).toHaveLength(0);
    expect(rows().map((row) => (row as HTMLElement & { canEdit?: boolean }).canEdit)).toEqual([false, false]);
    await expect(element).toBeAccessible();
  });

  it('says nothing of the permission to who may only read', async () => {
    const { element } = await show(closed({ access: 'Read' }));
    expect(findAll(element, '[data-closed]')).toHaveLength(0);
  });

  it('asks every form for the reason', async () => {
    const { element, act, text } = await show(closed());
    expect(text()).toContain('Each change of its partners needs a reason');
    await act('row-1', 'role');
    expect(find<HTMLElement & { isReasonRequired: boolean }>(element, 'c-involvement-editor').isReasonRequired).toBe(
      true
    );
    await act('row-1', 'credit');
    const credit = find<HTMLElement & { isReasonRequired: boolean }>(element, 'c-involvement-credit-form');
    expect(credit.isReasonRequired).toBe(true);
  });

  it('asks for the reason before it makes a partner the primary, and gives it to both rows', async () => {
    saving.mockResolvedValue(closed());
    const { element, act } = await show(closed());
    await act('row-2', 'primary');
    expect(saving).not.toHaveBeenCalled();
    fire(find(element, 'c-involvement-confirm-form'), 'save', { reason: 'Agreed.' });
    await settle();
    expect(saving).toHaveBeenCalledWith({
      opportunityId: RECORD,
      edits: [
        { id: 'row-1', isPrimary: false, reason: 'Agreed.' },
        { id: 'row-2', isPrimary: true, reason: 'Agreed.' }
      ]
    });
  });

  it('asks for the reason before it accepts a row that waits', async () => {
    saving.mockResolvedValue(closed());
    const { element, act } = await show(closed());
    await act('row-2', 'accept');
    fire(find(element, 'c-involvement-confirm-form'), 'save', { reason: 'Agreed.' });
    await settle();
    expect(saving).toHaveBeenCalledWith({
      opportunityId: RECORD,
      edits: [{ id: 'row-2', isAccepted: true, reason: 'Agreed.' }]
    });
  });
});
