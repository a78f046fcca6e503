import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { linkedPages, routeOfLink } from '../../../src/engine/shell/deep-link.ts';
import { execOf } from '../../../src/main/desktop/autostart.ts';
import { showBadge } from '../../../src/main/desktop/badge.ts';
import { APP_ID, DESKTOP_FILE, takeIdentity } from '../../../src/main/desktop/identity.ts';
import { createLoginItem } from '../../../src/main/desktop/login-item.ts';
import { menuTemplate } from '../../../src/main/desktop/menu.ts';
import { countPicture } from '../../../src/main/desktop/picture.ts';
import { jumpListTasks, offerShortcuts } from '../../../src/main/desktop/shortcuts.ts';
import { createTray } from '../../../src/main/desktop/tray.ts';
import * as electron from './stub.ts';

vi.mock('electron', () => import('./stub.ts'));
beforeEach(electron.fresh);
const platforms = ['darwin', 'win32', 'linux'] as const;
const root = new URL('../../../', import.meta.url);

describe('the menu', () => {
  const menu = (platform: NodeJS.Platform, packaged = true, open: (route: string) => void = () => {}) =>
    menuTemplate({ platform, packaged, open, checkForUpdates: () => {} });
  const items = (template: readonly Electron.MenuItemConstructorOptions[]): readonly Electron.MenuItemConstructorOptions[] =>
    template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
  const roles = (platform: NodeJS.Platform, packaged = true) => items(menu(platform, packaged)).flatMap(({ role }) => role ?? []);

  test('on macOS begins with that of the app: about, services, hide, quit', () => {
    expect(menu('darwin')[0]?.role).toBe('appMenu');
    expect(roles('darwin')).toEqual(expect.arrayContaining(['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit', 'front']));
    expect(roles('win32')).not.toContain('services');
  });

  test.each(platforms)('has on %s what a person expects of one: editing, size of the text, window, help, an end', (platform) => {
    const expected = [
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'resetZoom',
      'zoomIn',
      'zoomOut',
      'togglefullscreen',
      'minimize',
      'help',
      'quit',
      'about',
    ];
    expect(roles(platform)).toEqual(expect.arrayContaining(expected));
  });

  test.each(platforms)('shows no tools of developers in a packaged app on %s', (platform) => {
    for (const role of ['toggleDevTools', 'reload', 'forceReload']) expect(roles(platform)).not.toContain(role);
    expect(roles(platform, false)).toContain('toggleDevTools');
  });

  test.each(platforms)('opens each of our pages on %s, and every word of it is there', (platform) => {
    const opened: string[] = [];
    const all = items(menu(platform, true, (route) => opened.push(route)));
    for (const { label } of all) expect(label ?? '').not.toMatch(/^(?:menu|tray)\./u);
    for (const item of all.filter(({ id }) => id?.startsWith('page.'))) (item.click as () => void)();
    expect(opened.toSorted()).toEqual(['/', '/customers', '/log', '/notices', '/requests', '/settings']);
    for (const route of opened) expect(Object.values(linkedPages)).toContain(route);
  });
});

