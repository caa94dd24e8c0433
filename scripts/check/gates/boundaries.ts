import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';

type Edges = Readonly<Record<string, { readonly imports: readonly string[] }>>;

interface SourceFile {
  readonly place: string;
  readonly domain: string;
  readonly text: string;
}

const SHARED_DOMAIN = 'core';
/** Comments and string literals hold no references. */
const NOISE = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g;
const WORD = /[A-Za-z_]\w*/g;
const MODULE = /(?:from\s+|import\s*\(\s*|import\s+)'(?<name>[^']+)'/g;

/**
 * Domains meet only along `config/domains.json`: a class may name classes of its own domain and of core, and the
 * `<Domain>Api` class of a domain it may use; a component may import components along the same edges, and Apex of its own domain.
 */
export const boundariesGate: Gate = {
  name: 'boundaries',
  summary: 'Domains import only along config/domains.json',
  requires: [],
  judge(root) {
    const { domains: edges } = JSON.parse(readFileSync(path.join(root, 'config/domains.json'), 'utf8')) as {
      readonly domains: Edges;
    };
    const apex = sources(root, 'force-app/main', /\.(?:cls|trigger)$/);
    const components = sources(root, 'force-app/main', /\/lwc\/[^_]*\.(?:ts|html)$/);
    const classDomains = new Map(
      apex.map((file) => [
        path
          .basename(file.place)
          .replace(/\.\w+$/, '')
          .toLowerCase(),
        file.domain
      ])
    );
    const bundleDomains = new Map(components.map((file) => [path.basename(path.dirname(file.place)), file.domain]));
    const undeclared = [...new Set(apex.map((file) => file.domain))]
      .filter((domain) => edges[domain] === undefined)
      .map((domain): Finding => ({ place: 'config/domains.json', message: `the domain '${domain}' is not declared` }));
    return Promise.resolve([
      ...undeclared,
      ...apex.flatMap((file) => judgeApex(file, classDomains, edges)),
      ...components.flatMap((file) => judgeComponent(file, classDomains, bundleDomains, edges))
    ]);
  },
  planted: {
    files: {
      'config/domains.json':
        '{"domains":{"core":{"imports":[]},"involvement":{"imports":["core"]},"routing":{"imports":["core","involvement"]}}}',
      'force-app/main/involvement/classes/LedgerRow.cls': 'public with sharing class LedgerRow {}\n',
      'force-app/main/involvement/classes/InvolvementApi.cls': 'public with sharing class InvolvementApi {}\n',
      'force-app/main/routing/classes/Crooked.cls':
        'public with sharing class Crooked {\n  private InvolvementApi allowed;\n  private LedgerRow row;\n}\n'
    },
    expects: /routing may use involvement only through InvolvementApi, not LedgerRow/
  }
};

function judgeApex(file: SourceFile, classDomains: ReadonlyMap<string, string>, edges: Edges): readonly Finding[] {
  return file.text.split('\n').flatMap((line, index) =>
    [...line.matchAll(WORD)].flatMap((match): readonly Finding[] => {
      const reason = refusal(file.domain, match[0], classDomains, edges);
      return reason === null
        ? []
        : [{ place: `${file.place}:${index + 1}:${(match.index ?? 0) + 1}`, message: reason }];
    })
  );
}

function judgeComponent(
  file: SourceFile,
  classDomains: ReadonlyMap<string, string>,
  bundleDomains: ReadonlyMap<string, string>,
  edges: Edges
): readonly Finding[] {
  return [...file.text.matchAll(MODULE)].flatMap((match): readonly Finding[] => {
    const name = match.groups?.['name'] ?? '';
    const place = `${file.place}:${file.text.slice(0, match.index).split('\n').length}`;
    const bundle = bundleDomains.get(name.replace(/^c\//, ''));
    if (name.startsWith('c/') && bundle !== undefined && !mayUse(file.domain, bundle, edges)) {
      return [{ place, message: `${file.domain} may not use ${bundle} (${name})` }];
    }
    const className = /^@salesforce\/apex\/(?:\w+\.)?(?<name>\w+)\.\w+$/.exec(name)?.groups?.['name'];
    const owner = className === undefined ? undefined : classDomains.get(className.toLowerCase());
    if (owner !== undefined && owner !== file.domain)
      return [{ place, message: `a component of ${file.domain} calls Apex of ${owner} (${name})` }];
    return [];
  });
}

function refusal(domain: string, word: string, classDomains: ReadonlyMap<string, string>, edges: Edges): string | null {
  const owner = classDomains.get(word.toLowerCase());
  if (owner === undefined || owner === domain || owner === SHARED_DOMAIN) return null;
  if (!mayUse(domain, owner, edges)) return `${domain} may not use ${owner} (${word})`;
  const facade = `${owner}Api`.toLowerCase();
  return word.toLowerCase() === facade
    ? null
    : `${domain} may use ${owner} only through ${owner[0]?.toUpperCase()}${owner.slice(1)}Api, not ${word}`;
}

function mayUse(domain: string, other: string, edges: Edges): boolean {
  return domain === other || (edges[domain]?.imports.includes(other) ?? false);
}

function sources(root: string, folder: string, pattern: RegExp): readonly SourceFile[] {
  const base = path.join(root, folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((place) => pattern.test(place) && !place.includes('__tests__'))
    .map((place) => ({
      place,
      domain: path.relative(folder, place).split(path.sep)[0] ?? '',
      text: readFileSync(path.join(root, place), 'utf8').replace(place.endsWith('.ts') ? /$^/g : NOISE, (noise) =>
        noise.replace(/[^\n]/g, ' ')
      )
    }));
}
