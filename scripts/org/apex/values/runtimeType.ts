/**
 * Types at run time, interned by the name the platform prints: `Map<Id,Account>`, `Database.QueryLocator`, `Outer.Inner`.
 * `System.` and `Schema.` are left out. One name, one object: types compare by identity.
 */
export class RuntimeType {
  /** `List<Account>` */
  readonly name: string;
  /** `List` */
  readonly base: string;
  readonly args: readonly RuntimeType[];
  /** Filled on first use by `typeTest.ts`: whether a value may be stored where this type is declared. */
  storeTest: ((value: unknown) => boolean) | null = null;

  private constructor(name: string, base: string, args: readonly RuntimeType[]) {
    this.name = name;
    this.base = base;
    this.args = args;
  }

  private static readonly interned = new Map<string, RuntimeType>();

  /** Reads a printed name; spaces and the prefixes `System.` and `Schema.` do not matter. */
  static of(name: string): RuntimeType {
    const known = RuntimeType.interned.get(name);
    if (known !== undefined) return known;
    const type = RuntimeType.read(name.replace(/\s+/g, ''));
    RuntimeType.interned.set(name, type);
    return type;
  }

  static generic(base: string, ...args: RuntimeType[]): RuntimeType {
    return RuntimeType.of(`${base}<${args.map((arg) => arg.name).join(',')}>`);
  }

  private static read(text: string): RuntimeType {
    const open = text.indexOf('<');
    const base = (open < 0 ? text : text.slice(0, open)).replace(/^(?:System|Schema)\./i, '');
    const args = open < 0 ? [] : splitArguments(text.slice(open + 1, -1)).map((arg) => RuntimeType.of(arg));
    const name = args.length === 0 ? base : `${base}<${args.map((arg) => arg.name).join(',')}>`;
    const known = RuntimeType.interned.get(name);
    if (known !== undefined) return known;
    const type = new RuntimeType(name, base, args);
    RuntimeType.interned.set(name, type);
    return type;
  }

  /** The element of a List, Set or Iterable, the key of a Map; Object where there is none. */
  get element(): RuntimeType {
    return this.args[0] ?? RuntimeType.object;
  }

  /** The value of a Map. */
  get mapValue(): RuntimeType {
    return this.args[1] ?? RuntimeType.object;
  }

  /** As TypeException texts print it: Object is `ANY` inside and outside of brackets (P27). */
  get conversionName(): string {
    if (this.args.length === 0) return this === RuntimeType.object ? 'ANY' : this.name;
    return `${this.base}<${this.args.map((arg) => arg.conversionName).join(',')}>`;
  }

  toString(): string {
    return this.name;
  }

  static readonly object = RuntimeType.of('Object');
  static readonly string = RuntimeType.of('String');
  static readonly id = RuntimeType.of('Id');
  static readonly boolean = RuntimeType.of('Boolean');
  static readonly integer = RuntimeType.of('Integer');
  static readonly long = RuntimeType.of('Long');
  static readonly double = RuntimeType.of('Double');
  static readonly decimal = RuntimeType.of('Decimal');
  static readonly date = RuntimeType.of('Date');
  static readonly datetime = RuntimeType.of('Datetime');
  static readonly time = RuntimeType.of('Time');
  static readonly blob = RuntimeType.of('Blob');
  static readonly sobject = RuntimeType.of('SObject');
  static readonly listOfObject = RuntimeType.of('List<Object>');
  static readonly listOfString = RuntimeType.of('List<String>');
  static readonly listOfSObject = RuntimeType.of('List<SObject>');
  static readonly mapOfStringToObject = RuntimeType.of('Map<String,Object>');
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '<') depth += 1;
    else if (character === '>') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
