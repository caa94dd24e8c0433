/** The classes of one deploy, by printed name and without regard to case. */
import { ProjectClass } from './projectClass.ts';

export class ClassRegistry {
  private readonly classes = new Map<string, ProjectClass>();

  /** The class of that name, loaded or still to come. */
  reference(name: string): ProjectClass {
    const key = name.toLowerCase();
    let found = this.classes.get(key);
    if (found === undefined) this.classes.set(key, (found = new ProjectClass(name)));
    return found;
  }

  /** A loaded class, or null. */
  find(name: string): ProjectClass | null {
    const found = this.classes.get(name.toLowerCase());
    return found?.isLoaded === true ? found : null;
  }

  /** Loaded classes in the order in which they were first named. */
  all(): ProjectClass[] {
    return [...this.classes.values()].filter((each) => each.isLoaded);
  }

  /** After units have been loaded: puts classes together, superclasses first. */
  link(): void {
    for (const each of this.classes.values()) each.link((name) => this.reference(name));
  }
}
