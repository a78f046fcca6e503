import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createDownloads } from '../../src/web/downloads.ts';
import { createBrowserHost } from '../../src/web/host/host.ts';
import { type Desk, openDesk } from './served.ts';

let desk: Desk;
let profile: string;
beforeEach(async () => {
  desk = await openDesk();
  profile = await mkdtemp(join(tmpdir(), 'browser-downloads-'));
});
afterEach(async () => {
  await desk.close();
  await rm(profile, { recursive: true, force: true });
});

/** A file of the engine's, as an export leaves it. */
async function made(content: Uint8Array | string): Promise<string> {
  await mkdir(join(profile, 'unfinished'), { recursive: true });
  const file = join(profile, 'unfinished', `${Math.random()}.csv`);
  await writeFile(file, content, { mode: 0o600 });
  return file;
}
async function hostOf(downloads = desk.downloads) {
  const { host, stop } = await createBrowserHost({ profile, downloads, own: () => [], onOpen: () => {} });
  onTestFinished(stop);
  return { host, stop };
}
const waiting = async () => readdir(join(profile, 'unfinished', 'handed-over')).catch(() => []);
const hrefOf = (saved: { readonly kind: string; readonly href?: string }) => saved.href ?? '';

test('a long document is sent from the disk, whole and once, and is removed when it was fetched', async () => {
  const { host } = await hostOf();
  const content = 'sequence,at\r\n'.repeat(500_000);
  const file = await made(content);
  const href = hrefOf(await host.saveFile({ name: 'log.csv', type: 'text/csv; charset=utf-8', file }));
  expect(existsSync(file)).toBe(false);
  const [place = ''] = await waiting();
  expect((await stat(join(profile, 'unfinished', 'handed-over', place))).mode & 0o777).toBe(0o600);
  const { cookie, path } = await desk.signIn();
  const answer = await desk.ask(path + href, { headers: { cookie } });
  expect(answer.body === content).toBe(true);
  expect(answer.headers['content-length']).toBe(String(content.length));
  expect(answer.headers['content-disposition']).toContain('filename="log.csv"');
  await vi.waitFor(async () => expect(await waiting()).toEqual([]));
  expect((await desk.ask(path + href, { headers: { cookie } })).status).toBe(404);
});

test('a browser that leaves in the middle leaves nothing on the disk', async () => {
  const { host } = await hostOf();
  const href = hrefOf(await host.saveFile({ name: 'log.csv', type: 'text/csv', file: await made(Buffer.alloc(64 * 1024 * 1024, 'a')) }));
  const { cookie, path } = await desk.signIn();
  await new Promise<void>((resolve) => {
    const asked = request({ host: '127.0.0.1', port: desk.port, path: path + href, headers: { cookie }, agent: false }, (response) => {
      response.once('data', () => {
        response.destroy();
        resolve();
      });
    });
    asked.on('error', () => {});
    asked.end();
  });
  await vi.waitFor(async () => expect(await waiting()).toEqual([]));
});

test('what is never fetched goes with the shell, and the oldest when too many wait', async () => {
  const downloads = createDownloads();
  const { host, stop } = await hostOf(downloads);
  for (let count = 0; count < 33; count += 1) await host.saveFile({ name: 'log.csv', type: 'text/csv', file: await made(`${count}`) });
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(32));
  stop();
  expect(await waiting()).toEqual([]);
});

test('a second shell that finds the profile taken leaves the documents of the first', async () => {
  const { host } = await hostOf();
  await host.saveFile({ name: 'log.csv', type: 'text/csv', file: await made('x') });
  (await hostOf()).stop();
  expect(await waiting()).toHaveLength(1);
});
