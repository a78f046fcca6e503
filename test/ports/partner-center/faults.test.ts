import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PartnerCenterOptions, PartnerCenterReads } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { type SandboxProcess, startSandbox } from '../../engine/sandbox-process.ts';

const list = '/v2/partners/sub-customers/query';
const page = { offset: 0, limit: 10 };
let sandbox: SandboxProcess;
let slept: number[];

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 240 });
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  await sandbox.control('DELETE', '/faults');
  await sandbox.control('POST', '/settings', { skew_ms: 0, throttle: false, shuffle_listing: false });
});

function connect(change: Partial<PartnerCenterOptions> = {}): PartnerCenterReads {
  slept = [];
  return createPartnerCenter({
    endpoint: sandbox.url,
    accessKey: sandbox.accessKey,
    secretKey: sandbox.secretKey,
    clock: { now: () => new Date().toISOString() },
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
    sleep: async (milliseconds) => void slept.push(milliseconds),
    random: () => 0,
    ...change,
  });
}
const fault = (kind: string, more: object = {}) => sandbox.control('POST', '/faults', { match: list, kind, ...more });
const callsOf = async () => Number((await sandbox.control('GET', '/calls'))[`POST ${list}`] ?? 0);
/** A port on which nobody listens any more. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
const refusal = (asking: Promise<unknown>) =>
  asking.then(
    () => 'no fault',
    (error: unknown) => error,
  );

describe('Reading a partner whose site is in trouble', () => {
  it('waits for a slow answer', async () => {
    await fault('latency', { ms: 50 });
    expect((await connect().customers(page)).customers).toHaveLength(10);
    expect(slept).toEqual([]);
  });

  for (const kind of ['reset', '429', '500', '503'] as const) {
    it(`tries again after ${kind}, at growing intervals, and then has the answer`, async () => {
      await fault(kind, { times: 4 });
      expect((await connect().customers(page)).customers).toHaveLength(10);
      expect(slept).toEqual([2000, 4000, 8000, 16_000]);
    });
  }

  it('gives up after five tries, and after one for a person who waits', async () => {
    await fault('503', { times: 6 });
    const port = connect();
    expect(await refusal(port.customers(page))).toMatchObject({ code: 'server-failed', detail: { status: 503 } });
    expect(slept).toHaveLength(4);
    expect(await refusal(port.impatient.customers(page))).toMatchObject({ code: 'server-failed' });
    expect((await port.customers(page)).customers).toHaveLength(10);
    expect(slept).toHaveLength(4);
  });

  it('waits as long as the site asks for', async () => {
    await fault('retry_after', { ms: 7000 });
    await connect().customers(page);
    expect(slept).toEqual([7000]);
  });

  it('does not wait for hours', async () => {
    await fault('retry_after', { ms: 3_600_000 });
    expect(await refusal(connect().customers(page))).toMatchObject({ code: 'throttled', detail: { retryAfter: 3_600_000 } });
  });

  it('says that no answer came in time, after five tries', async () => {
    await fault('timeout', { times: 5 });
    expect(await refusal(connect({ timeout: 150 }).customers(page))).toMatchObject({ code: 'timeout', detail: { sent: 'unknown' } });
    expect(slept).toHaveLength(4);
  });

  it('refuses half an answer, and does not ask for it again', async () => {
    await fault('truncated');
    expect(await refusal(connect().customers(page))).toMatchObject({ code: 'malformed-answer', detail: { field: 'body' } });
    expect(slept).toEqual([]);
  });

  it('refuses an answer of the wrong shape and names the field', async () => {
    await fault('wrong_shape');
    expect(await refusal(connect().customers(page))).toMatchObject({ code: 'malformed-answer', detail: { field: 'count' } });
  });

  it('refuses an answer that is too large', async () => {
    expect(await refusal(connect({ maxBytes: 500 }).customers(page))).toMatchObject({
      code: 'malformed-answer',
      detail: { reason: 'too-large' },
    });
  });

  it('tells wrong keys from a wrong clock', async () => {
    expect(await refusal(connect({ secretKey: 'another' }).customers(page))).toMatchObject({
      code: 'wrong-keys',
      detail: { apiCode: 'APIGW.0301' },
    });
    await sandbox.control('POST', '/settings', { skew_ms: 3_600_000 });
    const skewed = await refusal(connect().customers(page));
    expect(skewed).toMatchObject({ code: 'clock-skew', detail: { minutes: -60 } });
    expect(slept).toEqual([]);
  });

  it('says that nothing was sent when nobody listens', async () => {
    const port = connect({ endpoint: `http://127.0.0.1:${await freePort()}`, tries: 1 });
    expect(await refusal(port.customers(page))).toMatchObject({ code: 'unreachable', detail: { sent: false } });
  });

  it('sends nothing more once it was stopped', async () => {
    const stop = new AbortController();
    const port = connect({ signal: stop.signal });
    await fault('latency', { ms: 5000 });
    const asked = refusal(port.customers(page));
    const waiting = refusal(port.customers(page));
    stop.abort();
    expect(await asked).toMatchObject({ code: 'cancelled' });
    expect(await waiting).toMatchObject({ code: 'cancelled' });
  });

  it('is throttled by the site at ten calls a second, waits and goes on', async () => {
    await sandbox.control('POST', '/settings', { throttle: true });
    const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(milliseconds, 1100)));
    const port = connect({
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        await wait(milliseconds);
      },
    });
    const answers = await Promise.all(Array.from({ length: 14 }, () => port.customers(page)));
    expect(answers).toHaveLength(14);
    expect(slept.length).toBeGreaterThan(0);
  });

  it('never asks one API more than five times a second, and never twice at once', async () => {
    let now = 0;
    let running = 0;
    const begun: number[] = [];
    const port = connect({
      perSecond: 5,
      milliseconds: () => now,
      sleep: async (milliseconds) => {
        now += milliseconds;
      },
      fetch: async (...given) => {
        running += 1;
        expect(running).toBe(1);
        begun.push(now);
        const answer = await fetch(...given);
        running -= 1;
        return answer;
      },
    });
    await Promise.all(Array.from({ length: 12 }, () => port.customers(page)));
    expect(begun).toEqual([0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000, 2000, 2000]);
  });

  it('reads a list that turns while it is read without failing; what to make of it is for the sync', async () => {
    await sandbox.control('POST', '/settings', { shuffle_listing: true });
    const before = await callsOf();
    const port = connect();
    const pages = [
      await port.customers({ offset: 0, limit: 100 }),
      await port.customers({ offset: 100, limit: 100 }),
      await port.customers({ offset: 200, limit: 100 }),
    ];
    const ids = pages.flatMap(({ customers }) => customers.map(({ customerId }) => customerId));
    expect(ids).toHaveLength(pages[0]?.count ?? 0);
    expect(new Set(ids).size).toBeLessThan(ids.length);
    expect((await callsOf()) - before).toBe(3);
  });
});
