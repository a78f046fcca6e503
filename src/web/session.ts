const TABS = 32;

/** One browser that came in, with its tabs. */
export interface Session {
  /** When a person last used it. Milliseconds. */
  usedAt(): number;
  used(): void;
  addTab(secret: string): void;
  hasTab(secret: string): boolean;
  /** Aborts when the session ends: its wires close, its cookie and its tabs open nothing more. */
  readonly ended: AbortSignal;
  end(): void;
}

export function createSession(now: () => number, same: (left: string, right: string) => boolean): Session {
  const ending = new AbortController();
  let at = now();
  let tabs: string[] = [];
  return {
    usedAt: () => at,
    used() {
      at = now();
    },
    addTab(secret) {
      tabs = [...tabs.slice(1 - TABS), secret];
    },
    hasTab: (secret) => !ending.signal.aborted && tabs.some((candidate) => same(candidate, secret)),
    ended: ending.signal,
    end: () => ending.abort(),
  };
}
