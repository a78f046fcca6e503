import { checkAccount, failedItems } from '../ledger/check.ts';
import { pendingOf } from '../ledger/ledger.ts';
import { quotaOf } from '../ledger/quota.ts';
import { nextRequestId } from '../ledger/request-id.ts';
import { CAST } from '../partner/cast.ts';
import type { Customer } from '../partner/customer.ts';
import { pick } from '../partner/random.ts';
import type { Simulation } from '../simulation.ts';

const REASONS = [
  'We move to another partner',
  'The project has ended',
  'We want to pay Huawei Cloud directly',
  'Our company was merged',
] as const;
const FIRST_LATER_SECONDS = 900;
/** After a long stop only the latest of the missed arrivals come, not all at once. */
const CATCH_UP = 3;

const ARRIVING = CAST.map((role, index) => ({ index, seconds: role.asksAfterSeconds ?? null }))
  .filter((role) => role.seconds !== null)
  .sort((one, other) => (one.seconds ?? 0) - (other.seconds ?? 0));

/** Seconds after the first start at which arrival `number` (from 1) is due: first the cast, then one every twenty to forty minutes. */
function dueAfterSeconds(seed: number, number: number): number {
  const role = ARRIVING[number - 1];
  if (role?.seconds !== undefined && role.seconds !== null) return role.seconds;
  const later = number - ARRIVING.length;
  return FIRST_LATER_SECONDS + later * 1_800 + pick(seed, number, 91, 1_200) - 600;
}

function mayAsk(simulation: Simulation, customer: Customer): boolean {
  const { customerId, index, indirectPartnerId } = customer;
  if (simulation.population.isGone(index) || indirectPartnerId !== null || pendingOf(simulation.ledger, customerId) !== null) return false;
  const quota = quotaOf(simulation.ledger, customerId, 'customer', simulation.clock.now());
  return (
    failedItems(checkAccount({ customer, settings: simulation.settings(), initiatedBy: 'customer', step: 'submit', quota })).length === 0
  );
}

/** Who asks in arrival `number`: the cast's own, else the first of a few drawn customers that passes its check. */
function whoAsks(simulation: Simulation, number: number): Customer | null {
  const { population } = simulation;
  const role = ARRIVING[number - 1];
  const drawn =
    role === undefined
      ? Array.from({ length: 12 }, (_, draw) => pick(population.seed, number, 200 + draw, population.size()))
      : [role.index];
  // The cast is hand-written: only its own arrivals touch it.
  const candidates = drawn.filter((index) => index < population.size() && (role !== undefined || index >= CAST.length));
  return candidates.map((index) => population.at(index)).find((customer) => mayAsk(simulation, customer)) ?? null;
}

/** Records a customer's request as if it had come from the console. */
export function askAsCustomer(
  simulation: Simulation,
  customerId: string,
  reason: string,
  arrival: number | null,
  codeId: string | null,
): void {
  simulation.record({
    kind: 'request_submitted',
    requestId: nextRequestId(simulation.ledger),
    customerId,
    initiatedBy: 'customer',
    reason,
    operator: 'customer',
    actKey: null,
    bodyHash: null,
    atOnce: false,
    answerAt: null,
    arrival,
    codeId,
  });
}

/** Lets every request arrive whose time has come. */
export function arriveDueRequests(simulation: Simulation): void {
  if (!simulation.settings().incoming) return;
  const { ledger, population, clock } = simulation;
  const elapsed = (clock.now() - Date.parse(ledger.startedAt)) / 1000;
  let last = ledger.arrivals;
  while (dueAfterSeconds(population.seed, last + 1) <= elapsed) last += 1;
  for (let number = Math.max(ledger.arrivals + 1, last - CATCH_UP + 1); number <= last; number += 1) {
    const customer = whoAsks(simulation, number);
    const reason = REASONS[pick(population.seed, number, 92, REASONS.length)] ?? REASONS[0];
    if (customer === null) simulation.record({ kind: 'arrival_skipped', arrival: number });
    else askAsCustomer(simulation, customer.customerId, reason, number, null);
  }
}
