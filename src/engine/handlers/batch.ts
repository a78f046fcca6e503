import type { BatchSelection } from '../../contract/batch.ts';
import { Fault } from '../../core/fault.ts';
import type { BatchChoice } from '../../core/ports.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { asksOf, mendsOf, rulesOf } from '../desk/batch/asks.ts';
import { saveCsv } from '../desk/batch/csv.ts';
import { draftPlan } from '../desk/batch/draft-plan.ts';
import { planCheck, replanCheck } from '../desk/batch/plan.ts';
import { staleBefore } from '../desk/batch/stale.ts';
import { questionsText, remediesText } from '../desk/batch/texts.ts';
import { batchOf, listRow, viewOf } from '../desk/batch/view.ts';
import { namedPerson } from '../desk/person.ts';
import { given, readSettings } from '../desk/settings.ts';

export function batchHandlers(on: Implementer['checkMany'], desks: Desks) {
  const desk = (account: Parameters<typeof deskOf>[1]) => deskOf(desks, account);
  return {
    state: on.state.handler(async ({ input }) => {
      const own = desk(input.account);
      const batches = await own.store.batches();
      return {
        planned: await viewOf(
          own,
          batches.find(({ state }) => state === 'planned'),
        ),
        current: await viewOf(
          own,
          batches.find(({ state }) => state !== 'planned'),
        ),
      };
    }),

    plan: on.plan.handler(async ({ input }) => {
      const own = desk(input.account);
      const { selection, again } = input;
      const batch = await planCheck(own, { choice: await choiceOf(selection, own), chosen: selection.kind, again });
      own.news.tell('batch', own.info.account);
      return batch;
    }),

    replan: on.replan.handler(async ({ input }) => {
      const own = desk(input.account);
      const batch = await replanCheck(own, await batchOf(own, input.batchId), input.again);
      own.news.tell('batch', own.info.account);
      return batch;
    }),

    start: on.start.handler(async ({ input }) => {
      const own = desk(input.account);
      // Reading needs no name, as a re-check needs none.
      const { operator } = await readSettings(own);
      await own.checks.begin(input.batchId, operator);
      return {};
    }),
    pause: on.pause.handler(async ({ input }) => {
      await desk(input.account).checks.pause(input.batchId);
      return {};
    }),
    resume: on.resume.handler(async ({ input }) => {
      await desk(input.account).checks.resume(input.batchId);
      return {};
    }),
    cancel: on.cancel.handler(async ({ input }) => {
      await desk(input.account).checks.cancel(input.batchId);
      return {};
    }),
    askAgain: on.askAgain.handler(async ({ input }) => {
      await desk(input.account).checks.again(input.batchId);
      return {};
    }),

    discard: on.discard.handler(async ({ input }) => {
      const own = desk(input.account);
      const { id, state, preparing } = await batchOf(own, input.batchId);
      if (state === 'running' || state === 'paused' || preparing?.state === 'running')
        throw new Fault('not-allowed-here', { reason: 'batch-running' });
      await own.store.dropBatch(id);
      own.news.tell('batch', own.info.account);
      return {};
    }),

    rows: on.rows.handler(async ({ input }) => {
      const { account, ...query } = input;
      const { total, rows } = await desk(account).store.batchRows(query);
      return { total, rows: rows.map(listRow) };
    }),

    asks: on.asks.handler(async ({ input }) => asksOf(await desk(input.account).store.batchTallies(input.batchId))),
    mends: on.mends.handler(async ({ input }) => {
      const own = desk(input.account);
      return mendsOf(await own.store.batchTallies(input.batchId), await rulesOf(own));
    }),
    questionsText: on.questionsText.handler(({ input }) => questionsText(desk(input.account), input.batchId, input, input.way)),
    remediesText: on.remediesText.handler(({ input }) => remediesText(desk(input.account), input.batchId, input.mustAct, input.way)),

    save: on.save.handler(async ({ input }) => {
      const own = desk(input.account);
      const { id } = await batchOf(own, input.batchId);
      return saveCsv(own, id, desks.unfinished);
    }),

    draftPlan: on.draftPlan.handler(({ input }) => draftPlan(desk(input.account), input.batchId, input.group)),
    prepare: on.prepare.handler(async ({ input }) => {
      const own = desk(input.account);
      await namedPerson(own);
      return { waiting: await own.checks.prepare(input.batchId, input.group) };
    }),
    stopPreparing: on.stopPreparing.handler(async ({ input }) => {
      await desk(input.account).checks.stopPreparing(input.batchId);
      return {};
    }),
  };
}

async function choiceOf(selection: BatchSelection, desk: Parameters<typeof staleBefore>[0]): Promise<BatchChoice> {
  if (selection.kind === 'picked') return { kind: 'ids', ids: selection.customerIds };
  if (selection.kind === 'everybody') return { kind: 'query', search: '', filters: {} };
  const { stale, ...filters } = selection.filters;
  return {
    kind: 'query',
    search: selection.search,
    filters: { ...given(filters), ...(stale === true ? { seenBefore: await staleBefore(desk) } : {}) },
  };
}
