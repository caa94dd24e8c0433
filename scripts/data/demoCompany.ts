/**
 * Writes the demo company of `config/demo`: accounts, opportunities over eight quarters and involvements, as a tree plan, and
 * since when the opportunities exist.
 *
 * Run `node scripts/data/demoCompany.ts` after a change here; the files are committed so that `sf data import tree` takes them too.
 * Dates are absolute around {@link AS_OF}; the local org moves them to the day it is seeded.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CUSTOMERS, DEAL_SUBJECTS, PARTNERS, type PartnerSeed } from './demoNames.ts';

const FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../config/demo');
/** The day on which the data is "today". */
const AS_OF = '2026-11-16';
const OPPORTUNITIES = 200;
const INVOLVEMENTS = 280;
/** Chances to win, with partners and without. */
const WIN_RATE = { partner: 0.58, direct: 0.41 };
/** Days an opportunity takes at least, and at most longer. */
const SALES_CYCLE = { partner: [32, 60], direct: [46, 75] } as const;
const DAY = 86_400_000;
/** Eight quarters: six behind, the running one, one ahead. */
const FIRST_CLOSE = Date.parse('2025-04-01');
const LAST_CLOSE = Date.parse('2027-03-31');
const OPEN_STAGES = [
  'Prospecting',
  'Qualification',
  'Needs Analysis',
  'Value Proposition',
  'Perception Analysis',
  'Proposal/Price Quote',
  'Negotiation/Review'
];

interface TreeRecord {
  readonly attributes: { readonly type: string; readonly referenceId: string };
  readonly [field: string]: unknown;
}

const random = createRandom(20261116);
const accounts = [...partnerAccounts(), ...customerAccounts()];
const opportunities = Array.from({ length: OPPORTUNITIES }, (_, index) => opportunity(index));
const involvements = involvementRows();

mkdirSync(FOLDER, { recursive: true });
write('Account.json', accounts);
write('Opportunity.json', opportunities);
write('Involvement__c.json', involvements);
writeFileSync(path.join(FOLDER, 'created.json'), `${JSON.stringify(createdDates(), null, 2)}\n`);
writeFileSync(
  path.join(FOLDER, 'plan.json'),
  `${JSON.stringify(
    ['Account', 'Opportunity', 'Involvement__c'].map((sobject) => ({
      sobject,
      saveRefs: true,
      resolveRefs: true,
      files: [`${sobject}.json`]
    })),
    null,
    2
  )}\n`
);

function partnerAccounts(): TreeRecord[] {
  return PARTNERS.map((partner) => ({
    attributes: { type: 'Account', referenceId: reference('Account', partner.name) },
    Name: partner.name,
    Type: partner.type,
    Industry: 'Technology',
    Description: partner.description,
    BillingCity: partner.city,
    BillingCountry: partner.country,
    Website: `https://${slug(partner.name)}.example`,
    ...(partner.distributor === undefined ? {} : { ParentId: `@${reference('Account', partner.distributor)}` })
  }));
}

function customerAccounts(): TreeRecord[] {
  return CUSTOMERS.map(([name, industry, city, country]) => ({
    attributes: { type: 'Account', referenceId: reference('Account', name) },
    Name: name,
    Type: 'Customer - Direct',
    Industry: industry,
    BillingCity: city,
    BillingCountry: country,
    Website: `https://${slug(name)}.example`
  }));
}

function opportunity(index: number): TreeRecord {
  const customer = pick(CUSTOMERS)[0];
  const subject = pick(DEAL_SUBJECTS);
  const close = FIRST_CLOSE + Math.floor(((LAST_CLOSE - FIRST_CLOSE) / DAY) * ((index + 0.5) / OPPORTUNITIES)) * DAY;
  const isClosed = close < Date.parse(AS_OF);
  const stage = isClosed
    ? random() < (hasPartners(index) ? WIN_RATE.partner : WIN_RATE.direct)
      ? 'Closed Won'
      : 'Closed Lost'
    : (OPEN_STAGES[openStage(close)] ?? 'Prospecting');
  return {
    attributes: { type: 'Opportunity', referenceId: `Opportunity${String(index + 1).padStart(3, '0')}` },
    Name: `${customer} - ${subject}`,
    AccountId: `@${reference('Account', customer)}`,
    StageName: stage,
    CloseDate: isoDate(close),
    Amount: Math.round((8 + random() ** 2.2 * 392) * 2) * 500,
    Type: random() < 0.7 ? 'New Customer' : 'Existing Customer - Upgrade',
    LeadSource: pick(['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'])
  };
}

