/**
 * Objects that stand in for those of a project class in tests: every method hands its call to a provider, nothing of the class runs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_stub_api.htm
 */
import type { EmittedMethod } from '../emit/emittedUnit.ts';
import { refuse } from '../lib/refusal.ts';
import { ApexId } from '../values/apexId.ts';
import { ApexObject } from '../values/apexObject.ts';
import type { ApexClassInfo, StubHandler } from '../values/apexObject.ts';
import { RuntimeType } from '../values/runtimeType.ts';
import { cast } from '../values/typeTest.ts';
import { ProjectClass } from './projectClass.ts';

type StubConstructor = new () => ApexObject;

/** An object of the class (or one that implements the interface) whose methods all call `handle` (P111). */
export function createStub(info: ProjectClass, handle: StubHandler): ApexObject {
  refuseWhatCannotBeMocked(info);
  const Base = info.kind === 'interface' ? (ApexObject as unknown as StubConstructor) : info.Instance;
  const shown = stubInfo(info);
  const Stub = class extends Base {
    override get apexClass(): ApexClassInfo {
      return shown;
    }
  };
  // The method of a subclass comes last and replaces the one that it overrides.
  for (const method of methodsOf(info).reverse())
    Object.defineProperty(Stub.prototype, method.key, { configurable: true, value: proxyOf(method, handle) });
  return new Stub();
}

/** As String.valueOf shows them: `Name__sfdc_ApexStub`. */
function stubInfo(info: ProjectClass): ApexClassInfo {
  const name = `${info.name}__sfdc_ApexStub`;
  const isInterface = info.kind === 'interface';
  return {
    name,
    kind: 'class',
    type: RuntimeType.of(name),
    superclass: isInterface ? null : info,
    interfaces: isInterface ? [info] : [],
    isAbstract: false,
    visibility: info.visibility,
    fields: [],
    construct: null,
    closedToJson: info.closedToJson,
    allocate: info.allocate,
    createStub: null
  };
}

/** Own ones, then inherited ones. Static and private methods are never mocked. */
function methodsOf(info: ProjectClass): EmittedMethod[] {
  const own = info.description.methods.filter(
    ({ isStatic, visibility }) => !isStatic && (visibility !== 'private' || info.kind === 'interface')
  );
  return [...own, ...parentsOf(info).flatMap(methodsOf)];
}

function parentsOf(info: ProjectClass): ProjectClass[] {
  return [info.superclass, ...info.interfaces].filter((each) => each instanceof ProjectClass);
}

function proxyOf(method: EmittedMethod, handle: StubHandler): (...args: unknown[]) => unknown {
  const parameters = method.parameters.map(({ name, type }) => ({ name, type: RuntimeType.of(type) }));
  const isVoid = method.returnType.toLowerCase() === 'void';
  const returnType = RuntimeType.of(isVoid ? 'void' : method.returnType);
  return function (this: ApexObject, ...args: unknown[]): unknown {
    const held = args.map((value, index) => asObject(value, parameters[index]?.type));
    const answer = handle(this, { name: method.name, returnType, parameters }, held);
    return isVoid ? null : cast(answer ?? null, returnType);
  };
}

/** An Id is a string while its static type is Id; held as Object it says what it is. */
function asObject(value: unknown, type: RuntimeType | undefined): unknown {
  return type === RuntimeType.id && typeof value === 'string' ? new ApexId(value) : value;
}

const FEATURE = 'System.Test.createStub';

function refuseWhatCannotBeMocked(info: ProjectClass): void {
  const { description } = info;
  if (info.kind === 'enum') refuse(FEATURE, `${info.name} is an enum`);
  if (description.name.includes('.')) refuse(FEATURE, `inner types cannot be mocked: ${info.name}`);
  const { constructors } = description;
  if (constructors.length > 0 && constructors.every(({ visibility }) => visibility === 'private'))
    refuse(FEATURE, `all constructors of ${info.name} are private`);
  const bridged = new Set(bridgesOf(info));
  for (const { base } of libraryInterfacesOf(info)) {
    if (base === 'Database.Batchable') refuse(FEATURE, `batch classes cannot be mocked: ${info.name}`);
    if ((info.kind === 'interface' || info.isAbstract) && !bridged.has(base))
      refuse(FEATURE, `${info.name} leaves methods of ${base} to others`);
  }
}

function libraryInterfacesOf(info: ProjectClass): RuntimeType[] {
  const own = info.interfaces.filter((each) => each instanceof RuntimeType);
  return [...own, ...parentsOf(info).flatMap(libraryInterfacesOf)];
}

/** The interfaces of the library whose methods the class has. */
function bridgesOf(info: ProjectClass): string[] {
  const own = info.description.bridges.flatMap(({ calledAs }) => {
    const [type, method] = calledAs.split('#');
    return type === undefined || method === undefined ? [] : [RuntimeType.of(type).base];
  });
  return [...own, ...parentsOf(info).flatMap(bridgesOf)];
}
