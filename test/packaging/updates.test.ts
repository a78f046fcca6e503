import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { readFeed } from '../../src/main/updates/feed.ts';
import { bindUpdater, namesPublisher } from '../../src/main/updates/load-updater.ts';
import { createUpdates, type UpdateState } from '../../src/main/updates/updates.ts';
import { LIST, type UpdateServer, updateServer } from './update-server.ts';

vi.mock('electron', () => import('../shell/electron-stub.ts'));

const key = Buffer.alloc(32, 7).toString('base64');
let server: UpdateServer;
beforeEach(async () => {
  server = await updateServer();
  // What the AppImage's own start leaves in the environment.
  vi.stubEnv('APPIMAGE', join(server.folder, 'installed.AppImage'));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
});

/** The app in version 1.0.0 with this server in its settings, on electron-updater's own code. */
async function installed() {
  const updater = await server.updater('1.0.0');
  const quitAndInstall = vi.spyOn(updater, 'quitAndInstall').mockImplementation(() => {});
  const states: UpdateState[] = [];
  const updates = createUpdates({
    feed: () => ({ kind: 'feed', feed: server.feed }),
    load: async (feed, told) => {
      updater.on('download-progress', ({ percent }) => told.progress(percent));
      updater.on('error', (error) => told.failed(error));
      return bindUpdater(updater, feed);
    },
    onState: (state) => states.push(state),
  });
  return { updates, updater, quitAndInstall, states };
}

test('a newer version is found, fetched and installed, each step only when a person says so', async () => {
  await server.publish('1.2.0');
  const { updates, quitAndInstall, states } = await installed();
  expect(await updates.check()).toEqual({ kind: 'available', version: '1.2.0' });
  expect(server.asked.map(({ path }) => path)).toEqual([`/${LIST}`, `/${LIST}.sig`]);

  expect(await updates.download()).toEqual({ kind: 'ready', version: '1.2.0' });
  const pending = join(server.folder, 'cache/consent-desk-updater/pending');
  expect(await readFile(join(pending, 'consent-desk-1.2.0.AppImage'), 'utf8')).toBe('Consent Desk 1.2.0');
  expect(states.some((state) => state.kind === 'downloading' && state.percent === 100)).toBe(true);
  expect(quitAndInstall).not.toHaveBeenCalled();

  updates.install();
  expect(quitAndInstall).toHaveBeenCalledOnce();
});

test('nothing is fetched without being found first, and nothing installed without being fetched', async () => {
  await server.publish('1.2.0');
  const { updates, quitAndInstall, updater } = await installed();
  expect(await updates.download()).toEqual({ kind: 'idle' });
  await updates.check();
  expect(updates.install()).toEqual({ kind: 'available', version: '1.2.0' });
  expect(quitAndInstall).not.toHaveBeenCalled();
  expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false });
});

test('the server is never told which copy asks', async () => {
  await server.publish('1.2.0');
  const { updates } = await installed();
  await updates.check();
  await updates.download();
  expect(server.asked.length).toBe(3);
  expect(server.asked.filter(({ named }) => named)).toEqual([]);
});

test.each(['1.0.0', '0.9.9'])('version %s is not an update of version 1.0.0, although it is signed', async (version) => {
  await server.publish(version);
  const { updates } = await installed();
  expect(await updates.check()).toEqual({ kind: 'current' });
});

const dishonest: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    'was changed after it was signed',
    async () => writeFile(join(server.folder, LIST), `${await readFile(join(server.folder, LIST), 'utf8')}\n`),
  ],
  [
    'is signed by another key',
    async () => {
      const other = await updateServer();
      await other.publish('1.2.0');
      await writeFile(join(server.folder, `${LIST}.sig`), await readFile(join(other.folder, `${LIST}.sig`)));
      await other.close();
    },
  ],
  ['carries an empty signature', () => writeFile(join(server.folder, `${LIST}.sig`), '')],
  ['carries no base64 for a signature', () => writeFile(join(server.folder, `${LIST}.sig`), 'signed, honestly')],
];
test.each(dishonest)('a list that %s is not believed', async (_, tamper) => {
  await server.publish('1.2.0');
  await tamper();
  const { updates } = await installed();
  expect(await updates.check()).toEqual({ kind: 'failed', why: 'not-signed' });
});

