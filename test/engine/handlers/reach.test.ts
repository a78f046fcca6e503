import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { account, type DeskUnderTest, deskUnderTest } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest({ customers: 3 });
  await desk.engine.start();
  await vi.waitFor(async () => expect(await status()).toMatchObject({ reach: { state: 'online' }, sync: { phase: 'idle' } }));
});
afterEach(() => desk.stop());

const status = () => desk.client.desk.status({ account });
const listings = () => desk.partner.calls.customers ?? 0;
const quietly = (call: Promise<unknown> | undefined) => call?.then(() => undefined).catch(() => undefined);
const askGateway = () => quietly(desk.desk.gateway?.capabilities());
const askPartner = () => quietly(desk.desk.partnerCenter.unpaidOrders(desk.customer(0), ''));
const gatewayAway = (away: boolean) => {
  desk.gateway.fail = away ? () => ({ fault: new Fault('unreachable'), after: false }) : null;
};
const partnerAway = (away: boolean) => {
  desk.partner.before = away
    ? () => {
        throw new Fault('unreachable');
      }
    : null;
};

describe('where the other side has two ports', () => {
  it('a gateway that comes and goes has no customer listed again, and the other port’s answers do not say that it is back', async () => {
    const before = listings();
    for (let count = 0; count < 10; count += 1) {
      gatewayAway(true);
      await askGateway();
      await askPartner();
      expect((await status()).reach.state).toBe('offline');
      gatewayAway(false);
      await askGateway();
      expect((await status()).reach.state).toBe('online');
      expect(await status()).toMatchObject({ sync: { phase: 'idle' } });
    }
    expect(listings()).toBe(before);
  });

  it.each([
    ['the listing itself', askPartner],
    ['the gateway', askGateway],
  ])('a listing that failed is read again as soon as %s answers again', async (_, ask) => {
    partnerAway(true);
    gatewayAway(true);
    await askGateway();
    await desk.client.sync.start({ account });
    await vi.waitFor(() => expect(desk.desk.reach.partnerCenter.now.state).toBe('offline'));
    await vi.waitFor(async () => expect(await status()).toMatchObject({ sync: { phase: 'idle' } }));
    partnerAway(false);
    gatewayAway(false);
    const before = listings();
    await ask();
    await vi.waitFor(async () => expect(await status()).toMatchObject({ sync: { phase: 'idle', progress: null } }));
    expect(listings()).toBeGreaterThan(before);
    expect(desk.desk.reach.partnerCenter.now.state).toBe('online');
  });
});
