import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../../src/core/case/case.ts';
import { Fault } from '../../../src/core/fault.ts';
import { findLostActs, settleAll } from '../../../src/engine/desk/acts/settle.ts';
import { mintCaseId } from '../../../src/engine/desk/identity.ts';
import { createPoller } from '../../../src/engine/jobs/poller/poller.ts';
import {
  account,
  clearChecklist,
  type DeskUnderTest,
  deskUnderTest,
  freshKey,
  readyDraft,
  refusal,
  submission,
} from './desk-under-test.ts';

let desk: DeskUnderTest;
let caseId: CaseId;

/** The customer asks, and this desk has seen it. */
async function incoming(place = 0): Promise<CaseId> {
  const request = desk.gateway.ask(desk.customer(place));
  const poller = createPoller({
    ...desk,
    clock: desk.time,
    timer: desk.time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    newCaseId: mintCaseId,
  });
  poller.start();
  const found = await vi.waitFor(async () => {
    const each = await desk.store.caseByRemoteId(request.requestId);
    if (!each) throw new Error('not seen yet');
    return each;
  });
  await poller.stop();
  return found.id;
}

const decide = (
  decision: 'approve' | 'reject',
  change: { typedAccountName?: string; understood?: boolean; code?: string; passUndocumentedReason?: string } = {},
) =>
  desk.client.requests.decide({
    account,
    caseId,
    actKey: freshKey(),
    typedAccountName: 'customer-1',
    understood: true,
    code: null,
    decision,
    ...change,
  });

beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

describe('deciding the customer’s request', () => {
  beforeEach(async () => {
    caseId = await incoming();
  });

  it('approves when the check at agreement allows it, and the customer is disassociated', async () => {
    await clearChecklist(desk, desk.customer(0));
    await expect(decide('approve')).resolves.toEqual({ state: 'disassociated' });
    expect((await desk.client.customers.card({ account, customerId: desk.customer(0) })).row.visibility).toBe('disassociated');
  });

  it('does not approve while the check at agreement is not allowed', async () => {
    await clearChecklist(desk, desk.customer(0));
    await desk.client.facts.state({
      account,
      subject: desk.customer(0),
      kind: 'specialContract',
      value: true,
      seenOn: '2026-11-22',
      note: '',
    });
    expect(await refusal(decide('approve'))).toMatchObject({ code: 'verdict-not-allowed', detail: { step: 'agree', state: 'blocked' } });
  });

  describe('of a referral customer, of which no page says whether some rules hold', () => {
    beforeEach(async () => {
      desk.partner.change(desk.customer(0), { association: 'referral', associationRaw: '1' });
      await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
      await clearChecklist(desk, desk.customer(0));
    });
    const why = { passUndocumentedReason: 'Asked Huawei Cloud, ticket 7' };

    it('approves with a reason, which is logged; the verdict stays not known', async () => {
      const { verdicts } = await desk.client.requests.get({ account, caseId });
      expect(verdicts.find(({ step }) => step === 'agree')?.state).toBe('unknown');
      const fault = await refusal(decide('approve'));
      expect(fault).toMatchObject({ code: 'undocumented-reason-needed', detail: { step: 'agree', rules: expect.stringContaining('R05') } });
      expect(await refusal(decide('approve', { passUndocumentedReason: '  ' }))).toEqual(fault);
      await expect(decide('approve', why)).resolves.toEqual({ state: 'disassociated' });
      const filters = { caseId, operation: 'undocumented-passed-with-reason' } as const;
      const { rows } = await desk.client.log.page({ account, search: '', filters, before: null, limit: 9 });
      const personal = { operator: 'Ann Lee', reason: why.passUndocumentedReason };
      expect(rows).toMatchObject([{ entry: { detail: fault.detail }, personal }]);
    });

    it('leaves the decision to the other side’s own check', async () => {
      desk.gateway.failing.set(desk.customer(0), ['R05']);
      expect(await refusal(decide('approve', why))).toMatchObject({ code: 'check-failed' });
      expect((await desk.store.case(caseId))?.case.state).toBe('awaiting-partner');
    });
  });

  it('takes no reason instead of an answer that is missing or too old', async () => {
    const why = { passUndocumentedReason: 'I am sure' };
    expect(await refusal(decide('approve', why))).toMatchObject({ code: 'verdict-not-allowed', detail: { state: 'unknown' } });
    await clearChecklist(desk, desk.customer(0));
    desk.time.advance(8 * 24 * 3600_000);
    expect(await refusal(decide('approve', why))).toMatchObject({ code: 'verdict-not-allowed', detail: { state: 'unknown' } });
  });

  it('takes no reason for a blocker', async () => {
    await clearChecklist(desk, desk.customer(0));
    const blocker = { kind: 'specialContract', value: true, seenOn: '2026-11-22', note: '' } as const;
    await desk.client.facts.state({ account, subject: desk.customer(0), ...blocker });
    const given = { passUndocumentedReason: 'I am sure' };
    expect(await refusal(decide('approve', given))).toMatchObject({ code: 'verdict-not-allowed', detail: { state: 'blocked' } });
  });

  it('rejects although the check fails and nothing is ticked (R21)', async () => {
    desk.partner.change(desk.customer(0), { frozen: true });
    desk.gateway.failing.set(desk.customer(0), ['R05']);
    await expect(decide('reject', { understood: false })).resolves.toEqual({ state: 'rejected' });
  });

  it('does not reject offline: nothing is written that could not be sent', async () => {
    desk.gateway.fail = () => ({ fault: new Fault('unreachable'), after: false });
    expect(await refusal(decide('reject'))).toEqual({ code: 'offline', detail: { cause: 'unreachable' } });
    expect((await desk.client.requests.get({ account, caseId })).case.state).toBe('awaiting-partner');
  });

  it('is not for an account manager (R01)', async () => {
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Bo' });
    expect(await refusal(decide('reject'))).toMatchObject({ code: 'role-may-not-act' });
  });

  it('wants the account name typed', async () => {
    expect(await refusal(decide('reject', { typedAccountName: 'customer-2' }))).toMatchObject({ code: 'name-mismatch' });
  });

  it('shows both checks of the customer’s own request beside ours', async () => {
    const { verdicts } = await desk.client.customers.card({ account, customerId: desk.customer(0) });
    expect(verdicts.map(({ side, step }) => `${side} ${step}`)).toEqual([
      'partner submit',
      'partner agree',
      'customer submit',
      'customer agree',
    ]);
  });

  it('keeps our own draft away while the customer’s request is open', async () => {
    const fault = await refusal(desk.client.requests.prepare({ account, customerId: desk.customer(0) }));
    expect(fault).toEqual({ code: 'request-already-open', detail: { caseId } });
  });
});

