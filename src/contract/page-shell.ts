import type { FaultData } from '../core/fault.ts';

/** Under which names Electron's main program and the page talk, beside the port that carries the contract. */
export const pageShell = {
  /** Page to main: it is there and listens. */
  ready: 'consent-desk-ready',
  /** Main to page: the port of the contract. */
  port: 'consent-desk-port',
  /** Main to page: an `EngineWord`. */
  engine: 'consent-desk-engine',
  /** Page to main: the person wants the engine to be started again. */
  startAgain: 'consent-desk-start-again',
  /** Page to main: the person wants to see where the log of faults lies. */
  showLog: 'consent-desk-show-log',
} as const;

/** How it stands with the engine behind the window. */
export type EngineWord =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /**
   * It is not there and is not started again by itself. `fault` is why: that of a failed start, else `engine-down`; `deaths`: how often it
   * ended by itself within a minute, where that is why; `log`: the path of the log of faults.
   */
  | { readonly kind: 'down'; readonly fault: FaultData; readonly deaths: number; readonly log: string };
