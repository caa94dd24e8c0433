/** One quality gate: what it needs, how it judges a project, and the mistake that proves it can fail. */

export interface Finding {
  /** Path relative to the project, with line and column where known: `force-app/x.cls:3:7`. */
  readonly place: string;
  readonly message: string;
}

export type Requirement = 'java' | 'python3';

export interface Gate {
  readonly name: string;
  readonly summary: string;
  readonly requires: readonly Requirement[];
  /** Judges the project in `root`; no findings means the gate is passed. Throws when it could not judge at all. */
  judge(root: string): Promise<readonly Finding[]>;
  /** A mistake that this gate, and only by its own rule, must find. */
  readonly planted: PlantedMistake;
}

export interface PlantedMistake {
  /** Files of a minimal project, by relative path. */
  readonly files: Readonly<Record<string, string>>;
  /** Must match the message of at least one finding. */
  readonly expects: RegExp;
}
