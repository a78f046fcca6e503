import type { CDPSession, Page } from 'playwright';
import { percentile } from './figure.ts';
import { workDuring } from './frame-work.ts';

/** The frames of a stretch of time in a page. Milliseconds. */
export interface Frames {
  readonly count: number;
  readonly p95: number;
  readonly longest: number;
  /** Processor time of the page's own thread for one of them: what the page costs, however busy the machine is. */
  readonly work: { readonly p95: number; readonly longest: number };
  /** Most rows that stood in the page in one of the frames. */
  readonly rows: number;
}

interface Recorder {
  readonly begin: () => void;
  readonly end: () => { readonly gaps: readonly number[]; readonly long: readonly number[]; readonly rows: number };
}
type Recorded = { __frames: Recorder };

/**
 * Put into the page before anything else. Gaps are between the times at which the browser began its frames, not between those at which it
 * came to call us: a frame that was late shows as two. What took longer than 50 ms the browser itself tells (long animation frames).
 */
function recorder(): void {
  let gaps: number[] = [];
  let long: number[] = [];
  let rows = 0;
  let on = false;
  let last: number | null = null;
  const tick = (at: number) => {
    if (!on) return;
    if (last !== null) gaps.push(at - last);
    last = at;
    rows = Math.max(rows, document.querySelectorAll('[data-grid-body] [role="row"]').length);
    requestAnimationFrame(tick);
  };
  let began = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (on && entry.startTime >= began) long.push(entry.duration);
  }).observe({ type: 'long-animation-frame' });
  (window as unknown as Recorded).__frames = {
    begin: () => {
      [gaps, long, rows, on, last, began] = [[], [], 0, true, null, performance.now()];
      requestAnimationFrame(tick);
    },
    end: () => {
      on = false;
      return { gaps, long, rows };
    },
  };
}

/** Every page of the context can be recorded from now on. */
export async function recordFrames(page: Page): Promise<void> {
  await page.addInitScript(recorder);
}

/** The frames while `act` is under way. */
export async function framesDuring(page: Page, session: CDPSession, act: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => (window as unknown as Recorded).__frames.begin());
  const { milliseconds } = await workDuring(session, act);
  const { gaps, long, rows } = await page.evaluate(() => (window as unknown as Recorded).__frames.end());
  return {
    count: gaps.length,
    p95: percentile(gaps, 0.95),
    longest: Math.max(...gaps, ...long),
    work: { p95: percentile(milliseconds, 0.95), longest: Math.max(...milliseconds) },
    rows,
  };
}

/** The calmest of several tries: other programs of the machine make frames late, none makes them early. */
export async function calmest(tries: number, measure: () => Promise<Frames>): Promise<Frames> {
  const all: Frames[] = [];
  for (let index = 0; index < tries; index += 1) all.push(await measure());
  const least = (of: (frames: Frames) => number) => Math.min(...all.map(of));
  return {
    count: all[0]?.count ?? 0,
    p95: least(({ p95 }) => p95),
    longest: least(({ longest }) => longest),
    work: { p95: least(({ work }) => work.p95), longest: least(({ work }) => work.longest) },
    rows: Math.max(...all.map(({ rows }) => rows)),
  };
}
