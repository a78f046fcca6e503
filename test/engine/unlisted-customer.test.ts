import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaseId } from '../../src/core/case/case.ts';
import { mintCaseId } from '../../src/engine/desk/identity.ts';
import { createPoller } from '../../src/engine/jobs/poller/poller.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal, submission } from './handlers/desk-under-test.ts';

let desk: DeskUnderTest;
let caseId: CaseId;
let customerId: string;

beforeEach(async () => {
  desk = await deskUnderTest();
  const joined = desk.partner.join();
  customerId = joined.customerId;
  desk.gateway.ask(joined.customerId);
  const poller = createPoller({
    store: desk.store,
    gateway: desk.gateway,
    clock: desk.time,
    timer: desk.time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    newCaseId: mintCaseId,
  });
  poller.start();
  const [open] = await vi.waitFor(async () => {
    const found = await desk.store.openCases();
    expect(found).toHaveLength(1);
    return found;
  });
  await poller.stop();
  caseId = open?.id ?? CaseId.parse('');
});
afterEach(() => desk.stop());

const linesOf = async () =>
  (await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 10 })).rows.map(
    ({ accountName }) => accountName,
  );
const changes = async () =>
  (await desk.client.home.since({ account })).rows.filter(({ entry }) => entry.caseId === caseId).map(({ accountName }) => accountName);

/** The listing holds the customer now. */
async function list(): Promise<void> {
  const { customers } = await desk.partner.customers({ offset: 0, limit: 100 });
  const state = { phase: 'idle', progress: null, lastCompleteAt: desk.time.now(), missing: 0 } as const;
  const page = { passId: 'next', observedAt: desk.time.now(), source: 'simulated', customers, state, log: [], notices: [] } as const;
  await desk.store.writeSyncPage(page);
}

describe('a request of a customer that is not listed yet', () => {
  it('is shown with what is known, and takes no act', async () => {
    const { row, customer, case: each, acts, why, verdicts } = await desk.client.requests.get({ account, caseId });
    expect(each).toMatchObject({ state: 'awaiting-partner', side: 'customer', reason: 'We move to another partner' });
    expect(row).toMatchObject({ customerId, accountName: '', owes: 'us' });
    expect(customer).toMatchObject({ customerId, accountName: '', visibility: 'missing-from-listing' });
    expect(verdicts.map(({ state }) => state)).not.toContain('allowed');
    expect(acts).toEqual([]);
    expect(why).toMatchObject({ approve: 'not-found', reject: 'not-found' });
    const nameless = { ...submission(desk, caseId), typedAccountName: '', decision: 'reject' as const };
    expect(await refusal(desk.client.requests.decide(nameless))).toMatchObject({ code: 'not-found' });
    expect(await linesOf()).toEqual([null]);
  });

  it('takes acts, and is named wherever it was told, once the customer is listed', async () => {
    await list();
    const { row, acts } = await desk.client.requests.get({ account, caseId });
    expect(row.accountName).toBe('customer-3');
    expect(acts).toContain('reject');
    expect(await linesOf()).toEqual(['customer-3']);
    expect(await changes()).toEqual(['customer-3']);
  });
});
