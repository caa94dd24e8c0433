/** The platform cache. */
import { classes, project, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, reference, rule } from './rule.ts';

const EXCEPTIONS = reference('apex_cache_exceptions');
const PARTITION = reference('apex_class_cache_Partition');
const BUILDER = reference('apex_interface_cache_CacheBuilder');
const INTERNALS = guide('apex_platform_cache_internals');

const capacity = (cacheType: string, megabytes: number): string =>
  `<platformCachePartitionTypes><allocatedCapacity>${megabytes}</allocatedCapacity><cacheType>${cacheType}</cacheType></platformCachePartitionTypes>`;
const PARTITIONS: Files = {
  'cachePartitions/Main.cachePartition-meta.xml': metadata(
    'PlatformCachePartition',
    '<isDefaultPartition>true</isDefaultPartition>',
    '<masterLabel>Main</masterLabel>',
    capacity('Organization', 1),
    capacity('Session', 1)
  ),
  'cachePartitions/Empty.cachePartition-meta.xml': metadata(
    'PlatformCachePartition',
    '<isDefaultPartition>false</isDefaultPartition>',
    '<masterLabel>Empty</masterLabel>',
    capacity('Organization', 0)
  )
};
const LOADER = `public class Loader implements Cache.CacheBuilder {
  public static Integer calls = 0;
  public Object doLoad(String key) { calls++; return 'loaded ' + key; }
}`;
const cached = project({ ...PARTITIONS, ...classes(LOADER) });

rule('C1000', 'P106', PARTITION, 'a value is kept under its key, and what is read is a copy', () =>
  cached
    .run(
      `Cache.OrgPartition p = Cache.Org.getPartition('local.Main'); List<String> names = new List<String>{ 'a' };
       p.put('names', names); names.add('b');
       ((List<String>) p.get('names')).add('c');
       System.debug(p.get('names')); System.debug(Cache.Org.get('local.Main.names')); System.debug(Cache.Org.get('names'));
       System.debug(p.contains('Names')); System.debug(p.remove('names')); System.debug(p.get('names'));`
    )
    .prints('(a)', '(a)', '(a)', 'false', 'true', 'null')
);
rule('C1001', 'P106', EXCEPTIONS, 'a partition that does not exist has an exception of its own', () => {
  cached.run("Cache.Org.getPartition('local.Other');").throws('Cache.Org.OrgCacheException');
  cached.run("Cache.Session.getPartition('local.Other');").throws('Cache.Session.SessionCacheException');
});
rule('C1002', 'P106', EXCEPTIONS, 'keys are alphanumeric, values are there, and times are within bounds', () => {
  for (const call of ["put('a b', 1)", "put('a', null)", "put('a', 1, 299)", "put('a', 1, 172801)"])
    cached.run(`Cache.Org.getPartition('local.Main').${call};`).throws('Cache.InvalidParamException');
});
rule('C1003', 'P106', BUILDER, 'a class loads what is not there, once', () =>
  cached
    .run(
      `Cache.OrgPartition p = Cache.Org.getPartition('Main');
       System.debug(p.get(Loader.class, 'a')); System.debug(p.get(Loader.class, 'a')); System.debug(Loader.calls);
       System.debug(p.get('a'));`
    )
    .prints('loaded a', 'loaded a', '1', 'null')
);
rule(
  'C1004',
  'P106',
  guide('apex_cache_partition_setup'),
  'a partition without capacity keeps nothing and says nothing of it',
  () =>
    cached
      .run(
        "Cache.OrgPartition p = Cache.Org.getPartition('local.Empty'); p.put('a', 1); System.debug(p.contains('a'));"
      )
      .returns('false')
);
rule('C1005', 'P109', INTERNALS, 'a test starts with an empty cache, which its jobs share', () =>
  project({
    ...PARTITIONS,
    ...classes(
      `public class Job implements Queueable { public void execute(QueueableContext c) { Cache.Org.put('done', true); } }`,
      `@IsTest private class Proof {
        @IsTest static void run() {
          Assert.isFalse(Cache.Org.contains('done'));
          Test.startTest(); System.enqueueJob(new Job()); Test.stopTest();
          Assert.areEqual(true, Cache.Org.get('done'));
        }
      }`
    )
  }).testEnds('passed')
);
rule('C1006', 'P106', reference('apex_class_cache_Session'), 'asynchronous work has no session', () =>
  project({
    ...PARTITIONS,
    ...classes(
      `public class Job implements Queueable { public void execute(QueueableContext c) { System.debug(Cache.Session.isAvailable()); Cache.Session.put('a', 1); } }`,
      `@IsTest private class Proof { @IsTest static void run() {
        Assert.isTrue(Cache.Session.isAvailable());
        Test.startTest(); System.enqueueJob(new Job()); Test.stopTest(); } }`
    )
  }).testEnds('failed', /^Cache\.Session\.SessionCacheNoSessionException/)
);
