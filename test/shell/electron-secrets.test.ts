import {
  chmod,
  type FileHandle,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Settings } from '../../src/engine/shell/settings/settings.ts';
import { plainSettings, type ShellSettings } from '../../src/engine/shell/settings/shape.ts';
import { createSecrets } from '../../src/main/host/secrets.ts';
import { freshKeyring, keyring } from './safe-storage.ts';

vi.mock('electron', () => import('./safe-storage.ts'));
beforeEach(() => {
  freshKeyring();
  onPlatform('linux');
});

function onPlatform(platform: NodeJS.Platform): void {
  const real = Object.getOwnPropertyDescriptor(process, 'platform') as PropertyDescriptor;
  Object.defineProperty(process, 'platform', { ...real, value: platform });
  onTestFinished(() => void Object.defineProperty(process, 'platform', real));
}
async function profile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'electron-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'secrets');
}
function settingsWith(given: Partial<ShellSettings> = {}): Settings {
  const kept = { ...plainSettings, ...given };
  return { get: (key) => kept[key], set: (key, value) => void Object.assign(kept, { [key]: value }), setAside: null };
}
const open = (folder: string, settings = settingsWith()) => createSecrets(folder, settings);
const onlyFile = async (folder: string) => {
  const [name = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  return join(folder, name);
};
const rights = async (path: string) => (await stat(path)).mode & 0o777;

describe('a secret', () => {
  test('lies sealed in a file of its own that only the person can read, whose name says nothing', async () => {
    const folder = await profile();
    await open(folder).set('account/secret-key', 'word');
    const file = await onlyFile(folder);
    expect(file).toMatch(/[\\/][0-9a-f]{32}\.sealed$/);
    expect(await readFile(file, 'latin1')).not.toMatch(/word|secret-key/);
    expect([await rights(file), await rights(folder)]).toEqual([0o600, 0o700]);
    const again = open(folder);
    expect(await again.get('account/secret-key')).toBe('word');
    await again.delete('account/secret-key');
    expect([await again.get('account/secret-key'), await readdir(folder)]).toEqual([null, []]);
  });

  test('whose file or folder others may read is taken back from them', async () => {
    const folder = await profile();
    await open(folder).set('key', 'word');
    const file = await onlyFile(folder);
    await chmod(file, 0o644);
    await chmod(folder, 0o755);
    expect(await open(folder).get('key')).toBe('word');
    expect([await rights(file), await rights(folder)]).toEqual([0o600, 0o700]);
  });

  test('is written whole or not at all: what a power cut left beside it is written over, and hides nothing', async () => {
    const folder = await profile();
    await open(folder).set('key', 'first');
    const file = await onlyFile(folder);
    await writeFile(`${file}.new`, 'half', { mode: 0o666 });
    expect(await open(folder).get('key')).toBe('first');
    await open(folder).set('key', 'second');
    expect(await open(folder).get('key')).toBe('second');
    expect(await rights(await onlyFile(folder))).toBe(0o600);
  });

  test('is on the disk before it takes its place, and its place before it is said to be kept', async () => {
    const folder = await profile();
    const someFile = await openFile(import.meta.filename);
    const handles = Object.getPrototypeOf(someFile) as FileHandle;
    await someFile.close();
    const seen: string[][] = [];
    const sync = vi.spyOn(handles, 'sync').mockImplementation(async () => void seen.push(await readdir(folder)));
    onTestFinished(() => sync.mockRestore());
    await open(folder).set('key', 'word');
    const file = basename(await onlyFile(folder));
    expect(seen).toEqual([[`${file}.new`], [file]]);
  });

  test('whose key the system renewed is sealed anew', async () => {
    const folder = await profile();
    await open(folder).set('key', 'word');
    const before = await readFile(await onlyFile(folder));
    keyring.renewed = true;
    expect(await open(folder).get('key')).toBe('word');
    expect(keyring.sealed).toBe(2);
    expect((await readFile(await onlyFile(folder))).equals(before)).toBe(false);
    expect(await open(folder).get('key')).toBe('word');
  });

  test('set many times at once ends as the last one set', async () => {
    const folder = await profile();
    const secrets = open(folder);
    await Promise.all(Array.from({ length: 20 }, (_, at) => secrets.set('key', `word ${at}`)));
    expect(await open(folder).get('key')).toBe('word 19');
    await onlyFile(folder);
  });
});

describe('a file that cannot be used', () => {
  const damages: readonly [string, (file: string) => Promise<unknown>][] = [
    ['half written', async (file) => writeFile(file, (await readFile(file)).subarray(0, -7))],
    ['empty', (file) => writeFile(file, '')],
    [
      'changed in one bit',
      async (file) =>
        writeFile(
          file,
          (await readFile(file)).map((byte, at, all) => (at === all.length - 1 ? byte ^ 1 : byte)),
        ),
    ],
    ['written by something else', (file) => writeFile(file, '{"password":"x"}')],
    ['sealed on another computer', async () => Object.assign(keyring, { key: Buffer.alloc(32, 7) })],
    [
      'in truth a folder',
      async (file) => {
        await rm(file);
        await mkdir(file);
      },
    ],
    [
      'in truth a link to elsewhere',
      async (file) => {
        const elsewhere = join(file, '../../elsewhere');
        await writeFile(elsewhere, await readFile(file));
        await rm(file);
        await symlink(elsewhere, file);
      },
    ],
  ];

  test.each(damages)('being %s is a fault that says where it was set aside; then there is none, and it is told', async (_why, damage) => {
    const folder = await profile();
    await open(folder).set('key', 'word');
    await damage(await onlyFile(folder));
    const secrets = open(folder);
    const fault = await secrets.get('key').then(
      () => null,
      (error) => error,
    );
    expect(fault).toMatchObject({
      code: 'secret-unreadable',
      detail: { file: expect.stringMatching(/[0-9a-f]{32}\.set-aside-\d{4}-\d\d-\d\dT[\d-]+Z$/) },
    });
    const aside = await onlyFile(folder);
    expect(fault.detail.file).toBe(aside);
    expect((await secrets.protection()).setAside).toEqual([{ what: 'secret', where: aside }]);
    expect(await secrets.get('key')).toBeNull();
  });

  test.each(['set', 'delete'] as const)('is set aside by a later %s, too, byte for byte', async (later) => {
    const folder = await profile();
    await open(folder).set('key', 'word');
    const file = await onlyFile(folder);
    await writeFile(file, 'not ours');
    const secrets = open(folder);
    await (later === 'set' ? secrets.set('key', 'next') : secrets.delete('key'));
    const [aside] = (await secrets.protection()).setAside;
    expect(await readFile(aside?.where ?? '', 'utf8')).toBe('not ours');
    expect(await secrets.get('key')).toBe(later === 'set' ? 'next' : null);
  });
});

describe('a locked keyring', () => {
  test('is told apart from a missing one, and nothing in it is touched', async () => {
    const folder = await profile();
    await open(folder).set('key', 'word');
    keyring.locked = true;
    const secrets = open(folder);
    expect(await secrets.protection()).toEqual({ level: 'secret-service', state: 'locked', weak: null, setAside: [] });
    await expect(secrets.get('key')).rejects.toMatchObject({ code: 'secret-store-locked', detail: { store: 'Secret Service' } });
    expect(await secrets.get('other')).toBeNull();
    keyring.locked = false;
    expect(await secrets.get('key')).toBe('word');
  });

  test('that locks while a secret is opened is not mistaken for a damaged file', async () => {
    const folder = await profile();
    await open(folder).set('key', 'word');
    const { safeStorage } = await import('./safe-storage.ts');
    vi.spyOn(safeStorage, 'decryptStringAsync').mockRejectedValueOnce(new Error('dismissed')).mockRejectedValueOnce(new Error('dismissed'));
    const secrets = open(folder);
    await expect(secrets.get('key')).rejects.toMatchObject({ code: 'secret-store-locked' });
    expect(await secrets.get('key')).toBe('word');
    vi.restoreAllMocks();
  });

  test('keeps what is set meanwhile in memory, and seals it once it is unlocked', async () => {
    const folder = await profile();
    await open(folder).set('key', 'old');
    keyring.locked = true;
    const secrets = open(folder);
    await secrets.set('key', 'new');
    expect(await secrets.get('key')).toBe('new');
    keyring.locked = false;
    expect((await secrets.protection()).state).toBe('open');
    expect(await open(folder).get('key')).toBe('new');
  });

  test('does not bring a replaced secret back after a restart', async () => {
    const folder = await profile();
    await open(folder).set('key', 'old');
    keyring.locked = true;
    await open(folder).set('key', 'new');
    keyring.locked = false;
    expect(await open(folder).get('key')).toBeNull();
  });
});

describe('the protection', () => {
  test.each([
    ['linux', 'gnome_libsecret', 'secret-service', 'Secret Service'],
    ['linux', 'kwallet', 'kwallet', 'KWallet'],
    ['linux', 'kwallet5', 'kwallet5', 'KWallet 5'],
    ['linux', 'kwallet6', 'kwallet6', 'KWallet 6'],
    ['linux', 'unknown', 'memory', 'memory only'],
    ['darwin', 'unknown', 'keychain', 'Keychain'],
    ['win32', 'unknown', 'dpapi', 'DPAPI'],
  ] as const)('of %s with %s is named %s', async (platform, backend, level, name) => {
    onPlatform(platform);
    keyring.backend = backend;
    const secrets = open(await profile());
    expect(await secrets.protection()).toEqual({ level, state: 'open', weak: null, setAside: [] });
    expect(await secrets.describe()).toEqual({ kind: level === 'memory' ? 'memory' : 'os', name });
    await expect(secrets.acceptWeak(true)).rejects.toMatchObject({ code: 'not-allowed-here' });
  });

  test('of files sealed by a keyring that is not here is a fault that names it, and they stay', async () => {
    const folder = await profile();
    await open(folder).set('key', 'word');
    keyring.backend = 'basic_text';
    await expect(open(folder).get('key')).rejects.toMatchObject({ code: 'secret-store-missing', detail: { store: 'Secret Service' } });
    keyring.backend = 'gnome_libsecret';
    expect(await open(folder).get('key')).toBe('word');
  });
});

describe('where there is only basic text', () => {
  beforeEach(() => {
    keyring.backend = 'basic_text';
  });

  test('secrets stay in memory, nothing is written, and the app can say so', async () => {
    const folder = await profile();
    const secrets = open(folder);
    expect(await secrets.protection()).toEqual({ level: 'memory', state: 'open', weak: 'refused', setAside: [] });
    expect(await secrets.describe()).toEqual({ kind: 'memory', name: 'memory only' });
    await secrets.set('key', 'word');
    expect(await secrets.get('key')).toBe('word');
    expect(await readdir(folder).catch(() => [])).toEqual([]);
    expect(await open(folder).get('key')).toBeNull();
  });

  test('the person may accept it: then what was in memory is sealed with it and stays over a restart', async () => {
    const folder = await profile();
    const settings = settingsWith();
    const secrets = open(folder, settings);
    await secrets.set('key', 'word');
    expect(await secrets.acceptWeak(true)).toMatchObject({ level: 'basic-text', weak: 'accepted' });
    expect(await secrets.describe()).toEqual({ kind: 'weak', name: 'basic text' });
    expect(settings.get('weakProtectionAccepted')).toBe(true);
    expect(await open(folder, settings).get('key')).toBe('word');
  });

  test('taking that back removes every weakly sealed file; the session goes on, and after it the secret is asked for again', async () => {
    const folder = await profile();
    const settings = settingsWith({ weakProtectionAccepted: true });
    const secrets = open(folder, settings);
    await secrets.set('key', 'word');
    await secrets.set('other', 'more');
    await writeFile(join(folder, 'left.sealed.new'), 'half');
    expect(await secrets.acceptWeak(false)).toMatchObject({ level: 'memory', weak: 'refused' });
    expect(await readdir(folder)).toEqual([]);
    expect([await secrets.get('key'), await secrets.get('other')]).toEqual(['word', 'more']);
    expect(await open(folder, settings).get('key')).toBeNull();
  });

  test('taking that back leaves what a keyring sealed', async () => {
    const folder = await profile();
    keyring.backend = 'gnome_libsecret';
    await open(folder).set('strong', 'word');
    keyring.backend = 'basic_text';
    const secrets = open(folder, settingsWith({ weakProtectionAccepted: true }));
    await secrets.set('weak', 'word');
    expect(await readdir(folder)).toHaveLength(2);
    await secrets.acceptWeak(false);
    keyring.backend = 'gnome_libsecret';
    expect(await open(folder).get('strong')).toBe('word');
  });

  test('a keyring that came later seals anew what basic text had sealed', async () => {
    const folder = await profile();
    await open(folder, settingsWith({ weakProtectionAccepted: true })).set('key', 'word');
    keyring.backend = 'kwallet6';
    expect(await open(folder).get('key')).toBe('word');
    expect(await readFile(await onlyFile(folder), 'latin1')).toContain('"level":"kwallet6"');
  });
});
