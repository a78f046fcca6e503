import type { Customer, CustomerReading } from '../../core/customer/customer.ts';
import { type CheckedFact, factsOfCheck } from '../../core/fact/checked.ts';
import type { Fact, FactKind, FactValue } from '../../core/fact/fact.ts';
import { natures } from '../../core/fact/nature.ts';
import { Fault } from '../../core/fault.ts';
import type { GatewayCheck } from '../../core/ports.ts';
import type { Step } from '../../core/rule/finding.ts';
import { askAlone } from '../jobs/sync/alone.ts';
import { concludeEach } from '../jobs/sync/conclude.ts';
import { concludesNothing } from '../jobs/sync/doubt.ts';
import type { SyncOptions } from '../jobs/sync/options.ts';
import { pageNews } from '../jobs/sync/page-news.ts';
import { realTimer } from '../jobs/timer.ts';
import { isOpen } from './acts/prepare.ts';
import { type Desk, readingSource } from './desk.ts';
import { type Checked, writeGatewayChecks } from './gateway-check.ts';
import { throwOffline } from './reach.ts';
import { reindex } from './verdicts.ts';
import { logged } from './witness.ts';

/**
 * Reads again from the other side everything that can be read about one customer, writes the facts and computes both verdicts anew.
 * Answers with the customer as it now is. Faults: offline when the other side is away, else every reading fault.
 */
export async function recheck(desk: Desk, customer: Customer): Promise<Customer> {
  const askedAt = desk.clock.now();
  const alone = await askAlone(desk.partnerCenter, customer).catch(throwOffline);
  if (alone.reading) {
    await writeListing(desk, alone.reading, askedAt);
    await readFacts(desk, customer, alone.reading);
  } else if (alone.conclusion === 'unknown' || (await concludesNothing(desk.store))) {
    throw new Fault('forbidden', { what: 'customer' });
  } else {
    // Not found when asked for alone: what follows is the same as after a complete listing.
    await concludeEach(syncOptions(desk), [customer.customerId], null, ALONE, () => {});
  }
  const now = (await desk.store.customer(customer.customerId)) ?? customer;
  await reindex(desk, now);
  const { account } = desk.info;
  desk.news.tell('customer', account, customer.customerId);
  desk.news.tell('log', account);
  desk.news.tell('notices', account);
  return now;
}

async function readFacts(desk: Desk, customer: Customer, listing: CustomerReading): Promise<void> {
  const { customerId, resellerId } = listing;
  const [unpaid, resources, budgets, checks] = await Promise.all([
    desk.partnerCenter.unpaidOrders(customerId, resellerId),
    desk.partnerCenter.resources(customerId, resellerId),
    desk.partnerCenter.budgets([customerId]),
    gatewayChecks(desk, customerId),
  ]).catch(throwOffline);
  const ours = (step: Step) => checks.find((each) => each.side === 'partner' && each.step === step) ?? null;
  const budget = budgets.find((each) => each.customerId === customerId);
  const at = desk.clock.now();
  const source = readingSource(desk);
  const read = (kind: FactKind, value: FactValue): Fact => ({ subject: customerId, kind, value, source, observedAt: at, by: '', note: '' });
  const facts = [
    read('unpaidOrders', unpaid),
    read('yearlyResources', resources.yearly),
    read('payPerUseResources', resources.payPerUse),
    ...checkedFacts(listing, ours('submit'), ours('agree')).map(({ kind, value }) => ({
      ...read(kind, value),
      subject: natures[kind].about === 'partner' ? ('partner' as const) : customerId,
      source: source === 'simulated' ? source : ('gateway' as const),
    })),
    ...(budget ? [read('budgetAmount', budget.amount), read('budgetUsed', budget.used)] : []),
  ];
  const entry = logged({ at, operation: 'check-run', source, customer, detail: { facts: facts.length, gateway: checks.length > 0 } });
  await desk.store.writeFacts({ facts, log: [entry], notices: [] });
  await writeGatewayChecks(desk, customerId, checks);
}

/** What the other side checks of our request, and of the customer's own while it waits for us. */
export async function gatewayChecks(
  { gateway, store }: Pick<Desk, 'gateway' | 'store'>,
  customerId: Customer['customerId'],
): Promise<readonly Checked[]> {
  if (!gateway) return [];
  const incoming = (await store.casesOf(customerId)).some((each) => each.side === 'customer' && isOpen(each));
  const asked = [['partner', 'submit'], ['partner', 'agree'], ...(incoming ? ([['customer', 'agree']] as const) : [])] as const;
  try {
    return await Promise.all(asked.map(async ([side, step]) => ({ ...(await gateway.check(customerId, side, step)), side, step })));
  } catch (error) {
    // An older gateway has no check; ours stands alone then.
    if (error instanceof Fault && error.code === 'capability-missing') return [];
    throw error;
  }
}

/** Both checks together know more than one: currency and contract are items of the agreement alone (R11, R12). */
export function checkedFacts(
  { frozen }: Pick<CustomerReading, 'frozen'>,
  submit: GatewayCheck | null,
  agree: GatewayCheck | null,
): readonly CheckedFact[] {
  const later = agree ? factsOfCheck(agree, false) : [];
  const first = submit ? factsOfCheck(submit, frozen) : [];
  return [...first, ...later.filter(({ kind }) => !first.some((each) => each.kind === kind))];
}

/** The listing's own row as a page of one, so that the list shows what the check saw. A pass that may be running goes on where it is. */
export async function writeListing(desk: Omit<Desk, 'sync' | 'checks'>, listing: CustomerReading, askedAt: string): Promise<void> {
  const { store, clock } = desk;
  const observedAt = clock.now();
  const source = readingSource(desk);
  const passId = (await store.syncState()).progress?.passId ?? ALONE;
  const news = await pageNews(store, {
    readings: [listing],
    askedAt,
    at: observedAt,
    source,
    passId,
    erasedAmong: desk.files.erased.among,
  });
  await store.writeSyncPage({ passId, observedAt, source, state: null, ...news });
}

/** Marks rows met outside of any pass. */
export const ALONE = 'alone';

export function syncOptions(desk: Omit<Desk, 'sync' | 'checks'>): SyncOptions {
  const { store, partnerCenter, clock, info, news } = desk;
  return {
    store,
    partnerCenter,
    clock,
    timer: realTimer,
    tell: (topic, id) => news.tell(topic, info.account, id ?? null),
    sourceName: readingSource(desk),
    partnerType: info.partnerType,
  };
}
