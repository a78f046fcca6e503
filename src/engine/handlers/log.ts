import type { ChainReading } from '../../contract/log.ts';
import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { checkLog } from '../desk/evidence/log-sound.ts';
import { told } from '../desk/evidence/told.ts';
import { logLines } from '../desk/rows.ts';
import { given } from '../desk/settings.ts';

export function logHandlers(on: Implementer['log'], desks: Desks) {
  return {
    page: on.page.handler(async ({ input }) => {
      const { search, filters, before, skip = 0, limit } = input;
      const desk = deskOf(desks, input.account);
      const found = await desk.store.log({ search, filters: given(filters), before, skip, limit });
      return { total: found.total, newest: found.newest, rows: await logLines(desk, found.rows) };
    }),

    entry: on.entry.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const row = await desk.store.logEntry(input.sequence);
      const [line] = row ? await logLines(desk, [row]) : [];
      if (!line) throw new Fault('not-found', { what: 'log-entry' });
      return line;
    }),

    place: on.place.handler(async ({ input }) => {
      const { search, filters, sequence } = input;
      return { index: await deskOf(desks, input.account).store.logPlace({ search, filters: given(filters) }, sequence) };
    }),

    days: on.days.handler(async ({ input }) => {
      const days = await deskOf(desks, input.account).store.logDays({ search: input.search, filters: given(input.filters) });
      return days.map(({ day, count }) => ({ day, count }));
    }),

    operators: on.operators.handler(async ({ input }) => {
      const operators = await deskOf(desks, input.account).store.logOperators();
      return operators.slice(0, mostOperators);
    }),

    verify: on.verify.handler(({ input, signal }) => {
      const desk = deskOf(desks, input.account);
      return told<ChainReading>(async (tell, stop) => {
        const { kept: _kept, ...check } = await checkLog(desk, stop, (done, of) => tell({ kind: 'reading', done, of }));
        return { kind: 'read', check };
      }, signal);
    }),
  };
}

/** So that the answer stays under 64 KB. */
const mostOperators = 500;
