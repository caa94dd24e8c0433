import { ApexList } from '../../values/apexList.ts';
import { callMethodNamed } from '../../values/apexObject.ts';
import type { ApexObject } from '../../values/apexObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { refuse } from '../refusal.ts';
import { services } from '../services.ts';
import type { ApexTypeValue } from './typeValue.ts';
import { typeValueOf } from './typeValue.ts';

/** An object of a project class whose methods all ask the provider (P111). */
export function createStub(type: ApexTypeValue | null, provider: ApexObject | null): ApexObject {
  const { name } = required(type).target;
  const handler = required(provider);
  const create = services().classByName(name)?.createStub ?? null;
  if (create === null) return refuse('System.Test.createStub', `only types of the project can be mocked, not ${name}`);
  return create((stub, method, args) => {
    const types = method.parameters.map((parameter) => typeValueOf(parameter.type));
    const names = method.parameters.map((parameter) => parameter.name);
    return callMethodNamed(handler, 'handlemethodcall', [
      stub,
      method.name,
      typeValueOf(method.returnType),
      new ApexList(RuntimeType.of('List<Type>'), types),
      new ApexList(RuntimeType.listOfString, names),
      new ApexList(RuntimeType.listOfObject, [...args])
    ]);
  });
}
