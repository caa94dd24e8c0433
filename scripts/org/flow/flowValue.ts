/** Values as they stand in the XML: literals, references and texts with merge fields. */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { Origin } from '../diagnostic.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import { BOOLEAN, DATE, DATETIME, NUMBER, describeType, fits } from './flowType.ts';
import type { FlowType, FlowValue } from './flowType.ts';
import { compileText } from './flowText.ts';

type Literal = { readonly type: FlowType; readonly parse: (text: string) => FlowValue };

const LITERALS: Readonly<Record<string, Literal>> = {
  numberValue: { type: NUMBER, parse: (text) => ApexDecimal.parse(text) },
  booleanValue: { type: BOOLEAN, parse: (text) => (text === 'true' ? true : text === 'false' ? false : null) },
  dateValue: { type: DATE, parse: (text) => ApexDate.parseIso(text) },
  dateTimeValue: { type: DATETIME, parse: (text) => ApexDatetime.parseIso(text) }
};

/** A value element such as `<value><stringValue>…</stringValue></value>`; null where a diagnostic was recorded. */
export function compileValue(scope: FlowScope, element: XmlElement): Reader | null {
  const given = element.children.filter((child) => child.name !== 'processMetadataValues');
  const [child] = given;
  if (child === undefined || given.length > 1)
    return scope.report('flow.value', `<${element.name}> must hold one value`, element.origin);
  const text = child.text.trim();
  if (child.name === 'stringValue') return compileText(scope, child.text, child.origin);
  if (child.name === 'elementReference') return scope.reader(text, child.origin);
  const literal = LITERALS[child.name];
  if (literal === undefined)
    return scope.report('flow.refused', `<${child.name}> in a flow is not supported by the local org`, child.origin);
  const value = literal.parse(text);
  if (value === null) return scope.report('flow.value', `'${text}' is not a valid ${child.name}`, child.origin);
  return { type: literal.type, path: text, read: () => value };
}

/** A value for a place of a type. */
export function compileValueFor(scope: FlowScope, element: XmlElement, place: FlowType): Reader | null {
  const reader = compileValue(scope, element);
  return reader === null ? null : checkFits(scope, reader, place, element.origin);
}

export function checkFits(scope: FlowScope, reader: Reader, place: FlowType, origin: Origin): Reader | null {
  if (fits(reader.type, place)) return reader;
  return scope.report(
    'flow.type',
    `${reader.path} is a ${describeType(reader.type)}, but a ${describeType(place)} is needed here`,
    origin
  );
}
