import { onTestFinished } from 'vitest';
import type { CaseState } from '../../../src/core/case/case.ts';
import type { Customer, CustomerId } from '../../../src/core/customer/customer.ts';
import { account, clearChecklist, type DeskUnderTest, deskUnderTest } from './desk-under-test.ts';

/** A desk of two customers; of the first one much is known, and a request of it was given up. */
export async function deskWithPast(change: Parameters<typeof deskUnderTest>[0] = {}) {
  const desk = await deskUnderTest(change);
  onTestFinished(desk.stop);
  const customerId = desk.customer(0);
  await clearChecklist(desk, customerId);
  await desk.client.settings.setPartner({
    account,
    accountName: 'aurora',
    accountNameAgain: 'aurora',
    email: 'partner@aurora.example',
    emailAgain: 'partner@aurora.example',
  });
  const { caseId } = await desk.client.requests.prepare({ account, customerId });
  await desk.client.consent.deliver({ account, customerId, caseId, way: 'file' });
  await desk.client.requests.note({ account, caseId, note: 'Asked twice by telephone' });
  await desk.client.requests.cancel({ account, caseId, reason: 'Not any more' });
  const customer = await listed(desk, customerId);
  return { desk, customerId, caseId, customer };
}

export async function listed({ store }: Pick<DeskUnderTest, 'store'>, customerId: string): Promise<Customer> {
  const customer = await store.customer(customerId);
  if (customer === null) throw new Error('the customer is listed');
  return customer;
}

/** The customer is seen no more, since this instant. */
export async function gone(desk: DeskUnderTest, customerId: CustomerId, to: 'no-longer-visible' | 'disassociated' = 'no-longer-visible') {
  await desk.store.writeVisibility({ customerId, to, log: [], notices: [] });
}

export async function openCase(desk: DeskUnderTest, customerId: CustomerId): Promise<{ readonly id: string; readonly state: CaseState }> {
  const { caseId } = await desk.client.requests.prepare({ account, customerId });
  return { id: caseId, state: 'draft' };
}
