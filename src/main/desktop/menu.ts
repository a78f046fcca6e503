import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { words } from '../../engine/words/words.ts';
import { menuPages, pageLabel, routeOf } from './pages.ts';

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  /** A packaged app has no developer tools in its menu. */
  readonly packaged: boolean;
  /** Opens a page, such as `/requests`. */
  readonly open: (route: string) => void;
  readonly checkForUpdates: () => void;
}
type Items = MenuItemConstructorOptions[];

/** The system's own menus by their roles, which bring its own words and shortcuts, and ours for the pages. */
export function menuTemplate(parts: MenuParts): Items {
  const mac = parts.platform === 'darwin';
  return [
    ...(mac ? [appMenu(parts)] : []),
    fileMenu(mac, parts),
    editMenu(mac),
    viewMenu(parts),
    goMenu(parts),
    windowMenu(mac),
    helpMenu(parts),
  ];
}

export function installMenu(parts: Pick<MenuParts, 'open' | 'checkForUpdates'>): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform: process.platform, packaged: app.isPackaged, ...parts })));
}

const line = { type: 'separator' } as const;
const pageItem = ({ open }: MenuParts, page: (typeof menuPages)[number]): MenuItemConstructorOptions => ({
  id: `page.${page.page}`,
  label: pageLabel(page.page),
  accelerator: page.accelerator,
  click: () => open(routeOf(page.page)),
});
const settingsItem = (parts: MenuParts): Items => menuPages.filter(({ page }) => page === 'settings').map((page) => pageItem(parts, page));

const appMenu = (parts: MenuParts): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    line,
    ...settingsItem(parts),
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit' },
  ],
});

const fileMenu = (mac: boolean, parts: MenuParts): MenuItemConstructorOptions => ({
  label: words('menu.file'),
  submenu: mac ? [{ role: 'close' }] : [...settingsItem(parts), line, { role: 'quit' }],
});

const editMenu = (mac: boolean): MenuItemConstructorOptions => ({
  label: words('menu.edit'),
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    ...(mac ? ([{ role: 'pasteAndMatchStyle' }] satisfies Items) : []),
    { role: 'delete' },
    { role: 'selectAll' },
  ],
});

const viewMenu = ({ packaged }: MenuParts): MenuItemConstructorOptions => ({
  label: words('menu.view'),
  submenu: [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    line,
    { role: 'togglefullscreen' },
    ...(packaged ? [] : ([line, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Items)),
  ],
});

const goMenu = (parts: MenuParts): MenuItemConstructorOptions => ({
  label: words('menu.go'),
  submenu: menuPages.filter(({ page }) => page !== 'settings').map((page) => pageItem(parts, page)),
});

const windowMenu = (mac: boolean): MenuItemConstructorOptions => ({
  role: 'windowMenu',
  submenu: [{ role: 'minimize' }, { role: 'zoom' }, ...((mac ? [line, { role: 'front' }] : [{ role: 'close' }]) satisfies Items)],
});

const helpMenu = ({ platform, open, checkForUpdates }: MenuParts): MenuItemConstructorOptions => ({
  role: 'help',
  submenu: [
    { id: 'help.notices', label: words('menu.whatWaits'), click: () => open('/notices') },
    { id: 'help.updates', label: words('update.menu'), click: checkForUpdates },
    ...(platform === 'darwin' ? [] : ([line, { role: 'about' }] satisfies Items)),
  ],
});
