export type Cancel = () => void;

/** Calls `work` once after that many milliseconds, unless cancelled. Injected, so that tests drive the time. */
export interface Timer {
  after(milliseconds: number, work: () => void): Cancel;
}

export const realTimer: Timer = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};
