/** The classes of one deploy, by printed name and without regard to case. */
import { ProjectClass } from './projectClass.ts';

let overlays = 0;

export class ClassRegistry {
  private readonly classes = new Map<string, ProjectClass>();
  private readonly parent: ClassRegistry | null;
  /** Distinguishes the statics of classes that share a name with one of the parent. */
  private readonly suffix: string;

  private constructor(parent: ClassRegistry | null) {
    this.parent = parent;
    this.suffix = parent === null ? '' : ` ${(overlays += 1)}`;
  }

  static create(): ClassRegistry {
    return new ClassRegistry(null);
  }

  /** A registry in which these names mean classes of its own; everything else is the parent's, which never sees them. */
  overlay(names: readonly string[]): ClassRegistry {
    const child = new ClassRegistry(this);
    for (const name of names) child.add(name);
    return child;
  }

  private add(name: string): ProjectClass {
    const created = new ProjectClass(name, name + this.suffix);
    this.classes.set(name.toLowerCase(), created);
    return created;
  }

  /** The class of that name, loaded or still to come. */
  reference(name: string): ProjectClass {
    return this.classes.get(name.toLowerCase()) ?? this.parent?.reference(name) ?? this.add(name);
  }

  /** A loaded class, or null. */
  find(name: string): ProjectClass | null {
    const found = this.classes.get(name.toLowerCase());
    return found?.isLoaded === true ? found : (this.parent?.find(name) ?? null);
  }

  /** Loaded classes in the order in which they were first named, without those of the parent. */
  all(): ProjectClass[] {
    return [...this.classes.values()].filter((each) => each.isLoaded);
  }

  /** After units have been loaded: puts classes together, superclasses first. */
  link(): void {
    for (const each of this.classes.values()) each.link((name) => this.reference(name));
  }
}
