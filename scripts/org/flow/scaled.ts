/** Numbers of a resource keep so many digits after the point. */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { NamedValue } from './flowScope.ts';
import type { FlowValue } from './flowType.ts';

export function scaled(value: NamedValue, scale: number | null): NamedValue {
  if (scale === null || value.type.kind !== 'Number' || value.type.isCollection) return value;
  const round = (number: FlowValue): FlowValue =>
    number instanceof ApexDecimal ? number.setScale(scale, 'HALF_UP') : number;
  const { read, write } = value;
  return {
    ...value,
    read: (interview, isLenient) => round(read(interview, isLenient)),
    write: write === null ? null : (interview, number) => write(interview, round(number))
  };
}
