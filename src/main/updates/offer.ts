import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { words } from '../../engine/words/words.ts';
import { readFeed } from './feed.ts';
import { createUpdates, type UpdateParts, type UpdateState } from './updates.ts';

export interface UpdateOfferParts {
  readonly window: BrowserWindow;
  readonly settings: { get(key: 'updateFeed' | 'updateKey'): string | null };
  /** Takes one line of the log of faults. */
  readonly write: (line: string) => void;
  /** Left out, electron-updater. */
  readonly load?: UpdateParts['load'];
}
export interface UpdateOffer {
  /** A person asked: every answer is said. */
  ask(): Promise<void>;
  /** Nobody asked: only a new version is said; what went wrong stands in the log. */
  askQuietly(): Promise<void>;
}

/** Asks the person before each step, shows how far a download is, and says plainly what failed. */
export function offerUpdates({ window, settings, write, load }: UpdateOfferParts): UpdateOffer {
  const updates = createUpdates({
    feed: () => readFeed(settings.get('updateFeed'), settings.get('updateKey')),
    // Main starts without it.
    load: load ?? (async (...given) => (await import('./load-updater.ts')).loadUpdater(...given)),
    onState: (state) => {
      if (!window.isDestroyed()) window.setProgressBar(state.kind === 'downloading' ? state.percent / 100 : -1);
      if (state.kind === 'failed') write(`Update: ${state.why}`);
    },
  });

  const box = async (options: MessageBoxOptions): Promise<number> =>
    window.isDestroyed() ? -1 : (await dialog.showMessageBox(window, { noLink: true, ...options })).response;
  /** True when the person chose to. */
  const choose = async (step: 'available' | 'ready', version: string): Promise<boolean> =>
    (await box({
      type: 'question',
      message: words(`update.${step}.title`, { version }),
      detail: words(`update.${step}.body`),
      buttons: [words(`update.${step}.yes`), words('update.later')],
      // Return alone starts nothing.
      defaultId: 1,
      cancelId: 1,
    })) === 0;
  const tell = (title: string, body: string) => box({ type: 'info', message: words(title), detail: words(body) });

  const lead = async (state: UpdateState, asked: boolean): Promise<void> => {
    switch (state.kind) {
      case 'available':
        if (await choose('available', state.version)) await lead(await updates.download(), true);
        return;
      case 'ready':
        if (await choose('ready', state.version)) await lead(updates.install(), true);
        return;
      case 'failed':
        if (asked) await tell('update.failed.title', `update.failed.${state.why}`);
        return;
      case 'off':
      case 'current':
      case 'downloading':
        if (asked) await tell(`update.${state.kind}.title`, `update.${state.kind}.body`);
        return;
      case 'idle':
      case 'checking':
      case 'installing':
    }
  };
  return {
    ask: async () => lead(await updates.check(), true),
    askQuietly: async () => lead(await updates.check(), false),
  };
}
