/** What is asked of the engine while none runs waits for the next one; the last ask alone, since a person wants to see one page. */
export function whenRunning<Engine>(engine: () => Engine | null): { ask(what: (engine: Engine) => void): void; running(): void } {
  let waiting: ((engine: Engine) => void) | null = null;
  return {
    ask(what) {
      const now = engine();
      if (now === null) waiting = what;
      else what(now);
    },
    running() {
      const now = engine();
      if (now === null || waiting === null) return;
      const what = waiting;
      waiting = null;
      what(now);
    },
  };
}
