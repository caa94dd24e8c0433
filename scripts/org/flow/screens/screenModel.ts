/** A compiled screen: what a person is shown and asked. */
import type { ObjectSchema } from '../../schema/model.ts';
import type { Test } from '../conditions.ts';
import type { Reader, Target } from '../flowScope.ts';
import type { FlowType, FlowValue } from '../flowType.ts';
import type { Interview } from '../interview.ts';
import type { ChoiceControl, InputControl } from './screenAnswer.ts';

export interface CompiledScreen {
  /** API name. */
  readonly name: string;
  readonly label: string;
  readonly help: Reader | null;
  readonly showsHeader: boolean;
  readonly showsFooter: boolean;
  readonly allowsBack: boolean;
  readonly allowsFinish: boolean;
  readonly backLabel: string | null;
  readonly nextLabel: string | null;
  readonly parts: readonly ScreenPart[];
  /** Name of the next element; null for the end of the flow. */
  readonly target: string | null;
  /** True where what is shown depends on what is entered on the same screen. */
  readonly isReactive: boolean;
}

export type ScreenPart = Section | ScreenLeaf;
export type ScreenLeaf = DisplayedText | Input | ChoiceField | PlacedComponent;

interface PartBase {
  readonly name: string;
  /** null: always. */
  readonly visible: Test | null;
}

export interface Section extends PartBase {
  readonly kind: 'section';
  readonly heading: Reader | null;
  /** `width`: of twelve. */
  readonly columns: readonly { readonly width: number; readonly parts: readonly ScreenLeaf[] }[];
}

export interface DisplayedText extends PartBase {
  readonly kind: 'text';
  /** HTML. */
  readonly text: Reader;
}

interface Asked extends PartBase {
  readonly label: Reader;
  readonly help: Reader | null;
  readonly isRequired: boolean;
  readonly type: FlowType;
  /** Under which the interview keeps the value. */
  readonly key: string;
  /** Variables that get the value too. */
  readonly outputs: readonly Target[];
  /** Values come anew with every visit instead of being kept. */
  readonly isReset: boolean;
}

export interface Input extends Asked {
  readonly kind: 'input';
  readonly control: InputControl;
  /** Digits after the point. */
  readonly scale: number | null;
  readonly initial: Reader | null;
  readonly validation: { readonly formula: Reader; readonly message: Reader } | null;
  /** The object of which a record is looked up. */
  readonly lookup: ObjectSchema | null;
}

export interface ChoiceField extends Asked {
  readonly kind: 'choice';
  readonly control: ChoiceControl;
  readonly isMultiple: boolean;
  readonly sources: readonly ChoiceSource[];
  /** Name of the choice that is chosen at first. */
  readonly initial: string | null;
}

export interface ChoiceSource {
  readonly name: string;
  readonly isStatic: boolean;
  /** Throws FlowFault. */
  readonly choices: (interview: Interview) => readonly Choice[];
}

export interface Choice {
  readonly label: string;
  readonly value: FlowValue;
  /** What choosing it stores in other variables. */
  readonly chosen: (interview: Interview) => void;
}

/** A Lightning web component of the project. */
export interface PlacedComponent extends PartBase {
  readonly kind: 'component';
  /** Name of the bundle. */
  readonly component: string;
  readonly isReset: boolean;
  readonly inputs: readonly { readonly name: string; readonly value: Reader }[];
  readonly outputs: readonly { readonly name: string; readonly type: FlowType; readonly to: Target | null }[];
}

export function leavesOf(parts: readonly ScreenPart[]): readonly ScreenLeaf[] {
  return parts.flatMap((part) => (part.kind === 'section' ? part.columns.flatMap((column) => column.parts) : [part]));
}

/** Parts that are shown; those of a hidden section are hidden with it. */
export function visibleLeaves(parts: readonly ScreenPart[], interview: Interview): readonly ScreenLeaf[] {
  return leavesOf(parts.filter((part) => isVisible(part, interview))).filter((leaf) => isVisible(leaf, interview));
}

export function isVisible({ visible }: ScreenPart, interview: Interview): boolean {
  return visible === null || visible(interview);
}
