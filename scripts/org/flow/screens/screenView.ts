/** A screen as the page gets it: plain data, everything computed with the rights of the person. */
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { textOf } from '../flowText.ts';
import type { Reader } from '../flowScope.ts';
import type { FlowValue } from '../flowType.ts';
import type { Interview } from '../interview.ts';
import { toJson } from './jsonValues.ts';
import type { LeafView, PartView, ScreenView } from './screenAnswer.ts';
import { nameOfRecord } from './lookups.ts';
import { isVisible } from './screenModel.ts';
import type { Choice, ChoiceField, CompiledScreen, Input, ScreenLeaf } from './screenModel.ts';

/** What was offered, by field and by the key that the page sends back. */
export type OfferedChoices = Map<string, ReadonlyMap<string, Choice>>;

/** `entered`: what the person has left on the screen at an earlier visit, by field. Throws FlowFault. */
export function viewScreen(
  screen: CompiledScreen,
  interview: Interview,
  entered: ReadonlyMap<string, unknown>,
  offered: OfferedChoices
): ScreenView {
  const leaf = (part: ScreenLeaf): LeafView => viewLeaf(part, interview, entered, offered);
  const shown = <Part extends { readonly visible: CompiledScreen['parts'][number]['visible'] }>(
    parts: readonly Part[]
  ): readonly Part[] => parts.filter(({ visible }) => visible === null || visible(interview));
  return {
    name: screen.name,
    label: screen.label,
    help: read(screen.help, interview),
    showsHeader: screen.showsHeader,
    showsFooter: screen.showsFooter,
    allowsFinish: screen.allowsFinish,
    isReactive: screen.isReactive,
    backLabel: screen.backLabel,
    nextLabel: screen.nextLabel,
    parts: screen.parts
      .filter((part) => isVisible(part, interview))
      .map(
        (part): PartView =>
          part.kind === 'section'
            ? {
                kind: 'section',
                name: part.name,
                heading: read(part.heading, interview),
                columns: part.columns.map(({ width, parts }) => ({ width, parts: shown(parts).map(leaf) }))
              }
            : leaf(part)
      )
  };
}

function read(reader: Reader | null, interview: Interview): string | null {
  return reader === null ? null : textOf(reader.read(interview, true));
}

function viewLeaf(
  part: ScreenLeaf,
  interview: Interview,
  entered: ReadonlyMap<string, unknown>,
  offered: OfferedChoices
): LeafView {
  const { name } = part;
  switch (part.kind) {
    case 'text':
      return { kind: 'text', name, text: textOf(part.text.read(interview, true)) };
    case 'component':
      return {
        kind: 'component',
        name,
        component: part.component,
        outputs: part.outputs.map((output) => output.name),
        properties: {
          ...Object.fromEntries(part.inputs.map((input) => [input.name, toJson(input.value.read(interview, true))])),
          ...((entered.get(name) as Readonly<Record<string, unknown>> | undefined) ?? {})
        }
      };
    case 'input': {
      const value = entered.has(name) ? entered.get(name) : toJson(initialValue(part, interview));
      return {
        kind: 'input',
        name,
        control: part.control,
        scale: part.scale,
        ...asked(part, interview),
        value,
        valueLabel: part.lookup === null ? null : nameOfRecord(part.lookup, value, interview)
      };
    }
    case 'choice': {
      const choices = offer(part, interview);
      offered.set(name, choices);
      return {
        kind: 'choice',
        name,
        control: part.control,
        ...asked(part, interview),
        choices: [...choices].map(([value, { label }]) => ({ label, value })),
        value: entered.has(name) ? entered.get(name) : initialKeys(part)
      };
    }
  }
}

function asked(part: Input | ChoiceField, interview: Interview) {
  const { label, help, isRequired } = part;
  return { label: read(label, interview) ?? '', help: read(help, interview), isRequired };
}

function initialValue({ initial, scale, control }: Input, interview: Interview): FlowValue {
  const value = initial === null ? null : initial.read(interview, true);
  if (value instanceof ApexDecimal && scale !== null) return value.setScale(scale, 'HALF_UP');
  return value === null && (control === 'checkbox' || control === 'toggle') ? false : value;
}

/** Single choices go by their name, those of sets by their value: it stays the same where others come and go. */
function offer({ sources }: ChoiceField, interview: Interview): ReadonlyMap<string, Choice> {
  const choices = new Map<string, Choice>();
  for (const { name, isStatic, choices: list } of sources)
    for (const choice of list(interview)) {
      const key = isStatic ? name : `${name}.${textOf(choice.value)}`;
      choices.set(choices.has(key) ? `${key}.${choices.size}` : key, choice);
    }
  return choices;
}

function initialKeys({ initial, isMultiple }: ChoiceField): unknown {
  if (isMultiple) return initial === null ? [] : [initial];
  return initial;
}
