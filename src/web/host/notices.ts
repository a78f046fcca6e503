import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Host } from '../../core/ports.ts';
import { runProgram } from './program.ts';

type Notice = Parameters<Host['notify']>[0];

/** Notices that may stand at once with somebody listening for a click; the oldest lose their listener, not their place on the desktop. */
const LISTENING = 16;
/** How long the daemon may take to answer before the page shows the notice. */
const ANSWER_MILLISECONDS = 5000;
const DAEMON = ['--session', '-d', 'org.freedesktop.Notifications', '-o', '/org/freedesktop/Notifications', '-m'] as const;

/** What the notification daemon of this session can do; null where there is no session bus or no daemon. */
async function capabilities(): Promise<string | null> {
  if (process.platform !== 'linux' || !process.env.DBUS_SESSION_BUS_ADDRESS) return null;
  const asked = await runProgram('gdbus', ['call', ...DAEMON, 'org.freedesktop.Notifications.GetCapabilities']);
  return asked.ok ? asked.output : null;
}

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;' })[character] ?? '&gt;');

export interface Notices {
  notify(notice: Notice): Promise<'shown' | 'page'>;
  stop(): void;
}

/** One notice on the desktop: its number, and the process that waits for its click (the daemon tells only who sent the notice). */
interface Standing {
  readonly number: string;
  readonly child: ChildProcess;
}

function argumentsOf(notice: Notice, able: string, replaced: Standing | undefined): string[] {
  const body = able.includes("'body-markup'") ? escaped(notice.body) : notice.body;
  return [
    '--app-name=Consent Desk',
    '--print-id',
    ...(replaced === undefined ? [] : [`--replace-id=${replaced.number}`]),
    ...(able.includes("'actions'") ? ['--action=default=Open'] : []),
    '--',
    notice.title,
    // notify-send undoes backslash escapes in the body.
    body.replaceAll('\\', '\\\\'),
  ];
}

/** Notices of the freedesktop.org service by `notify-send`; 'page' wherever that cannot be had. `onOpen` hears clicks. */
export function createNotices(onOpen: (open: string) => void): Notices {
  const standing = new Map<string, Standing>();
  const children = new Set<ChildProcess>();

  const send = (notice: Notice, able: string): Promise<boolean> =>
    new Promise((resolve) => {
      const replaced = standing.get(notice.tag);
      // Its number is wanted at once, not when the notice is gone: hence a line at a time.
      const child = spawn('stdbuf', ['-oL', 'notify-send', ...argumentsOf(notice, able, replaced)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const late = setTimeout(() => child.kill(), ANSWER_MILLISECONDS);
      children.add(child);
      const [oldest] = children;
      if (children.size > LISTENING) oldest?.kill();

      const numbered = (number: string) => {
        clearTimeout(late);
        standing.set(notice.tag, { number, child });
        replaced?.child.kill();
        resolve(true);
      };
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (/^\d+$/.test(line)) numbered(line);
        else if (line === 'default') onOpen(notice.open);
      });
      child.once('error', () => resolve(false));
      child.once('close', () => {
        clearTimeout(late);
        children.delete(child);
        if (standing.get(notice.tag)?.child === child) standing.delete(notice.tag);
        resolve(false);
      });
    });

  return {
    async notify(notice) {
      const able = await capabilities();
      return able !== null && (await send(notice, able)) ? 'shown' : 'page';
    },
    stop() {
      for (const child of children) child.kill();
    },
  };
}
