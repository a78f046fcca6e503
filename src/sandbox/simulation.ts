import type { SandboxClock } from './clock.ts';
import { instant } from './instant.ts';
import type { SandboxEvent, Settings } from './journal/event.ts';
import type { Journal } from './journal/journal.ts';
import { applyToLedger } from './ledger/apply.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { pastEvents } from './partner/past.ts';
import { createPopulation, type Population } from './partner/population.ts';
import { type CustomerFilter, createSearch } from './partner/search.ts';

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;
type NewEvent = WithoutTime<SandboxEvent>;

/** The simulated partner: who its customers are, what happened, what time it is. The only door to a change is `record`. */
export interface Simulation {
  readonly clock: SandboxClock;
  readonly population: Population;
  readonly ledger: Ledger;
  search(filter: CustomerFilter): Uint32Array;
  settings(): Settings;
  /** Writes the event to the journal (on the disk when this returns), then makes it true. */
  record(event: NewEvent): void;
}

const FIRST_SETTINGS: Settings = {
  partnerVerificationCode: false,
  partnerFrozen: false,
  throttle: true,
  skewMs: 0,
  shuffleListing: false,
  publishCounting: true,
  budgetAfterLeaving: true,
  incoming: true,
};

export interface SimulationOptions {
  readonly clock: SandboxClock;
  readonly journal: Journal;
  readonly seed: number;
  readonly customers: number;
  /** Settings given on the command line; they count for this run and are not journaled. */
  readonly settings: Partial<Settings>;
}

/** Fails with a sentence for a person when the journal belongs to a partner of another seed or size. */
function checkSameWorld(first: SandboxEvent | undefined, seed: number, customers: number): void {
  if (first === undefined) return;
  if (first.kind !== 'world_started') throw new Error('The journal does not begin with the start of a partner. Use another data folder.');
  if (first.seed === seed && first.customers === customers) return;
  throw new Error(
    `This data folder holds a partner made with --seed ${first.seed} --customers ${first.customers}. Use these, or another folder.`,
  );
}

export function createSimulation({ clock, journal, seed, customers, settings: given }: SimulationOptions): Simulation {
  checkSameWorld(journal.found[0], seed, customers);
  const population = createPopulation(seed, customers);
  const ledger = createLedger();
  let settings: Settings = { ...FIRST_SETTINGS };

  const change = (customerId: string, apply: (index: number) => void): void => {
    const customer = population.byId(customerId);
    if (customer !== null) apply(customer.index);
  };
  const apply = (event: SandboxEvent): void => {
    applyToLedger(ledger, event);
    if (event.kind === 'settings_changed') settings = { ...settings, ...event.settings };
    else if (event.kind === 'customers_joined') population.join(event.count);
    else if (event.kind === 'customer_changed') change(event.customerId, (index) => population.change(index, event.change));
    else if (event.kind === 'customer_left') change(event.customerId, (index) => population.remove(index));
    else if (event.kind === 'request_submitted' && event.atOnce) change(event.customerId, (index) => population.remove(index));
    else if (event.kind === 'request_decided' && event.decision !== 'reject') {
      const left = ledger.requests.get(event.requestId)?.customerId;
      if (left !== undefined) change(left, (index) => population.remove(index));
    }
  };

  if (journal.found.length === 0) {
    const started: SandboxEvent = { at: instant(clock.now()), kind: 'world_started', seed, customers, version: 1 };
    const first = [started, ...pastEvents(population, clock.now())];
    journal.append(first);
    first.forEach(apply);
  } else {
    journal.found.forEach(apply);
  }
  settings = { ...settings, ...given };

  return {
    clock,
    population,
    ledger,
    search: createSearch(population),
    settings: () => settings,
    record(event) {
      const dated: SandboxEvent = { at: instant(clock.now()), ...event };
      journal.append([dated]);
      apply(dated);
    },
  };
}
