import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActKey } from '../../../src/core/case/case.ts';
import type { AssociationGateway } from '../../../src/core/ports.ts';

/** A gateway over a partner, and what a test may do there as the customer and as the operator of the simulation. */
export interface GatewayWorld {
  readonly port: AssociationGateway;
  /** Own customers without blockers, without requests, that never answer by themselves. */
  readonly customers: readonly string[];
  /** The customer asks for a disassociation; gives the request's id. */
  ask(customerId: string): Promise<string>;
  answer(requestId: string, answer: 'agree' | 'reject'): Promise<void>;
  /** Makes the account check fail with rule R07. */
  block(customerId: string): Promise<void>;
  /** The customer is disassociated at once when it is asked for. */
  leaveAtOnce(customerId: string): Promise<void>;
  /** Turns the partner's code function on or off. */
  codes(on: boolean): Promise<void>;
  /** The code last sent to the partner. */
  lastCode(): Promise<string>;
  stop(): Promise<void>;
}

const stranger = 'ffffffffffffffffffffffffffffffff';
let minted = 0;
const newKey = (): ActKey => {
  minted += 1;
  return ActKey.parse(`act-key-${Date.now()}-${minted}`);
};

/** What an AssociationGateway does, whoever makes it. */
export function gatewaySuite(name: string, begin: () => Promise<GatewayWorld>): void {
  describe(`Acting through the gateway (${name})`, () => {
    let world: GatewayWorld;
    let port: AssociationGateway;
    let used = 0;
    beforeAll(async () => {
      world = await begin();
      port = world.port;
    });
    afterAll(() => world.stop());
    const fresh = (): string => {
      const id = world.customers[used];
      used += 1;
      if (id === undefined) throw new Error('the world has too few customers');
      return id;
    };
    const submit = (customerId: string, actKey = newKey(), code: string | null = null) =>
      port.submit({ actKey, customerId, reason: 'Contract ended', code });

    it('says what it offers and how it counts', async () => {
      const offered = await port.capabilities();
      expect(offered).toMatchObject({ read: true, request: 'api', decide: 'api', partnerCode: false, answersVisible: true });
      expect(offered.counting).toMatchObject({ limit: 3, months: 3, timeZone: 'UTC' });
    });

    it('checks an account and names what fails', async () => {
      const customerId = fresh();
      expect(await port.check(customerId, 'partner', 'submit')).toMatchObject({ passed: true });
      await world.block(customerId);
      const { passed, items } = await port.check(customerId, 'partner', 'submit');
      expect(passed).toBe(false);
      expect(items.filter((item) => !item.passed).map(({ code }) => code)).toContain('R07');
      await expect(port.check(stranger, 'partner', 'submit')).rejects.toMatchObject({ code: 'not-this-partners-customer' });
      await expect(submit(customerId)).rejects.toMatchObject({ code: 'check-failed', detail: { items: expect.stringContaining('R07') } });
    });

    it('submits a request that waits for the customer, and only one at a time', async () => {
      const customerId = fresh();
      const request = await submit(customerId);
      expect(request).toMatchObject({ customerId, side: 'partner', state: 'pending', reason: 'Contract ended', decidedAt: null });
      expect(await port.request(request.requestId)).toEqual(request);
      await expect(submit(customerId)).rejects.toMatchObject({ code: 'request-already-open', detail: { requestId: request.requestId } });
      await expect(submit(stranger)).rejects.toMatchObject({ code: 'not-this-partners-customer' });
    });

    it('takes one act once, knows it by its key, and refuses the key for another act', async () => {
      const [customerId, key] = [fresh(), newKey()];
      expect(await port.act(key)).toBeNull();
      const request = await submit(customerId, key);
      expect(await submit(customerId, key)).toEqual(request);
      expect(await port.act(key)).toEqual(request);
      await expect(submit(fresh(), key)).rejects.toMatchObject({ code: 'act-key-reused' });
    });

    it('may disassociate at once', async () => {
      const customerId = fresh();
      await world.leaveAtOnce(customerId);
      expect(await submit(customerId)).toMatchObject({ state: 'disassociated', decidedAt: expect.any(String) });
    });

    it('refuses the fourth request within three months and says when the next is possible', async () => {
      const customerId = fresh();
      for (let count = 0; count < 3; count += 1) await world.answer((await submit(customerId)).requestId, 'reject');
      await expect(submit(customerId)).rejects.toMatchObject({
        code: 'quota-reached',
        detail: { limit: 3, used: 3, nextFreeAt: expect.stringMatching(/Z$/) },
      });
    });

    it('shows what changed since a number, oldest first, and nothing twice', async () => {
      const start = (await port.changes({ after: 0, limit: 100 })).next;
      const [one, other] = [await submit(fresh()), await submit(fresh())];
      await world.answer(one.requestId, 'agree');
      const page = await port.changes({ after: start, limit: 1 });
      expect(page.requests.map(({ requestId }) => requestId)).toEqual([other.requestId]);
      const rest = await port.changes({ after: page.next, limit: 100 });
      expect(rest.requests).toMatchObject([{ requestId: one.requestId, state: 'disassociated' }]);
      expect((await port.changes({ after: rest.next, limit: 100 })).requests).toEqual([]);
    });

    it("approves and rejects the customer's request, rejects although the check fails, and decides nothing twice", async () => {
      const [one, other] = [fresh(), fresh()];
      const [approve, reject] = [await world.ask(one), await world.ask(other)];
      const decide = (requestId: string, decision: 'approve' | 'reject') =>
        port.decide({ actKey: newKey(), requestId, decision, code: null });
      expect(await decide(approve, 'approve')).toMatchObject({ requestId: approve, side: 'customer', state: 'disassociated' });
      await world.block(other);
      await expect(decide(reject, 'approve')).rejects.toMatchObject({ code: 'check-failed' });
      expect(await decide(reject, 'reject')).toMatchObject({ requestId: reject, state: 'rejected' });
      await expect(decide(reject, 'reject')).rejects.toMatchObject({ code: 'case-forbids' });
      await expect(decide('DR-UNKNOWN', 'reject')).rejects.toMatchObject({ code: 'not-found' });
    });

    it('asks for a code only when the function is on, and takes only the right one', async () => {
      const customerId = fresh();
      await expect(port.sendCode(customerId, 'submit')).rejects.toMatchObject({ code: 'capability-missing' });
      await world.codes(true);
      try {
        expect((await port.capabilities()).partnerCode).toBe(true);
        await expect(submit(customerId)).rejects.toMatchObject({ code: 'code-required' });
        expect(await port.sendCode(customerId, 'submit')).toMatchObject({
          sentTo: expect.stringContaining('@'),
          expiresAt: expect.any(String),
        });
        const code = await world.lastCode();
        const wrong = code === '000000' ? '000001' : '000000';
        await expect(submit(customerId, newKey(), wrong)).rejects.toMatchObject({ code: 'code-wrong', detail: { triesLeft: 4 } });
        expect(await submit(customerId, newKey(), code)).toMatchObject({ state: 'pending' });
      } finally {
        await world.codes(false);
      }
    });
  });
}
