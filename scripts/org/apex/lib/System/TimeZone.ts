import type { ApexDatetime } from '../../values/apexDatetime.ts';
import { zoneOffset } from '../../values/calendar.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { isKnownZone } from '../time/timeZones.ts';

export class TimeZoneValue {
  readonly type = RuntimeType.of('TimeZone');
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  toString(): string {
    return this.id;
  }
}

export const TimeZoneType = defineType({
  name: 'System.TimeZone',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm',
  statics: {
    // An unknown zone means GMT.
    'System.TimeZone getTimeZone(String id)': (id: string | null) =>
      new TimeZoneValue(isKnownZone(required(id)) ? (id ?? '') : 'GMT')
  },
  methods: {
    'String getDisplayName()': (self: TimeZoneValue) => {
      const parts = new Intl.DateTimeFormat('en-US', { timeZone: self.id, timeZoneName: 'longGeneric' }).formatToParts(
        0
      );
      return parts.find((part) => part.type === 'timeZoneName')?.value ?? self.id;
    },
    'String getID()': (self: TimeZoneValue) => self.id,
    'Integer getOffset(Datetime moment)': (self: TimeZoneValue, moment: ApexDatetime | null) =>
      zoneOffset(self.id, required(moment).ms),
    'String toString()': (self: TimeZoneValue) => self.id
  }
});
