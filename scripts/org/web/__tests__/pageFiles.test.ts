import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { CONTENT_SECURITY_POLICY, findPageFile } from '../pageFiles.ts';
import { writeProject } from './sampleProject.ts';

const dir = writeProject({ 'public/app.js': '', 'public/deep/style.css': '', 'public/.env': '', 'secret.js': '' });
const mounts = [
  { url: '/assets/app/', dir: path.join(dir, 'public'), isImmutable: false },
  { url: '/assets/vendor-1/', dir: path.join(dir, 'public'), isImmutable: true }
];

test('a file below a mount is found, with its type', () => {
  assert.equal(findPageFile(mounts, '/assets/app/app.js')?.contentType, 'text/javascript; charset=utf-8');
  assert.equal(findPageFile(mounts, '/assets/app/deep/style.css')?.contentType, 'text/css; charset=utf-8');
});

test('only an address that changes with its content is cached for ever', () => {
  assert.match(findPageFile(mounts, '/assets/vendor-1/app.js')?.cacheControl ?? '', /immutable/);
  assert.equal(findPageFile(mounts, '/assets/app/app.js')?.cacheControl, 'no-cache');
});

for (const address of [
  '/assets/app/../secret.js',
  '/assets/app/deep/../../secret.js',
  '/assets/app//etc/passwd',
  '/assets/app/app.js\0.css',
  '/assets/app/.env',
  '/assets/app/deep',
  '/assets/app/absent.js',
  '/other/app.js'
]) {
  test(`${JSON.stringify(address)} is not given`, () => assert.equal(findPageFile(mounts, address), undefined));
}

// https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
test('scripts come from this server only, and never from the text of the page', () => {
  const scripts = CONTENT_SECURITY_POLICY.split('; ').find((each) => each.startsWith('script-src'));
  assert.equal(scripts, "script-src 'self'");
  assert.match(CONTENT_SECURITY_POLICY, /default-src 'none'/);
});
