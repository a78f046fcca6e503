import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer, CustomerReading } from '../../src/core/customer/customer.ts';
import { Fault, type FaultCode } from '../../src/core/fault.ts';
import type { PartnerCenter } from '../../src/core/ports.ts';
import { createSync } from '../../src/engine/jobs/sync/sync.ts';
import { fakeTime } from '../fakes/clock.ts';
import { type FakeCustomer, type FakePartnerCenter, fakePartnerCenter } from '../fakes/partner-center.ts';
import { deskStore } from './desk-store.ts';

/** Passes in all; the soak runs 1,000. DESK_SEED repeats a run. */
const passes = Number(process.env.DESK_RUNS ?? 100);
const passesPerRun = 4;
const seed = Number(process.env.DESK_SEED ?? Math.floor(Math.random() * 0x7fffffff));

const codes: readonly FaultCode[] = ['unreachable', 'timeout', 'throttled', 'server-failed', 'malformed-answer', 'forbidden', 'wrong-keys'];
/** Something that happens just before a call is answered. */
const happening = fc.record({
  call: fc.nat({ max: 12 }),
  what: fc.constantFrom(
    'leave',
    'leave with record',
    'leave again',
    'join',
    'return',
    'return without a date',
    'fault',
    'turn',
    'hide',
    'deaf',
    'move clock',
  ),
  pick: fc.nat(),
  code: fc.constantFrom(...codes),
});
/** What rarely happens by chance: somebody leaves, comes back and leaves again, with something else in between. */
const comesBack = fc.tuple(
  ...(['leave with record', 'return without a date', 'leave again', 'turn'] as const).map((what) =>
    fc
      .tuple(happening, fc.array(happening, { maxLength: 1 }))
      .map(([first, more]): readonly Happening[] => [{ ...first, call: 1, what }, ...more]),
  ),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** The fake site, that also answers wrongly in the ways a listing can be wrong, and remembers who was ever really away. */
function unsteady(site: FakePartnerCenter, left: FakeCustomer[], now: () => string) {
  const away = new Set<string>();
  let hidden: string | null = null;
  let deaf = false;
  let plan: readonly Happening[] = [];
  let call = 0;
  let returned: FakeCustomer | null = null;

  const happen = ({ what, pick, code }: Happening): void => {
    const present = site.present[pick % Math.max(1, site.present.length)];
    if (what === 'fault') throw new Fault(code);
    if (what === 'join') site.join();
    if (what === 'turn') site.present = [...site.present.slice(7), ...site.present.slice(0, 7)];
    if (what === 'hide') hidden = present?.customerId ?? null;
    if (what === 'deaf') deaf = !deaf;
    const back = what.startsWith('return') ? left.pop() : undefined;
    if (back !== undefined) returned = site.join({ ...back, associatedOn: what === 'return' ? now() : '' });
    const leaving = what === 'leave again' ? site.present.find((each) => each === returned) : present;
    if (leaving !== undefined && what.startsWith('leave')) leave(leaving, what === 'leave with record');
  };
  const leave = (present: FakeCustomer, recorded: boolean): void => {
    // Without a record of this leave the site still gives the one of an earlier association.
    const earlier = site.left.get(present.customerId)?.record ?? null;
    site.leave(present.customerId, recorded ? { at: now(), operator: 'system' } : earlier);
    left.push(present);
    away.add(present.customerId);
  };
  site.before = () => {
    call += 1;
    for (const each of plan) if (each.call === call) happen(each);
  };
  const withoutHidden = (readings: readonly CustomerReading[]) => readings.filter(({ customerId }) => customerId !== hidden);
  const port: PartnerCenter = {
    ...site,
    async customers(query) {
      // Deaf: the filter is not heeded. Hidden: left out of every list, but there when asked for alone.
      const { customerId: _, ...unfiltered } = query;
      const listing = await site.customers(deaf ? unfiltered : query);
      return query.customerId === undefined ? { ...listing, customers: withoutHidden(listing.customers) } : listing;
    },
  };
  return {
    port,
    away,
    begin(next: readonly Happening[]) {
      plan = next;
      call = 0;
      hidden = null;
      deaf = false;
    },
  };
}

async function runPasses(plans: readonly (readonly Happening[])[]): Promise<void> {
  const time = fakeTime();
  const desk = await deskStore(time);
  const left: FakeCustomer[] = [];
  const site = fakePartnerCenter(130);
  const world = unsteady(site, left, time.now);
  const sync = createSync({
    store: desk.store,
    partnerCenter: world.port,
    clock: time,
    timer: time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    partnerType: 'csp',
  });
  try {
    for (const plan of [[], ...plans]) {
      world.begin(plan);
      time.advance(3_600_000);
      await sync.start();
      await sync.running;
      const { rows } = await desk.store.customers({
        search: '',
        filters: {},
        sort: { by: 'accountName', descending: false },
        offset: 0,
        limit: 1000,
      });
      for (const { customer } of rows) check(customer);
    }
  } finally {
    await sync.stop();
    await desk.remove();
  }

  function check({ customerId: id, visibility, lastSeenAt }: Customer): void {
    if (visibility === 'visible') return;
    expect(world.away.has(id), `${id} is ${visibility} and never left`).toBe(true);
    if (visibility !== 'disassociated') return;
    const at = Date.parse(site.left.get(id)?.record?.at ?? '');
    expect(at, `${id} has no DELETE record since it was last seen`).toBeGreaterThanOrEqual(Date.parse(lastSeenAt) - 900_000);
  }
}

describe('Whatever happens while the list is read', () => {
  it(`nobody is said to be gone who never left, or disassociated without a record since it was last seen (${passes} passes)`, {
    timeout: 600_000 + passes * 3_000,
  }, async () => {
    console.info(`passes: ${passes}, DESK_SEED=${seed}`);
    const chance = fc.array(fc.array(happening, { maxLength: 6 }), { minLength: passesPerRun, maxLength: passesPerRun });
    const plans = fc.oneof(chance, comesBack);
    await fc.assert(fc.asyncProperty(plans, runPasses), { numRuns: Math.ceil(passes / passesPerRun), seed });
  });
});
