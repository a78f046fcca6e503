import type { FeedReading, UpdateFeed } from './feed.ts';
import { troubleOf, UpdateProblem, type UpdateTrouble } from './problem.ts';

/** What is asked of electron-updater, and nothing more. */
export interface Updater {
  /** Null where this copy cannot update itself. */
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: { readonly version: string } } | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(): void;
}

/** `percent` from 0 to 100. */
export type UpdateState =
  | { readonly kind: 'off' | 'idle' | 'checking' | 'current' }
  | { readonly kind: 'available' | 'ready' | 'installing'; readonly version: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly kind: 'failed'; readonly why: UpdateTrouble };

export interface Updates {
  state(): UpdateState;
  /** Asks the server. A version that waits to be downloaded or installed is answered as it stands. */
  check(): Promise<UpdateState>;
  /** A person said so: fetches the version that was found. */
  download(): Promise<UpdateState>;
  /** A person said so: installs what was fetched, and ends this program. */
  install(): UpdateState;
}

export interface UpdateParts {
  /** What the settings say now. */
  readonly feed: () => FeedReading;
  /** electron-updater, bound to this server and key. Loaded only when it is needed. Told how far a download is, and what fails unasked. */
  readonly load: (feed: UpdateFeed, told: { progress(percent: number): void; failed(error: unknown): void }) => Promise<Updater>;
  readonly onState: (state: UpdateState) => void;
}

/** One after the other, each step by a person's word but the asking: check, download, install. */
export function createUpdates({ feed, load, onState }: UpdateParts): Updates {
  let state: UpdateState = { kind: 'idle' };
  let updater: Updater | null = null;
  const say = (next: UpdateState): UpdateState => {
    state = next;
    onState(next);
    return next;
  };
  const failed = (error: unknown): UpdateState => say({ kind: 'failed', why: troubleOf(error) });
  const told = {
    progress(percent: number) {
      if (state.kind === 'downloading') say({ ...state, percent });
    },
    failed(error: unknown) {
      if (state.kind === 'installing') say({ kind: 'failed', why: error instanceof UpdateProblem ? error.why : 'not-installed' });
    },
  };

  return {
    state: () => state,
    async check() {
      if (state.kind === 'checking' || 'version' in state) return state;
      const reading = feed();
      if (reading.kind === 'off') return say({ kind: 'off' });
      if (reading.kind === 'unusable') return say({ kind: 'failed', why: 'settings' });
      say({ kind: 'checking' });
      try {
        updater = await load(reading.feed, told);
        const found = await updater.checkForUpdates();
        if (found === null) throw new UpdateProblem('not-here');
        return say(found.isUpdateAvailable ? { kind: 'available', version: found.updateInfo.version } : { kind: 'current' });
      } catch (error) {
        return failed(error);
      }
    },
    async download() {
      if (state.kind !== 'available' || updater === null) return state;
      const { version } = state;
      say({ kind: 'downloading', version, percent: 0 });
      try {
        await updater.downloadUpdate();
        return say({ kind: 'ready', version });
      } catch (error) {
        return failed(error);
      }
    },
    install() {
      if (state.kind !== 'ready' || updater === null) return state;
      say({ kind: 'installing', version: state.version });
      try {
        updater.quitAndInstall();
      } catch (error) {
        told.failed(error);
      }
      return state;
    },
  };
}
