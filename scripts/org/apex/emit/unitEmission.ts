/** What the emission of one unit collects: numbered references, functions, lines for coverage. */
import type { IrClass, IrMethod, IrProperty, IrUnit, LibraryMemberRef } from './ir.ts';
import type { DmlSite, LibrarySite, QuerySite, SearchSite, SObjectFieldSite, UnitTables } from './emittedUnit.ts';
import { constructorName } from './names.ts';

export interface EmitOptions {
  /** Counts runs of executable lines. */
  readonly coverage: boolean;
}

/** An append-only table without duplicates. */
class Interned<T> {
  readonly items: T[] = [];
  private readonly numbers = new Map<string, number>();

  number(key: string, item: T): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** How the code names the entry of a table. */
const PREFIXES = {
  classes: '$c',
  types: '$y',
  library: '$L',
  sobjectFields: '$f',
  queries: '$q',
  searches: '$z',
  dml: '$w'
} as const;

export class UnitEmission {
  readonly unit: IrUnit;
  readonly options: EmitOptions;
  /** Stack-trace names by function number. */
  readonly frames: string[] = [];
  readonly executableLines: number[] = [];
  /** True while the statements of a trigger or anonymous block are printed, which are a script of their own. */
  isBody = false;
  private readonly classes = new Interned<string>();
  private readonly types = new Interned<string>();
  private readonly library = new Interned<LibrarySite>();
  private readonly sobjectFields = new Interned<SObjectFieldSite>();
  private readonly literals = new Interned<string>();
  private readonly queries: QuerySite[] = [];
  private readonly searches: SearchSite[] = [];
  private readonly dml: DmlSite[] = [];
  private readonly runtimeNames = new Set<string>(['frames', 'now', 'tick', 'tooDeep']);
  private readonly functionNumbers = new Map<string, number>();
  private readonly coverageNumbers = new Map<number, number>();
  private readonly classesByName: ReadonlyMap<string, IrClass>;

  constructor(unit: IrUnit, options: EmitOptions) {
    this.unit = unit;
    this.options = options;
    this.classesByName = new Map(unit.classes.map((each) => [each.name, each]));
  }

  /** A function of the runtime: `use('npe')` is `$npe`. */
  use(name: string): string {
    this.runtimeNames.add(name);
    return `$${name}`;
  }

  classRef(printedName: string): string {
    return `$c${this.classes.number(printedName, printedName)}`;
  }

  type(printedName: string): string {
    return `$y${this.types.number(printedName, printedName)}`;
  }

  libraryMember(member: LibraryMemberRef, isSuper = false): string {
    const site: LibrarySite = isSuper ? { ...member, isSuper: true } : member;
    return `$L${this.library.number(`${member.kind} ${member.key} ${isSuper}`, site)}`;
  }

  sobjectField(site: SObjectFieldSite): string {
    return `$f${this.sobjectFields.number(`${site.access} ${site.object} ${site.name}`, site)}`;
  }

  query(site: QuerySite): string {
    return `$q${this.queries.push(site) - 1}`;
  }

  search(site: SearchSite): string {
    return `$z${this.searches.push(site) - 1}`;
  }

  dmlSite(site: DmlSite): string {
    return `$w${this.dml.push(site) - 1}`;
  }

  /** A value that is built once per unit, given by its expression. */
  literal(expression: string): string {
    return `$k${this.literals.number(expression, expression)}`;
  }

  /** The number of the function behind `id`, which says whose method it is. */
  functionNumber(id: string, frame: string): number {
    const known = this.functionNumbers.get(id);
    if (known !== undefined) return known;
    const number = this.frames.push(frame) - 1;
    this.functionNumbers.set(id, number);
    return number;
  }

  /** A function that the code at hand can call directly, or null. */
  knownFunction(id: string): number | null {
    return this.isBody ? null : (this.functionNumbers.get(id) ?? null);
  }

  /** Registers an executable line and returns the statement that counts it; empty without coverage. */
  countLine(line: number): string {
    if (!this.options.coverage) return '';
    let number = this.coverageNumbers.get(line);
    if (number === undefined) {
      number = this.executableLines.push(line) - 1;
      this.coverageNumbers.set(line, number);
    }
    return `$hits[${number}]++;`;
  }

  ownClass(name: string): IrClass | null {
    return this.classesByName.get(name) ?? null;
  }

  ownProperty(owner: string, name: string): IrProperty | null {
    return this.classesByName.get(owner)?.properties.find((property) => property.name === name) ?? null;
  }

  get localMethods(): readonly IrMethod[] {
    return (this.unit.trigger ?? this.unit.anonymous)?.methods ?? [];
  }

  get tables(): UnitTables {
    return {
      runtime: [...this.runtimeNames],
      classes: this.classes.items,
      types: this.types.items,
      library: this.library.items,
      sobjectFields: this.sobjectFields.items,
      queries: this.queries,
      searches: this.searches,
      dml: this.dml
    };
  }

  /** Declarations that both scripts of the unit start with, on their first line. */
  preamble(): string {
    const literals = this.literals.items.map((expression, number) => `$k${number}=${expression}`);
    const tables = Object.entries(PREFIXES).flatMap(([table, prefix]) =>
      this.tables[table as keyof UnitTables].map((_item, number) => `${prefix}${number}=$tables.${table}[${number}]`)
    );
    const names = [...this.runtimeNames].map((name) => `${name}:$${name}`);
    const declarations = [`{${names.join(',')}}=$r`, ...tables, ...literals];
    return `const ${declarations.join(',')};`;
  }
}

export const methodId = (owner: string, key: string): string => `${owner}#${key}`;
export const constructorId = (owner: string, key: string): string => constructorName({ owner, key });
