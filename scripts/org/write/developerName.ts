/** `All Partners (EU)` → `All_Partners_EU`: letters, digits and single underscores, a letter first. */
export function developerNameOf(label: string): string {
  const words = label.replace(/[^0-9A-Za-z]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(words) ? words : `X${words}`;
}
