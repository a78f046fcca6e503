import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ActKey } from '../../../src/core/case/case.ts';
import type { AssociationGateway } from '../../../src/core/ports.ts';
import { createGateway } from '../../../src/engine/adapters/gateway/gateway.ts';
import { faultOfGatewayCode } from '../../../src/engine/adapters/gateway/refusal.ts';
import { clock, sandboxWorld } from './sandbox-world.ts';

let world: Awaited<ReturnType<typeof sandboxWorld>>;
let used = 0;
beforeAll(async () => {
  world = await sandboxWorld();
});
afterAll(() => world.stop());
afterEach(() => world.sandbox.control('DELETE', '/faults'));

const connect = (change: Partial<Parameters<typeof createGateway>[0]> = {}): AssociationGateway =>
  createGateway({ endpoint: world.sandbox.url, token: world.sandbox.gatewayToken, clock, ...change });
const fault = (kind: string, more: object = {}) =>
  world.sandbox.control('POST', '/faults', { match: '/gateway/v1/requests', kind, ...more });
const refusal = (asking: Promise<unknown>) =>
  asking.then(
    () => 'no fault',
    (error: unknown) => error,
  );
const submissions = async () => Number((await world.sandbox.control('GET', '/calls'))['POST /gateway/v1/requests'] ?? 0);

function act() {
  const customerId = world.customers[used] ?? '';
  used += 1;
  return { actKey: ActKey.parse(`lost-answer-${used}`), customerId, reason: 'Contract ended', code: null };
}

describe('An act whose answer is lost', () => {
  for (const [kind, code, sent] of [
    ['reset', 'unreachable', 'unknown'],
    ['timeout', 'timeout', 'unknown'],
    ['503', 'server-failed', true],
    ['truncated', 'malformed-answer', true],
    ['wrong_shape', 'malformed-answer', true],
  ] as const) {
    it(`by ${kind} is sent once, says that its outcome is open, and is found by its key`, async () => {
      const before = await submissions();
      await fault(kind, { after: 'apply' });
      const submission = act();
      // Only where no answer comes is the limit waited for; it leaves a slow machine the time to carry the act out.
      const limited = connect(kind === 'timeout' ? { timeout: 2_000 } : {});
      expect(await refusal(limited.submit(submission))).toMatchObject({ code, detail: { sent } });
      expect((await submissions()) - before).toBe(1);
      expect(await connect().act(submission.actKey)).toMatchObject({ customerId: submission.customerId, state: 'pending' });
    });
  }

  it('before it was carried out is not known by its key', async () => {
    await fault('reset');
    const submission = act();
    expect(await refusal(connect().submit(submission))).toMatchObject({ code: 'unreachable' });
    expect(await connect().act(submission.actKey)).toBeNull();
  });

  it('because the gateway throttles was not carried out, and is not repeated', async () => {
    const before = await submissions();
    await fault('retry_after', { ms: 4000 });
    expect(await refusal(connect().submit(act()))).toMatchObject({ code: 'throttled', detail: { retryAfter: 4000 } });
    expect(await submissions()).toBe(before);
  });

  it('is refused without a doubt when the token is wrong', async () => {
    const refused = await refusal(connect({ token: 'another' }).submit(act()));
    expect(refused).toMatchObject({ code: 'wrong-keys' });
    expect((refused as { detail: object }).detail).not.toHaveProperty('sent');
  });
});

describe('A refusal of the gateway', () => {
  for (const [apiCode, code] of Object.entries(faultOfGatewayCode)) {
    it(`with ${apiCode} is the fault ${code}, without the gateway's own words`, async () => {
      const body = { error_code: apiCode, error_msg: 'Mr. Example', details: { items: [{ code: 'R05' }, { code: 'R07' }], tries_left: 2 } };
      const port = connect({ fetch: async () => new Response(JSON.stringify(body), { status: 422 }) });
      const refused = await refusal(port.submit(act()));
      expect(refused).toMatchObject({ code, detail: { apiCode, items: 'R05,R07', triesLeft: 2 } });
      expect(JSON.stringify((refused as { detail: object }).detail)).not.toContain('Example');
    });
  }

  it('by a page in between says nothing about an act', async () => {
    const port = connect({ fetch: async () => new Response('<html>Not found</html>', { status: 404 }) });
    expect(await refusal(port.act(ActKey.parse('some-act-key')))).toMatchObject({ code: 'malformed-answer' });
  });

  it('nothing follows a redirect with the token', async () => {
    const port = connect({ fetch: async () => new Response('', { status: 302, headers: { location: 'https://elsewhere.example/' } }) });
    expect(await refusal(port.capabilities())).toMatchObject({ code: 'malformed-answer', detail: { status: 302 } });
  });
});
