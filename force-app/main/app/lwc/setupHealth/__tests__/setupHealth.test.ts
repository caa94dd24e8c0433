import getHealth from '@salesforce/apex/SetupHealthController.getHealth';
import startDispatcher from '@salesforce/apex/SetupHealthController.startDispatcher';
import SetupHealth from 'c/setupHealth';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/SetupHealthController.getHealth', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupHealthController.startDispatcher', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ManageInvolve', () => ({ default: true }), { virtual: true });

type Health = SetupHealthController.Health;
type Check = SetupHealthController.Check;

const reading = getHealth as unknown as jest.Mock<Promise<Health>>;
const starting = startDispatcher as unknown as jest.Mock<Promise<Health>>;

const DEAD: Check = {
  name: 'Dispatcher',
  title: 'Dispatcher',
  status: 'ERROR',
  words: 'The dispatcher has not been started.',
  advice: 'Start it.',
  link: '/lightning/setup/ScheduledJobs/home',
  linkLabel: 'Scheduled Jobs',
  action: 'StartDispatcher'
};
const ALIVE: Check = {
  name: 'Dispatcher',
  title: 'Dispatcher',
  status: 'OK',
  words: 'The dispatcher ran last at noon.'
};
const ROLES: Check = { name: 'Roles', title: 'Roles', status: 'WARNING', words: 'The org has no partner role Weaver.' };

const health = (...checks: Check[]): Health => ({ checks, checkedAt: '2026-11-16T12:00:00.000Z' });

async function show(answer: Promise<Health>) {
  reading.mockReturnValueOnce(answer);
  const toast = jest.fn();
  const element = mount<SetupHealth>('c-setup-health', SetupHealth);
  element.addEventListener('lightning__showtoast', (event) => toast((event as CustomEvent).detail));
  await settle();
  const text = () => element.shadowRoot?.textContent ?? '';
  const icons = () =>
    findAll<HTMLElement & { alternativeText: string }>(element, '[data-check] lightning-icon').map(
      (icon) => icon.alternativeText
    );
  return { element, text, icons, toast };
}

describe('setupHealth', () => {
  it('says that it is checking', async () => {
    const { element } = await show(new Promise(() => undefined));
    expect(find<HTMLElement & { alternativeText: string }>(element, 'lightning-spinner').alternativeText).toBe(
      'Checking the set-up'
    );
    await expect(element).toBeAccessible();
  });

  it('shows each check with its state in words, what to do and where', async () => {
    const { element, text, icons } = await show(Promise.resolve(health(DEAD, ROLES)));
    expect(icons()).toEqual(['Not working', 'Look at this']);
    expect(text()).toContain('Needs attention: 2 of 2');
    expect(text()).toContain('Start it.');
    expect(find<HTMLAnchorElement>(element, 'a').getAttribute('href')).toBe('/lightning/setup/ScheduledJobs/home');
    expect(findAll(element, 'lightning-spinner')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('says when all is well', async () => {
    const { text, icons } = await show(Promise.resolve(health(ALIVE)));
    expect(icons()).toEqual(['In order']);
    expect(text()).toContain('Everything checked is in order.');
  });

  it('shows a state it does not know as not known', async () => {
    const { icons } = await show(Promise.resolve(health({ ...ALIVE, status: 'STRANGE' })));
    expect(icons()).toEqual(['Not known']);
  });

  it('starts the dispatcher, says so and moves the focus to the summary', async () => {
    const { element, text, toast } = await show(Promise.resolve(health(DEAD)));
    starting.mockResolvedValueOnce(health(ALIVE));
    fire(findLabelled(element, 'lightning-button', 'Start Dispatcher'), 'click');
    await settle();
    expect(starting).toHaveBeenCalledTimes(1);
    expect(text()).toContain('Everything checked is in order.');
    expect(findAll(element, '[data-check] lightning-button')).toHaveLength(0);
    expect(toast).toHaveBeenCalledWith(expect.objectContaining({ message: 'The dispatcher runs' }));
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-summary]'));
  });

  it('starts it once, however often the button is pressed', async () => {
    const { element } = await show(Promise.resolve(health(DEAD)));
    starting.mockReturnValueOnce(new Promise(() => undefined));
    const button = findLabelled(element, 'lightning-button', 'Start Dispatcher');
    fire(button, 'click');
    fire(button, 'click');
    expect(starting).toHaveBeenCalledTimes(1);
  });

  it('keeps the checks and says why the dispatcher could not be started', async () => {
    const { element, text } = await show(Promise.resolve(health(DEAD)));
    starting.mockRejectedValueOnce({ body: { message: 'Too many scheduled jobs.' } });
    fire(findLabelled(element, 'lightning-button', 'Start Dispatcher'), 'click');
    await settle();
    const panel = find<HTMLElement & { heading: string; errors: unknown }>(element, 'c-error-panel');
    expect(panel.heading).toBe('Not started');
    expect(panel.errors).toEqual({ body: { message: 'Too many scheduled jobs.' } });
    expect(text()).toContain('The dispatcher has not been started.');
    await expect(element).toBeAccessible();
  });

  it('checks again', async () => {
    const { element, text } = await show(Promise.resolve(health(DEAD)));
    reading.mockResolvedValueOnce(health(ALIVE));
    fire(findLabelled(element, 'lightning-button', 'Check Again'), 'click');
    await settle();
    expect(reading).toHaveBeenCalledTimes(2);
    expect(text()).toContain('Everything checked is in order.');
  });

  it('offers to try again when the set-up could not be checked', async () => {
    const { element, text } = await show(Promise.reject({ body: { message: 'Server unavailable' } }));
    const panel = find(element, 'c-error-panel');
    expect(findAll(element, '[data-check]')).toHaveLength(0);
    reading.mockResolvedValueOnce(health(ALIVE));
    fire(panel, 'retry');
    await settle();
    expect(text()).toContain('Everything checked is in order.');
    expect(findAll(element, 'c-error-panel')).toHaveLength(0);
  });

  it('says that all checks are switched off', async () => {
    const { element, text } = await show(Promise.resolve(health()));
    expect(text()).toContain('Nothing to check');
    await expect(element).toBeAccessible();
  });
});
