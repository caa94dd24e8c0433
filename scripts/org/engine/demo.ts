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
  /**
   * File, relative to the folder, that says since when records exist: a moment by reference of the plan. A load does so with
   * the permission "Set Audit Fields upon Record Creation".
   */
  readonly created?: string;
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

/** Moments of creation by reference of the plan, as of the day of the demo. */
export function readCreatedDates(demo: Demo): ReadonlyMap<string, Date> {
  if (demo.created === undefined) return new Map();
  const file = path.join(demo.folder, demo.created);
  const content = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return new Map(
    Object.entries(content).map(([reference, text]) => {
      const moment = new Date(text);
      if (Number.isNaN(moment.getTime())) throw new Error(`${file}: '${text}' is no moment.`);
      return [reference, moment];
    })
  );
}
