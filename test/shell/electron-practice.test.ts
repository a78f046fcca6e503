import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPractice, type Practice } from '../../src/main/practice.ts';
import * as electron from './electron-stub.ts';

vi.mock('electron', () => import('./electron-stub.ts'));

const first = {
  ready: true,
  url: 'http://127.0.0.1:4711',
  playUrl: 'http://127.0.0.1:4711/play',
  accessKey: 'a',
  secretKey: 's',
  gatewayToken: 'g',
};
let lines: string[];
let practice: Practice;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  electron.children.length = 0;
  lines = [];
  practice = createPractice('/programs/sandbox.js', '/profile/sandbox', (line) => lines.push(line));
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function child(): electron.Child {
  const last = electron.children.at(-1);
  if (!last) throw new Error('No process was started.');
  return last;
}
const says = (words: string) => child().stdout.write(`${words}\n`);
async function begin() {
  const ready = practice.ready();
  says(JSON.stringify(first));
  return ready;
}

test('the practice partner runs in a process of its own, on its folder, and says where it answers', async () => {
  expect(await begin()).toMatchObject({ url: first.url, accessKey: 'a' });
  expect(child()).toMatchObject({ program: '/programs/sandbox.js', given: ['--data', '/profile/sandbox', '--port', '0'] });
});

test('an engine that is started again finds the partner that runs', async () => {
  await begin();
  expect(await practice.ready()).toMatchObject({ url: first.url });
  expect(electron.children).toHaveLength(1);
});

test('a partner that crashed is started again once, at the same address', async () => {
  await begin();
  child().emit('exit', 1);
  await vi.waitFor(() => expect(electron.children).toHaveLength(2));
  expect(child().given).toEqual(['--data', '/profile/sandbox', '--port', '4711']);
  says(JSON.stringify(first));
  expect(await practice.ready()).toMatchObject({ url: first.url });
  child().emit('exit', 1);
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  expect(electron.children).toHaveLength(2);
});

test('a partner that cannot start is a fault, its last words stand in the log, and the next start tries anew', async () => {
  const ready = practice.ready();
  child().stderr.write('This data folder holds another partner.\n');
  await vi.waitFor(() => expect(child().stderr.readableLength).toBe(0));
  child().emit('exit', 2);
  await expect(ready).rejects.toMatchObject({ code: 'internal' });
  expect(lines).toEqual(['The practice partner did not start: This data folder holds another partner.']);
  await begin();
  expect(electron.children).toHaveLength(2);
});

test('a partner that says something else first is not trusted, and is ended', async () => {
  const ready = practice.ready();
  says('hello');
  await expect(ready).rejects.toMatchObject({ code: 'internal' });
  expect(child().killed).toBe(true);
});

test('a partner that says nothing for a minute is given up', async () => {
  const ready = practice.ready();
  ready.catch(() => {});
  await vi.advanceTimersByTimeAsync(59_999);
  expect(child().killed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await expect(ready).rejects.toMatchObject({ code: 'internal' });
  expect(child().killed).toBe(true);
});

test('a partner that is stopped is not started again, now or later', async () => {
  await begin();
  await practice.stop();
  expect(child().killed).toBe(true);
  await expect(practice.ready()).rejects.toMatchObject({ code: 'cancelled' });
  expect(electron.children).toHaveLength(1);
  expect(lines).toEqual([]);
});
