/** JSON without a type: Map<String,Object>, List<Object>, String, Boolean, Integer, Long where it is too large, else Decimal (P51). */
import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import type { JsonNode } from './jsonNode.ts';

export const LARGEST_INTEGER = 2_147_483_647n;
export const SMALLEST_INTEGER = -2_147_483_648n;

/** null for a number with a fraction or an exponent. */
export function wholeNumber(text: string): bigint | null {
  return /^-?\d+$/.test(text) ? BigInt(text) : null;
}

export function untypedFromJson(node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'string':
    case 'boolean':
      return node.value;
    case 'number':
      return number(node.text);
    case 'array':
      return new ApexList(RuntimeType.listOfObject, node.items.map(untypedFromJson));
    case 'object':
      return new ApexMap(
        RuntimeType.mapOfStringToObject,
        node.members.map(({ name, value }) => [name, untypedFromJson(value)])
      );
  }
}

function number(text: string): unknown {
  const whole = wholeNumber(text);
  if (whole === null || BigInt.asIntN(64, whole) !== whole) return ApexDecimal.fromString(text);
  return whole <= LARGEST_INTEGER && whole >= SMALLEST_INTEGER ? Number(whole) : whole;
}
