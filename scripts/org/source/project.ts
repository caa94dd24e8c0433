/** What the source reader hands on: everything found in one or more source folders, unresolved and unmerged. */
import type { Diagnostic } from '../diagnostic.ts';
import type { XmlElement } from './xmlReader.ts';

export interface ApexSource {
  readonly kind: 'class' | 'trigger';
  /** File name without suffix. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** From the `-meta.xml`, for example 66. */
  readonly apiVersion: number;
  /** False for a trigger or class the `-meta.xml` switches off. */
  readonly isActive: boolean;
}

/** One metadata component of a type the local org reads. */
export interface Component {
  readonly type: string;
  /** As the metadata API names it, without the parent: `Involvement__c`, `Role__c`, `InvolvementRole.Reseller`. */
  readonly fullName: string;
  /** Owning object of a decomposed child, else null. */
  readonly parent: string | null;
  readonly file: string;
  readonly element: XmlElement;
}

/** A component that is kept as files. Bundles list every file, other types their metadata file and content. */
export interface CarriedComponent {
  readonly type: string;
  readonly fullName: string;
  readonly parent: string | null;
  readonly files: readonly string[];
}

export interface Project {
  readonly namespace: string | null;
  /** `sourceApiVersion` of the first sfdx project, or null. */
  readonly sourceApiVersion: string | null;
  /**
   * Permission sets of the project, by developer name, that the first administrator of a new org holds: what
   * `plugins.localOrg.administratorPermissionSets` of sfdx-project.json says.
   */
  readonly administratorPermissionSets: readonly string[];
  readonly directories: readonly string[];
  readonly classes: readonly ApexSource[];
  readonly triggers: readonly ApexSource[];
  readonly components: readonly Component[];
  readonly carried: readonly CarriedComponent[];
  /** Files that are no metadata, such as a README: seen, named, not deployed. */
  readonly ignoredFiles: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  /** Overrides the namespace of sfdx-project.json; null for none. */
  readonly namespace?: string | null | undefined;
}
