/**
 * Emitted code on disk, one file for each state of a project: loading it saves parsing, checking and emitting.
 *
 * The key covers the sources, the metadata that shapes the schema, the options and every file of the local org itself, so an image is
 * never stale; one that cannot be read is made again. Only whole projects without any diagnostic are kept.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { EmittedUnit } from '../apex/emit/emittedUnit.ts';
import type { Project } from '../source/project.ts';

export interface ImageOptions {
  readonly features: ReadonlySet<string>;
  readonly coverage: boolean;
}

const ENGINE = path.resolve(import.meta.dirname, '..');
const KEPT_IMAGES = 20;

export function imageKey(project: Project, { features, coverage }: ImageOptions): string {
  const hash = createHash('sha256').update(engineFingerprint());
  hash.update(JSON.stringify([project.namespace, [...features].sort(), coverage, process.version]));
  for (const source of [...project.classes, ...project.triggers]) hash.update(JSON.stringify(source));
  for (const { type, fullName } of project.carried) hash.update(JSON.stringify([type, fullName]));
  const metadata = new Set(project.components.map(({ file }) => file));
  for (const file of [...metadata].sort()) hash.update(file).update('\n').update(readFileSync(file)).update('\n');
  return hash.digest('hex');
}

/** The units of the image, or null. */
export function readImage(folder: string, key: string): readonly EmittedUnit[] | null {
  try {
    const bytes = readFileSync(path.join(folder, key));
    const body = bytes.subarray(SUM_BYTES);
    return bytes.subarray(0, SUM_BYTES).equals(checksum(body)) ? (deserialize(body) as readonly EmittedUnit[]) : null;
  } catch {
    return null; // missing, torn or not ours: compile again
  }
}

/** Written beside and renamed, so that a reader never sees half an image. */
export function writeImage(folder: string, key: string, units: readonly EmittedUnit[]): void {
  const body = serialize(units);
  const draft = path.join(folder, `${key}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const old = readdirSync(folder);
    if (old.length >= KEPT_IMAGES) for (const name of old) rmSync(path.join(folder, name), { force: true });
    writeFileSync(draft, Buffer.concat([checksum(body), body]));
    renameSync(draft, path.join(folder, key));
  } catch {
    rmSync(draft, { force: true }); // an image that cannot be written costs time, nothing else
  }
}

const SUM_BYTES = 32;

function checksum(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest();
}

let fingerprint: string | null = null;

function engineFingerprint(): string {
  if (fingerprint !== null) return fingerprint;
  const hash = createHash('sha256');
  const parser = findPackageJSON('@apexdevtools/apex-parser', import.meta.url);
  if (parser !== undefined) hash.update(readFileSync(parser));
  const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter(isEngineFile).sort();
  for (const file of files)
    hash
      .update(file)
      .update('\n')
      .update(readFileSync(path.join(ENGINE, file)))
      .update('\n');
  return (fingerprint = hash.digest('hex'));
}

function isEngineFile(file: string): boolean {
  return /\.(?:ts|json)$/.test(file) && !/(?:^|[\\/])(?:__tests__|web|rest|node_modules)[\\/]/.test(file);
}
