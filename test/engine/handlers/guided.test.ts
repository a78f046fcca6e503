import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../../src/core/case/case.ts';
import { tellChases } from '../../../src/engine/jobs/poller/chases.ts';
import { account, type DeskUnderTest, deskUnderTest, freshKey, refusal } from './desk-under-test.ts';

const guided = { request: 'guided', decide: 'guided', partnerCode: false, answersVisible: false, counting: null } as const;
let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest({ capabilities: guided });
});
afterEach(() => desk.stop());

const draft = async (place = 0): Promise<CaseId> =>
  (await desk.client.requests.prepare({ account, customerId: desk.customer(place) })).caseId;
const detail = (caseId: CaseId) => desk.client.requests.get({ account, caseId });
const done = (caseId: CaseId, change: object = {}) => ({
  account,
  caseId,
  actKey: freshKey(),
  what: 'submitted' as const,
  at: desk.time.now(),
  note: '',
  reason: 'The contract has ended',
  passQuotaReason: null,
  ...change,
});
const outcome = (caseId: CaseId, change: object = {}) => ({
  account,
  caseId,
  actKey: freshKey(),
  outcome: 'agreed' as const,
  at: desk.time.now(),
  note: 'the customer called',
  ...change,
});
const incoming = async (place = 0): Promise<CaseId> =>
  (
    await desk.client.requests.record({
      account,
      customerId: desk.customer(place),
      caseId: null,
      what: 'incoming',
      seenOn: desk.time.now().slice(0, 10),
      note: '',
    })
  ).caseId;
const logOf = async (caseId: CaseId) =>
  (await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 50 })).rows.reverse();
const operations = async (caseId: CaseId) => (await logOf(caseId)).map(({ entry }) => entry.operation);
const used = async () =>
  (await desk.client.customers.card({ account, customerId: desk.customer(0) })).quota.find(({ side }) => side === 'partner')?.used;

describe('a request that a person submits in Partner Center', () => {
  it('is submitted as stated by NAME, counts as stated, is sent nowhere, and is asked about in five working days', async () => {
    const caseId = await draft();
    expect((await detail(caseId)).acts).toContain('state-guided');
    expect(await desk.client.requests.stateGuided(done(caseId, { note: 'all went well' }))).toEqual({ state: 'awaiting-customer' });
    const { case: each, row, events } = await detail(caseId);
    expect(each).toMatchObject({
      state: 'awaiting-customer',
      stated: true,
      statedBy: 'Ann Lee',
      remoteId: null,
      reason: 'The contract has ended',
    });
    expect(row.statedBy).toBe('Ann Lee');
    expect(row.chaseAt).not.toBeNull();
    expect(events.at(-1)).toMatchObject({
      kind: 'submitted',
      source: 'person',
      by: 'Ann Lee',
      note: 'all went well',
      statedAt: each.pendingSince,
    });
    expect((await logOf(caseId)).at(-1)?.entry).toMatchObject({ operation: 'case-submitted', result: 'stated', source: 'person' });
    expect(await used()).toBe(1);
    expect(desk.gateway.requests).toEqual([]);
  });

  it('is recorded once, however often the button is pressed, also at the same time', async () => {
    const caseId = await draft();
    const twice = done(caseId);
    const answers = await Promise.all([1, 2, 3].map(() => desk.client.requests.stateGuided(twice)));
    expect(answers.map(({ state }) => state)).toEqual(['awaiting-customer', 'awaiting-customer', 'awaiting-customer']);
    await desk.client.requests.stateGuided(twice);
    expect((await operations(caseId)).filter((one) => one === 'case-submitted')).toHaveLength(1);
    expect(await used()).toBe(1);
  });

  it('cannot be stated by an account manager, who hands over (R01)', async () => {
    const caseId = await draft();
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Ann Lee' });
    expect(await refusal(desk.client.requests.stateGuided(done(caseId)))).toMatchObject({ code: 'role-may-not-act' });
    expect((await detail(caseId)).why).toMatchObject({ 'state-guided': 'role-may-not-act' });
  });

  it('cannot lie in the future, needs its reason, and a named person', async () => {
    const caseId = await draft();
    expect(await refusal(desk.client.requests.stateGuided(done(caseId, { at: '2099-01-01T00:00:00Z' })))).toMatchObject({
      code: 'invalid-input',
      detail: { field: 'at' },
    });
    expect(await refusal(desk.client.requests.stateGuided(done(caseId, { reason: ' ' })))).toMatchObject({ detail: { field: 'reason' } });
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: '' });
    expect(await refusal(desk.client.requests.stateGuided(done(caseId)))).toEqual({ code: 'operator-missing' });
  });

  it('passes a full ledger only with a logged reason: the count is a warning on a real site (R02)', async () => {
    for (let round = 0; round < 3; round += 1) {
      const caseId = await draft();
      await desk.client.requests.stateGuided(done(caseId));
      await desk.client.requests.tellOutcome(outcome(caseId, { outcome: 'rejected' }));
    }
    const caseId = await draft();
    expect(await refusal(desk.client.requests.stateGuided(done(caseId)))).toMatchObject({
      code: 'quota-reason-needed',
      detail: { used: 3 },
    });
    await desk.client.requests.stateGuided(done(caseId, { passQuotaReason: 'Agreed with customer service' }));
    expect(await operations(caseId)).toContain('quota-passed-with-reason');
    expect(await used()).toBe(4);
  });

  it('may stop: the draft stays, and who stopped when stands in the log', async () => {
    const caseId = await draft();
    expect(await desk.client.requests.stateGuided(done(caseId, { what: 'stopped', note: 'the check failed there' }))).toEqual({
      state: 'draft',
    });
    expect((await detail(caseId)).events.at(-1)).toMatchObject({ kind: 'stopped', by: 'Ann Lee', note: 'the check failed there' });
    expect(await used()).toBe(0);
  });

  it('is not for a connection that acts itself', async () => {
    await desk.stop();
    desk = await deskUnderTest();
    const caseId = await draft();
    expect(await refusal(desk.client.requests.stateGuided(done(caseId)))).toMatchObject({ code: 'not-allowed-here' });
    expect((await detail(caseId)).acts).not.toContain('state-guided');
  });
});

