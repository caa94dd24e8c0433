import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSharedCache } from '../shims/sharedCache.ts';
import { createWireAdapter } from '../shims/wireAdapter.ts';

/** A server that counts: each answer says which request it belongs to. */
function createCounter() {
  let count = 0;
  const waiting: (() => void)[] = [];
  const load = () => {
    count += 1;
    const answer = { request: count };
    return new Promise<{ request: number }>((resolve) => waiting.push(() => resolve(answer)));
  };
  const answerAll = async () => {
    for (const each of waiting.splice(0)) each();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { load, answerAll, requests: () => count };
}

test('two listeners to a key share one request', async () => {
  const { load, answerAll, requests } = createCounter();
  const cache = createSharedCache();
  const heard: unknown[] = [];
  cache.subscribe('key', load, ({ data }) => heard.push(data));
  cache.subscribe('key', load, ({ data }) => heard.push(data));
  await answerAll();
  cache.subscribe('key', load, ({ data }) => heard.push(data));
  assert.deepEqual(heard, [{ request: 1 }, { request: 1 }, { request: 1 }]);
  assert.equal(requests(), 1);
});

// https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching.html
test('refreshing what was provided asks again and reaches every listener', async () => {
  const { load, answerAll } = createCounter();
  const cache = createSharedCache();
  const first: unknown[] = [];
  const second: { data: unknown }[] = [];
  cache.subscribe('key', load, (provision) => first.push(provision));
  cache.subscribe('key', load, (provision) => second.push(provision));
  await answerAll();
  const refreshed = cache.refreshProvision(first[0]);
  await answerAll();
  await refreshed;
  assert.deepEqual(
    second.map((each) => each.data),
    [{ request: 1 }, { request: 2 }]
  );
});

test('refreshing something that was never provided does nothing', async () => {
  const { load, answerAll, requests } = createCounter();
  const cache = createSharedCache();
  cache.subscribe('key', load, () => {});
  await answerAll();
  await cache.refreshProvision({ data: { request: 1 } });
  await cache.refreshProvision(undefined);
  assert.equal(requests(), 1);
});

test('what is provided cannot be changed', async () => {
  const { load, answerAll } = createCounter();
  const provided: { data: { request: number } | undefined }[] = [];
  createSharedCache().subscribe('key', load, (provision) => provided.push(provision));
  await answerAll();
  assert.throws(() => {
    Object.assign(provided[0]?.data ?? {}, { request: 7 });
  }, TypeError);
});

test('a slow answer does not overwrite that of a later refresh', async () => {
  const cache = createSharedCache();
  const answers: ((value: string) => void)[] = [];
  const heard: unknown[] = [];
  const load = () => new Promise<string>((resolve) => answers.push(resolve));
  cache.subscribe('key', load, ({ data }) => heard.push(data));
  void cache.refresh((key) => key === 'key');
  answers[1]?.('new');
  await new Promise((resolve) => setImmediate(resolve));
  answers[0]?.('old');
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(heard, ['new']);
});

test('a failure is provided, and not kept', async () => {
  const cache = createSharedCache();
  let isDown = true;
  const load = () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve('up'));
  const heard: unknown[] = [];
  cache.subscribe('key', load, ({ data, error }) => heard.push(data ?? (error as Error).message));
  await new Promise((resolve) => setImmediate(resolve));
  isDown = false;
  assert.equal(await cache.read('key', load), 'up');
  assert.deepEqual(heard, ['down', 'up']);
});

test('what nobody listens to is forgotten by a refresh, and asked for anew', async () => {
  const { load, answerAll, requests } = createCounter();
  const cache = createSharedCache();
  const stop = cache.subscribe('key', load, () => {});
  await answerAll();
  stop();
  await cache.refresh(() => true);
  assert.equal(requests(), 1);
  const again = cache.read('key', load);
  await answerAll();
  assert.deepEqual(await again, { request: 2 });
});

// https://developer.salesforce.com/docs/platform/lwc/guide/data-wire-service-about.html
test('a wire is empty first, waits for its parameters, and follows them', async () => {
  const Adapter = createWireAdapter<string>(createSharedCache(), ({ id }) =>
    id === undefined ? undefined : { key: String(id), load: () => Promise.resolve(`record ${id}`) }
  );
  const heard: unknown[] = [];
  const wire = new Adapter(({ data }) => heard.push(data));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  wire.connect();
  wire.update({ id: undefined });
  await turn();
  assert.deepEqual(heard, [undefined]);
  wire.update({ id: 1 });
  await turn();
  wire.update({ id: 2 });
  await turn();
  wire.disconnect();
  wire.update({ id: 3 });
  await turn();
  assert.deepEqual(heard, [undefined, 'record 1', 'record 2']);
});