describe('the tray', () => {
  const acts = () => ({ show: vi.fn(), open: vi.fn(), pause: vi.fn() });
  const item = (id: string) => electron.Tray.last?.menu.find((each) => each.id === id);
  const click = (id: string) => (item(id)?.click as (() => void) | undefined)?.();

  test('says what waits, and whether looking for changes is paused', () => {
    const tray = createTray(acts(), 'linux');
    for (const [waiting, words] of [
      [0, 'no request waits for your decision.'],
      [1, '1 request waits for your decision.'],
      [12, '12 requests wait for your decision.'],
    ] as const) {
      tray?.show({ waiting, paused: false });
      expect(electron.Tray.last?.tooltip).toBe(`Consent Desk: ${words}`);
      expect(item('waiting')).toMatchObject({ label: words, enabled: waiting > 0 });
    }
    tray?.show({ waiting: 0, paused: true });
    expect(electron.Tray.last?.tooltip).toContain('Looking for changes is paused.');
  });

  test('pauses, resumes, opens and quits', () => {
    const done = acts();
    const tray = createTray(done, 'win32');
    tray?.show({ waiting: 1, paused: false });
    click('pause');
    tray?.show({ waiting: 1, paused: true });
    click('pause');
    expect(done.pause.mock.calls).toEqual([[true], [false]]);
    click('open');
    click('waiting');
    electron.Tray.last?.emit('click');
    expect(done.open.mock.calls).toEqual([['/requests']]);
    // Where it stands: a page that is being filled in is not left.
    expect(done.show).toHaveBeenCalledTimes(2);
    click('quit');
    expect(electron.app.quit).toHaveBeenCalledOnce();
  });

  test.each([
    ['darwin', 'trayTemplate.png'],
    ['win32', 'tray.ico'],
    ['linux', 'tray.png'],
  ] as const)('has on %s its own picture, which is there', (platform, name) => {
    electron.app.isPackaged = false;
    createTray(acts(), platform);
    expect(electron.Tray.last?.picture.path).toBe(join('/app', 'resources', 'tray', name));
    expect(existsSync(new URL(`resources/tray/${name}`, root))).toBe(true);
  });

  test('shows the number beside it in the menu bar of macOS alone', () => {
    createTray(acts(), 'darwin')?.show({ waiting: 3, paused: false });
    expect(electron.Tray.last?.title).toBe('3');
    createTray(acts(), 'linux')?.show({ waiting: 3, paused: false });
    expect(electron.Tray.last?.title).toBe('');
  });

  test('is not there on a desktop without one, and nothing breaks', () => {
    electron.Tray.possible = false;
    expect(createTray(acts(), 'linux')).toBeNull();
    electron.Tray.possible = true;
    electron.nativeImage.there = false;
    expect(createTray(acts(), 'linux')).toBeNull();
  });

  test('once removed is touched no more', () => {
    const tray = createTray(acts(), 'linux');
    tray?.remove();
    tray?.remove();
    expect(() => tray?.show({ waiting: 1, paused: false })).not.toThrow();
    expect(electron.Tray.last?.tooltip).toBe('');
  });
});

describe('the badge', () => {
  test.each(['darwin', 'linux'] as const)('is a number on %s', (platform) => {
    const window = new electron.BrowserWindow();
    showBadge(4, window as never, platform);
    expect(electron.app.setBadgeCount).toHaveBeenCalledWith(4);
    expect(window.overlay).toBeNull();
  });

  test('is a picture at the taskbar of Windows, with the same in words for who cannot see it', () => {
    const window = new electron.BrowserWindow();
    showBadge(4, window as never, 'win32');
    expect(window.overlay).toMatchObject({ words: '4 requests wait for your decision.', picture: { size: { width: 16, height: 16 } } });
    showBadge(0, window as never, 'win32');
    expect(window.overlay).toEqual({ picture: null, words: '' });
    window.destroyed = true;
    expect(() => showBadge(1, window as never, 'win32')).not.toThrow();
  });

  test('is another picture for each number up to nine, and one for all above', () => {
    const pictures = Array.from({ length: 9 }, (_, index) => countPicture(index + 1).pixels.toString('hex'));
    expect(new Set(pictures).size).toBe(9);
    expect(countPicture(10)).toEqual(countPicture(500));
    const corner = countPicture(1).pixels.subarray(0, 4);
    expect([...corner]).toEqual([0, 0, 0, 0]);
  });
});

