/**
 * What the engine must provide so that emitted code can run. Everything else that emitted code calls is in `runtime/`.
 * All of it is synchronous and works on the current transaction.
 */
import type { LibraryConstructor, LibraryFunction } from '../lib/library.ts';
import type { ApexList } from '../values/apexList.ts';
import type { ApexClassInfo } from '../values/apexObject.ts';
import type { ApexSObject } from '../values/apexSObject.ts';
import type { RuntimeType } from '../values/runtimeType.ts';
import type { DmlSite, QuerySite, SearchSite } from './emittedUnit.ts';
import type { LibraryMemberRef } from './ir.ts';

export interface RuntimeServices {
  /** The running function of a library member; null where project classes alone have one (interface methods). */
  libraryFunction(member: LibraryMemberRef): LibraryFunction | LibraryConstructor | null;
  /** True for library types whose methods project classes may implement or override: interfaces, Exception, Object. */
  isOverridable(libraryTypeName: string): boolean;
  /** The constant of a library enum such as `System.LoggingLevel`. */
  libraryConstant(enumName: string, constant: string): unknown;
  /** The System.Type value of `Foo.class`. */
  typeValue(type: RuntimeType): unknown;
  /** `Account.SObjectType` where `field` is null, else `Account.Name`. Names are canonical. */
  token(object: string, field: string | null): unknown;
  label(namespace: string | null, name: string): string;
  /**
   * Runs a query with limits charged and access of the running class. By `site.result`: `list` an ApexList, `single` one record or
   * QueryException, `optional` one record or null, `count` a number, `rows` an iterable of records (for loops).
   */
  query(site: QuerySite, binds: readonly unknown[]): unknown;
  /** List<List<SObject>>. */
  search(site: SearchSite, binds: readonly unknown[]): unknown;
  /** `other`: the second operand of merge. */
  dml(site: DmlSite, target: ApexSObject | ApexList, other?: ApexSObject | ApexList): void;
  /** Switches the user (or the package version); what it returns goes to {@link leaveRunAs}, however the block ends. */
  enterRunAs(args: readonly unknown[]): unknown;
  leaveRunAs(entered: unknown): void;
  /** At the start of a future method: puts the call into the queue and answers true, or false where the queue itself calls. */
  enqueueFuture(owner: ApexClassInfo, key: string, args: readonly unknown[]): boolean;
}
