/** A small library, signatures only: enough Apex for the rules under test, independent of what the real library offers. */
import type { LibraryTypeDeclaration } from '../../lib/library.ts';
import { buildLibraryCatalogue } from '../libraryCatalogue.ts';

const DOC = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

type Signatures = Readonly<Record<string, () => unknown>>;

function table(...signatures: readonly string[]): Signatures {
  return Object.fromEntries(signatures.map((signature) => [signature, () => null]));
}

function type(name: string, parts: Partial<LibraryTypeDeclaration> = {}): LibraryTypeDeclaration {
  return { name, doc: DOC, ...parts };
}

const EXCEPTION_CONSTRUCTORS = table(
  '()',
  '(String message)',
  '(Exception cause)',
  '(String message, Exception cause)'
);

function exception(name: string): LibraryTypeDeclaration {
  return type(`System.${name}`, { extends: 'System.Exception', constructors: EXCEPTION_CONSTRUCTORS });
}

export const TEST_DECLARATIONS: readonly LibraryTypeDeclaration[] = [
  type('System.Object', { methods: table('String toString()', 'Boolean equals(Object other)', 'Integer hashCode()') }),
  type('System.Enum', { methods: table('String name()', 'Integer ordinal()') }),
  ...['Boolean', 'Integer', 'Long', 'Double', 'Blob', 'Time', 'AccessLevel'].map((name) => type(`System.${name}`)),
  type('System.Decimal', { methods: table('Decimal setScale(Integer scale)') }),
  type('System.String', {
    statics: table('String valueOf(Object value)', 'Boolean isBlank(String text)'),
    methods: table('Integer length()', 'Boolean contains(String part)', 'String toLowerCase()'),
    refused: { 'List<String> splitByCharacterType()': 'no rule for it is written down' }
  }),
  type('System.Id', { methods: table('Schema.SObjectType getSObjectType()') }),
  type('System.Date', {
    statics: table('Date today()', 'Date newInstance(Integer year, Integer month, Integer day)'),
    methods: table('Date addDays(Integer days)')
  }),
  type('System.Datetime', { statics: table('Datetime now()') }),
  type('System.Iterable<T>', { kind: 'interface', abstracts: ['Iterator<T> iterator()'] }),
  type('System.Iterator<T>', { kind: 'interface', abstracts: ['Boolean hasNext()', 'T next()'] }),
  type('System.Comparable', { kind: 'interface', abstracts: ['Integer compareTo(Object other)'] }),
  type('System.Comparator<T>', { kind: 'interface', abstracts: ['Integer compare(T left, T right)'] }),
  type('System.List<T>', {
    implements: ['Iterable<T>'],
    constructors: table('()', '(List<T> source)', '(Set<T> source)', '(Iterable<T> source)'),
    methods: table(
      'void add(T element)',
      'T get(Integer index)',
      'Integer size()',
      'Boolean isEmpty()',
      'void addAll(List<T> source)',
      'void addAll(Iterable<T> source)'
    )
  }),
  type('System.Set<T>', {
    constructors: table('()', '(List<T> source)', '(Set<T> source)'),
    methods: table('Boolean add(T element)', 'Boolean contains(T element)')
  }),
  type('System.Map<K,V>', {
    constructors: table('()', '(Map<K,V> source)', '(List<SObject> rows)'),
    methods: table('V get(K key)', 'V put(K key, V value)', 'Set<K> keySet()', 'List<V> values()')
  }),
  type('System.Exception', {
    isExtensible: true,
    constructors: EXCEPTION_CONSTRUCTORS,
    methods: table('String getMessage()')
  }),
  exception('DmlException'),
  exception('IllegalArgumentException'),
  type('System.Type', { statics: table('Type forName(String name)'), methods: table('String getName()') }),
  type('System.LoggingLevel', { kind: 'enum', constants: ['DEBUG', 'ERROR'] }),
  type('System.System', { statics: table('void debug(Object value)', 'void debug(LoggingLevel level, Object value)') }),
  type('System.SObject', {
    methods: table(
      'Object get(String field)',
      'SObject clone()',
      'void addError(String text)',
      'void addError(Schema.SObjectField field, String text)'
    )
  }),
  type('System.Trigger', {
    staticProperties: table(
      'List<SObject> new',
      'List<SObject> old',
      'Map<Id,SObject> newMap',
      'Map<Id,SObject> oldMap',
      'Boolean isInsert'
    )
  }),
  type('System.Test', { statics: table('Boolean isRunningTest()') }),
  type('System.CustomMetadata', {
    statics: table(
      'Map<String,SObject> getAll(Schema.SObjectType type)',
      'SObject getInstance(Schema.SObjectType type, String name)'
    )
  }),
  type('System.Database', {
    statics: table(
      'List<SObject> query(String text)',
      'List<SObject> query(String text, AccessLevel access)',
      'Integer countQuery(String text)',
      'Database.QueryLocator getQueryLocator(String text)'
    )
  }),
  type('Database.QueryLocator', { implements: ['Iterable<SObject>'] }),
  type('Database.BatchableContext', { kind: 'interface' }),
  type('Database.Batchable<T>', {
    kind: 'interface',
    abstracts: [
      'Iterable<T> start(Database.BatchableContext context)',
      'void execute(Database.BatchableContext context, List<T> scope)',
      'void finish(Database.BatchableContext context)'
    ]
  }),
  type('Database.DMLOptions', {
    constructors: table('()'),
    properties: table('Boolean optAllOrNone', 'Integer size'),
    setters: table('Boolean optAllOrNone')
  }),
  type('Schema.SObjectType', { methods: table('Schema.DescribeSObjectResult getDescribe()', 'SObject newSObject()') }),
  type('Schema.SObjectField', { methods: table('Schema.DescribeFieldResult getDescribe()') }),
  type('Schema.SObjectFields', { methods: table('Map<String,Schema.SObjectField> getMap()') }),
  type('Schema.DescribeSObjectResult', {
    properties: table('Schema.SObjectFields fields'),
    methods: table('String getName()')
  }),
  type('Schema.DescribeFieldResult', { methods: table('String getName()') })
];

export const TEST_LIBRARY = buildLibraryCatalogue(TEST_DECLARATIONS);
