/** The part of the services that needs nothing but the library itself and the schema of the running transaction. */
import { currentTransaction } from '../../transaction/transaction.ts';
import { functionKey } from '../check/libraryCatalogue.ts';
import type { LibraryCatalogue } from '../check/libraryCatalogue.ts';
import type { LibraryMemberRef } from '../emit/ir.ts';
import type { RuntimeServices } from '../emit/runtimeInterface.ts';
import { libraryEnum } from '../lib/enumValues.ts';
import type { LibraryFunction } from '../lib/library.ts';
import { sobjectFieldToken, sobjectTypeToken } from '../lib/Schema/tokens.ts';
import { typeValueOf } from '../lib/System/typeValue.ts';
import { ApexList } from '../values/apexList.ts';
import { RuntimeType } from '../values/runtimeType.ts';

type CatalogueServices = Pick<
  RuntimeServices,
  'libraryFunction' | 'isOverridable' | 'libraryConstant' | 'typeValue' | 'token' | 'label'
>;

export function createCatalogueServices(catalogue: LibraryCatalogue): CatalogueServices {
  const typeOf = (name: string) => catalogue.types.get(name.toLowerCase());
  return {
    libraryFunction: (member) =>
      catalogue.functions.get(functionKey(member)) ?? enumFunction(member, (name) => typeOf(name)?.kind === 'enum'),
    isOverridable: (name) => {
      const type = typeOf(name);
      return type !== undefined && (type.kind === 'interface' || type.isExtensible || type.name === 'System.Object');
    },
    libraryConstant: (enumName, constant) => libraryEnum(enumName).constant(constant),
    typeValue: typeValueOf,
    token: (object, field) => (field === null ? sobjectTypeToken(object) : sobjectFieldToken(object, field)),
    label: (namespace, name) => {
      const label = currentTransaction().schema.label(namespace, name);
      if (label === undefined) throw new Error(`No label ${name} in the schema.`);
      return label.value;
    }
  };
}

/** `LoggingLevel.values()` and `LoggingLevel.valueOf('ERROR')`, which no type declares by itself. */
function enumFunction({ kind, key }: LibraryMemberRef, isEnum: (name: string) => boolean): LibraryFunction | null {
  const [owner = '', signature] = key.split('#');
  if (kind !== 'static' || !isEnum(owner)) return null;
  if (signature === 'values()')
    return () => new ApexList(RuntimeType.generic('List', libraryEnum(owner).type), [...libraryEnum(owner).constants]);
  return signature === 'valueOf(String)' ? (name: string | null) => libraryEnum(owner).valueOf(name) : null;
}
