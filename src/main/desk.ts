import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { OpenedFile } from '../core/ports.ts';
import { endAll } from '../engine/endings.ts';
import { errorFile } from '../engine/error-file.ts';
import type { HandedOver } from '../engine/shell/handed-over.ts';
import { practiceAccount } from '../engine/shell/practice-account.ts';
import { brokerPorts } from './broker.ts';
import { createDesktop } from './desktop/desktop.ts';
import { groundNow, wearTheme } from './desktop/theme.ts';
import { whenRunning } from './desktop/when-running.ts';
import { placed, windowPlace } from './desktop/window-state.ts';
import { keepEngine } from './engine-keeper.ts';
import { startEngine } from './engine-process.ts';
import { createElectronHost } from './host/host.ts';
import { showLog } from './host/show-log.ts';
import { holdWhenReady } from './policy/when-ready.ts';
import { createPractice } from './practice.ts';
import { openSettings } from './settings.ts';
import { offerUpdates } from './updates/offer.ts';
import { createWindow, raise } from './window.ts';

export interface OpenDesk {
  readonly window: BrowserWindow;
  /** Brings the window to the person. */
  show(): void;
  /** Brings the window up on one of its pages, such as `/requests/ID`. */
  open(page: string): void;
  /** What a start of the app was given, or the system hands over while it runs. */
  handOver(given: HandedOver): void;
  stop(): Promise<void>;
}

/** The window at once, and behind it the practice partner and the engine, which come when they can. `programs`: the folder of the built programs. */
export function openDesk(profile: string, programs: string): OpenDesk {
  const log = join(profile, 'errors.log');
  const write = errorFile(log, { now: () => new Date().toISOString() });

  // What the page may load and ask for.
  holdWhenReady(join(programs, '../renderer'));

  const settings = openSettings(profile);
  wearTheme(settings.get('theme'));
  const place = windowPlace(settings);
  const window = createWindow(join(programs, '../preload/index.cjs'), { ...placed(place), backgroundColor: groundNow() });
  const show = () => raise(window);
  const open = (page: string) => {
    show();
    later.ask((engine) => engine.open(page));
  };
  const openFile = (file: OpenedFile) => later.ask((engine) => engine.openFile(file));

  // What sits around the window: menu, tray, badge, dock and jump list.
  const updates = offerUpdates({ window, settings, write });
  const checkForUpdates = () => void updates.ask();
  const desktop = createDesktop({ window, place, settings, show, open, openFile, checkForUpdates, log, write });

  // What the engine asks of the shell. `own`: where the programs that we started ourselves answer.
  let own: readonly string[] = [];
  const host = createElectronHost({ profile, window, settings, own: () => own, onOpen: open, desktop: desktop.host });

  // The practice partner and the engine.
  const practice = createPractice(join(programs, 'sandbox.js'), join(profile, 'sandbox'), write);
  const accounts = async () => {
    const ready = await practice.ready();
    own = [new URL(ready.playUrl).origin];
    return [await practiceAccount(host, ready)];
  };
  const engine = {
    program: join(programs, 'engine.js'),
    profile,
    version: app.getVersion(),
    hold: join(profile, 'sandbox'),
    accounts,
    host,
  };
  const keeper = keepEngine({
    start: (signal, onLost) => startEngine({ ...engine, signal, onLost }),
    onWord: () => {
      broker.tell();
      later.running();
    },
    log,
    write,
    now: () => performance.now(),
  });
  const later = whenRunning(keeper.engine);

  // The page's way to the engine, and the two things that a person may want of main.
  const wishes = { startAgain: keeper.startAgain, showLog: () => showLog(log) };
  const broker = brokerPorts({ contents: window.webContents, engine: keeper.engine, word: keeper.word, wishes, write });

  // Off unless a person named a server; the first page comes first.
  window.webContents.once('did-finish-load', () => void updates.askQuietly());

  return { window, show, open, handOver: desktop.handOver, stop: () => endAll([() => keeper.stop(practice.stop), desktop.stop]) };
}
