import { type LinkedPage, linkedPages } from '../../engine/shell/deep-link.ts';
import { words } from '../../engine/words/words.ts';

/** The pages that menus of the system offer, in the order of the page's own rail, with the key that goes there. */
export const menuPages = [
  { page: 'home', accelerator: 'CmdOrCtrl+1' },
  { page: 'customers', accelerator: 'CmdOrCtrl+2' },
  { page: 'requests', accelerator: 'CmdOrCtrl+3' },
  { page: 'log', accelerator: 'CmdOrCtrl+4' },
  { page: 'notices', accelerator: 'CmdOrCtrl+5' },
  { page: 'settings', accelerator: 'CmdOrCtrl+,' },
] as const satisfies readonly { readonly page: LinkedPage; readonly accelerator: string }[];

export const pageLabel = (page: LinkedPage): string => words(`menu.page.${page}`);
export const routeOf = (page: LinkedPage): string => linkedPages[page];

/** What a jump list, a dock menu or a desktop file offers: the few that a day begins with. */
export const shortcutPages = ['home', 'requests', 'customers', 'log'] as const satisfies readonly LinkedPage[];
