/**
 * Lightning web components that may stand on a screen, with the properties that flows may set and read.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-config-for-flow-screens.html
 */
import { readFileSync } from 'node:fs';
import type { OrgSchema } from '../../schema/model.ts';
import type { CarriedComponent } from '../../source/project.ts';
import { readXml } from '../../source/xmlReader.ts';
import type { XmlElement } from '../../source/xmlReader.ts';
import { scalar, recordType } from '../flowType.ts';
import type { FlowKind, FlowType } from '../flowType.ts';

const FLOW_SCREEN = 'lightning__FlowScreen';

export interface ComponentProperty {
  readonly name: string;
  /** null for types that the local org does not pass on. */
  readonly type: FlowType | null;
  readonly isInput: boolean;
  readonly isOutput: boolean;
}

export interface ScreenComponent {
  readonly name: string;
  readonly properties: ReadonlyMap<string, ComponentProperty>;
}

/** undefined: there is no such component, or it is not exposed to flow screens. */
export type ScreenComponents = (name: string) => ScreenComponent | undefined;

const KINDS: Readonly<Record<string, FlowKind>> = {
  string: 'Text',
  boolean: 'Boolean',
  integer: 'Number',
  date: 'Date',
  datetime: 'DateTime'
};

export function screenComponents(carried: readonly CarriedComponent[], schema: OrgSchema): ScreenComponents {
  const found = new Map<string, ScreenComponent | undefined>();
  return (name) => {
    if (!found.has(name)) {
      const file = carried
        .find((each) => each.type === 'LightningComponentBundle' && each.fullName === name)
        ?.files.find((each) => each.endsWith(`${name}.js-meta.xml`));
      found.set(name, file === undefined ? undefined : readComponent(name, file, schema));
    }
    return found.get(name);
  };
}

function readComponent(name: string, file: string, schema: OrgSchema): ScreenComponent | undefined {
  const { root } = readXml(file, readFileSync(file, 'utf8'));
  if (root === null) return undefined;
  const targets = childrenOf(root, 'targets').flatMap((each) => childrenOf(each, 'target'));
  const isExposed = childrenOf(root, 'isExposed')[0]?.text.trim() === 'true';
  if (!isExposed || targets.every((target) => target.text.trim() !== FLOW_SCREEN)) return undefined;
  const properties = childrenOf(root, 'targetConfigs')
    .flatMap((each) => childrenOf(each, 'targetConfig'))
    .filter((config) => (config.attributes.get('targets') ?? '').split(',').some((each) => each.trim() === FLOW_SCREEN))
    .flatMap((config) => childrenOf(config, 'property'))
    .map((property) => readProperty(property, schema));
  return { name, properties: new Map(properties.map((each) => [each.name.toLowerCase(), each])) };
}

function readProperty({ attributes }: XmlElement, schema: OrgSchema): ComponentProperty {
  const role = attributes.get('role');
  return {
    name: attributes.get('name') ?? '',
    type: typeOf(attributes.get('type') ?? '', schema),
    isInput: role !== 'outputOnly',
    isOutput: role !== 'inputOnly'
  };
}

/** `String`, `String[]`, `@salesforce/schema/Account`. */
function typeOf(text: string, schema: OrgSchema): FlowType | null {
  const isCollection = text.endsWith('[]');
  const name = isCollection ? text.slice(0, -2) : text;
  const kind = KINDS[name.toLowerCase()];
  if (kind !== undefined) return { ...scalar(kind), isCollection };
  const object = name.startsWith('@salesforce/schema/')
    ? schema.object(name.slice('@salesforce/schema/'.length))
    : undefined;
  return object === undefined ? null : recordType(object, isCollection);
}

function childrenOf(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}
