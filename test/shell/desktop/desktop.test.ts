import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDesktop } from '../../../src/main/desktop/desktop.ts';
import * as electron from './stub.ts';

vi.mock('electron', () => import('./stub.ts'));
beforeEach(electron.fresh);

function desktop() {
  const window = new electron.BrowserWindow();
  const kept = new Map<string, unknown>();
  const parts = {
    window: window as never,
    place: { x: 0, y: 0, width: 800, height: 560, maximized: false, fullScreen: false },
    settings: { get: () => null, set: (key: string, value: unknown) => void kept.set(key, value) },
    show: vi.fn(),
    open: vi.fn(),
    openFile: vi.fn(),
    checkForUpdates: vi.fn(),
    log: '/profile/errors.log',
    write: vi.fn(),
  };
  return { ...createDesktop(parts), parts, window, kept };
}
const trayItem = (id: string) => electron.Tray.last?.menu.find((each) => each.id === id);
const click = (id: string) => (trayItem(id)?.click as (() => void) | undefined)?.();

describe('what the engine says', () => {
  test('about decisions that wait shows at the tray and on the badge', async () => {
    const { host } = desktop();
    await host.badge(2);
    expect(electron.Tray.last?.tooltip).toBe('Consent Desk: 2 requests wait for your decision.');
    expect(electron.app.setBadgeCount).toHaveBeenCalledWith(2);
    await host.paused(true);
    expect(electron.Tray.last?.tooltip).toContain('2 requests wait for your decision. Looking for changes is paused.');
    expect(trayItem('pause')?.label).toBe('Look for changes again');
  });

  test('is shown also where there is no tray', async () => {
    electron.nativeImage.there = false;
    const { host, stop } = desktop();
    await host.badge(1);
    await host.paused(true);
    expect(electron.app.setBadgeCount).toHaveBeenCalledWith(1);
    expect(stop).not.toThrow();
  });

  test('about the theme is worn at once and kept for the next start', async () => {
    const { host, kept } = desktop();
    await host.theme('dark');
    expect(electron.nativeTheme.themeSource).toBe('dark');
    expect(kept.get('theme')).toBe('dark');
  });
});

test('a pause at the tray is heard by the engine until it no longer listens, and changes nothing here before the engine says so', () => {
  const { host } = desktop();
  const heard: boolean[] = [];
  const stop = host.onPause((paused) => heard.push(paused));
  click('pause');
  stop();
  click('pause');
  expect(heard).toEqual([true]);
  expect(trayItem('pause')?.label).toBe('Pause looking for changes');
});

describe('what is handed over', () => {
  test('brings the window up: alone, or on the page of a link', () => {
    const { handOver, parts } = desktop();
    handOver({ kind: 'nothing' });
    expect(parts.show).toHaveBeenCalledOnce();
    handOver({ kind: 'link', address: 'consentdesk://requests/1' });
    handOver({ kind: 'link', address: 'consentdesk://requests/1?approve=yes' });
    expect(parts.open.mock.calls).toEqual([['/requests/1'], ['/?link=says-more']]);
  });

  test('as a file is read and given to the engine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'handed-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'a.consentdesk'), '{}');
    const { handOver, parts } = desktop();
    handOver({ kind: 'file', path: join(folder, 'a.consentdesk') });
    await vi.waitFor(() => expect(parts.openFile).toHaveBeenCalledWith({ name: 'a.consentdesk', content: '{}' }));
    expect(parts.show).toHaveBeenCalledOnce();
    expect(parts.open).not.toHaveBeenCalled();
  });

  test('as a file that cannot be read is said to be so', async () => {
    const { handOver, parts } = desktop();
    handOver({ kind: 'file', path: '/nowhere/a.consentdesk' });
    await vi.waitFor(() => expect(parts.open).toHaveBeenCalledWith('/?link=file-unreadable'));
    expect(parts.openFile).not.toHaveBeenCalled();
  });
});

test('ending takes the tray away', () => {
  const { stop } = desktop();
  stop();
  expect(electron.Tray.last?.destroyed).toBe(true);
});
