import { app, Menu } from 'electron';
import { linkTo } from '../../engine/shell/deep-link.ts';
import { words } from '../../engine/words/words.ts';
import { openerArguments } from './deep-link.ts';
import { pageLabel, routeOf, shortcutPages } from './pages.ts';

/** One argument of a Windows command line. */
const quoted = (argument: string) => (/[\s"]/u.test(argument) ? `"${argument.replaceAll('"', '\\"')}"` : argument);

/** The tasks of the Windows jump list: each starts us with a link, which the running one takes over. */
export const jumpListTasks = (program: string, argv: readonly string[], unpacked: boolean): Electron.Task[] =>
  shortcutPages.map((page) => ({
    program,
    arguments: [...openerArguments(argv, unpacked), linkTo(page)].map(quoted).join(' '),
    title: pageLabel(page),
    description: words('menu.openPage', { page: pageLabel(page) }),
    iconPath: program,
    iconIndex: 0,
  }));

/** Pages at the taskbar (Windows) or the dock (macOS). On Linux they stand in the .desktop file of the package. */
export function offerShortcuts(open: (route: string) => void, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') app.setUserTasks(jumpListTasks(process.execPath, process.argv, process.defaultApp === true));
  if (platform !== 'darwin') return;
  app.dock?.setMenu(Menu.buildFromTemplate(shortcutPages.map((page) => ({ label: pageLabel(page), click: () => open(routeOf(page)) }))));
}
