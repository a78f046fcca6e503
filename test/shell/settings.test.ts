import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openSettingsWith } from '../../src/engine/shell/settings/settings.ts';
import { plainSettings, type ShellSettings } from '../../src/engine/shell/settings/shape.ts';
import { openSettings as inElectron } from '../../src/main/settings.ts';
import { createDownloads } from '../../src/web/downloads.ts';
import { createBrowserHost } from '../../src/web/host/host.ts';
import { openSettings as inBrowserShell } from '../../src/web/settings.ts';
import { ipcMain } from './electron-stub.ts';

vi.mock('electron', async () => {
  const stub = await import('./electron-stub.ts');
  const app = { getPath: () => tmpdir(), getVersion: () => '0.1.0' };
  return { ...stub, default: { ...stub, app } };
});

async function profile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
const fileOf = (folder: string) => join(folder, 'settings.json');
const asideIn = async (folder: string) => (await readdir(folder)).filter((name) => name.includes('set-aside'));

describe.each([
  ['Electron', inElectron],
  ['the browser shell', inBrowserShell],
])('the settings of %s', (_, openSettings) => {
  test('begin plain, stay over a restart, and are readable by their owner alone', async () => {
    const folder = await profile();
    const settings = openSettings(folder);
    expect(Object.keys(plainSettings).map((key) => settings.get(key as keyof ShellSettings))).toEqual(Object.values(plainSettings));
    const window = { x: -1200, y: 40, width: 1280, height: 820, display: 2_528_732_444, maximized: false, fullScreen: true };
    settings.set('window', window);
    settings.set('weakProtectionAccepted', true);
    const again = openSettings(folder);
    expect([again.get('window'), again.get('weakProtectionAccepted'), again.setAside]).toEqual([window, true, null]);
    expect((await stat(fileOf(folder))).mode & 0o777).toBe(0o600);
  });

  test('take over the theme of the first version, and nothing else of its file', async () => {
    const folder = await profile();
    const first = JSON.stringify({ theme: 'dark', language: 'en', density: 'comfortable' });
    await writeFile(join(folder, 'appearance.json'), first);
    const settings = openSettings(folder);
    expect([settings.get('theme'), settings.setAside]).toEqual(['dark', null]);
    const kept = JSON.parse(await readFile(fileOf(folder), 'utf8'));
    expect(kept).toMatchObject({ ...plainSettings, theme: 'dark' });
    expect(kept).not.toHaveProperty('density');
    expect(await readFile(join(folder, 'appearance.json'), 'utf8')).toBe(first);
  });

  test('are not brought forward twice: a file of this edition stays as it is', async () => {
    const folder = await profile();
    await writeFile(join(folder, 'appearance.json'), '{"theme":"dark"}');
    openSettings(folder).set('theme', 'light');
    expect(openSettings(folder).get('theme')).toBe('light');
  });

  test('keep what a newer version wrote beside ours', async () => {
    const folder = await profile();
    openSettings(folder).set('theme', 'dark');
    const kept = JSON.parse(await readFile(fileOf(folder), 'utf8'));
    await writeFile(fileOf(folder), JSON.stringify({ ...kept, later: 'kept' }));
    const settings = openSettings(folder);
    settings.set('weakProtectionAccepted', true);
    expect(settings.setAside).toBeNull();
    expect(JSON.parse(await readFile(fileOf(folder), 'utf8'))).toMatchObject({
      theme: 'dark',
      weakProtectionAccepted: true,
      later: 'kept',
    });
  });

  test.each([
    ['is empty', ''],
    ['ends in the middle', '{"theme":"dark","open'],
    ['is no JSON', '\u0000\u0001\u0002'],
    ['has a foreign shape', '{"theme":"dark","window":"big"}'],
    ['has a value out of bounds', '{"window":{"x":0,"y":0,"width":0,"height":1,"display":null,"maximized":false,"fullScreen":false}}'],
  ])('whose file %s begin anew, and say where that file was put, byte for byte', async (_why, contents) => {
    const folder = await profile();
    await writeFile(fileOf(folder), contents);
    const settings = openSettings(folder);
    expect(settings.get('theme')).toBe('system');
    expect(settings.setAside).toMatch(/settings\.set-aside-\d{4}-\d\d-\d\dT[\d-]+Z\.json$/);
    expect(await readFile(settings.setAside ?? '', 'utf8')).toBe(contents);
    settings.set('theme', 'light');
    const again = openSettings(folder);
    expect([again.get('theme'), again.setAside]).toEqual(['light', null]);
    expect(await asideIn(folder)).toHaveLength(1);
  });

  test('damaged while the app runs are set aside at the next question', async () => {
    const folder = await profile();
    const settings = openSettings(folder);
    await writeFile(fileOf(folder), '{');
    expect(settings.get('theme')).toBe('system');
    expect(settings.setAside).not.toBeNull();
  });

  test('refuse a value of another shape and stay as they were', async () => {
    const folder = await profile();
    const settings = openSettings(folder);
    settings.set('theme', 'dark');
    expect(() => settings.set('theme', 'purple' as 'dark')).toThrow(/theme/);
    expect([settings.get('theme'), settings.setAside, await asideIn(folder)]).toEqual(['dark', null, []]);
  });
});

test('on a disk that cannot be written are a failure, and the file stays where it was', async () => {
  const folder = await profile();
  await writeFile(fileOf(folder), '{"theme":"dark"}');
  const full = () => {
    throw new Error('ENOSPC: no space left on device');
  };
  expect(() => openSettingsWith(folder, full)).toThrow(/no space/);
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test('both shells read one file', async () => {
  const folder = await profile();
  inBrowserShell(folder).set('updateFeed', 'https://updates.example/desk');
  expect(inElectron(folder).get('updateFeed')).toBe('https://updates.example/desk');
});

test('a theme chosen in the browser shell is that of Electron’s window at its next start', async () => {
  const folder = await profile();
  const { host, stop } = await createBrowserHost({ profile: folder, downloads: createDownloads(), own: () => [], onOpen: () => {} });
  await host.theme('dark');
  stop();
  expect(inElectron(folder).get('theme')).toBe('dark');
});

test('the channel on which electron-store answers any page is closed', async () => {
  inElectron(await profile());
  expect(ipcMain.listenerCount('electron-store-get-data')).toBe(0);
});
