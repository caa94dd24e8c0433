/** Which time zones there are. */
const known = new Map<string, boolean>();

export function isKnownZone(zone: string): boolean {
  let result = known.get(zone);
  if (result === undefined) {
    try {
      new Intl.DateTimeFormat('en-US', { timeZone: zone });
      result = true;
    } catch {
      result = false;
    }
    known.set(zone, result);
  }
  return result;
}
