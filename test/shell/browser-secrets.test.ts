import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Keyring, systemKeyring } from '../../src/web/host/keyring.ts';
import { openSecrets, type SecretsOptions } from '../../src/web/host/secrets.ts';

const run = promisify(execFile);
const onDesktop = process.env.CONSENT_DESK_DESKTOP === '1';
const settings = { setAside: null };
const open = (keyring: Keyring | null, more: Partial<SecretsOptions> = {}) =>
  openSecrets({ keyring, settings, platform: 'linux', patience: 50, ...more });

type Mood = 'works' | 'writing' | 'keeping' | 'refuses' | 'waits' | 'answers null';
interface MoodyKeyring extends Keyring {
  readonly kept: Map<string, string>;
  mood: Mood;
  /** Questions that wait for the person. */
  waiting: number;
  unlock(): void;
}

/** A keyring in memory. `refuses` and `waits` are what a locked one does, `answers null` what one without a bus does. */
function keyring(mood: Mood = 'works'): MoodyKeyring {
  const kept = new Map<string, string>();
  const waiting: (() => void)[] = [];
  const asked = async (): Promise<void> => {
    if (ring.mood === 'refuses') throw new Error("Couldn't access platform storage: Secret Service: prompt dismissed");
    if (ring.mood !== 'waits') return;
    ring.waiting += 1;
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const ring: MoodyKeyring = {
    kept,
    mood,
    waiting: 0,
    unlock() {
      ring.mood = 'works';
      for (const resolve of waiting.splice(0)) resolve();
    },
    async get(key) {
      await asked();
      return ring.mood === 'answers null' ? null : (kept.get(key) ?? null);
    },
    async set(key, value) {
      if (ring.mood === 'writing') throw new Error('Platform failure: AccessDenied');
      await asked();
      if (ring.mood === 'works') kept.set(key, value);
    },
    async delete(key) {
      await asked();
      kept.delete(key);
    },
  };
  return ring;
}

describe('a keyring', () => {
  test.each([
    ['linux', 'secret-service', 'Secret Service'],
    ['darwin', 'keychain', 'Keychain'],
    ['win32', 'credential-manager', 'Credential Manager'],
  ] as const)('that works on %s is named, keeps secrets, and holds nothing of the probe', async (platform, level, name) => {
    const ring = keyring();
    const secrets = await open(ring, { platform });
    expect(await secrets.describe()).toEqual({ kind: 'os', name });
    expect(await secrets.protection()).toEqual({ level, state: 'open', weak: null, setAside: [] });
    expect(ring.kept.size).toBe(0);
    await secrets.set('key', 'value');
    expect(await secrets.get('key')).toBe('value');
    await secrets.delete('key');
    expect(await secrets.get('key')).toBeNull();
  });

  test.each(['writing', 'keeping', 'answers null'] as const)(
    'whose %s fails is none: memory only, and the app can say so',
    async (mood) => {
      const ring = keyring(mood);
      const secrets = await open(ring);
      expect(await secrets.describe()).toEqual({ kind: 'memory', name: 'memory only' });
      expect(await secrets.protection()).toEqual({ level: 'memory', state: 'open', weak: null, setAside: [] });
      await secrets.set('key', 'value');
      expect(await secrets.get('key')).toBe('value');
      expect(ring.kept.size).toBe(0);
    },
  );

  test('that is not there at all leaves secrets in memory; there is nothing weak to accept', async () => {
    const secrets = await open(null);
    expect((await secrets.describe()).kind).toBe('memory');
    await expect(secrets.acceptWeak(true)).rejects.toMatchObject({ code: 'not-allowed-here' });
  });

  test('that fails later is a fault, not an empty answer', async () => {
    const ring = keyring();
    const secrets = await open(ring);
    ring.get = () => Promise.reject(new Error('Platform failure: the bus is gone'));
    await expect(secrets.get('key')).rejects.toMatchObject({ code: 'secret-store-missing', detail: { store: 'Secret Service' } });
  });

  test('that begins to answer null to everything is a fault, not an empty answer', async () => {
    const ring = keyring();
    const secrets = await open(ring);
    await secrets.set('key', 'value');
    ring.mood = 'answers null';
    await expect(secrets.get('key')).rejects.toMatchObject({ code: 'secret-store-missing' });
    expect(ring.kept.get('key')).toBe('value');
  });

  test('tells where a settings file was put that could not be used', async () => {
    const secrets = await open(keyring(), { settings: { setAside: '/profile/settings.set-aside.json' } });
    expect((await secrets.protection()).setAside).toEqual([{ what: 'settings', where: '/profile/settings.set-aside.json' }]);
  });
});

describe.each(['refuses', 'waits'] as const)('a locked keyring that %s', (mood) => {
  test('is told apart from a missing one, and keeps what is set in memory until it is unlocked', async () => {
    const ring = keyring(mood);
    ring.kept.set('old', 'kept');
    const secrets = await open(ring);
    expect(await secrets.protection()).toMatchObject({ level: 'secret-service', state: 'locked' });
    await expect(secrets.get('old')).rejects.toMatchObject({ code: 'secret-store-locked', detail: { store: 'Secret Service' } });
    await secrets.set('key', 'value');
    expect(await secrets.get('key')).toBe('value');
    ring.unlock();
    await expect.poll(() => secrets.get('old')).toBe('kept');
    expect((await secrets.protection()).state).toBe('open');
    expect(ring.kept.get('key')).toBe('value');
  });

  test('is asked one question at a time, since each that waits holds a thread', async () => {
    const ring = keyring(mood);
    const secrets = await open(ring);
    await Promise.allSettled(Array.from({ length: 12 }, (_, at) => secrets.get(`key ${at}`)));
    expect(ring.waiting).toBeLessThanOrEqual(1);
  });
});

test.runIf(onDesktop)('the real Secret Service keeps a secret, apart for each profile', async () => {
  const profile = `/profiles/${randomUUID()}`;
  const secrets = await openSecrets({ keyring: systemKeyring(profile), settings });
  expect(await secrets.describe()).toEqual({ kind: 'os', name: 'Secret Service' });
  await secrets.set('sandbox', 'word');
  expect(await secrets.get('sandbox')).toBe('word');
  expect(await (await openSecrets({ keyring: systemKeyring('/profiles/other'), settings })).get('sandbox')).toBeNull();
  const found = await run('secret-tool', ['search', 'username', `${profile} :: sandbox`]);
  expect(`${found.stdout}${found.stderr}`).toContain('secret = word');
  await secrets.delete('sandbox');
  expect(await secrets.get('sandbox')).toBeNull();
});

/** In a desktop of its own: a question to a locked keyring waits for a person, here for ever. */
const program = `
  const { systemKeyring } = await import('./src/web/host/keyring.ts');
  const { openSecrets } = await import('./src/web/host/secrets.ts');
  const secrets = await openSecrets({ keyring: systemKeyring('/profiles/locked'), settings: { setAside: null }, patience: 2000 });
  (await import('node:fs')).writeFileSync(process.argv[1], JSON.stringify(await secrets.protection()));
  process.exit(0);
`;
const lock =
  'gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets -m org.freedesktop.Secret.Service.Lock "[\'/org/freedesktop/secrets/collection/login\']" >&2';

/** Runs the program and reads what it found. By a file: what the session starts by itself would hold a pipe open. */
async function protectionIn(command: string, args: readonly string[], env = process.env): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'browser-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const answer = join(folder, 'answer.json');
  const child = spawn(command, [...args, program, answer], { cwd: join(import.meta.dirname, '../..'), env, stdio: 'ignore' });
  await once(child, 'exit');
  return JSON.parse(await readFile(answer, 'utf8'));
}

test.runIf(onDesktop)('the real Secret Service, locked, is not mistaken for a missing one', async () => {
  const inDesktop = ['bash', '-c', `${lock} && exec "$0" --input-type=module -e "$@"`, process.execPath];
  expect(await protectionIn('scripts/with-desktop.sh', inDesktop)).toMatchObject({ level: 'secret-service', state: 'locked' });
});

test.runIf(onDesktop)('without a session bus there is no Secret Service, and no other store takes its place unnamed', async () => {
  const { DBUS_SESSION_BUS_ADDRESS: _none, ...env } = process.env;
  const found = await protectionIn(process.execPath, ['--input-type=module', '-e'], env);
  expect(found).toMatchObject({ level: 'memory', state: 'open' });
});
