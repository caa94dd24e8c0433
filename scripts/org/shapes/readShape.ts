/** A scratch-org definition by the name of its shape: the features it switches on. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DESCRIPTIVE_KEYS, SCRATCH_FEATURES, SCRATCH_SETTINGS } from './features.ts';

/** The definition cannot be used; the message names the file and what is wrong with it. */
export class ShapeError extends Error {
  constructor(file: string, problem: string) {
    super(`${path.relative(process.cwd(), file)}: ${problem}`);
    this.name = 'ShapeError';
  }
}

const FOLDER = path.join('config', 'scratch');
const FILE_ENDING = '.json';
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** Names of the shapes below these projects, in order. */
export function shapeNames(projects: readonly string[]): readonly string[] {
  const folders = projects.map((project) => path.resolve(project, FOLDER)).filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) => readdirSync(folder)).filter((name) => name.endsWith(FILE_ENDING));
  return [...new Set(files.map((name) => name.slice(0, -FILE_ENDING.length)))].sort();
}

/**
 * Features of the shape, from the first of these projects that has it; null where none has.
 *
 * @throws ShapeError for a definition that is broken or asks for what the local org does not know
 */
export function readShape(name: string, projects: readonly string[]): ReadonlySet<string> | null {
  const file = (NAME.test(name) ? projects : [])
    .map((project) => path.resolve(project, FOLDER, `${name}${FILE_ENDING}`))
    .find((each) => existsSync(each));
  return file === undefined ? null : readDefinition(readJson(file), file);
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isObject(json)) return json;
  } catch (error) {
    throw new ShapeError(file, error instanceof Error ? error.message : String(error));
  }
  throw new ShapeError(file, 'a scratch-org definition is one JSON object');
}

function readDefinition(definition: Readonly<Record<string, unknown>>, file: string): ReadonlySet<string> {
  const { features = [], settings = {}, ...rest } = definition;
  const unknown = Object.keys(rest).find((key) => !DESCRIPTIVE_KEYS.has(key));
  if (unknown !== undefined) throw new ShapeError(file, `the entry ${unknown} is not known to the local org`);
  if (!Array.isArray(features)) throw new ShapeError(file, 'features is a list of names');
  if (!isObject(settings)) throw new ShapeError(file, 'settings is an object');
  const sections = Object.entries(settings).flatMap(([section, values]) => readSettings(section, values, file));
  return new Set([...features.flatMap((feature) => readFeature(String(feature), file)), ...sections]);
}

function readFeature(name: string, file: string): readonly string[] {
  const known = Object.keys(SCRATCH_FEATURES).find((each) => each.toLowerCase() === name.toLowerCase());
  const features = SCRATCH_FEATURES[known ?? ''];
  if (features === undefined) throw new ShapeError(file, `the feature ${name} is not known to the local org`);
  return features;
}

function readSettings(section: string, values: unknown, file: string): readonly string[] {
  const known = SCRATCH_SETTINGS[section];
  if (known === undefined) throw new ShapeError(file, `the settings ${section} are not known to the local org`);
  if (!isObject(values)) throw new ShapeError(file, `${section} is an object`);
  return Object.entries(values).flatMap(([name, value]) => {
    const features = known[name];
    if (features === undefined)
      throw new ShapeError(file, `the setting ${section}.${name} is not known to the local org`);
    if (typeof value !== 'boolean') throw new ShapeError(file, `${section}.${name} is true or false`);
    return value ? features : [];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
