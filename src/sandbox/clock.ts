/** The sandbox's own time. It follows the machine's clock at an offset until somebody holds or moves it (control port). */
export interface SandboxClock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Follow the machine's clock from this instant on. */
  startAt(milliseconds: number): void;
  /** Stand still at this instant. */
  holdAt(milliseconds: number): void;
  advance(milliseconds: number): void;
  /** Follow the machine's clock again, without an offset. */
  follow(): void;
  /** Called after every move by hand. */
  onMove(listener: () => void): void;
}

export function createClock(startAt: number | null): SandboxClock {
  let offset = startAt === null ? 0 : startAt - Date.now();
  let heldAt: number | null = null;
  const listeners: (() => void)[] = [];
  const moved = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    now: () => heldAt ?? Date.now() + offset,
    startAt(milliseconds) {
      heldAt = null;
      offset = milliseconds - Date.now();
      moved();
    },
    holdAt(milliseconds) {
      heldAt = milliseconds;
      moved();
    },
    advance(milliseconds) {
      if (heldAt === null) offset += milliseconds;
      else heldAt += milliseconds;
      moved();
    },
    follow() {
      heldAt = null;
      offset = 0;
      moved();
    },
    onMove(listener) {
      listeners.push(listener);
    },
  };
}
