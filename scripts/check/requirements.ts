import { spawnSync } from 'node:child_process';
import type { Requirement } from './gate.ts';

interface RequirementRow {
  readonly command: readonly [string, ...string[]];
  readonly help: string;
}

const REQUIREMENTS: Readonly<Record<Requirement, RequirementRow>> = {
  java: {
    command: ['java', '-version'],
    help: 'Java 11 or later is missing. Debian, Ubuntu: apt-get install default-jre-headless; macOS: brew install openjdk; Windows: winget install EclipseAdoptium.Temurin.21.JRE.'
  },
  python3: {
    command: ['python3', '--version'],
    help: 'Python 3.10 or later is missing. Debian, Ubuntu: apt-get install python3; macOS: brew install python; Windows: winget install Python.Python.3.13.'
  }
};

/** Which requirements this machine lacks, each with the way to install it. */
export function missingRequirements(wanted: readonly Requirement[]): ReadonlyMap<Requirement, string> {
  const missing = [...new Set(wanted)].filter((each) => !isPresent(REQUIREMENTS[each].command));
  return new Map(missing.map((each) => [each, REQUIREMENTS[each].help]));
}

function isPresent([program, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
