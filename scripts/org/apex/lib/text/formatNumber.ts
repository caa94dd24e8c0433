/** Numbers as the running user's locale writes them. */
import { userLocale } from '../userZone.ts';

/** Digits in groups with the locale's separators; `text` is a plain number such as -1234.50. All its decimals stay, up to `maxDecimals`. */
export function groupDigits(text: string, maxDecimals = 20): string {
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  const shown = Math.min(decimals, maxDecimals);
  const formatter = new Intl.NumberFormat(userLocale(), { minimumFractionDigits: shown, maximumFractionDigits: shown });
  // A string argument keeps digits that a JavaScript number would lose.
  return formatter.format(text as unknown as number);
}
