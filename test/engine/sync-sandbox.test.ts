import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createPartnerCenter } from '../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../src/engine/adapters/partner-center/wire/association.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { createSync, type Sync } from '../../src/engine/jobs/sync/sync.ts';
import { fakeTime } from '../fakes/clock.ts';
import * as counts from './kill/counts.ts';
import { randomFrom } from './kill/random.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';

const clock = { now: () => new Date().toISOString() };
const list = '/v2/partners/sub-customers/query';
/** Half as many as of the whole engine: a pass is long. */
const kills = Math.ceil(counts.kills / 2);
const random = randomFrom(counts.seed);
let sandbox: SandboxProcess;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 2000 });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-sync-'));
});
afterEach(async () => {
  await sandbox.control('DELETE', '/faults');
  await rm(folder, { recursive: true, force: true });
});

/** Everyone, straight from the simulated partner, as ids. */
async function everyone(): Promise<readonly string[]> {
  const site = connect();
  const ids: string[] = [];
  const { resellers } = await site.resellers({ offset: 0, limit: 100 });
  for (const resellerId of [undefined, ...resellers.map((each) => each.resellerId)]) {
    for (let offset = 0; ; ) {
      const page = await site.customers({ offset, limit: 100, ...(resellerId === undefined ? {} : { resellerId }) });
      ids.push(...page.customers.map(({ customerId }) => customerId));
      offset += page.customers.length;
      if (offset >= page.count) break;
    }
  }
  return ids.sort();
}
const connect = () =>
  createPartnerCenter({
    endpoint: sandbox.url,
    accessKey: sandbox.accessKey,
    secretKey: sandbox.secretKey,
    clock,
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
    sleep: async () => undefined,
    timeout: 2000,
  });
const open = (): Promise<Store> => openStore(join(folder, 'desk.sqlite'), { chain: 'test', now: clock.now });
async function known(store: Store): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const query = { search: '', filters: {}, sort: { by: 'accountName', descending: false }, offset: ids.length, limit: 1000 } as const;
    const page = await store.customers(query);
    ids.push(...page.rows.map(({ customer }) => customer.customerId));
    if (page.rows.length < 1000) return ids.toSorted();
  }
}

/** Runs the sync in a process of its own; SIGKILL after so many lines, or to its end. Gives its last line. */
async function runChild(killAfter: number): Promise<string> {
  const program = fileURLToPath(new URL('sync-child.ts', import.meta.url));
  const given = [program, join(folder, 'desk.sqlite'), sandbox.url, sandbox.accessKey, sandbox.secretKey];
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  let lines = 0;
  let last = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines += 1;
    last = line;
    if (lines === killAfter) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return last;
}

describe('Reading a simulated partner into the store', () => {
  it(`reads every customer exactly once though the engine is killed ${kills} times at any page (DESK_SEED=${counts.seed})`, async () => {
    const ids = await everyone();
    for (let kill = 0; kill < kills; kill += 1) await runChild(3 + Math.floor(random() * 5));
    expect(JSON.parse(await runChild(Number.POSITIVE_INFINITY))).toMatchObject({ phase: 'idle', progress: null, missing: 0 });
    const store = await open();
    try {
      expect(await known(store)).toEqual(ids);
      const finished = (await store.log({ search: '', filters: { operation: 'sync-finished' }, before: null, limit: 10 })).rows;
      expect(finished.map(({ entry }) => entry.detail.read)).toEqual([ids.length]);
      expect(await store.verifyLog()).toMatchObject({ sound: true });
    } finally {
      await store.close();
    }
  });

  it('comes through resets, errors, throttling and half answers, and concludes only what is so', async () => {
    const time = fakeTime();
    const store = await open();
    const sync: Sync = createSync({
      store,
      partnerCenter: connect(),
      clock,
      timer: time.timer,
      tell: () => undefined,
      sourceName: 'simulated',
      partnerType: 'distributor',
    });
    const pass = async () => {
      await sync.start();
      await sync.running;
    };
    try {
      await pass();
      const [recorded = '', unrecorded = ''] = await known(store);
      await sandbox.control('POST', `/customers/${recorded}/leave`, { record: true });
      await sandbox.control('POST', `/customers/${unrecorded}/leave`, { record: false });
      await sandbox.control('POST', '/customers/join', { count: 3 });
      for (const kind of ['reset', '429', '500', '503', 'truncated', 'wrong_shape']) {
        await sandbox.control('POST', '/faults', { match: list, kind, times: 2 });
        await pass();
      }
      await sandbox.control('DELETE', '/faults');
      await pass();
      expect((await store.customer(recorded))?.visibility).toBe('disassociated');
      expect((await store.customer(unrecorded))?.visibility).toBe('no-longer-visible');
      const present = new Set(await everyone());
      for (const id of await known(store)) {
        expect((await store.customer(id))?.visibility === 'visible', id).toBe(present.has(id));
      }
    } finally {
      await sync.stop();
      await store.close();
    }
  });
});
