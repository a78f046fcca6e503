import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { startEmbeddedSandbox } from '../../src/engine/shell/embedded-sandbox.ts';
import { problemSentence } from '../../src/engine/shell/problem.ts';
import { profileFolder } from '../../src/engine/shell/profile-folder.ts';
import { readOptions } from '../../src/web/options.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url).pathname;

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'start-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, RegExp]>([
  ['linux', { XDG_DATA_HOME: '/data' }, /^\/data\/consent-desk$/],
  ['linux', {}, /\/\.local\/share\/consent-desk$/],
  ['darwin', {}, /\/Library\/Application Support\/consent-desk$/],
  ['win32', { APPDATA: '/roaming' }, /^\/roaming\/consent-desk$/],
  ['linux', { XDG_DATA_HOME: '/data', CONSENT_DESK_PROFILE: '/mine' }, /^\/mine$/],
])('the profile on %s with %j lies where that system keeps it, or where the person says', (platform, environment, place) => {
  expect(profileFolder(environment, platform)).toMatch(place);
});

test('the options of the practice partner are handed on, and nonsense is refused with a sentence', () => {
  expect(readOptions(['--customers', '30', '--sandbox-seed', '7', '--sandbox-quiet', '--test-control']).sandbox).toEqual([
    '--customers',
    '30',
    '--seed',
    '7',
    '--quiet',
    '--test-control',
  ]);
  expect(() => readOptions(['--port', '70000'])).toThrow('--port needs a whole number from 0 to 65535.');
  expect(() => readOptions(['--customers', 'many'])).toThrow('--customers needs a whole number');
  expect(() => readOptions(['--nonsense'])).toThrow(/--nonsense/);
});

test.each([
  [new Fault('profile-locked'), 'already open with this profile'],
  [new Fault('store-damaged'), 'is damaged'],
  [new Fault('store-newer'), 'written by a newer Consent Desk'],
  [Object.assign(new Error('listen'), { code: 'EADDRINUSE' }), 'This port is taken'],
  [Object.assign(new Error('open'), { code: 'EROFS' }), 'cannot be written'],
  [Object.assign(new Error('write'), { code: 'ENOSPC' }), 'The disk is full'],
  [new Error('something else'), 'something else'],
])('%s is told in a sentence without a stack', (error, words) => {
  const sentence = problemSentence(error, '/profile');
  expect(sentence).toContain(words);
  expect(sentence).not.toContain('\n');
});

test('the shell itself ends with that sentence alone, not with a stack', async () => {
  const file = join(await folder(), 'file');
  await writeFile(file, '');
  const failed = await run(process.execPath, [join(root, 'src/web/index.ts'), '--profile', join(file, 'profile')]).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );
  expect(failed.code).toBe(1);
  const lines = failed.stderr
    .trim()
    .split('\n')
    .filter((line) => !/ExperimentalWarning|--trace-warnings/.test(line));
  expect(lines).toEqual([expect.stringMatching(/^Consent Desk could not start: /)]);
});

/** A program in the place of the practice partner. */
async function program(source: string): Promise<{ readonly program: string; readonly data: string }> {
  const made = await folder();
  const path = join(made, 'partner.mjs');
  await writeFile(path, source);
  await chmod(path, 0o755);
  await mkdir(join(made, 'data'));
  return { program: path, data: join(made, 'data') };
}
const launch = { node: process.execPath, more: [], say: () => {} };

test('a practice partner that cannot start is told in its own last words', async () => {
  const failing = await program('console.error("This data folder holds another partner."); process.exit(2);');
  await expect(startEmbeddedSandbox({ ...launch, ...failing })).rejects.toThrow(
    'The practice partner did not start: This data folder holds another partner.',
  );
});

test('a practice partner that says something else first is not trusted', async () => {
  const strange = await program('console.log("hello"); setInterval(() => {}, 1000);');
  await expect(startEmbeddedSandbox({ ...launch, ...strange })).rejects.toThrow('its first line was not understood');
});

test('two starts on one profile start one practice partner, also while the first is still starting', async () => {
  const slow = await program(`
    import { appendFileSync, existsSync, watch } from 'node:fs';
    const data = process.argv[process.argv.indexOf('--data') + 1];
    const keys = { accessKey: 'a', secretKey: 's', gatewayToken: 'g' };
    const ready = () => console.log(JSON.stringify({ ready: true, url: 'http://127.0.0.1:1', playUrl: 'http://127.0.0.1:1/play', ...keys }));
    watch(data, (_, name) => name === 'go' && ready());
    appendFileSync(data + '/journal', 'started ');
    if (existsSync(data + '/go')) ready();
  `);
  const journal = join(slow.data, 'journal');
  const first = startEmbeddedSandbox({ ...launch, ...slow });
  await vi.waitFor(async () => expect(await readFile(journal, 'utf8')).toBe('started '), 10_000);
  await expect(startEmbeddedSandbox({ ...launch, ...slow })).rejects.toMatchObject({ code: 'profile-locked' });
  await writeFile(join(slow.data, 'go'), '');
  const sandbox = await first;
  await expect(startEmbeddedSandbox({ ...launch, ...slow })).rejects.toMatchObject({ code: 'profile-locked' });
  expect(await readFile(journal, 'utf8')).toBe('started ');
  await sandbox.stop();
  const again = await startEmbeddedSandbox({ ...launch, ...slow });
  await again.stop();
  expect(await readFile(journal, 'utf8')).toBe('started started ');
});
