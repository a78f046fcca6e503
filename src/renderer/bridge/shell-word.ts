import { create } from 'zustand';
import type { EngineWord } from '../../contract/page-shell.ts';

/** What the preload script leaves in the page: two wishes, which main carries out as it sees fit. */
interface Shell {
  startAgain(): void;
  /** Shows the log of faults in its folder. */
  showLog(): void;
}
declare global {
  interface Window {
    readonly consentDesk?: Shell;
  }
}

/** What Electron's main last said of the engine; null in the browser shell, which says nothing. */
export const useShellWord = create<{ readonly word: EngineWord | null }>(() => ({ word: null }));

/** The shell's wishes; null where the page may only wait. */
export const shellWishes = (): Shell | null => window.consentDesk ?? null;
