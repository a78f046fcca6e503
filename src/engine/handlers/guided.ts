import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { setChase } from '../desk/acts/chase.ts';
import { stateGuided } from '../desk/acts/guided.ts';
import { takeBackStatement } from '../desk/acts/take-back.ts';
import { tellOutcome } from '../desk/acts/tell-outcome.ts';
import { askConnection } from '../desk/connection-says.ts';
import { guideOf, openGuide } from '../desk/guide.ts';
import { caseRow } from '../desk/rows.ts';
import { readSettings } from '../desk/settings.ts';

/** The part of `requests` for what a person does in Partner Center and states here. */
export function guidedHandlers(on: Implementer['requests'], desks: Desks) {
  return {
    guide: on.guide.handler(({ input }) => guideOf(deskOf(desks, input.account), input.caseId)),

    openGuide: on.openGuide.handler(async ({ input }) => {
      await openGuide(deskOf(desks, input.account), input.caseId, input.what);
      return {};
    }),

    stateGuided: on.stateGuided.handler(async ({ input }) => ({ state: (await stateGuided(deskOf(desks, input.account), input)).state })),

    tellOutcome: on.tellOutcome.handler(async ({ input }) => ({ state: (await tellOutcome(deskOf(desks, input.account), input)).state })),

    takeBackStatement: on.takeBackStatement.handler(async ({ input }) => ({
      state: (await takeBackStatement(deskOf(desks, input.account), input)).state,
    })),

    askConnection: on.askConnection.handler(async ({ input }) => {
      await askConnection(deskOf(desks, input.account), input.caseId);
      return {};
    }),

    setChase: on.setChase.handler(async ({ input }) => {
      await setChase(deskOf(desks, input.account), input);
      return {};
    }),

    dueChases: on.dueChases.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const [open, { timeZone }] = await Promise.all([desk.store.openCases(), readSettings(desk)]);
      const now = desk.clock.now();
      const past = (at: string | null | undefined) => typeof at === 'string' && Date.parse(at) <= Date.parse(now);
      const due = open.filter(({ chaseAt, snoozedUntil }) => past(chaseAt) && (snoozedUntil === null || past(snoozedUntil)));
      const sorted = due.sort((one, other) => ((one.chaseAt ?? '') < (other.chaseAt ?? '') ? -1 : 1)).slice(0, 50);
      return {
        rows: await Promise.all(sorted.map(async (each) => caseRow(each, await desk.store.customer(each.customerId), now, timeZone))),
      };
    }),
  };
}