describe('the guide', () => {
  it('gives the way, what to paste, and where to sign in; opening it is logged once a day, signing in every time', async () => {
    const caseId = await draft();
    const guide = await desk.client.requests.guide({ account, caseId });
    expect(guide).toMatchObject({ documented: true, signInAddress: null, path: { side: 'partner', partnerType: 'csp' } });
    expect(guide.values).toEqual([
      { kind: 'account-name', text: 'customer-1' },
      { kind: 'customer-id', text: desk.customer(0) },
    ]);
    for (let time = 0; time < 3; time += 1) await desk.client.requests.openGuide({ account, caseId, what: 'guide' });
    expect((await operations(caseId)).filter((one) => one === 'guide-opened')).toHaveLength(1);
    expect(await refusal(desk.client.requests.openGuide({ account, caseId, what: 'sign-in' }))).toMatchObject({
      code: 'capability-missing',
    });
    expect((await detail(caseId)).case.state).toBe('draft');
  });
});

describe('an incoming request that is decided in Partner Center', () => {
  it.each([
    ['approved', 'disassociated'],
    ['rejected', 'rejected'],
  ] as const)('%s becomes %s as stated by NAME', async (what, state) => {
    const caseId = await incoming();
    expect(await desk.client.requests.stateGuided(done(caseId, { what, reason: '' }))).toEqual({ state });
    expect((await detail(caseId)).case).toMatchObject({ state, statedBy: 'Ann Lee' });
    const { visibility } = (await desk.client.customers.card({ account, customerId: desk.customer(0) })).row;
    expect(visibility).toBe(what === 'approved' ? 'disassociated' : 'visible');
  });

  it('cannot be "submitted"', async () => {
    const caseId = await incoming();
    expect(await refusal(desk.client.requests.stateGuided(done(caseId)))).toMatchObject({ code: 'case-forbids' });
  });
});

describe('an answer that cannot be seen from here', () => {
  it.each([
    ['agreed', 'disassociated'],
    ['rejected', 'rejected'],
    ['withdrawn', 'withdrawn'],
  ] as const)('is recorded as %s: %s', async (said, state) => {
    const caseId = await draft();
    await desk.client.requests.stateGuided(done(caseId));
    const once = outcome(caseId, { outcome: said });
    expect(await desk.client.requests.tellOutcome(once)).toEqual({ state });
    expect(await desk.client.requests.tellOutcome(once)).toEqual({ state });
    expect((await detail(caseId)).case).toMatchObject({ state, statedBy: 'Ann Lee', chaseAt: null });
  });

  it('may stay unknown: nothing closes, and there is a new day to ask', async () => {
    const caseId = await draft();
    await desk.client.requests.stateGuided(done(caseId));
    await desk.client.requests.setChase({ account, caseId, on: '2026-12-24' });
    expect(await desk.client.requests.tellOutcome(outcome(caseId, { outcome: 'not-known' }))).toEqual({ state: 'awaiting-customer' });
    const { case: each, events } = await detail(caseId);
    expect(events.at(-1)).toMatchObject({ kind: 'outcome-not-known', note: 'the customer called' });
    expect(each.chaseAt?.slice(0, 7)).toBe('2026-11');
  });

  it('has nothing to be told before anything was submitted', async () => {
    expect(await refusal(desk.client.requests.tellOutcome(outcome(await draft())))).toMatchObject({ code: 'case-forbids' });
  });
});

