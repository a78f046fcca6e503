import type { CDPSession } from 'playwright';

/** Processor time that the page's own thread spent for each frame, milliseconds: what other programs of the machine do is not in it. */
export interface Work {
  readonly milliseconds: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, and the time of its thread that it took. */
  readonly ts: number;
  readonly tdur?: number;
}

const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame'];

/** Traces Chromium while `act` is under way. Everything between the beginnings of two frames counts to the first of them. */
export async function workDuring(session: CDPSession, act: () => Promise<unknown>): Promise<Work> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { readonly value: readonly object[] }) => void events.push(...(value as readonly TraceEvent[]));
  session.on('Tracing.dataCollected', take);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', take);

  const begins = events.filter(({ name }) => name === 'BeginMainThreadFrame');
  // A browser has other pages with threads of their own: ours is the one that draws.
  const threads = Map.groupBy(begins, ({ pid, tid }) => `${pid} ${tid}`);
  const [thread, frames = []] = [...threads].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  const starts = frames.map(({ ts }) => ts).sort((one, other) => one - other);
  const spent = starts.map(() => 0);
  let at = 0;
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && `${pid} ${tid}` === thread)
    .sort((one, other) => one.ts - other.ts);
  for (const { ts, tdur = 0 } of tasks) {
    // The task of a frame begins just before it says so.
    while (at + 1 < starts.length && ts + 300 >= (starts[at + 1] ?? Number.POSITIVE_INFINITY)) at += 1;
    spent[at] = (spent[at] ?? 0) + tdur / 1000;
  }
  return { milliseconds: spent };
}
