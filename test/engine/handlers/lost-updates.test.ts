import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../../src/core/case/case.ts';
import { account, type DeskUnderTest, deskUnderTest, freshKey, readyDraft, refusal, submission } from './desk-under-test.ts';

let desk: DeskUnderTest;
let caseId: CaseId;
beforeEach(async () => {
  desk = await deskUnderTest();
  caseId = await readyDraft(desk);
});
afterEach(() => desk.stop());

const kept = async () => (await desk.client.requests.get({ account, caseId })).case;
const submit = (actKey = freshKey()) => desk.client.requests.submit({ ...submission(desk, caseId), actKey });

/** Does something while the other side is asked for the first time, and goes on only then. */
function meanwhile(work: () => Promise<unknown>): void {
  const real = desk.partner.unpaidOrders;
  desk.partner.unpaidOrders = async (...asked) => {
    desk.partner.unpaidOrders = real;
    await work();
    return real(...asked);
  };
}

describe('what is done while a request is being submitted', () => {
  it('a note and a reminder saved during the check are still there when it is sent', async () => {
    const remindAt = '2026-12-02T08:00:00Z';
    meanwhile(async () => {
      await desk.client.requests.note({ account, caseId, note: 'Called, agrees' });
      await desk.client.requests.remind({ account, caseId, at: remindAt });
    });
    await expect(submit()).resolves.toEqual({ state: 'awaiting-customer' });
    expect(await kept()).toMatchObject({ note: 'Called, agrees', remindAt, reason: 'The contract has ended' });
  });

  it('a draft of the reason saved while the file of a hand-over is chosen is not lost', async () => {
    desk.host.saveFile = async () => {
      await desk.client.requests.saveReason({ account, caseId, reason: 'a better one' });
      return { kind: 'saved', where: 'summary.txt' };
    };
    await desk.client.requests.handOver({ account, caseId, to: 'Bo', way: 'file' });
    expect(await kept()).toMatchObject({ state: 'with-administrator', reason: 'a better one' });
  });

  it('a second delivery of one confirmation is not sent, though the first was refused while it was checked', async () => {
    desk.gateway.failing.set(desk.customer(0), ['R05']);
    let sent = 0;
    const real = desk.gateway.submit;
    desk.gateway.submit = (act) => {
      sent += 1;
      return real(act);
    };
    const actKey = freshKey();
    meanwhile(() => refusal(submit(actKey)));
    expect(await refusal(submit(actKey))).toMatchObject({ code: 'case-forbids' });
    expect(sent).toBe(1);
  });

  it('a confirmation is never sent again, also when another one came between', async () => {
    desk.gateway.failing.set(desk.customer(0), ['R05']);
    const first = freshKey();
    await refusal(submit(first));
    await refusal(submit());
    desk.gateway.failing.clear();
    expect(await refusal(submit(first))).toEqual({ code: 'act-key-reused' });
    expect(desk.gateway.requests).toEqual([]);
  });
});
