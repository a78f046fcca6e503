import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { logLine } from '../desk/rows.ts';
import { given } from '../desk/settings.ts';

export function logHandlers(on: Implementer['log'], desks: Desks) {
  return {
    page: on.page.handler(async ({ input }) => {
      const { search, filters, before, limit } = input;
      const found = await deskOf(desks, input.account).store.log({ search, filters: given(filters), before, limit });
      return { total: found.total, newest: found.newest, rows: found.rows.map(logLine) };
    }),

    entry: on.entry.handler(async ({ input }) => {
      const row = await deskOf(desks, input.account).store.logEntry(input.sequence);
      if (!row) throw new Fault('not-found', { what: 'log-entry' });
      return logLine(row);
    }),

    days: on.days.handler(async ({ input }) => {
      const days = await deskOf(desks, input.account).store.logDays({ search: input.search, filters: given(input.filters) });
      return days.map(({ day, count }) => ({ day, count }));
    }),

    verify: on.verify.handler(({ input, signal }) => deskOf(desks, input.account).store.verifyLog(signal)),
  };
}