/** About half of the deals have partners. */
function hasPartners(index: number): boolean {
  return index % 2 === 0 || index % 11 === 0;
}

/** Kept apart from the records: plain data loads may not set it. Open deals exist by now, however far ahead they close. */
function createdDates(): Record<string, string> {
  return Object.fromEntries(
    opportunities.map((deal, index) => {
      const [least, more] = hasPartners(index) ? SALES_CYCLE.partner : SALES_CYCLE.direct;
      const before = Date.parse(String(deal['CloseDate'])) - (least + Math.floor(random() * more)) * DAY;
      const latest = Date.parse(AS_OF) - (2 + Math.floor(random() * 20)) * DAY;
      return [deal.attributes.referenceId, `${isoDate(Math.min(before, latest))}T09:00:00Z`];
    })
  );
}

/** The nearer the close date, the later the stage. */
function openStage(close: number): number {
  const daysLeft = (close - Date.parse(AS_OF)) / DAY;
  return Math.max(0, Math.min(OPEN_STAGES.length - 1, Math.round(6 - daysLeft / 22 + (random() - 0.5) * 2)));
}

/** One sourcing partner, sometimes two that share the credit, often others beside them; here and there one that has left. */
function involvementRows(): TreeRecord[] {
  const rows: TreeRecord[] = [];
  const deals = opportunities.map((deal, index) => ({ deal, index })).filter(({ index }) => hasPartners(index));
  for (const { deal, index } of deals) {
    const [lead, second, third, former] = shuffle(PARTNERS);
    if (lead === undefined || second === undefined || third === undefined || former === undefined) break;
    const planned = Date.parse(String(deal['CloseDate'])) - (40 + Math.floor(random() * 120)) * DAY;
    // Nobody joins a deal in the future.
    const start = isoDate(Math.min(planned, Date.parse(AS_OF) - (20 + Math.floor(random() * 70)) * DAY));
    const group: [PartnerSeed, string, number | null][] = [];
    if (index % 17 === 0) group.push([lead, 'Sourcing', 60], [second, 'Sourcing', 40]);
    else if (index % 23 === 0) group.push([lead, 'Sourcing', 70]);
    else if (random() < 0.62) group.push([lead, 'Sourcing', 100]);
    else group.push([lead, lead.role, null]);
    if (random() < 0.42) group.push([third, third.role === 'Sourcing' ? 'Influencing' : third.role, null]);
    if (random() < 0.3) group.push([second, 'Influencing', 10 + 5 * Math.floor(random() * 9)]);
    for (const [partner, role, credit] of distinct(group)) {
      if (rows.length === INVOLVEMENTS) return rows;
      rows.push(involvement(rows.length, deal, partner, role, credit, start));
    }
    if (index % 6 === 0 && rows.length < INVOLVEMENTS) rows.push(ended(rows.length, deal, former, start));
  }
  return rows;
}

/** A partner plays a role once. */
function distinct(group: readonly [PartnerSeed, string, number | null][]): [PartnerSeed, string, number | null][] {
  const seen = new Set<string>();
  return group.filter(([partner, role]) => {
    const key = `${partner.name}|${role}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** History: a partner that left the deal after some weeks. */
function ended(index: number, deal: TreeRecord, partner: PartnerSeed, start: string): TreeRecord {
  const left = Math.min(Date.parse(start) + (14 + Math.floor(random() * 40)) * DAY, Date.parse(AS_OF) - DAY);
  const row = involvement(index, deal, partner, partner.role, null, isoDate(Math.min(Date.parse(start), left - DAY)));
  return { ...row, Status__c: 'Ended', EndDate__c: isoDate(left) };
}

function involvement(
  index: number,
  deal: TreeRecord,
  partner: PartnerSeed,
  role: string,
  credit: number | null,
  start: string
): TreeRecord {
  return {
    attributes: { type: 'Involvement__c', referenceId: `Involvement${String(index + 1).padStart(3, '0')}` },
    Opportunity__c: `@${deal.attributes.referenceId}`,
    Partner__c: `@${reference('Account', partner.name)}`,
    Role__c: role,
    StartDate__c: start,
    ...(credit === null ? {} : { CreditPercent__c: credit })
  };
}

function write(file: string, records: readonly TreeRecord[]): void {
  writeFileSync(path.join(FOLDER, file), `${JSON.stringify({ records }, null, 2)}\n`);
}

function reference(type: string, name: string): string {
  return `${type}${name.replace(/[^A-Za-z0-9]/g, '')}`;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function pick<T>(values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('Nothing to pick from.');
  return value;
}

function shuffle<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

/** A small repeatable generator (mulberry32), so that the same code writes the same files. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
