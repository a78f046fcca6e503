import type { AskKind } from '../../../core/batch/calls.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import type { Fact, FactKind, FactValue } from '../../../core/fact/fact.ts';
import { natures } from '../../../core/fact/nature.ts';
import { Fault, type FaultData } from '../../../core/fault.ts';
import type { AssociationGateway } from '../../../core/ports.ts';
import { askAlone } from '../../jobs/sync/alone.ts';
import { concludeEach } from '../../jobs/sync/conclude.ts';
import { concludesNothing } from '../../jobs/sync/doubt.ts';
import { readingSource } from '../desk.ts';
import { writeGatewayChecks } from '../gateway-check.ts';
import { ALONE, checkedFacts, gatewayChecks, syncOptions, writeListing } from '../recheck.ts';
import type { BatchDesk } from './around.ts';
import { isAboutCustomer } from './refusals.ts';

/**
 * Asks the other side what is needed about one customer, as a re-check does, and writes what came: also when something else was refused, so that
 * it is not asked a second time. Answers with the refusal that is about this customer; what is about the connection is thrown.
 */
export async function askCustomer(
  desk: BatchDesk,
  customer: Customer,
  needed: ReadonlySet<AskKind>,
  gateway: AssociationGateway | null,
): Promise<FaultData | null> {
  if (needed.has('alone')) {
    const refused = await askListing(desk, customer);
    if (refused !== 'listed') return refused;
  }
  const { customerId, resellerId } = customer;
  const source = readingSource(desk);
  const read = (kind: FactKind, value: FactValue): Fact => ({
    subject: customerId,
    kind,
    value,
    source,
    observedAt: desk.clock.now(),
    by: '',
    note: '',
  });
  const answers: Promise<readonly Fact[]>[] = [];
  if (needed.has('orders'))
    answers.push(desk.partnerCenter.unpaidOrders(customerId, resellerId).then((unpaid) => [read('unpaidOrders', unpaid)]));
  if (needed.has('resources'))
    answers.push(
      desk.partnerCenter
        .resources(customerId, resellerId)
        .then(({ yearly, payPerUse }) => [read('yearlyResources', yearly), read('payPerUseResources', payPerUse)]),
    );
  if (needed.has('checks')) answers.push(askChecks(desk, customer, gateway, read));
  const settled = await Promise.allSettled(answers);
  const facts = settled.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (facts.length > 0) await desk.store.writeFacts({ facts, log: [], notices: [] });
  return refusalOf(settled.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : [])));
}

/** Budgets of up to a hundred customers in one call. The site leaves out whoever it does not answer for. */
export async function askBudgets(desk: BatchDesk, customerIds: readonly string[]): Promise<FaultData | null> {
  try {
    const budgets = await desk.partnerCenter.budgets(customerIds);
    const common = { source: readingSource(desk), observedAt: desk.clock.now(), by: '', note: '' };
    const facts = budgets
      .filter(({ customerId }) => customerIds.includes(customerId))
      .flatMap(({ customerId, amount, used }): Fact[] => [
        { ...common, subject: customerId as Customer['customerId'], kind: 'budgetAmount', value: amount },
        { ...common, subject: customerId as Customer['customerId'], kind: 'budgetUsed', value: used },
      ]);
    if (facts.length > 0) await desk.store.writeFacts({ facts, log: [], notices: [] });
    return null;
  } catch (error) {
    return refusalOf([error]);
  }
}

/** `listed`: it is there, and the rest can be asked. */
async function askListing(desk: BatchDesk, customer: Customer): Promise<FaultData | 'listed' | null> {
  const askedAt = desk.clock.now();
  try {
    const alone = await askAlone(desk.partnerCenter, customer);
    if (alone.reading) {
      await writeListing(desk, alone.reading, askedAt);
      return 'listed';
    }
    if (alone.conclusion === 'unknown' || (await concludesNothing(desk.store))) return { code: 'forbidden', detail: { what: 'customer' } };
    // Not found when asked for alone: what follows is the same as after a complete listing.
    await concludeEach(syncOptions(desk), [customer.customerId], null, ALONE, () => {});
    return null;
  } catch (error) {
    return refusalOf([error]);
  }
}

async function askChecks(
  desk: BatchDesk,
  { customerId, frozen }: Customer,
  gateway: AssociationGateway | null,
  read: (kind: FactKind, value: FactValue) => Fact,
): Promise<readonly Fact[]> {
  const checks = await gatewayChecks({ gateway, store: desk.store }, customerId);
  const ours = (step: 'submit' | 'agree') => checks.find((each) => each.side === 'partner' && each.step === step) ?? null;
  await writeGatewayChecks(desk, customerId, checks);
  const current = (await desk.store.customer(customerId))?.frozen ?? frozen;
  const source = readingSource(desk);
  return checkedFacts({ frozen: current }, ours('submit'), ours('agree')).map(({ kind, value }) => ({
    ...read(kind, value),
    subject: natures[kind].about === 'partner' ? ('partner' as const) : customerId,
    source: source === 'simulated' ? source : ('gateway' as const),
  }));
}

function refusalOf(reasons: readonly unknown[]): FaultData | null {
  const connection = reasons.find((reason) => !(reason instanceof Fault) || !isAboutCustomer(reason.code));
  if (connection !== undefined) throw connection;
  const [refused] = reasons;
  return refused instanceof Fault ? refused.data : null;
}
