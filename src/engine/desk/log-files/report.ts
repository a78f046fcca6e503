import { Fault } from '../../../core/fault.ts';
import { type LogReport, REPORT_ROWS, reportPage, reportText } from '../../../core/log/report-page.ts';
import type { LogRow } from '../../../core/ports.ts';
import { facesFor } from '../../adapters/mail/picture-fonts.ts';
import { type Desk, isSimulated } from '../desk.ts';
import type { Asked } from './asked.ts';

/** Entries read at once; other questions are answered in between. */
const AT_ONCE = 250;
/** Of the page before it is paper. CSS pixels. */
const WIDTH = 1000;

/** Draws the newest of what words and filters leave as PDF. Answers how many. Faults: cancelled, picture-unavailable, picture-failed, invalid-input. */
export async function writeReport(
  desk: Desk,
  asked: Asked,
  write: (bytes: Uint8Array) => Promise<void>,
  say: (step: 'reading' | 'drawing', done: number, of: number) => void,
  signal: AbortSignal,
): Promise<number> {
  if ((await desk.host.printer()) === null) throw new Fault('picture-unavailable');
  demandZone(asked.timeZone);
  const { rows, total } = await newest(desk, asked, (done, of) => say('reading', done, of), signal);
  const { account: _, ...info } = desk.info;
  const report: LogReport = {
    accountName: info.name,
    simulated: isSimulated(desk),
    madeAt: desk.clock.now(),
    timeZone: asked.timeZone,
    asked: [...(asked.search === '' ? [] : [['Words', asked.search] as const]), ...Object.entries(asked.filters).map(filterWords)],
    rows,
    total,
    masked: asked.personal === 'masked',
  };
  say('drawing', 0, 1);
  const html = reportPage(report, await facesFor(reportText(report)));
  const { pdf } = await untilLeft(desk.host.print({ html, width: WIDTH, paperOnly: true }), signal);
  await write(pdf);
  return rows.length;
}

const filterWords = ([name, value]: readonly [string, string]) => [`Only ${name}`, value] as const;

/** Oldest first. Paged by sequence: what is written meanwhile comes after the first page. */
async function newest(
  { store }: Pick<Desk, 'store'>,
  { search, filters }: Asked,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<{ readonly rows: readonly LogRow[]; readonly total: number }> {
  const found: LogRow[] = [];
  let total = 0;
  for (let before: number | null = null; ; ) {
    if (signal.aborted) throw new Fault('cancelled');
    const page = await store.log({ search, filters, before, limit: Math.min(AT_ONCE, REPORT_ROWS - found.length) });
    if (before === null) total = page.total;
    found.push(...page.rows);
    const last = page.rows.at(-1);
    progress(found.length, Math.min(total, REPORT_ROWS));
    if (last === undefined || found.length >= Math.min(total, REPORT_ROWS)) return { rows: found.reverse(), total };
    before = last.entry.sequence;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function demandZone(timeZone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch {
    throw new Fault('invalid-input', { field: 'timeZone' });
  }
}

/** A picture that is being drawn cannot be called back: who left does not wait for it. */
async function untilLeft<Drawn>(drawing: Promise<Drawn>, signal: AbortSignal): Promise<Drawn> {
  const { promise: left, reject } = Promise.withResolvers<never>();
  const leave = () => reject(new Fault('cancelled'));
  signal.addEventListener('abort', leave);
  try {
    return await Promise.race([drawing, left]);
  } finally {
    signal.removeEventListener('abort', leave);
    drawing.catch(() => {});
  }
}
