/** The support table of the local org as Markdown, one function for each section. */
import type { LibraryTypeDeclaration } from '../org/apex/lib/library.ts';
import { LIBRARY } from '../org/apex/lib/index.ts';
import { flowSupport } from '../org/flow/flowSupport.ts';
import { formulaSupport } from '../org/formula/formulaSupport.ts';
import { schemaSupport, type SupportRow } from '../org/schema/schemaSupport.ts';
import { SCRATCH_FEATURES, SCRATCH_SETTINGS } from '../org/shapes/features.ts';
import { soqlSupport } from '../org/soql/soqlSupport.ts';

const INTRODUCTION = `# What the local org supports

Written by \`node scripts/docs/support.ts\` from the tables the local org works with; do not edit. What is not named here does not exist in the local org: using it is an error that names it, never a guess.`;

export function renderSupport(): string {
  const sections = [INTRODUCTION, shapes(), metadata(), standardObjects(), queries(), formulas(), flows(), library()];
  return `${sections.join('\n\n')}\n`;
}

function shapes(): string {
  const features = Object.entries(SCRATCH_FEATURES).map(([name, gives]) => [name, gives] as const);
  const settings = Object.entries(SCRATCH_SETTINGS).flatMap(([section, names]) =>
    Object.entries(names).map(([name, gives]) => [`${section}.${name}`, gives] as const)
  );
  const rows = (entries: readonly (readonly [string, readonly string[]])[]): string =>
    list(
      entries.map(([name, gives]) =>
        gives.length === 0 ? `${code(name)}: accepted without effect` : `${code(name)}: ${gives.join(', ')}`
      )
    );
  return `## Org shapes\n\nFeatures of a scratch-org definition, and the features of the catalogue they switch on:\n\n${rows(features)}\n\nSettings:\n\n${rows(settings)}`;
}

function flows(): string {
  const { refused, ...supported } = flowSupport();
  const items = Object.entries(supported).map(([name, values]) => `${words(name)}: ${values.map(code).join(', ')}`);
  const refusals = refused.map(({ name, reason }) => `${code(name)}: ${plain(reason)}`);
  return `## Flows\n\n${list(items)}\n\nRefused:\n\n${list(refusals)}`;
}

/** `conditionOperators` as `Condition operators`. */
function words(name: string): string {
  return capital(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function metadata(): string {
  const { metadataTypes, elements, fieldTypes } = schemaSupport();
  return [
    '## Metadata',
    bySupport('types', metadataTypes),
    '### Elements',
    bySupport('elements', elements),
    '### Field types',
    bySupport('field types', fieldTypes)
  ].join('\n\n');
}

function bySupport(what: string, rows: readonly SupportRow[]): string {
  const names = (support: SupportRow['support']): readonly SupportRow[] =>
    rows.filter((row) => row.support === support);
  const read = `Read: ${names('read')
    .map(({ name }) => code(name))
    .join(', ')}.`;
  const withReasons = (support: 'accepted without effect' | 'refused'): string => {
    const found = names(support);
    if (found.length === 0) return `No ${what} are ${support}.`;
    const reasons = Map.groupBy(found, ({ reason }) => reason);
    const items = [...reasons].map(
      ([reason, each]) => `${each.map(({ name }) => code(name)).join(', ')}: ${plain(reason)}`
    );
    return `${capital(support)}:\n\n${list(items)}`;
  };
  return [read, withReasons('accepted without effect'), withReasons('refused')].join('\n\n');
}

function standardObjects(): string {
  const { standardObjects: rows } = schemaSupport();
  const always = rows.filter(({ feature }) => feature === null).map(({ name }) => code(name));
  const featured = rows.flatMap(({ name, feature }) => (feature === null ? [] : [`${code(name)} needs ${feature}`]));
  return `## Standard objects\n\n${always.length} objects without any feature: ${always.join(', ')}.\n\nObjects of features:\n\n${list(featured)}`;
}

function queries(): string {
  const groups = Object.entries(soqlSupport()).map(([group, rows]) => {
    const items = rows.map(({ name, refusal }) =>
      refusal === null ? `${code(name)}` : `${code(name)}: refused. ${plain(refusal)}`
    );
    return `### ${group}\n\n${list(items)}`;
  });
  return `## SOQL\n\n${groups.join('\n\n')}`;
}

function formulas(): string {
  const { functions, operators, variables, refused } = formulaSupport();
  const groups = [...Map.groupBy(functions, ({ group }) => group)].map(([group, each]) => {
    const items = each.map(({ name, uses }) =>
      uses === 'all formulas' ? code(name) : `${code(name)}: only in ${uses}`
    );
    return `### ${group} functions\n\n${list(items)}`;
  });
  return [
    '## Formulas',
    `Operators: ${operators.map(code).join(' ')}`,
    `Global variables: ${variables.map(code).join(', ')}`,
    ...groups,
    '### Refused functions',
    list(refused.map(({ name, reason }) => `${code(name)}: ${plain(reason)}`))
  ].join('\n\n');
}

function library(): string {
  const types = LIBRARY.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const members = types.reduce((sum, type) => sum + membersOf(type).length, 0);
  const refused = types.reduce((sum, type) => sum + Object.keys(type.refused ?? {}).length, 0);
  const summary = `${types.length} types with ${members} members that work and ${refused} that are refused by name.`;
  return ['## Apex library', summary, ...types.map(libraryType)].join('\n\n');
}

function libraryType(type: LibraryTypeDeclaration): string {
  const members = membersOf(type);
  const refused = Object.entries(type.refused ?? {});
  return [
    `### ${plain(type.name)}`,
    `[Documentation](${type.doc})`,
    ...(members.length === 0 ? [] : [list(members.map(code))]),
    ...(refused.length === 0
      ? []
      : ['Refused:', list(refused.map(([name, reason]) => `${code(name)}: ${plain(reason)}`))])
  ].join('\n\n');
}

/** Everything that works, as Apex would declare it. */
function membersOf(type: LibraryTypeDeclaration): readonly string[] {
  const names = (table: Readonly<Record<string, unknown>> | undefined): readonly string[] => Object.keys(table ?? {});
  const writable = new Set(names(type.setters));
  return [
    ...(type.constants ?? []),
    ...names(type.constructors),
    ...names(type.statics).map((each) => `static ${each}`),
    ...names(type.staticProperties).map((each) => `static ${each}`),
    ...names(type.methods),
    ...(type.abstracts ?? []),
    ...names(type.properties).map((each) => (writable.has(each) ? each : `${each} (read-only)`))
  ];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Text whose characters mean nothing to Markdown. */
function plain(text: string): string {
  return text.replace(/[<>*_|]/g, (sign) => `\\${sign}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
