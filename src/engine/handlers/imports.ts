import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { readFile, receivePart } from '../desk/brought/receive.ts';
import { addCustomer } from '../desk/imports/add-customer.ts';
import { compareTable } from '../desk/imports/compare.ts';
import { describeTable } from '../desk/imports/describe.ts';
import { type Compared, type HeldFile, heldFiles } from '../desk/imports/held.ts';
import { notTakenCsv, rowsOf } from '../desk/imports/rows.ts';
import { readUnfinished } from '../desk/imports/unfinished.ts';
import { beginWriting } from '../desk/imports/write.ts';
import { saveDocument } from '../desk/letter.ts';
import { seenBetween } from '../desk/seen.ts';
import { readSettings } from '../desk/settings.ts';

export function importHandlers(on: Implementer['imports'], desks: Desks) {
  const files = heldFiles();
  return {
    state: on.state.handler(async ({ input }) => {
      const file = files.now(input.account);
      const running = file?.stage === 'running';
      return { held: file && shownFile(file), unfinished: running ? null : await readUnfinished(deskOf(desks, input.account)) };
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
      return describeTable(
        await readFile(file).catch((error: unknown) => {
          // Nothing of a file that cannot be read is kept.
          if (files.now(input.account) === file) files.letGo(input.account);
          throw error;
        }),
      );
    }),

    columns: on.columns.handler(async ({ input }) =>
      describeTable(await readFile(files.of(input.account, input.importId)), input.headerRow),
    ),

    preview: on.preview.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const file = files.of(input.account, input.importId);
      if (file.stage === 'running') throw new Fault('not-allowed-here', { reason: 'import-running' });
      const table = await readFile(file);
      const { timeZone } = await readSettings(desk);
      const observedAt = observed(input.exportedOn, desk.clock.now(), timeZone);
      const { rows, preview } = await compareTable(desk, table, input.plan, observedAt, file.abort.signal);
      file.compared = { plan: input.plan, exportedOn: input.exportedOn, rows, preview: { ...preview, observedAt } };
      file.stage = 'previewed';
      file.result = null;
      return file.compared.preview;
    }),

    rows: on.rows.handler(async ({ input }) =>
      rowsOf(comparedOf(files.of(input.account, input.importId)), input.kind, input.offset, input.limit),
    ),

    run: on.run.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const file = files.of(input.account, input.importId);
      if (file.stage !== 'previewed') throw new Fault('not-allowed-here', { reason: 'not-previewed' });
      const write = await beginWriting(desk, file, comparedOf(file));
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
      const content = notTakenCsv(file, comparedOf(file));
      return saveDocument(
        desk,
        { what: 'rows not taken', accountName: desk.info.name },
        { ending: 'csv', type: 'text/csv; charset=utf-8', content },
      );
    }),

    discard: on.discard.handler(async ({ input }) => {
      const file = files.of(input.account, input.importId);
      if (file.stage === 'running') throw new Fault('not-allowed-here', { reason: 'import-running' });
      files.letGo(input.account);
      return {};
    }),

    addCustomer: on.addCustomer.handler(async ({ input }) => {
      const { account, ...seen } = input;
      return { customerId: await addCustomer(deskOf(desks, account), seen) };
    }),
  };
}

function observed(exportedOn: string, now: string, timeZone: string): string {
  try {
    return seenBetween(exportedOn, now, timeZone).first;
  } catch (error) {
    throw error instanceof Fault ? new Fault('invalid-input', { ...error.detail, field: 'exportedOn' }) : error;
  }
}

function comparedOf(file: HeldFile): Compared {
  if (file.compared === null) throw new Fault('not-allowed-here', { reason: 'not-previewed' });
  return file.compared;
}

const shownFile = ({ importId, name, stage, done, result, compared }: HeldFile) => ({
  importId,
  name,
  stage,
  done,
  total: compared === null ? 0 : compared.rows.filter(({ kind }) => kind !== 'bad').length,
  result,
});
