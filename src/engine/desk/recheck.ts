import { changedFields } from '../../core/customer/changes.ts';
import type { Customer, CustomerReading } from '../../core/customer/customer.ts';
import type { Fact, FactKind, FactValue } from '../../core/fact/fact.ts';
import { factsOfReading } from '../../core/fact/reading.ts';
import { Fault } from '../../core/fault.ts';
import { concludeAlone } from '../../core/sync/gone.ts';
import { noticeValues } from '../jobs/notice-values.ts';
import { type Desk, readingSource } from './desk.ts';
import { writeGatewayCheck } from './gateway-check.ts';
import { throwOffline } from './reach.ts';
import { reindex } from './verdicts.ts';
import { logged } from './witness.ts';

/**
 * Reads again from the other side everything that can be read about one customer, writes the facts and computes both verdicts anew.
 * Answers with the customer as it now is. Faults: offline when the other side is away, else every reading fault.
 */
export async function recheck(desk: Desk, customer: Customer): Promise<Customer> {
  const reading = await read(desk, customer).catch(throwOffline);
  const at = desk.clock.now();
  if (reading === null) {
    await concludeMissing(desk, customer, at);
  } else {
    await writeListing(desk, customer, reading.listing, at);
    const entry = logged({
      at,
      operation: 'check-run',
      source: readingSource(desk),
      customer,
      detail: { facts: reading.facts.length, gateway: reading.check !== null },
    });
    await desk.store.writeFacts({ facts: reading.facts.map((fact) => ({ ...fact, observedAt: at })), log: [entry], notices: [] });
    if (reading.check) await writeGatewayCheck(desk, customer.customerId, reading.check);
  }
  const now = (await desk.store.customer(customer.customerId)) ?? customer;
  await reindex(desk, now);
  const { account } = desk.info;
  desk.news.tell('customer', account, customer.customerId);
  desk.news.tell('log', account);
  return now;
}

async function read(desk: Desk, { customerId, resellerId }: Customer) {
  const own = { offset: 0, limit: 1, customerId };
  const listing = await desk.partnerCenter.customers(resellerId === '' ? own : { ...own, resellerId });
  const found = listing.customers.find((each) => each.customerId === customerId);
  if (!found) return null;
  const [unpaid, resources, budgets] = await Promise.all([
    desk.partnerCenter.unpaidOrders(customerId, resellerId),
    desk.partnerCenter.resources(customerId, resellerId),
    desk.partnerCenter.budgets([customerId]),
  ]);
  const budget = budgets.find((each) => each.customerId === customerId);
  const check = desk.gateway ? await desk.gateway.check(customerId, 'partner', 'submit') : null;
  const facts = [
    ...factsOfReading(found, '', readingSource(desk)),
    fact(desk, customerId, 'unpaidOrders', unpaid),
    fact(desk, customerId, 'yearlyResources', resources.yearly),
    fact(desk, customerId, 'payPerUseResources', resources.payPerUse),
    ...(budget ? [fact(desk, customerId, 'budgetAmount', budget.amount), fact(desk, customerId, 'budgetUsed', budget.used)] : []),
  ];
  return { listing: found, facts, check };
}

function fact(desk: Desk, subject: Customer['customerId'], kind: FactKind, value: FactValue): Fact {
  return { subject, kind, value, source: readingSource(desk), observedAt: '', by: '', note: '' };
}

/** The listing's own row as a page of one, so that the list shows what the check saw. The pass that may be running goes on where it is. */
async function writeListing(desk: Desk, before: Customer, listing: CustomerReading, observedAt: string): Promise<void> {
  const state = await desk.store.syncState();
  const fields = changedFields(before, listing);
  const log =
    fields.length === 0
      ? []
      : [
          logged({
            at: observedAt,
            operation: 'customer-changed',
            source: readingSource(desk),
            customer: listing,
            detail: { fields: fields.join(' ') },
          }),
        ];
  await desk.store.writeSyncPage({
    passId: state.progress?.passId ?? 'alone',
    observedAt,
    source: readingSource(desk),
    customers: [listing],
    state,
    log,
    notices: [],
  });
}

/** Asked for alone and not found: no longer visible; disassociated only with a DELETE record, never from a listing. */
async function concludeMissing(desk: Desk, customer: Customer, at: string): Promise<void> {
  const deleteRecord = await desk.partnerCenter.disassociationRecord(customer.customerId, customer.resellerId).catch((error: unknown) => {
    if (error instanceof Fault && ['forbidden', 'not-this-partners-customer', 'refused-by-partner-center'].includes(error.code)) {
      return 'refused' as const;
    }
    return throwOffline(error);
  });
  const conclusion = concludeAlone({ answered: true, found: false, deleteRecord });
  if (conclusion === 'visible' || conclusion === 'unknown' || conclusion === customer.visibility) return;
  await desk.store.writeVisibility({
    customerId: customer.customerId,
    to: conclusion,
    log: [
      logged({
        at,
        operation: conclusion === 'disassociated' ? 'customer-disassociated' : 'customer-no-longer-visible',
        source: readingSource(desk),
        customer,
      }),
    ],
    notices: [
      {
        kind: 'no-longer-visible',
        tag: `no-longer-visible:${customer.customerId}`,
        at,
        customerId: customer.customerId,
        caseId: null,
        values: noticeValues(customer),
      },
    ],
  });
  desk.news.tell('customers', desk.info.account);
  desk.news.tell('notices', desk.info.account);
}
