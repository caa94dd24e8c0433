import { defineType } from '../library.ts';

const DOC = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm';

export const IterableType = defineType({
  name: 'System.Iterable<T>',
  doc: DOC,
  kind: 'interface',
  abstracts: ['Iterator<T> iterator()']
});

export const IteratorType = defineType({
  name: 'System.Iterator<T>',
  doc: DOC,
  kind: 'interface',
  abstracts: ['Boolean hasNext()', 'T next()']
});

export const ComparableType = defineType({
  name: 'System.Comparable',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_comparable.htm',
  kind: 'interface',
  abstracts: ['Integer compareTo(Object other)']
});

export const ComparatorType = defineType({
  name: 'System.Comparator<T>',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_Comparator.htm',
  kind: 'interface',
  abstracts: ['Integer compare(T left, T right)']
});

export const CallableType = defineType({
  name: 'System.Callable',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_Callable.htm',
  kind: 'interface',
  abstracts: ['Object call(String action, Map<String,Object> args)']
});