describe('opening at login', () => {
  const linux = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'autostart-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'autostart', DESKTOP_FILE);
    return { folder, file, item: (more: NodeJS.ProcessEnv = {}) => createLoginItem('linux', { XDG_CONFIG_HOME: folder, ...more }) };
  };

  test.each(['darwin', 'win32'] as const)('is off on %s until the person says so, and is asked of the system', async (platform) => {
    const item = createLoginItem(platform, {});
    expect(await item.state()).toBe('off');
    expect(electron.app.setLoginItemSettings).not.toHaveBeenCalled();
    expect(await item.set(true)).toBe('on');
    expect(await item.set(false)).toBe('off');
    expect(electron.app.setLoginItemSettings.mock.calls).toEqual([[{ openAtLogin: true }], [{ openAtLogin: false }]]);
    electron.app.openAtLogin = true;
    expect(await item.state()).toBe('on');
  });

  test('is off on Windows when the person switched it off in the task manager, which keeps the entry', async () => {
    const item = createLoginItem('win32', {});
    await item.set(true);
    electron.app.switchedOff = true;
    expect(await item.state()).toBe('off');
  });

  test('on Linux is a file of ours where the desktop looks for it, and off again without it', async () => {
    const { file, item } = await linux();
    expect(await item().state()).toBe('off');
    expect(await item({ APPIMAGE: '/home/ann/My Apps/Consent.AppImage' }).set(true)).toBe('on');
    expect(readFileSync(file, 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nVersion=1.5\nName=Consent Desk\nExec="/home/ann/My Apps/Consent.AppImage"\nTerminal=false\n',
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await rm(file);
    expect(await item().state()).toBe('off');
    expect(await item().set(true)).toBe('on');
    expect(readFileSync(file, 'utf8')).toContain(`Exec="${process.execPath}"`);
    expect(await item().set(false)).toBe('off');
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    ['/opt/Consent Desk/consent-desk', '"/opt/Consent Desk/consent-desk"'],
    ['/a"b', '"/a\\\\"b"'],
    ['/a$HOME`id`', '"/a\\\\$HOME\\\\`id\\\\`"'],
    ['/a\\b', '"/a\\\\\\\\b"'],
    ['/100%u', '"/100%%u"'],
  ])('the program %s is named so that no desktop reads more into it', (program, exec) => {
    expect(execOf(program)).toBe(exec);
  });

  test('is not offered unpackaged or on another system, where it would start something else', async () => {
    expect(await createLoginItem('freebsd', {}).state()).toBe('not-offered');
    electron.app.isPackaged = false;
    for (const platform of platforms) {
      const item = createLoginItem(platform, {});
      expect(await item.state()).toBe('not-offered');
      await expect(item.set(true)).rejects.toMatchObject({ code: 'not-allowed-here' });
    }
    expect(electron.app.setLoginItemSettings).not.toHaveBeenCalled();
  });

  test('says so when the folder cannot be written', async () => {
    const { folder, item } = await linux();
    await writeFile(join(folder, 'autostart'), 'a file where a folder has to be');
    await chmod(join(folder, 'autostart'), 0o400);
    await expect(item().set(true)).rejects.toMatchObject({ code: 'disk-read-only' });
  });
});

describe('pages at the taskbar and the dock', () => {
  test('start us on Windows with a link that opens its page', () => {
    offerShortcuts(() => {}, 'win32');
    expect(electron.app.setUserTasks).toHaveBeenCalledOnce();
    electron.app.isPackaged = false;
    offerShortcuts(() => {}, 'win32');
    expect(electron.app.setUserTasks).toHaveBeenCalledOnce();
    const tasks = jumpListTasks('C:\\Consent Desk\\desk.exe');
    expect(tasks.map(({ title, arguments: given }) => [title, given])).toEqual([
      ['Start', '-- consentdesk://home'],
      ['Requests', '-- consentdesk://requests'],
      ['Customers', '-- consentdesk://customers'],
      ['Log', '-- consentdesk://log'],
    ]);
    for (const { arguments: given } of tasks) expect(routeOfLink(given.split(' ').at(-1) ?? '')).not.toContain('?');
  });

  test('open their page from the dock of macOS', () => {
    const open = vi.fn();
    offerShortcuts(open, 'darwin');
    const [menu] = electron.app.dock.setMenu.mock.calls[0] ?? [];
    for (const { click } of menu?.items ?? []) (click as () => void)();
    expect(open.mock.calls.flat()).toEqual(['/', '/requests', '/customers', '/log']);
  });

  test('stand in the .desktop file of the Linux packages, each with a link that opens its page', () => {
    const packaged = readFileSync(new URL('electron-builder.yml', root), 'utf8');
    const links = [...packaged.matchAll(/Exec: consent-desk (\S+)/gu)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(routeOfLink(link)).toMatch(/^\/[a-z]*$/u);
  });
});

describe('who we are to the system', () => {
  test('is what the installer registered, so that notices show our name', () => {
    const packaged = readFileSync(new URL('electron-builder.yml', root), 'utf8');
    expect(/^appId: (\S+)$/mu.exec(packaged)?.[1]).toBe(APP_ID);
    expect(packaged).toMatch(new RegExp(`desktopName: ${DESKTOP_FILE}$`, 'mu'));
    takeIdentity('win32');
    takeIdentity('linux');
    takeIdentity('darwin');
    expect(electron.app.setAppUserModelId.mock.calls).toEqual([[APP_ID]]);
    expect(electron.app.setDesktopName.mock.calls).toEqual([[DESKTOP_FILE]]);
  });
});
