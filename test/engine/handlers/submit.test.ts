import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../../src/core/case/case.ts';
import { Fault } from '../../../src/core/fault.ts';
import { account, type DeskUnderTest, deskUnderTest, freshKey, readyDraft, refusal, submission } from './desk-under-test.ts';

let desk: DeskUnderTest;
let caseId: CaseId;

const submit = (change: Partial<ReturnType<typeof submission>> = {}) =>
  desk.client.requests.submit({ ...submission(desk, caseId), ...change });
const state = async () => (await desk.client.requests.get({ account, caseId })).case.state;
const operations = async () => {
  const { rows } = await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 50 });
  return rows.map(({ entry }) => entry.operation).reverse();
};

describe('submitting a request', () => {
  beforeEach(async () => {
    desk = await deskUnderTest();
    caseId = await readyDraft(desk);
  });
  afterEach(() => desk.stop());

  it('sends an allowed request once, after writing what was meant, and then waits for the customer', async () => {
    await expect(submit()).resolves.toEqual({ state: 'awaiting-customer' });
    expect(desk.gateway.requests).toHaveLength(1);
    expect(await operations()).toEqual(['case-prepared', 'case-act-intended', 'case-submitted']);
    const { quota } = await desk.client.customers.card({ account, customerId: desk.customer(0) });
    expect(quota.find(({ side }) => side === 'partner')?.used).toBe(1);
  });

  it('is refused to an account manager, who is not offered it either (R01)', async () => {
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Bo' });
    expect(await refusal(submit())).toMatchObject({ code: 'role-may-not-act' });
    const { acts, why } = await desk.client.requests.get({ account, caseId });
    expect(acts).not.toContain('submit');
    expect(why.submit).toBe('role-may-not-act');
    expect(desk.gateway.requests).toEqual([]);
  });

  it('is refused offline, before anything is written or sent', async () => {
    desk.partner.before = () => {
      throw new Fault('unreachable');
    };
    expect(await refusal(submit())).toEqual({ code: 'offline', detail: { cause: 'unreachable' } });
    expect(await operations()).toEqual(['case-prepared']);
    expect((await desk.client.desk.status({ account })).reach).toMatchObject({ state: 'offline', fault: { code: 'unreachable' } });
  });

  it.each([
    ['another case', (name: string) => name.toUpperCase()],
    ['a space after it', (name: string) => `${name} `],
    ['nothing', () => ''],
  ])('is refused when the account name is typed with %s', async (_, typed) => {
    expect(await refusal(submit({ typedAccountName: typed('customer-1') }))).toMatchObject({ code: 'name-mismatch' });
  });

  it('is refused while the statement is not ticked (R18)', async () => {
    expect(await refusal(submit({ understood: false }))).toEqual({ code: 'not-understood' });
  });

  it('is refused without a reason (R16)', async () => {
    expect(await refusal(submit({ reason: ' \n ' }))).toEqual({ code: 'invalid-input', detail: { field: 'reason' } });
  });

  it('is refused when a blocker is stated, naming its rule', async () => {
    const customerId = desk.customer(0);
    await desk.client.facts.state({
      account,
      subject: customerId,
      kind: 'partnerSupportPlan',
      value: true,
      seenOn: '2026-11-22',
      note: '',
    });
    expect(await refusal(submit())).toMatchObject({ code: 'verdict-not-allowed', detail: { state: 'blocked', violated: 'R08' } });
    expect(desk.gateway.requests).toEqual([]);
  });

  it('is refused when an answer has grown too old, since a check needs every answer', async () => {
    desk.time.advance(8 * 24 * 3600_000);
    const fault = await refusal(submit());
    expect(fault).toMatchObject({ code: 'verdict-not-allowed', detail: { state: 'unknown' } });
    expect(String(fault.detail?.unknown)).toContain('R08');
  });

  it('reads everything again at the act: what changed since the page was opened counts', async () => {
    desk.partner.change(desk.customer(0), { frozen: true });
    expect(await refusal(submit())).toMatchObject({ code: 'verdict-not-allowed' });
  });

  it.each([
    ['independentMembers', 'R04'],
    ['partnerSupportPlan', 'R08'],
    ['serviceSupportPlan', 'R09'],
    ['memberServiceSupportPlan', 'R10'],
    ['partnerFrozen', 'R33'],
  ] as const)('is refused at the act while one fact alone is missing, and goes once it is answered: %s', async (missing, rule) => {
    const place = 1;
    const customerId = desk.customer(place);
    const bare = await deskUnderTest();
    await desk.stop();
    desk = bare;
    const { checklist } = await desk.client.customers.card({ account, customerId });
    const answer = async ({ kind, subject }: (typeof checklist)[number]) => {
      const value = kind === 'currencySet' ? true : kind === 'freezeKind' ? 'none' : false;
      await desk.client.facts.state({ account, subject, kind, value, seenOn: '2026-11-22', note: '' });
    };
    for (const question of checklist) if (question.kind !== missing) await answer(question);
    caseId = (await desk.client.requests.prepare({ account, customerId })).caseId;
    const attempt = () => desk.client.requests.submit(submission(desk, caseId, place));
    const fault = await refusal(attempt());
    expect(fault).toEqual({ code: 'verdict-not-allowed', detail: { state: 'unknown', step: 'submit', violated: '', unknown: rule } });
    expect(desk.gateway.requests).toEqual([]);
    expect(await operations()).toEqual(['case-prepared']);
    for (const question of checklist) if (question.kind === missing) await answer(question);
    await expect(attempt()).resolves.toEqual({ state: 'awaiting-customer' });
  });

  it('takes the other side at its word: disassociated at once is disassociated', async () => {
    desk.gateway.atOnce.add(desk.customer(0));
    await expect(submit()).resolves.toEqual({ state: 'disassociated' });
    expect((await desk.client.customers.card({ account, customerId: desk.customer(0) })).row.visibility).toBe('disassociated');
  });

  it('is a draft again when the other side refuses it, and the refusal is told', async () => {
    desk.gateway.failing.set(desk.customer(0), ['R05']);
    expect(await refusal(submit())).toMatchObject({ code: 'check-failed' });
    expect(await state()).toBe('draft');
    expect(await operations()).toEqual(['case-prepared', 'case-act-intended', 'case-refused']);
  });

  it('never sends one confirmation twice', async () => {
    desk.gateway.failing.set(desk.customer(0), ['R05']);
    const actKey = freshKey();
    await refusal(submit({ actKey }));
    expect(await refusal(submit({ actKey }))).toEqual({ code: 'act-key-reused' });
  });

  it('lets only one of two clicks through', async () => {
    const outcomes = await Promise.allSettled([submit(), submit()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(desk.gateway.requests).toHaveLength(1);
  });

  it('needs a check when no answer came, and learns by the act’s key that it had arrived', async () => {
    desk.gateway.fail = (operation) => (operation === 'submit' ? { fault: new Fault('timeout'), after: true } : null);
    await expect(submit()).resolves.toEqual({ state: 'needs-check' });
    desk.gateway.fail = null;
    await expect(desk.client.requests.settle({ account, caseId })).resolves.toEqual({ state: 'awaiting-customer' });
    expect(desk.gateway.requests).toHaveLength(1);
  });

  it('is a draft again when the other side never got it, and is not sent again by itself', async () => {
    desk.gateway.fail = (operation) => (operation === 'submit' ? { fault: new Fault('unreachable'), after: false } : null);
    await expect(submit()).resolves.toEqual({ state: 'needs-check' });
    desk.gateway.fail = null;
    await expect(desk.client.requests.settle({ account, caseId })).resolves.toEqual({ state: 'draft' });
    expect(desk.gateway.requests).toEqual([]);
    expect(await operations()).toContain('case-not-arrived');
  });

  it('keeps needing a check while the other side cannot be asked', async () => {
    desk.gateway.fail = (operation) =>
      operation === 'submit' || operation === 'act' ? { fault: new Fault('timeout'), after: true } : null;
    await submit();
    expect(await refusal(desk.client.requests.settle({ account, caseId }))).toEqual({ code: 'offline', detail: { cause: 'timeout' } });
    expect(await state()).toBe('needs-check');
  });
});

describe('the verification code (R17)', () => {
  beforeEach(async () => {
    desk = await deskUnderTest({ capabilities: { partnerCode: true } });
    caseId = await readyDraft(desk);
    desk.gateway.code = '135790';
  });
  afterEach(() => desk.stop());

  it('is demanded where the connection takes one', async () => {
    expect(await refusal(submit())).toEqual({ code: 'code-required' });
    expect((await desk.client.requests.get({ account, caseId })).codeNeeded).toBe(true);
  });

  it.each([
    ['partner.admin@example.com', 'p•••@e•••.com'],
    ['p•••@example.com', 'p•••@example.com'],
  ])('never says in clear where it went, whatever the other side writes: %s', async (sentTo, shown) => {
    desk.gateway.sendCode = async () => ({ sentTo, expiresAt: desk.time.now() });
    expect(await desk.client.requests.sendCode({ account, caseId, purpose: 'submit' })).toEqual({
      sentTo: shown,
      expiresAt: desk.time.now(),
    });
  });

  it('is sent with the act and kept nowhere', async () => {
    await expect(submit({ code: '135790' })).resolves.toEqual({ state: 'awaiting-customer' });
    const found = await desk.client.log.page({ account, search: '', filters: {}, before: null, limit: 100 });
    expect(JSON.stringify([found, await desk.store.case(caseId)])).not.toContain('135790');
  });
});

describe('the limit of three requests in three months (R02)', () => {
  afterEach(() => desk.stop());

  const threeEarlier = async () => {
    const customerId = desk.customer(0);
    for (let count = 0; count < 3; count += 1) {
      const { caseId: earlier } = await desk.client.requests.record({
        account,
        customerId,
        caseId: null,
        what: 'submitted-by-us',
        seenOn: `2026-11-1${count}`,
        note: '',
      });
      await desk.client.requests.record({ account, customerId, caseId: earlier, what: 'rejected', seenOn: '2026-11-20', note: '' });
    }
    caseId = await readyDraft(desk);
  };

  it('refuses the fourth where the counting is published, with the date of the next free one', async () => {
    desk = await deskUnderTest();
    await threeEarlier();
    const fault = await refusal(submit());
    expect(fault).toMatchObject({ code: 'quota-reached', detail: { used: 3, limit: 3 } });
    expect(String(fault.detail?.nextFreeAt)).toMatch(/^2027-02-1/);
  });

  it('asks for a reason where the counting is not known, and logs it', async () => {
    desk = await deskUnderTest({ capabilities: { counting: null } });
    await threeEarlier();
    expect(await refusal(submit())).toMatchObject({ code: 'quota-reason-needed' });
    await expect(submit({ passQuotaReason: 'Agreed with support by ticket' })).resolves.toEqual({ state: 'awaiting-customer' });
    expect(await operations()).toContain('quota-passed-with-reason');
  });
});
