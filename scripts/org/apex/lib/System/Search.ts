import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { services } from '../services.ts';
import type { BindScope } from '../services.ts';
import { accessOf } from './AccessLevel.ts';
import type { AccessLevelValue } from './AccessLevel.ts';

const NO_SNIPPETS = 'snippets and suggestions need an index of words';

function query(text: string | null, level: AccessLevelValue | undefined, binds: BindScope | null): ApexList {
  const lists = services().search({ text: required(text), access: accessOf(level), binds });
  return new ApexList(RuntimeType.of('List<List<SObject>>'), [...lists]);
}

export const SearchType = defineType({
  name: 'System.Search',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm',
  statics: {
    'List<List<SObject>> query(String text)': (text: string | null, binds: BindScope | null = null) =>
      query(text, undefined, binds),
    'List<List<SObject>> query(String text, System.AccessLevel level)': (
      text: string | null,
      level: AccessLevelValue | null,
      binds: BindScope | null = null
    ) => query(text, required(level), binds)
  },
  refused: {
    'Object find(String text)': NO_SNIPPETS,
    'Object suggest(String text, String object, Object options)': NO_SNIPPETS
  }
});
