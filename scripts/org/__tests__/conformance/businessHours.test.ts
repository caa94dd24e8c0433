/** Counting within business hours (BH1). */
import { requireObject, slotOf } from '../../access/seedRow.ts';
import { ApexTime } from '../../apex/values/apexTime.ts';
import type { StoredValue } from '../../data/store.ts';
import { apex, project, refuses, classes } from '../apex.ts';
import type { ApexProject } from '../apex.ts';
import { reference, rule } from './rule.ts';

const PAGE = reference('apex_classes_businesshours');
const HOURS = 'BusinessHours bh = [SELECT Id, MondayStartTime FROM BusinessHours WHERE IsDefault = true];';

/** Los Angeles; Monday to Friday from 9 to 17 unless told otherwise, as Setup would leave the row: no statement of Apex may. */
function officeHours(other: Readonly<Record<string, StoredValue>> = {}): ApexProject {
  const office = project({});
  const { schema, store } = office.runtime.org;
  const object = requireObject(schema, 'BusinessHours');
  const values: Record<string, StoredValue> = { ...other };
  for (const day of ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']) {
    const isClosed = day.startsWith('S');
    values[`${day}StartTime`] ??= isClosed ? null : ApexTime.of(9, 0, 0, 0);
    values[`${day}EndTime`] ??= isClosed ? null : ApexTime.of(17, 0, 0, 0);
  }
  for (const row of [...store.scan(object)]) {
    const changed = [...row];
    for (const [field, value] of Object.entries(values)) changed[slotOf(object, field)] = value;
    store.put(object, changed);
  }
  return office;
}

rule('C1951', 'BH1', PAGE, 'the name is the object as a type and the class in front of a method', () => {
  apex(
    `${HOURS} System.debug(bh.MondayStartTime); System.debug(BusinessHours.isWithin(bh.Id, System.now())); System.debug(System.BusinessHours.isWithin(bh.Id, System.now())); System.debug(new BusinessHours(Name = 'n').Name); System.debug(BusinessHours.SObjectType);`
  ).prints('00:00:00.000Z', 'true', 'true', 'n', 'BusinessHours');
  refuses(classes('public class Wrong { Object o = BusinessHours.getInstance(); }'), /getInstance/);
});
rule('C1952', 'BH1', PAGE, 'the default business hours are open around the clock, also when clocks change', () =>
  apex(
    `${HOURS} Datetime t = Datetime.newInstanceGmt(2026, 3, 8, 7, 0, 0); System.debug(BusinessHours.diff(bh.Id, t, t.addHours(24)) == 86400000L); System.debug(BusinessHours.add(bh.Id, t, 86400000L) == t.addHours(24));`
  ).prints('true', 'true')
);
rule('C1953', 'BH1', PAGE, 'an interval passes over what is closed', () =>
  officeHours()
    .run(
      // Friday, 16:30 in Los Angeles.
      `${HOURS} Datetime t = Datetime.newInstanceGmt(2026, 1, 10, 0, 30, 0); System.debug(BusinessHours.add(bh.Id, t, 3600000L)); System.debug(BusinessHours.addGmt(bh.Id, t, 3659999L)); System.debug(BusinessHours.add(bh.Id, t, 1800000L)); System.debug(BusinessHours.diff(bh.Id, t, t.addDays(3))); System.debug(BusinessHours.diff(bh.Id, t.addDays(3), t));`
    )
    .prints('2026-01-12 17:30:00', '2026-01-12 17:30:00', '2026-01-10 01:00:00', '28800000', '-28800000')
);
rule('C1954', 'BH1', PAGE, 'a time within business hours is the next start itself', () =>
  officeHours()
    .run(
      `${HOURS} Datetime t = Datetime.newInstanceGmt(2026, 1, 10, 0, 30, 7); System.debug(BusinessHours.nextStartDate(bh.Id, t)); System.debug(BusinessHours.nextStartDate(bh.Id, t.addHours(1))); System.debug(BusinessHours.isWithin(bh.Id, t)); System.debug(BusinessHours.isWithin(bh.Id, Datetime.newInstanceGmt(2026, 1, 10, 1, 0, 0)));`
    )
    .prints('2026-01-10 00:30:07', '2026-01-12 17:00:00', 'true', 'false')
);
rule('C1955', 'BH1', PAGE, 'hours are those of the time zone of the row', () =>
  officeHours({ TimeZoneSidKey: 'Europe/Berlin' })
    .run(
      `${HOURS} System.debug(BusinessHours.nextStartDate(bh.Id, Datetime.newInstanceGmt(2026, 7, 6, 0, 0, 0))); System.debug(BusinessHours.nextStartDate(bh.Id, Datetime.newInstanceGmt(2026, 1, 5, 0, 0, 0)));`
    )
    .prints('2026-07-06 07:00:00', '2026-01-05 08:00:00')
);
rule('C1956', 'BH1', PAGE, 'what no document settles is refused by name', () => {
  apex(`${HOURS} BusinessHours.add(bh.Id, System.now(), -60000L);`).throws('NotSupported', /negative interval/);
  apex("BusinessHours.diff('01m000000000999AAA', System.now(), System.now());").throws('NotSupported', /BusinessHours/);
  officeHours({ IsActive: false })
    .run(`${HOURS} BusinessHours.isWithin(bh.Id, System.now());`)
    .throws('NotSupported', /not active/);
  apex('BusinessHours.isWithin(null, System.now());').throws('System.NullPointerException');
  apex(`${HOURS} BusinessHours.add(bh.Id, System.now(), null);`).throws('System.NullPointerException');
});
rule('C1957', 'BH1', PAGE, 'counting over very long times ends with the limit of CPU time', () =>
  officeHours()
    .run(`${HOURS} BusinessHours.add(bh.Id, System.now(), 9000000000000000L);`)
    .throws('System.LimitException', /CPU/)
);
