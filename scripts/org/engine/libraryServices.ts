/** What the built-in library needs of the org: dynamic queries, writes, project classes. */
import type { ClassRegistry } from '../apex/runtime/classRegistry.ts';
import type { ProjectClass } from '../apex/runtime/projectClass.ts';
import type { Services } from '../apex/lib/services.ts';
import type { AsyncEngine } from '../async/asyncEngine.ts';
import { copyJob } from '../async/jobCopy.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexThrow } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { countRows, executeDynamicQuery } from '../soql/executeDynamicQuery.ts';
import { executeDynamicSearch } from '../soql/executeDynamicSearch.ts';
import { throwQuery } from '../soql/queryException.ts';
import { toDmlException } from '../write/dmlException.ts';
import { executeWrite } from '../write/executeWrite.ts';
import type { Org } from './org.ts';

/** What jobs and events need is the part of the asynchronous engine. */
export type DataServices = Omit<
  Services,
  keyof AsyncEngine['services'] | 'createInterview' | 'runAction' | 'buildFormula' | 'callOut'
>;

export function createLibraryServices(classes: ClassRegistry, namespace: string | null, org: Org): DataServices {
  const find = (name: string): ProjectClass | null =>
    classes.find(namespace === null ? name : `${namespace}.${name}`) ?? classes.find(name);
  return {
    queryList(request) {
      const result = executeDynamicQuery(request);
      if (result.kind === 'count') return throwQuery('COUNT() queries need Database.countQuery');
      return new ApexList(RuntimeType.of(`List<${result.object.name.canonical}>`), [...result.records]);
    },
    countRows,
    search: (request) =>
      executeDynamicSearch(request).map(
        ({ object, records }) => new ApexList(RuntimeType.of(`List<${object.name.canonical}>`), [...records])
      ),
    write(request) {
      if (request.records.length === 0) return [];
      const results = executeWrite(request);
      if (request.allOrNone && !results.every((each) => each.isSuccess))
        throw new ApexThrow(toDmlException(request, results));
      return results;
    },
    classByName: find,
    enumByName: (name) => Object.values(find(name)?.constants ?? {})[0]?.owner ?? null,
    copyValue: copyJob,
    random: createRandom(org)
  };
}

/** The same sequence in every process (mulberry32); what isolated work takes from it is put back at its end. */
function createRandom(org: Org): () => number {
  let state = 0x5eed;
  org.observe({
    isolating() {
      const before = state;
      return () => {
        state = before;
      };
    }
  });
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
