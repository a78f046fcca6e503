import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { menuTemplate } from '../../../src/main/desktop/menu.ts';

vi.mock('electron', () => import('./stub.ts'));

type Platform = 'darwin' | 'win32' | 'linux';
/** What Electron binds to the roles that we use, as `Ctrl+X`: Cmd of macOS is the page's Ctrl. */
const ofRole: Readonly<Record<string, (platform: Platform) => readonly string[]>> = {
  quit: (platform) => (platform === 'win32' ? [] : ['Ctrl+Q']),
  hide: () => ['Ctrl+H'],
  hideOthers: () => ['Ctrl+Alt+H'],
  close: () => ['Ctrl+W'],
  minimize: () => ['Ctrl+M'],
  undo: () => ['Ctrl+Z'],
  redo: (platform) => (platform === 'win32' ? ['Ctrl+Y'] : ['Ctrl+Shift+Z']),
  cut: () => ['Ctrl+X'],
  copy: () => ['Ctrl+C'],
  paste: () => ['Ctrl+V'],
  pasteAndMatchStyle: () => ['Ctrl+Alt+Shift+V', 'Ctrl+Shift+V'],
  selectAll: () => ['Ctrl+A'],
  resetZoom: () => ['Ctrl+0'],
  zoomIn: () => ['Ctrl++', 'Ctrl+='],
  zoomOut: () => ['Ctrl+-'],
  togglefullscreen: (platform) => (platform === 'darwin' ? ['Ctrl+Alt+F'] : ['F11']),
  reload: () => ['Ctrl+R'],
  toggleDevTools: (platform) => (platform === 'darwin' ? ['Ctrl+Alt+I'] : ['Ctrl+Shift+I']),
};
const without = new Set(['about', 'services', 'unhide', 'delete', 'zoom', 'front', 'appMenu', 'windowMenu', 'help']);

function keysOfMenu(platform: Platform): readonly string[] {
  const items = (template: readonly Electron.MenuItemConstructorOptions[]): readonly Electron.MenuItemConstructorOptions[] =>
    template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
  return items(menuTemplate({ platform, packaged: false, open: () => {}, checkForUpdates: () => {} })).flatMap(({ role, accelerator }) => {
    if (role !== undefined && !without.has(role)) {
      const keys = ofRole[role];
      if (!keys) throw new Error(`Which keys does the role ${role} take?`);
      return keys(platform);
    }
    return accelerator ? [String(accelerator).replace('CmdOrCtrl', 'Ctrl')] : [];
  });
}

/** Every key that the page binds, as its source says it. */
function keysOfPage(): readonly string[] {
  const folder = new URL('../../../src/renderer', import.meta.url).pathname;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/u.test(path));
  return files.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(/\bkeys[:=] ?["']([^"']+)["']/gu)].map(([, keys = '']) => keys),
  );
}

test.each(['darwin', 'win32', 'linux'] as const)('no key of the menu on %s is one of the page', (platform) => {
  const page = keysOfPage();
  expect(page).toEqual(expect.arrayContaining(['Ctrl+K', 'Ctrl+Shift+S', 'G H', 'R']));
  const menu = keysOfMenu(platform);
  expect(menu.length).toBeGreaterThan(15);
  expect(menu.filter((keys) => page.includes(keys))).toEqual([]);
  expect(new Set(menu).size).toBe(menu.length);
});
