/** People and data of a new org that is served: users to sign in as, and a tree plan moved to today. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Persona {
  readonly key: string;
  readonly label: string;
  /** Field values of the User row. */
  readonly user?: Readonly<Record<string, unknown>>;
  /** Name of the profile; absent for the org's first administrator. */
  readonly profile?: string;
  /** Names of permission sets. */
  readonly permissionSets: readonly string[];
}

export interface Demo {
  readonly folder: string;
  /** The day, ISO, on which the plan's dates are right. */
  readonly asOf: string;
  /** Plan file, relative to the folder. */
  readonly plan: string;
  readonly personas: readonly Persona[];
  /** By object: keys of the personas that own its records, in turn. */
  readonly owners: Readonly<Record<string, readonly string[]>>;
}

/** Without a demo the only person is the administrator. */
export const NO_DEMO: Omit<Demo, 'folder' | 'asOf' | 'plan'> = {
  personas: [{ key: 'admin', label: 'Administrator', permissionSets: [] }],
  owners: {}
};

export function readDemo(folder: string): Demo {
  const content = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as Omit<Demo, 'folder'>;
  return { ...content, folder };
}
