/**
 * Values as text, and texts with merge fields `{!name}`.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_texttemplate.htm
 */
import { formatDateForUser, formatDatetimeForUser } from '../apex/lib/time/localeFormats.ts';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { Origin } from '../diagnostic.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import { TEXT, describeType } from './flowType.ts';
import type { FlowValue } from './flowType.ts';

const MERGE_FIELD = /\{!([^{}]+)\}/;

/** Dates in the running user's locale and zone; null is empty. */
export function textOf(value: FlowValue): string {
  if (value === null) return '';
  if (value instanceof ApexDate) return formatDateForUser(value);
  if (value instanceof ApexDatetime) return formatDatetimeForUser(value);
  return value instanceof ApexDecimal ? value.toPlainString() : String(value);
}

/** null where a diagnostic was recorded. */
export function compileText(scope: FlowScope, text: string, origin: Origin): Reader | null {
  // Split by a pattern with one group: texts and names take turns.
  const pieces = text.split(MERGE_FIELD);
  const parts: (string | Reader)[] = [];
  let isSound = true;
  pieces.forEach((piece, index) => {
    if (index % 2 === 0) {
      parts.push(piece);
      return;
    }
    const reader = scope.reader(piece.trim(), origin);
    if (reader === null) isSound = false;
    else if (reader.type.isCollection || reader.type.kind === 'Record' || reader.type.kind === 'Apex') {
      scope.report(
        'flow.text',
        `A ${describeType(reader.type)} in a text is not supported by the local org: ${piece}`,
        origin
      );
      isSound = false;
    } else parts.push(reader);
  });
  if (!isSound) return null;
  return {
    type: TEXT,
    path: text,
    read: (interview) => parts.map((part) => (typeof part === 'string' ? part : textOf(part.read(interview)))).join('')
  };
}
