import { onTestFinished } from 'vitest';
import type { BatchView } from '../../../src/contract/batch.ts';
import type { BatchRow } from '../../../src/core/batch/batch.ts';
import { Fault } from '../../../src/core/fault.ts';
import { createChecks, type RunningChecks } from '../../../src/engine/desk/batch/checks.ts';
import type { Desk } from '../../../src/engine/desk/desk.ts';
import type { FakeCustomer } from '../../fakes/partner-center.ts';
import { account, type DeskUnderTest, deskUnderTest } from '../handlers/desk-under-test.ts';

/** A desk whose check of many runs on the test's own time, unpaced. */
export interface ChecksUnderTest extends DeskUnderTest {
  readonly checks: RunningChecks;
  /** Another process on the same store, as after a crash: what the first one knew in memory is gone. */
  again(): RunningChecks;
  /** Resolves once the check is in this state. */
  until(state: BatchView['batch']['state']): Promise<void>;
  rows(batchId: string): Promise<readonly BatchRow[]>;
}

export async function checksUnderTest(
  customers: number,
  change: (place: number) => Partial<FakeCustomer> = () => ({}),
): Promise<ChecksUnderTest> {
  const under = await deskUnderTest({ customers });
  onTestFinished(() => under.stop());
  under.partner.present = under.partner.present.map((each, place) => ({ ...each, ...change(place) }));
  await under.store.writeSyncPage({
    passId: 'first',
    observedAt: under.time.now(),
    source: 'simulated',
    customers: under.partner.present.map(({ unpaidOrders: _, yearly: __, payPerUse: ___, budget: ____, ...reading }) => reading),
    state: null,
    log: [],
    notices: [],
  });
  const desk: Desk = { ...under.desk, info: { ...under.desk.info, callsPerSecond: Number.POSITIVE_INFINITY } };
  const make = () => {
    const made = createChecks({
      desk,
      timer: under.time.timer,
      tell: () => {},
      failed: (error) => void (error instanceof Fault || Promise.reject(error)),
    });
    made.start();
    onTestFinished(() => made.stop());
    return made;
  };
  return {
    ...under,
    checks: make(),
    again: make,
    async until(state) {
      for (;;) {
        const [batch] = (await under.store.batches()).filter((each) => each.state !== 'planned');
        if (batch?.state === state) return;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async rows(batchId) {
      const query = { batchId, group: null, failedOnly: false, preparedOnly: false, search: '', offset: 0, limit: 1_000 } as const;
      return (await under.store.batchRows(query)).rows.map(({ row }) => row);
    },
  };
}

export const everybody = (desk: DeskUnderTest, again = false) =>
  desk.client.checkMany.plan({ account, selection: { kind: 'everybody' }, again });