describe('handing a case to the administrator', () => {
  beforeEach(async () => {
    caseId = await readyDraft(desk);
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Bo' });
  });

  it('writes a readable summary and the case is with NAME since DATE', async () => {
    const delivered = await desk.client.requests.handOver({ account, caseId, to: 'Ann Lee', way: 'file' });
    expect(delivered).toMatchObject({ kind: 'saved' });
    expect(desk.host.saved[0]?.name).toMatch(/^SIMULATED summary customer-1\.txt$/);
    expect(desk.host.saved[0]?.content).toContain('R07');
    const found = await desk.client.requests.get({ account, caseId });
    expect(found.case).toMatchObject({ state: 'with-administrator', handedTo: 'Ann Lee', handedAt: desk.time.now() });
    expect(found.row.owes).toBe('administrator');
  });

  it('can be copied, or opened in the mail client', async () => {
    await expect(desk.client.requests.handOver({ account, caseId, to: 'Ann Lee', way: 'mail' })).resolves.toEqual({ kind: 'opened' });
    expect(desk.host.opened[0]).toMatch(/^mailto:\?subject=%5BSIMULATED%5D/);
    await desk.client.requests.takeBack({ account, caseId });
    await expect(desk.client.requests.handOver({ account, caseId, to: 'Ann', way: 'copy' })).resolves.toMatchObject({ kind: 'text' });
  });

  it('changes nothing when the file dialog is cancelled', async () => {
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    await expect(desk.client.requests.handOver({ account, caseId, to: 'Ann', way: 'file' })).resolves.toEqual({ kind: 'cancelled' });
    expect((await desk.client.requests.get({ account, caseId })).case.state).toBe('draft');
  });

  it('needs somebody to hand it to', async () => {
    expect(await refusal(desk.client.requests.handOver({ account, caseId, to: ' ', way: 'copy' }))).toMatchObject({
      code: 'invalid-input',
    });
  });

  it('lets the administrator act on it, then', async () => {
    await desk.client.requests.handOver({ account, caseId, to: 'Ann Lee', way: 'copy' });
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' });
    await expect(desk.client.requests.submit(submission(desk, caseId))).resolves.toEqual({ state: 'awaiting-customer' });
  });
});

describe('an engine that was killed during an act', () => {
  const killedWhileSending = async () => {
    caseId = await readyDraft(desk);
    const never = new Promise<never>(() => {});
    const real = desk.gateway.submit;
    let sent: () => void = () => {};
    const wasSent = new Promise<void>((resolve) => {
      sent = resolve;
    });
    desk.gateway.submit = async (act) => {
      await real(act);
      sent();
      return never;
    };
    void desk.client.requests.submit(submission(desk, caseId)).catch(() => {});
    await wasSent;
    expect((await desk.store.case(caseId))?.case.state).toBe('submitting');
  };

  it('asks on the next start what became of it, and finds it', async () => {
    await killedWhileSending();
    await findLostActs(desk.desk);
    expect((await desk.store.case(caseId))?.case.state).toBe('needs-check');
    await settleAll(desk.desk);
    expect((await desk.store.case(caseId))?.case.state).toBe('awaiting-customer');
    expect(desk.gateway.requests).toHaveLength(1);
  });

  it('leaves it for later while the other side is away, with a notice', async () => {
    await killedWhileSending();
    desk.gateway.fail = () => ({ fault: new Fault('unreachable'), after: false });
    await findLostActs(desk.desk);
    await settleAll(desk.desk);
    expect((await desk.store.case(caseId))?.case.state).toBe('needs-check');
    const { rows } = await desk.client.notices.page({ account, unreadOnly: true, before: null, limit: 10 });
    expect(rows[0]).toMatchObject({ kind: 'outcome-unknown', open: `/requests/${caseId}` });
    expect(rows[0]?.title).toBe('SIMULATED: customer-1: needs check');
  });
});
