/** A project class at run time: its code, its description, and its statics of the running transaction. */
import { currentTransaction } from '../../transaction/transaction.ts';
import type { EmittedClass, EmittedField } from '../emit/emittedUnit.ts';
import { constructorName } from '../emit/names.ts';
import type { ApexEnum } from '../values/apexEnum.ts';
import { ApexEnumType } from '../values/apexEnum.ts';
import { ApexException, builtInException } from '../values/apexException.ts';
import { ApexList } from '../values/apexList.ts';
import { ApexObject } from '../values/apexObject.ts';
import type { ApexClassInfo, ApexFieldInfo, StubHandler } from '../values/apexObject.ts';
import { RuntimeType } from '../values/runtimeType.ts';
import { createStub } from './stubClass.ts';

const JSON_DIRECTIONS = ['serializable', 'deserializable'] as const;

type Callable = (...args: unknown[]) => unknown;
type Slots = Record<string, unknown>;
type InstanceClass = new () => ApexObject;

/** What the code of a unit gives for one class. */
export interface ClassCode {
  readonly description: EmittedClass;
  readonly file: string;
  readonly apiVersion: number;
  readonly functions: readonly Callable[];
  readonly instance: ((base: abstract new () => ApexObject) => InstanceClass) | null;
  readonly createStatics: () => Slots;
}

export class ProjectClass implements ApexClassInfo {
  /** Printed, with namespace. */
  readonly name: string;
  readonly type: RuntimeType;
  /** Static methods by key and accessors of static properties. Emitted code calls them straight. */
  readonly statics: Record<string, Callable> = Object.create(null) as Record<string, Callable>;
  /** Enum constants by declared name. */
  readonly constants: Record<string, ApexEnum> = Object.create(null) as Record<string, ApexEnum>;
  Instance: InstanceClass;
  prototype: Slots = {};
  superclass: ApexClassInfo | null = null;
  interfaces: readonly (ApexClassInfo | RuntimeType)[] = [];
  fields: readonly ApexFieldInfo[] = [];
  construct: (() => ApexObject) | null = null;
  private code: ClassCode | null = null;
  private readonly staticsKey: string;
  private isLinked = false;
  private initializers: readonly Callable[] | null = null;
  private staticsMap: Map<string, unknown> | null = null;
  private currentHolder: Slots = {};

  /** `staticsKey`: under which a transaction keeps the statics; unique where names are not. */
  constructor(name: string, staticsKey: string = name) {
    this.name = name;
    this.staticsKey = staticsKey;
    this.type = RuntimeType.of(name);
    this.Instance = class {
      constructor() {
        throw new Error(`${name} has not been loaded.`);
      }
    } as unknown as InstanceClass;
  }

  get description(): EmittedClass {
    return this.loaded.description;
  }

  get file(): string {
    return this.loaded.file;
  }

  get apiVersion(): number {
    return this.loaded.apiVersion;
  }

  get kind(): EmittedClass['kind'] {
    return this.description.kind;
  }

  get isAbstract(): boolean {
    return this.description.isAbstract;
  }

  get visibility(): EmittedClass['visibility'] {
    return this.description.visibility;
  }

  get isLoaded(): boolean {
    return this.code !== null;
  }

  get closedToJson(): ApexClassInfo['closedToJson'] {
    const values = this.description.annotations.find(({ name }) => name === 'JsonAccess')?.values ?? {};
    return JSON_DIRECTIONS.filter((direction) => values[direction] === 'never');
  }

  readonly allocate = (): ApexObject => new this.Instance();

  readonly createStub = (handle: StubHandler): ApexObject => createStub(this, handle);

  /** Runs the initialisers of the hierarchy, superclass first, as the first step of the outermost constructor (P22). */
  initialise(target: ApexObject): void {
    this.initializers ??= this.findInitializers();
    for (const initializer of this.initializers) initializer.call(target);
  }

  private findInitializers(): readonly Callable[] {
    const inherited = this.superclass instanceof ProjectClass ? this.superclass.findInitializers() : [];
    const { description, functions } = this.loaded;
    return [...inherited, ...description.instanceInit.map((number) => at(functions, number))];
  }

  private get loaded(): ClassCode {
    if (this.code === null) throw new Error(`${this.name} has not been loaded.`);
    return this.code;
  }

  load(code: ClassCode): void {
    this.code = code;
    this.isLinked = false;
    this.initializers = null;
  }

  /** Puts the class together, its superclass first. `classOf` gives project classes by printed name. */
  link(classOf: (name: string) => ProjectClass): void {
    if (this.isLinked || this.code === null) return;
    this.isLinked = true;
    const { description, functions } = this.code;
    const parent = description.superclass;
    if (parent?.isProject === true) classOf(parent.name).link(classOf);
    this.superclass = parent === null ? null : parent.isProject ? classOf(parent.name) : builtInException(parent.name);
    this.interfaces = description.interfaces.map(({ name, isProject }) =>
      isProject ? classOf(name) : RuntimeType.of(name)
    );
    if (description.kind === 'enum') this.linkEnum(description);
    for (const method of description.methods)
      if (method.isStatic && method.function !== null) this.statics[method.key] = at(functions, method.function);
    if (this.code.instance !== null) this.linkInstances(this.code.instance, functions);
    for (const field of description.fields)
      if (field.isStatic) this.addAccessors(this.statics, field, functions, () => this.holder());
    this.fields = description.fields.filter((field) => !field.isStatic).map(fieldInfo);
  }

