import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { readFile, receivePart } from '../desk/brought/receive.ts';
import { saveDocument } from '../desk/letter.ts';
import { compareLog } from '../desk/log-files/compare.ts';
import { describeLog } from '../desk/log-files/describe.ts';
import { type ComparedLog, type HeldLog, heldLogs } from '../desk/log-files/held.ts';
import { badLogRows, logRowsOf } from '../desk/log-files/rows.ts';
import { beginLogImport, readUnfinishedLog, takenOf } from '../desk/log-files/write.ts';

/** Bringing another log in. One file at a time for each desk; in memory until its rows are entries. */
export function logImportHandlers(on: Implementer['logFiles'], desks: Desks) {
  const files = heldLogs();
  return {
    state: on.state.handler(async ({ input }) => {
      const file = files.now(input.account);
      const running = file?.stage === 'running';
      return { held: file && shownFile(file), unfinished: running ? null : await readUnfinishedLog(deskOf(desks, input.account)) };
    }),

    begin: on.begin.handler(async ({ input }) => {
      deskOf(desks, input.account);
      return { importId: files.begin(input.account, input.name, input.size).importId };
    }),

    part: on.part.handler(async ({ input }) => {
      receivePart(files.of(input.account, input.importId), input.offset, input.content);
      return {};
    }),

    read: on.read.handler(async ({ input }) => {
      const file = files.of(input.account, input.importId);
      return describeLog(
        await readFile(file).catch((error: unknown) => {
          // Nothing of a file that cannot be read is kept.
          if (files.now(input.account) === file) files.letGo(input.account);
          throw error;
        }),
      );
    }),

    columns: on.columns.handler(async ({ input }) => describeLog(await readFile(files.of(input.account, input.importId)), input.headerRow)),

    preview: on.preview.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const file = files.of(input.account, input.importId);
      demandUnwritten(file);
      const table = await readFile(file);
      const compared = await compareLog(desk, { table, digest: file.digest }, input.plan, file.abort.signal);
      // It may have begun meanwhile, of an earlier preview.
      demandUnwritten(file);
      file.compared = compared;
      file.stage = 'previewed';
      return compared.preview;
    }),

    rows: on.rows.handler(async ({ input }) =>
      logRowsOf(comparedOf(files.of(input.account, input.importId)), input.kind, input.offset, input.limit),
    ),

    run: on.run.handler(async ({ input }) => {
      const write = await beginLogImport(deskOf(desks, input.account), files.of(input.account, input.importId));
      // The page hears by news how far it is; why it failed stands in its state.
      write().catch(() => {});
      return {};
    }),

    cancel: on.cancel.handler(async ({ input }) => {
      files.of(input.account, input.importId).abort.abort();
      return {};
    }),

    saveBadRows: on.saveBadRows.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const file = files.of(input.account, input.importId);
      const content = badLogRows(file, comparedOf(file));
      const about = { what: 'log rows not taken', accountName: desk.info.name };
      return saveDocument(desk, about, { ending: 'csv', type: 'text/csv; charset=utf-8', content });
    }),

    discard: on.discard.handler(async ({ input }) => {
      const file = files.of(input.account, input.importId);
      if (file.stage === 'running') throw new Fault('not-allowed-here', { reason: 'import-running' });
      files.letGo(input.account);
      return {};
    }),
  };
}

/** What was written is in the log: the same file has to be brought in again to do the rest. */
function demandUnwritten({ stage }: HeldLog): void {
  if (stage === 'running' || stage === 'ended') throw new Fault('not-allowed-here', { reason: 'import-running' });
}

function comparedOf(file: HeldLog): ComparedLog {
  if (file.compared === null) throw new Fault('not-allowed-here', { reason: 'not-previewed' });
  return file.compared;
}

const shownFile = ({ importId, name, stage, done, result, compared }: HeldLog) => ({
  importId,
  name,
  stage,
  done,
  total: compared === null ? 0 : takenOf(compared).length,
  result,
});