describe('a wrong statement', () => {
  it('is taken back with a reason: the case, the count and the customer stand as before, and both stay in the log', async () => {
    const caseId = await draft();
    await desk.client.requests.stateGuided(done(caseId));
    await desk.client.requests.tellOutcome(outcome(caseId));
    expect(await refusal(desk.client.requests.takeBackStatement({ account, caseId, reason: ' ' }))).toMatchObject({
      code: 'invalid-input',
    });
    expect(await desk.client.requests.takeBackStatement({ account, caseId, reason: 'Wrong customer' })).toEqual({
      state: 'awaiting-customer',
    });
    expect((await desk.client.customers.card({ account, customerId: desk.customer(0) })).row.visibility).toBe('visible');
    expect(await used()).toBe(1);
    expect(await desk.client.requests.takeBackStatement({ account, caseId, reason: 'Not even sent' })).toEqual({ state: 'draft' });
    expect(await used()).toBe(0);
    expect(await operations(caseId)).toEqual([
      'case-prepared',
      'case-submitted',
      'case-agreed',
      'case-statement-taken-back',
      'case-statement-taken-back',
    ]);
    expect((await detail(caseId)).events.map(({ kind }) => kind)).toEqual([
      'prepared',
      'submitted',
      'agreed',
      'statement-taken-back',
      'statement-taken-back',
    ]);
    expect(await refusal(desk.client.requests.takeBackStatement({ account, caseId, reason: 'Again' }))).toMatchObject({
      code: 'case-forbids',
    });
    expect((await desk.store.verifyLog()).sound).toBe(true);
  });

  it('is not taken back into a second open request', async () => {
    const caseId = await draft();
    await desk.client.requests.stateGuided(done(caseId));
    await desk.client.requests.tellOutcome(outcome(caseId, { outcome: 'rejected' }));
    const second = await draft();
    expect(await refusal(desk.client.requests.takeBackStatement({ account, caseId, reason: 'Wrong' }))).toEqual({
      code: 'request-already-open',
      detail: { caseId: second },
    });
  });
});

describe('the day to ask again', () => {
  const run = () => tellChases({ store: desk.store, clock: desk.time, tell: () => {} } as never);

  it('is told once when it comes, and stands on Home until a person says what was heard', async () => {
    const caseId = await draft();
    await desk.client.requests.stateGuided(done(caseId));
    await run();
    expect((await desk.client.requests.dueChases({ account })).rows).toEqual([]);
    desk.time.advance(9 * 24 * 3_600_000);
    await run();
    await run();
    const { rows } = await desk.client.notices.page({ account, unreadOnly: false, before: null, limit: 20 });
    expect(rows.filter(({ title }) => title.includes('Ask about'))).toHaveLength(1);
    expect((await desk.client.requests.dueChases({ account })).rows.map(({ id }) => id)).toEqual([caseId]);
    await desk.client.requests.tellOutcome(outcome(caseId, { outcome: 'not-known' }));
    expect((await desk.client.requests.dueChases({ account })).rows).toEqual([]);
  });

  it('is moved by a person, never into the past', async () => {
    const caseId = await draft();
    await desk.client.requests.stateGuided(done(caseId));
    expect(await refusal(desk.client.requests.setChase({ account, caseId, on: '2020-01-01' }))).toMatchObject({ detail: { field: 'on' } });
    await desk.client.requests.setChase({ account, caseId, on: '2026-12-24' });
    expect((await detail(caseId)).case.chaseAt?.slice(0, 10)).toMatch(/2026-12-2[34]/u);
    expect(await operations(caseId)).toContain('case-chase-set');
  });
});

describe('what the connection notices', () => {
  it('stands beside the statement, and not in its place', async () => {
    const caseId = await draft();
    await desk.client.requests.stateGuided(done(caseId));
    await desk.client.requests.tellOutcome(outcome(caseId));
    await desk.client.requests.askConnection({ account, caseId });
    expect((await detail(caseId)).connectionSays?.[0]).toMatchObject({ what: 'visible', recordAt: null });
    desk.time.advance(60_000);
    desk.partner.leave(desk.customer(0), { at: desk.time.now(), operator: 'system' });
    await desk.client.requests.askConnection({ account, caseId });
    expect((await detail(caseId)).connectionSays?.[0]).toMatchObject({ what: 'disassociated', operator: 'system' });
    expect((await detail(caseId)).case).toMatchObject({ state: 'disassociated', statedBy: 'Ann Lee' });
  });
});