  private linkEnum({ enumConstants }: EmittedClass): void {
    const type = new ApexEnumType(this.name, enumConstants);
    for (const constant of type.constants) this.constants[constant.name] = constant;
    const list = RuntimeType.generic('List', this.type);
    this.statics['values()'] = () => new ApexList(list, [...type.constants]);
    this.statics['valueof(string)'] = (name) => type.valueOf(name as string | null);
  }

  private linkInstances(instance: NonNullable<ClassCode['instance']>, functions: readonly Callable[]): void {
    const { description } = this;
    const base =
      this.superclass instanceof ProjectClass
        ? this.superclass.Instance
        : this.superclass !== null
          ? ApexException
          : ApexObject;
    this.Instance = instance(base);
    const prototype = this.Instance.prototype as unknown as Slots;
    this.prototype = prototype;
    Object.defineProperty(prototype, 'apexClass', { value: this });
    for (const method of description.methods)
      if (!method.isStatic && method.function !== null) prototype[method.key] = at(functions, method.function);
    for (const { key, function: number } of description.constructors)
      prototype[constructorName({ owner: description.name, key })] = at(functions, number);
    for (const field of description.fields) if (!field.isStatic) this.addAccessors(prototype, field, functions, null);
    for (const { calledAs, key } of description.bridges) {
      const inPlace = this.statics[key];
      prototype[calledAs] =
        inPlace ??
        function (this: Record<string, Callable>, ...args: unknown[]) {
          return this[key]?.(...args);
        };
    }
    const plain = description.constructors.find(
      ({ parameters, visibility }) => parameters.length === 0 && visibility !== 'private'
    );
    if (plain === undefined || description.isAbstract) return;
    const initialise = at(functions, plain.function);
    this.construct = () => initialise.call(this.allocate()) as ApexObject;
  }

  /** Accessors that were not written read and write the place of the value. `holder` null: the instance is the place. */
  private addAccessors(
    target: Record<string, unknown>,
    { slot, property }: EmittedField,
    functions: readonly Callable[],
    holder: (() => Slots) | null
  ): void {
    if (property === null) return;
    const { getter, setter, getterFunction, setterFunction } = property;
    const read = function (this: Slots): unknown {
      return (holder?.() ?? this)[slot];
    };
    const write = function (this: Slots, value: unknown): void {
      (holder?.() ?? this)[slot] = value;
    };
    if (getter !== null)
      addAccessor(target, getter, getterFunction === null ? (read as Callable) : at(functions, getterFunction));
    if (setter !== null)
      addAccessor(target, setter, setterFunction === null ? (write as Callable) : at(functions, setterFunction));
  }

  /** Statics of the running transaction; the first use runs the static initialisers in textual order (P21). */
  holder(): Slots {
    const { statics } = currentTransaction();
    return statics === this.staticsMap ? this.currentHolder : this.enter(statics);
  }

  private enter(statics: Map<string, unknown>): Slots {
    const known = statics.get(this.staticsKey) as Slots | undefined;
    if (known !== undefined) {
      this.staticsMap = statics;
      this.currentHolder = known;
      return known;
    }
    if (this.superclass instanceof ProjectClass) this.superclass.holder();
    const { description, functions, createStatics } = this.loaded;
    const holder = createStatics();
    // Visible before it is complete: initialisers may use the class they initialise.
    statics.set(this.staticsKey, holder);
    this.staticsMap = statics;
    this.currentHolder = holder;
    try {
      for (const number of description.staticInit) at(functions, number)();
    } catch (error) {
      statics.delete(this.staticsKey);
      this.staticsMap = null;
      throw error;
    }
    return holder;
  }
}

/** What constructors call while nobody has (see `emitUnit.ts`). */
export function initialiseInstance(target: ApexObject): void {
  target.$ready = true;
  (target.apexClass as ProjectClass).initialise(target);
}

/** A private accessor has its owner's name in its own; tests that may see it (P19) use the plain one. */
function addAccessor(target: Record<string, unknown>, name: string, accessor: Callable): void {
  target[name] = accessor;
  const [plain = name] = name.split('@');
  if (!(plain in target)) target[plain] = accessor;
}

function at(functions: readonly Callable[], number: number): Callable {
  const found = functions[number];
  if (found === undefined) throw new Error(`No function ${number}.`);
  return found;
}

function fieldInfo({
  name,
  type,
  slot,
  isTransient,
  visibility,
  annotations,
  property,
  isFinal
}: EmittedField): ApexFieldInfo {
  const call = (target: ApexObject, accessor: string, ...args: unknown[]): unknown =>
    (target as unknown as Record<string, Callable>)[accessor]?.call(target, ...args);
  const getter = property?.getter ?? null;
  const setter = property?.setter ?? null;
  const hasSetter = property === null ? !isFinal : setter !== null;
  return {
    name,
    type: RuntimeType.of(type),
    isTransient,
    isProperty: property !== null,
    visibility,
    annotations: annotations.map((annotation) => annotation.name),
    get: (target) => (getter === null ? (target as unknown as Slots)[slot] : call(target, getter)),
    set: !hasSetter
      ? null
      : (target, value) => {
          if (setter === null) (target as unknown as Slots)[slot] = value;
          else call(target, setter, value);
        }
  };
}
