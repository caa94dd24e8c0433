import { ApexTime } from '../../values/apexTime.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';

type I = number | null;

export const TimeType = defineType({
  name: 'System.Time',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm',
  statics: {
    'Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)': (
      hour: I,
      minute: I,
      second: I,
      ms: I
    ) => ApexTime.of(required(hour), required(minute), required(second), required(ms))
  },
  methods: {
    'Time addHours(Integer hours)': (self: ApexTime, hours: I) => new ApexTime(self.ms + required(hours) * 3_600_000),
    'Time addMilliseconds(Integer milliseconds)': (self: ApexTime, ms: I) => new ApexTime(self.ms + required(ms)),
    'Time addMinutes(Integer minutes)': (self: ApexTime, minutes: I) =>
      new ApexTime(self.ms + required(minutes) * 60_000),
    'Time addSeconds(Integer seconds)': (self: ApexTime, seconds: I) =>
      new ApexTime(self.ms + required(seconds) * 1000),
    'Integer hour()': (self: ApexTime) => self.parts.hour,
    'Integer millisecond()': (self: ApexTime) => self.parts.millisecond,
    'Integer minute()': (self: ApexTime) => self.parts.minute,
    'Integer second()': (self: ApexTime) => self.parts.second
  }
});
