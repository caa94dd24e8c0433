/** Everything that emitted code can call, in one object: operators of this folder, and services of the engine. */
import { listOfNulls } from '../values/apexList.ts';
import type { QuerySite } from '../emit/emittedUnit.ts';
import type { RuntimeServices } from '../emit/runtimeInterface.ts';
import { iterate } from '../lib/iteration.ts';
import { currentTransaction } from '../../transaction/transaction.ts';
import { initializeException } from '../values/apexException.ts';
import type { ApexClassInfo } from '../values/apexObject.ts';
import type { RuntimeType } from '../values/runtimeType.ts';
import { textOf } from '../values/text.ts';
import { cast, isInstance } from '../values/typeTest.ts';
import * as arithmetic from './arithmetic.ts';
import { ClassRegistry } from './classRegistry.ts';
import { inBatches, newCollection, newMap } from './collections.ts';
import * as comparison from './comparison.ts';
import * as conversions from './conversions.ts';
import { caught, thrown } from './exceptions.ts';
import { frames, npe, tick, tooDeep } from './frames.ts';
import { initialiseInstance } from './projectClass.ts';
import * as sobjects from './sobjectAccess.ts';

export interface Runtime {
  readonly services: RuntimeServices;
  readonly classes: ClassRegistry;
  /** By the names that emitted code uses. */
  readonly functions: Readonly<Record<string, unknown>>;
}

export function createRuntime(services: RuntimeServices): Runtime {
  const functions = {
    ...arithmetic,
    ...comparison,
    ...conversions,
    ...sobjects,
    frames,
    npe,
    tick,
    tooDeep,
    caught,
    thrown,
    initializeException,
    initialiseInstance,
    newArray: listOfNulls,
    newCollection,
    newMap,
    cast,
    isInstance,
    textOf,
    iterate,
    now: currentTransaction,
    libraryConstant: (enumName: string, constant: string) => services.libraryConstant(enumName, constant),
    typeValue: (type: RuntimeType) => services.typeValue(type),
    token: (object: string, field: string | null) => services.token(object, field),
    label: (namespace: string | null, name: string) => services.label(namespace, name),
    query: (site: QuerySite, binds: readonly unknown[]) => services.query(site, binds),
    queryBatches: (site: QuerySite, binds: readonly unknown[]) =>
      inBatches(services.query(site, binds) as Iterable<unknown>, site.type),
    search: services.search.bind(services),
    dml: services.dml.bind(services),
    enterRunAs: (args: readonly unknown[]) => services.enterRunAs(args),
    leaveRunAs: (entered: unknown) => services.leaveRunAs(entered),
    enqueueFuture: (owner: ApexClassInfo, key: string, args: readonly unknown[]) =>
      services.enqueueFuture(owner, key, args)
  };
  return { services, classes: ClassRegistry.create(), functions };
}
