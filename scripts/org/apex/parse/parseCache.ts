/**
 * Syntax trees on disk, one JSON file per source text: reading one is about fifteen times faster than parsing.
 *
 * The key covers the text, its kind, the parser library and our own parsers, so an entry is never stale; an entry that cannot be read is
 * parsed again and rewritten. Origins are packed into four numbers; the file name is put back on reading.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import type { Origin } from '../../diagnostic.ts';
import type { ApexKind, ParsedApex } from './parseApex.ts';
import { parseApex } from './parseApex.ts';

export interface ParseCache {
  /** As `parseApex`, from disk where possible. */
  parse(text: string, file: string, kind: ApexKind): ParsedApex;
}

type PackedOrigin = readonly [line: number, column: number, endLine: number, endColumn: number];

/** `directory` is created when needed. `version` stands for everything but the source that shapes a tree. */
export function createParseCache(directory: string, version: string = parserFingerprint()): ParseCache {
  mkdirSync(directory, { recursive: true });
  return {
    parse: (text, file, kind) => {
      const hash = createHash('sha256').update(`${version}\n${kind}\n`).update(text).digest('hex');
      const entry = path.join(directory, `${hash}.json`);
      const known = readEntry(entry, file);
      if (known !== null) return known;
      const parsed = parseApex(text, file, kind);
      writeEntry(entry, parsed);
      return parsed;
    }
  };
}

/** A hash over the parser library's version and the files that build trees. */
export function parserFingerprint(): string {
  const hash = createHash('sha256');
  const manifest = findPackageJSON('@apexdevtools/apex-parser', import.meta.url);
  if (manifest !== undefined) hash.update(readFileSync(manifest));
  for (const folder of [import.meta.dirname, path.join(import.meta.dirname, '../../soql')])
    for (const name of readdirSync(folder).sort())
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}

function readEntry(entry: string, file: string): ParsedApex | null {
  try {
    const packed = JSON.parse(readFileSync(entry, 'utf8')) as { sum?: string; tree?: string };
    if (packed.tree === undefined || packed.sum !== checksum(packed.tree)) return null;
    return unpackOrigins(JSON.parse(packed.tree), file) as ParsedApex;
  } catch {
    return null; // missing, torn or not ours: parse it again
  }
}

/** Written beside and renamed, so that a reader never sees half an entry. */
function writeEntry(entry: string, parsed: ParsedApex): void {
  const tree = JSON.stringify(parsed, packOrigin);
  const draft = `${entry}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify({ sum: checksum(tree), tree }));
    renameSync(draft, entry);
  } catch {
    rmSync(draft, { force: true }); // a cache that cannot be written costs time, nothing else
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function packOrigin(key: string, value: unknown): unknown {
  if (key !== 'origin') return value;
  const { line, column, endLine, endColumn } = value as Origin;
  return [line, column, endLine, endColumn] satisfies PackedOrigin;
}

function unpackOrigins(value: unknown, file: string): unknown {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') unpackOrigins(item, file);
  } else if (value !== null && typeof value === 'object') {
    const node = value as Record<string, unknown>;
    for (const key in node) {
      const item = node[key];
      if (key === 'origin') {
        const [line, column, endLine, endColumn] = item as PackedOrigin;
        node[key] = { file, line, column, endLine, endColumn } satisfies Origin;
      } else if (typeof item === 'object') unpackOrigins(item, file);
    }
  }
  return value;
}
