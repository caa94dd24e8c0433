/** String: escaping for other languages and back. */
import type { LibraryFunction } from '../library.ts';

const XML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' } as const;
const JAVA = { '\\': '\\\\', '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r' } as const;

/** Latin-1 letters by code point from 160: the names HTML 3.2 gives them. */
const HTML3_NAMES =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' '
  );
/** The further names of HTML 4 that texts contain. */
const HTML4_NAMES: ReadonlyMap<number, string> = new Map([
  [0x152, 'OElig'],
  [0x153, 'oelig'],
  [0x160, 'Scaron'],
  [0x161, 'scaron'],
  [0x178, 'Yuml'],
  [0x2013, 'ndash'],
  [0x2014, 'mdash'],
  [0x2018, 'lsquo'],
  [0x2019, 'rsquo'],
  [0x201a, 'sbquo'],
  [0x201c, 'ldquo'],
  [0x201d, 'rdquo'],
  [0x201e, 'bdquo'],
  [0x2020, 'dagger'],
  [0x2021, 'Dagger'],
  [0x2022, 'bull'],
  [0x2026, 'hellip'],
  [0x2030, 'permil'],
  [0x2039, 'lsaquo'],
  [0x203a, 'rsaquo'],
  [0x20ac, 'euro'],
  [0x2122, 'trade']
]);

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

function escapeWith(text: string, table: Readonly<Record<string, string>>): string {
  return Array.from(text, (character) => table[character] ?? character).join('');
}

function htmlName(code: number, isFour: boolean): string | undefined {
  return code >= 160 && code <= 255 ? HTML3_NAMES[code - 160] : isFour ? HTML4_NAMES.get(code) : undefined;
}

function escapeHtml(text: string, isFour: boolean): string {
  const { '&': amp, '<': lt, '>': gt, '"': quot } = XML;
  const basic = { '&': amp, '<': lt, '>': gt, '"': quot };
  return Array.from(text, (character) => {
    const name = htmlName(character.codePointAt(0) ?? 0, isFour);
    return name === undefined ? (basic[character as keyof typeof basic] ?? character) : `&${name};`;
  }).join('');
}

const NAMED = new Map<string, string>([
  ...Object.entries(XML).map(([character, entity]): [string, string] => [entity.slice(1, -1), character]),
  ...HTML3_NAMES.map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ...[...HTML4_NAMES].map(([code, name]): [string, string] => [name, String.fromCodePoint(code)])
]);

const XML_NAMES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

function unescapeEntities(text: string, isKnown: (name: string) => boolean): string {
  return text.replace(/&(#[xX][0-9a-fA-F]+|#\d+|\w+);/gu, (whole, body: string) => {
    if (!body.startsWith('#')) return isKnown(body) ? (NAMED.get(body) ?? whole) : whole;
    const code = /^#[xX]/u.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const UNESCAPES: Readonly<Record<string, string>> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };

function unescapeJava(text: string): string {
  return text.replace(
    /\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3})|([^]))/gu,
    (_whole, hex?: string, octal?: string, other?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return UNESCAPES[other ?? ''] ?? other ?? '';
    }
  );
}

function escapeJava(text: string, extra: Readonly<Record<string, string>>): string {
  return escapeWith(text, { ...JAVA, '"': '\\"', ...extra }).replace(/[^\x20-\x7E]/g, unicodeEscape);
}

export const STRING_ESCAPES: Readonly<Record<string, LibraryFunction>> = {
  'String escapeCsv()': (self: string) => (/[",\r\n]/u.test(self) ? `"${self.replaceAll('"', '""')}"` : self),
  'String escapeEcmaScript()': (self: string) => escapeJava(self, { "'": "\\'", '/': '\\/' }),
  'String escapeHtml3()': (self: string) => escapeHtml(self, false),
  'String escapeHtml4()': (self: string) => escapeHtml(self, true),
  'String escapeJava()': (self: string) => escapeJava(self, {}),
  'String escapeUnicode()': (self: string) => self.replace(/[^\x20-\x7E]/g, unicodeEscape),
  'String escapeXml()': (self: string) => escapeWith(self, XML),
  'String unescapeCsv()': (self: string) =>
    /^".*"$/su.test(self) && /[",\r\n]/u.test(self.slice(1, -1)) ? self.slice(1, -1).replaceAll('""', '"') : self,
  'String unescapeEcmaScript()': unescapeJava,
  'String unescapeHtml3()': (self: string) =>
    unescapeEntities(self, (name) => name !== 'apos' && (XML_NAMES.has(name) || HTML3_NAMES.includes(name))),
  'String unescapeHtml4()': (self: string) => unescapeEntities(self, (name) => name !== 'apos' && NAMED.has(name)),
  'String unescapeJava()': unescapeJava,
  'String unescapeUnicode()': (self: string) =>
    self.replace(/\\u+([0-9a-fA-F]{4})/gu, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  'String unescapeXml()': (self: string) => unescapeEntities(self, (name) => XML_NAMES.has(name))
};
