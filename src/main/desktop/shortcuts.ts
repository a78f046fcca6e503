import { app, Menu } from 'electron';
import { linkTo } from '../../engine/shell/deep-link.ts';
import { words } from '../../engine/words/words.ts';
import { OPENER } from './deep-link.ts';
import { pageLabel, routeOf, shortcutPages } from './pages.ts';

/** The tasks of the Windows jump list: each starts us with a link, which the running one takes over. */
export const jumpListTasks = (program: string): Electron.Task[] =>
  shortcutPages.map((page) => ({
    program,
    arguments: `${OPENER} ${linkTo(page)}`,
    title: pageLabel(page),
    description: words('menu.openPage', { page: pageLabel(page) }),
    iconPath: program,
    iconIndex: 0,
  }));

/** Pages at the taskbar (Windows) or the dock (macOS). On Linux they stand in the .desktop file of the package. */
export function offerShortcuts(open: (route: string) => void, platform: NodeJS.Platform = process.platform): void {
  // Unpackaged they would start Electron without us.
  if (platform === 'win32' && app.isPackaged) app.setUserTasks(jumpListTasks(process.execPath));
  if (platform !== 'darwin') return;
  app.dock?.setMenu(Menu.buildFromTemplate(shortcutPages.map((page) => ({ label: pageLabel(page), click: () => open(routeOf(page)) }))));
}
