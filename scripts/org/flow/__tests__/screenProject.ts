/** Flows with screens, run without a page: what a person sees, enters and gets. */
import assert from 'node:assert/strict';
import type { ApexProject, Files } from '../../__tests__/apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import type { FoundRecord, LeafView, ScreenView, SessionAnswer, Step } from '../screens/screenAnswer.ts';
import { to } from './flowProject.ts';

/** A file for an active flow with screens. */
export function screenFlow(name: string, ...elements: readonly string[]): Files {
  const own = ['<apiVersion>66.0</apiVersion>', `<label>${name}</label>`, '<processType>Flow</processType>'];
  return { [`flows/${name}.flow-meta.xml`]: metadata('Flow', ...own, '<status>Active</status>', ...elements) };
}

export function screen(name: string, next: string | null, ...elements: readonly string[]): string {
  return `<screens><name>${name}</name><label>${name}</label>${elements.join('')}${next === null ? '' : to(next)}</screens>`;
}

export function field(name: string, fieldType: string, ...more: readonly string[]): string {
  const text = more.some((each) => each.startsWith('<fieldText>')) ? '' : `<fieldText>${name}</fieldText>`;
  return `<fields><name>${name}</name>${text}<fieldType>${fieldType}</fieldType>${more.join('')}</fields>`;
}

export const input = (name: string, dataType: string, ...more: readonly string[]): string =>
  field(name, 'InputField', `<dataType>${dataType}</dataType>`, ...more);
export const shown = (name: string, text: string): string =>
  field(name, 'DisplayText', `<fieldText>${text}</fieldText>`);
export const REQUIRED = '<isRequired>true</isRequired>';

export interface Person {
  /** The newest answer. */
  readonly answer: SessionAnswer;
  /** Fails where the flow waits at no screen. */
  readonly view: ScreenView;
  readonly errors: Readonly<Record<string, string>>;
  /** Names of what is shown. */
  readonly names: readonly string[];
  leaf(name: string): LeafView;
  go(values?: Readonly<Record<string, unknown>>, step?: Step): Person;
  refresh(values: Readonly<Record<string, unknown>>): Person;
  /** What a lookup field offers for a text. */
  search(name: string, text: string): readonly FoundRecord[];
}

/** Opens the flow F as a user of the org; the administrator where none is named. */
export function open(
  project: ApexProject,
  options: { readonly inputs?: Readonly<Record<string, unknown>>; readonly userId?: string } = {}
): Person {
  const { runtime } = project;
  const userId = options.userId ?? runtime.org.seeded.adminUserId;
  const act = (work: () => SessionAnswer): SessionAnswer => runtime.org.transact({ userId, quiddity: 'AURA' }, work);
  const interviewOf = (answer: SessionAnswer): string => {
    assert.equal(answer.status, 'STARTED', answer.status === 'ERROR' ? answer.message : answer.status);
    return answer.status === 'STARTED' ? answer.interview : '';
  };
  const person = (answer: SessionAnswer): Person => {
    const leaves = (): readonly LeafView[] =>
      person(answer).view.parts.flatMap((part) =>
        part.kind === 'section' ? part.columns.flatMap((column) => column.parts) : [part]
      );
    return {
      answer,
      get view() {
        interviewOf(answer);
        if (answer.status !== 'STARTED') throw new Error('No screen is shown.');
        return answer.screen;
      },
      get errors() {
        return answer.status === 'STARTED' ? answer.errors : {};
      },
      get names() {
        return leaves().map(({ name }) => name);
      },
      leaf(name) {
        const found = leaves().find((each) => each.name === name);
        assert.ok(found, `${name} is not shown`);
        return found;
      },
      go: (values = {}, step = 'next') => person(act(() => runtime.screens.step(interviewOf(answer), step, values))),
      search: (name, text) =>
        runtime.org.transact({ userId, quiddity: 'AURA' }, () =>
          runtime.screens.search(interviewOf(answer), name, text)
        ),
      refresh: (values) => person(act(() => runtime.screens.refresh(interviewOf(answer), values)))
    };
  };
  return person(act(() => runtime.screens.start('F', options.inputs ?? {})));
}

/** The value of an output once the flow is finished. */
export function outputOf({ answer }: Person, name: string): unknown {
  assert.equal(answer.status, 'FINISHED', answer.status === 'ERROR' ? answer.message : undefined);
  return answer.status === 'FINISHED' ? answer.outputs.find((each) => each.name === name)?.value : undefined;
}
