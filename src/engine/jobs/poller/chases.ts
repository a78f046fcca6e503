import { Fault } from '../../../core/fault.ts';
import { noticeValues } from '../notice-values.ts';
import type { PollerOptions } from './options.ts';

/** Requests whose day to ask again has come: one notice for each date, and the date stays until a person says what was heard. */
export async function tellChases({ store, clock, tell }: PollerOptions): Promise<void> {
  const now = clock.now();
  for (const { id, chaseAt, chaseToldFor, snoozedUntil } of await store.openCases()) {
    const due = chaseAt && chaseAt !== chaseToldFor && Date.parse(chaseAt) <= Date.parse(now);
    if (!due || (snoozedUntil !== null && Date.parse(snoozedUntil) > Date.parse(now))) continue;
    const found = (await store.case(id))?.case;
    if (found?.chaseAt !== chaseAt) continue;
    const customer = await store.customer(found.customerId);
    const values = { ...noticeValues(customer), why: 'chase', due: chaseAt, state: found.state, side: found.side };
    const notice = {
      kind: 'reminder',
      tag: `reminder:${id}:chase`,
      at: now,
      customerId: found.customerId,
      caseId: id,
      values,
    } as const;
    const { state } = found;
    try {
      await store.annotateCase({ caseId: id, change: { chaseToldFor: chaseAt }, expected: { state, chaseAt }, log: [], notices: [notice] });
    } catch (error) {
      // Somebody moved the case, or the date, in the same moment: it is looked at again on the next turn.
      if (error instanceof Fault && error.code === 'case-forbids') continue;
      throw error;
    }
    tell('request', id);
    tell('requests');
    tell('notices');
  }
}
