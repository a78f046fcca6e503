import type { LogExportProgress } from '../../contract/log-files.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { told } from '../desk/evidence/told.ts';
import { exportLog, planExport } from '../desk/log-files/export.ts';

export function logFileHandlers(on: Implementer['logFiles'], desks: Desks) {
  return {
    plan: on.plan.handler(({ input }) => planExport(deskOf(desks, input.account), input)),

    export: on.export.handler(({ input, signal }) => {
      const { account, ...asked } = input;
      const parts = { desk: deskOf(desks, account), unfinished: desks.unfinished };
      return told<LogExportProgress>((tell, stop) => exportLog(parts, asked, tell, stop), signal);
    }),
  };
}
