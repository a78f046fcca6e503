import type { AccountId } from '../../core/account/account.ts';
import type { Clock, Host } from '../../core/ports.ts';
import type { News } from '../bridge/news.ts';
import type { Pause } from './pause.ts';

/** What the shell shows outside the page (badge, tray) follows the desks; what a person does at the tray is done here. */
export interface ShellState {
  /** So many requests of this account wait for a decision of ours; null: the account is gone. */
  waiting(account: AccountId, count: number | null): void;
  start(): void;
  stop(): void;
}

export function createShellState(parts: {
  readonly host: Pick<Host, 'badge' | 'paused' | 'onPause'>;
  readonly pause: Pause;
  readonly news: Pick<News, 'tell'>;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}): ShellState {
  const { host, pause, news, clock, failed } = parts;
  const counts = new Map<AccountId, number>();
  const endings: (() => void)[] = [];
  // Nobody says at the tray who they are.
  const fromTray = (paused: boolean) => pause.set(paused ? { at: clock.now(), by: '', where: 'tray' } : null);
  return {
    waiting(account, count) {
      if (count === null) counts.delete(account);
      else counts.set(account, count);
      host.badge([...counts.values()].reduce((sum, each) => sum + each, 0)).catch(failed);
    },
    start() {
      endings.push(
        host.onPause((paused) => void fromTray(paused).catch(failed)),
        pause.onChange((paused) => {
          host.paused(paused).catch(failed);
          news.tell('status', null);
        }),
      );
    },
    stop() {
      for (const end of endings.splice(0)) end();
    },
  };
}
