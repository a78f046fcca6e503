import { isDefinedError, safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { News } from '../../src/contract/desk.ts';
import { account, type DeskUnderTest, deskUnderTest } from '../engine/handlers/desk-under-test.ts';
import { fc } from '../unit/core/runs.ts';
import { type Client, type Wire, wires } from './wires.ts';

const everything = { account, search: '', filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: 10 } as const;

function told(result: IteratorResult<News, unknown>): News {
  if (result.done) throw new Error('the news ended');
  return result.value;
}

describe.each(wires)('the bridge %s', (name, open) => {
  let desk: DeskUnderTest;
  let wire: Wire;
  let client: Client;
  const crashes: unknown[] = [];
  const crash = (reason: unknown) => void crashes.push(reason);

  beforeEach(async () => {
    desk = await deskUnderTest();
    wire = await open(desk.engine.router);
    client = wire.client;
    process.on('unhandledRejection', crash);
  });
  afterEach(async () => {
    await wire.close();
    await desk.stop();
    process.off('unhandledRejection', crash);
    expect(crashes.splice(0)).toEqual([]);
  });

  it('answers the same operations', async () => {
    expect(await client.desk.app()).toMatchObject({ shell: 'none', accounts: [{ account, simulated: true }] });
    const page = await client.customers.page(everything);
    expect(page).toMatchObject({
      total: 2,
      rows: [{ accountName: 'customer-1', maskedName: 'C••••••• 1' }, { accountName: 'customer-2' }],
    });
    expect(await client.desk.status({ account })).toMatchObject({
      simulated: true,
      capabilities: { request: 'api' },
      counts: { customers: 2 },
    });
  });

  it('keeps the code and the values of a fault', async () => {
    const { error } = await safe(client.customers.card({ account, customerId: 'nobody' as never }));
    expect(isDefinedError(error) && error.data).toEqual({ code: 'not-found', detail: { what: 'customer' } });
  });

  it('knows no account but its own', async () => {
    const { error } = await safe(client.desk.status({ account: 'another' as never }));
    expect(isDefinedError(error) && error.data).toEqual({ code: 'not-found', detail: { what: 'account' } });
  });

  it('names the field of input that it refuses', async () => {
    const { error } = await safe(client.customers.page({ ...everything, sort: { by: 'email' as never, descending: false } }));
    expect(isDefinedError(error) && error.data).toEqual({ code: 'invalid-input', detail: { field: 'sort.by' } });
  });

  it('tells nothing of an unexpected error but a reference, and keeps the rest here, redacted', async () => {
    desk.store.customerFacets = async () => {
      throw new Error('owner@customer.example token=abcdef0123456789abcdef0123456789');
    };
    const { error } = await safe(client.customers.facets({ account }));
    const fault = isDefinedError(error) ? error.data : null;
    expect(fault).toEqual({ code: 'internal', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(JSON.stringify(error)).not.toContain('customer.example');
    const line = desk.written.find((each) => each.includes(String(fault?.reference)));
    expect(line).toContain('<email>');
    expect(line).not.toMatch(/owner@|abcdef0123/);
  });

  it('refuses operations that the contract does not name', async () => {
    const stranger = client as unknown as {
      desk: { secrets(): Promise<unknown> };
      constructor: { constructor(text: string): Promise<unknown> };
    };
    await expect((async () => stranger.desk.secrets())()).rejects.toThrow();
  });

  it('tells news from the current revision on, each change once, and frees the listener that leaves', async () => {
    const news = await client.desk.news();
    const first = told(await news.next());
    expect(first.topics).toEqual([]);
    for (let count = 0; count < 5; count += 1) desk.engine.running[0]?.desk.news.tell('customer', account, 'one');
    const second = told(await news.next());
    expect(second.revision).toBe(first.revision + 1);
    expect(second.topics.filter(({ topic }) => topic === 'customer')).toEqual([{ topic: 'customer', account, id: 'one' }]);
    expect(desk.desk.news.listeners).toBe(1);
    await news.return();
    await vi.waitFor(() => expect(desk.desk.news.listeners).toBe(0));
  });

  it('ends the news when the engine stops', async () => {
    const news = await client.desk.news();
    await news.next();
    await desk.engine.stop();
    await expect(news.next()).resolves.toMatchObject({ done: true });
  });

  it('frees a listener whose wire is lost', async () => {
    if (name === 'in memory') return expect(desk.desk.news.listeners).toBe(0);
    const news = await client.desk.news();
    await news.next();
    const lost = news.next().then(
      () => 'ended',
      () => 'ended',
    );
    await wire.close();
    expect(await lost).toBe('ended');
    await vi.waitFor(() => expect(desk.desk.news.listeners).toBe(0));
    wire = await open(desk.engine.router);
  });

  it('refuses any junk as input, and nothing else happens', async () => {
    const newest = async () => (await desk.store.log({ search: '', filters: {}, before: null, limit: 1 })).newest;
    const before = await newest();
    const acts: readonly ((input: never) => Promise<unknown>)[] = [
      client.customers.page,
      client.customers.reveal,
      client.requests.submit,
      client.requests.record,
      client.facts.state,
      client.settings.setPartner,
      client.log.page,
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...acts), fc.oneof(fc.jsonValue(), fc.object({ maxDepth: 2 })), async (act, input) => {
        const { error } = await safe(act(input as never));
        expect(error).toMatchObject({ code: 'FAULT', data: { code: 'invalid-input' } });
      }),
    );
    expect(await newest()).toBe(before);
  });

  it('drops what is no question at all, and goes on answering', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.uint8Array({ minLength: 1 }),
          fc.jsonValue().map((value) => JSON.stringify(value)),
          fc
            .record({ i: fc.string().map((id) => `junk ${id}`), t: fc.integer({ min: 0, max: 9 }), p: fc.anything() })
            .map((value) => JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each))),
          fc.constantFrom(
            '{"i":"junk","p":{"u":"no address"}}',
            '{"i":"junk","p":null}',
            '{"i":"junk"}',
            '{"i":"junk","p":{"u":"/__proto__/x","b":{"json":1}}}',
          ),
        ),
        async (junk) => {
          wire.junk(junk);
          await expect(client.desk.app()).resolves.toMatchObject({ shell: 'none' });
        },
      ),
    );
  });
});