test.each([
  ['leads to another server', (text: string) => text.replace('url: consent', 'url: https://example.com/consent')],
  ['leads to another folder', (text: string) => text.replace('url: consent', 'url: ../consent')],
  ['names no sum of its file', (text: string) => text.replace(/sha512: \S+/, 'sha512: short')],
  ['is no list', () => '- 1\n- 2\n'],
  ['is no YAML', () => 'version: [\n'],
])('a list that is signed and %s is refused', async (_, list) => {
  await server.publish('1.2.0', list);
  const { updates } = await installed();
  expect(await updates.check()).toEqual({ kind: 'failed', why: 'not-understood' });
});

test('a file that is not the one signed for is thrown away', async () => {
  await server.publish('1.2.0');
  await writeFile(join(server.folder, 'consent-desk-1.2.0.AppImage'), 'Consent Desk 6.6.6');
  const { updates, quitAndInstall } = await installed();
  await updates.check();
  expect(await updates.download()).toEqual({ kind: 'failed', why: 'wrong-file' });
  const pending = await readdir(join(server.folder, 'cache/consent-desk-updater/pending')).catch(() => []);
  expect(pending.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  updates.install();
  expect(quitAndInstall).not.toHaveBeenCalled();
});

test('a server without a list is said to give no usable answer, and can be asked again', async () => {
  const { updates } = await installed();
  expect(await updates.check()).toEqual({ kind: 'failed', why: 'unreachable' });
  await server.publish('1.2.0');
  expect(await updates.check()).toEqual({ kind: 'available', version: '1.2.0' });
});

test('a copy that was not installed as an AppImage says that it does not update itself', async () => {
  vi.stubEnv('APPIMAGE', undefined);
  const { updates } = await installed();
  expect(await updates.check()).toEqual({ kind: 'failed', why: 'not-here' });
});

test('an installation that the system refuses is said, and the app goes on', async () => {
  await server.publish('1.2.0');
  const { updates, quitAndInstall, updater } = await installed();
  quitAndInstall.mockImplementation(() => void updater.emit('error', new Error('refused by the system')));
  await updates.check();
  await updates.download();
  expect(updates.install()).toEqual({ kind: 'failed', why: 'not-installed' });
});

test('updates are off until a person names a server', async () => {
  const load = vi.fn();
  const updates = createUpdates({ feed: () => readFeed(null, null), load, onState: () => {} });
  expect(await updates.check()).toEqual({ kind: 'off' });
  expect(load).not.toHaveBeenCalled();
});

test.each([
  ['over plain http', 'http://updates.example/', key],
  ['with a password in its address', 'https://me:word@updates.example/', key],
  ['with a query', 'https://updates.example/?x=1', key],
  ['of no kind', 'updates', key],
  ['without a key', 'https://updates.example/', null],
  ['with a key that is too short', 'https://updates.example/', 'AAAA'],
  ['with a key that says more', 'https://updates.example/', `${key}!`],
])('a server %s is not asked', async (_, address, given) => {
  const load = vi.fn();
  const updates = createUpdates({ feed: () => readFeed(address, given), load, onState: () => {} });
  expect(await updates.check()).toEqual({ kind: 'failed', why: 'settings' });
  expect(load).not.toHaveBeenCalled();
});

test('a server with its key is asked at the folder that was named', () => {
  const reading = readFeed('https://updates.example/consent-desk', key);
  expect(reading).toMatchObject({ kind: 'feed', feed: { server: 'https://updates.example/consent-desk/' } });
});

test('on Windows a copy knows its publisher only when it was signed', () => {
  expect(namesPublisher('provider: generic\npublisherName:\n  - Example Ltd\n')).toBe(true);
  expect(namesPublisher('provider: generic\npublisherName: Example Ltd\n')).toBe(true);
  expect(namesPublisher('provider: generic\npublisherName:\nurl: https://updates.example/\n')).toBe(false);
  expect(namesPublisher('provider: generic\n')).toBe(false);
});
