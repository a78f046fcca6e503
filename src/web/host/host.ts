import { Fault } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import type { Downloads } from '../downloads.ts';
import { safeName } from '../downloads.ts';
import { openSettings } from '../settings.ts';
import { systemKeyring } from './keyring.ts';
import { openLink } from './links.ts';
import { createNotices } from './notices.ts';
import { createPrinter } from './print.ts';
import { openSecrets } from './secrets.ts';
import { waitingFiles } from './waiting-files.ts';

export interface BrowserHost {
  readonly host: Host;
  stop(): void;
}

/**
 * The Host of the browser shell. The badge is the page's title, which the page counts itself; a browser shell is not told about sleep.
 * `onOpen` hears clicked notices; `own` are the origins of programs that this shell started.
 */
export async function createBrowserHost(parts: {
  readonly profile: string;
  readonly downloads: Downloads;
  readonly own: () => readonly string[];
  readonly onOpen: (open: string) => void;
}): Promise<BrowserHost> {
  const notices = createNotices(parts.onOpen);
  const settings = openSettings(parts.profile);
  const waiting = waitingFiles(parts.profile);
  const host: Host = {
    secrets: await openSecrets({ keyring: systemKeyring(parts.profile), settings }),
    notify: (notice) => notices.notify(notice),
    badge: async () => {},
    paused: async () => {},
    onPause: () => () => {},
    // The page wears it by itself; Electron's window, on this profile, is to open in it.
    theme: async (theme) => settings.set('theme', theme),
    // A page in a browser is opened by the person; what would start at login is only the server behind it.
    loginItem: {
      state: async () => 'not-offered',
      set: () => Promise.reject(new Fault('not-allowed-here', { reason: 'login-item' })),
    },
    // A process without a desktop of its own has what its environment says.
    proxyFor: async () => ['environment'],
    openLink: (address) => openLink(address, parts.own()),
    saveFile: async ({ name, type, ...document }) => {
      const content = 'file' in document ? { file: await waiting.take(document.file) } : { content: document.content };
      return { kind: 'link', href: parts.downloads.offer({ name: safeName(name), type, ...content }) };
    },

    ...createPrinter(),
    onPower: () => () => {},
  };
  return {
    host,
    stop() {
      notices.stop();
      waiting.end();
    },
  };
}
