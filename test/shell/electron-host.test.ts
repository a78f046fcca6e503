import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createNotify } from '../../src/main/host/notices.ts';
import { createSecrets } from '../../src/main/host/secrets.ts';
import * as electron from './electron-stub.ts';

vi.mock('electron', () => import('./electron-stub.ts'));

beforeEach(() => {
  electron.Notification.all.length = 0;
  electron.Notification.supported = true;
  electron.Notification.says = 'show';
  electron.safeStorage.getSelectedStorageBackend.mockReturnValue('gnome_libsecret');
});

describe('secrets', () => {
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), 'electron-secrets-'));
    onTestFinished(() => rm(made, { recursive: true, force: true }));
    return join(made, 'secrets');
  };

  test('each lies sealed in a file of its own that only the person can read, whose name says nothing', async () => {
    const path = await folder();
    const secrets = createSecrets(path);
    await secrets.set('account/secret-key', 'word');
    const [name = '', ...others] = await readdir(path);
    expect(others).toEqual([]);
    expect(name).toMatch(/^[0-9a-f]{32}\.sealed$/);
    expect(await readFile(join(path, name), 'utf8')).not.toContain('word');
    expect((await stat(join(path, name))).mode & 0o777).toBe(0o600);
    expect(await createSecrets(path).get('account/secret-key')).toBe('word');
    await secrets.delete('account/secret-key');
    expect(await secrets.get('account/secret-key')).toBeNull();
  });

  test('a key that the system renewed is sealed anew', async () => {
    const path = await folder();
    await createSecrets(path).set('key', 'word');
    electron.safeStorage.encryptStringAsync.mockClear();
    electron.safeStorage.decryptStringAsync.mockResolvedValueOnce({ result: 'word', shouldReEncrypt: true });
    expect(await createSecrets(path).get('key')).toBe('word');
    expect(electron.safeStorage.encryptStringAsync).toHaveBeenCalledWith('word');
  });

  test.runIf(process.platform === 'linux')('where Linux has no keyring, nothing is written, and the app can say so', async () => {
    electron.safeStorage.getSelectedStorageBackend.mockReturnValue('basic_text');
    const path = await folder();
    const secrets = createSecrets(path);
    expect(await secrets.describe()).toEqual({ kind: 'memory', name: 'memory only' });
    await secrets.set('key', 'word');
    expect(await secrets.get('key')).toBe('word');
    await expect(readdir(path)).rejects.toThrow();
  });

  test('a secret that cannot be opened is a fault, not an empty answer', async () => {
    const path = await folder();
    await createSecrets(path).set('key', 'word');
    electron.safeStorage.decryptStringAsync.mockRejectedValueOnce(new Error('locked'));
    await expect(createSecrets(path).get('key')).rejects.toMatchObject({ code: 'secret-store-missing' });
  });
});

describe('notices', () => {
  const notice = { tag: 'case-1', title: 'A•••• agreed', body: 'The customer agreed.', open: '/requests/1' };

  test('a shown notice is said to be shown, and its click opens its case', async () => {
    const opened = vi.fn();
    expect(await createNotify(opened)(notice)).toBe('shown');
    electron.Notification.all[0]?.emit('click');
    expect(opened).toHaveBeenCalledWith('/requests/1');
  });

  test('a repeated tag takes the place of its notice', async () => {
    const notify = createNotify(() => {});
    await notify(notice);
    await notify(notice);
    await notify({ ...notice, tag: 'case-2' });
    expect(electron.Notification.all.map(({ closed }) => closed)).toEqual([true, false, false]);
  });

  test('one of which the desktop says nothing is taken back after five seconds and left to the page', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    electron.Notification.says = null;
    const notified = createNotify(() => {})(notice);
    await vi.advanceTimersByTimeAsync(4999);
    expect(electron.Notification.all[0]?.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await notified).toBe('page');
    expect(electron.Notification.all[0]?.closed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('one that the desktop could not show is left to the page', async () => {
    electron.Notification.says = 'failed';
    expect(await createNotify(() => {})(notice)).toBe('page');
  });

  test('where the system shows none, the page does', async () => {
    electron.Notification.supported = false;
    expect(await createNotify(() => {})(notice)).toBe('page');
  });
});
