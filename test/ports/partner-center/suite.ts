import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerReading } from '../../../src/core/customer/customer.ts';
import type { PartnerCenter } from '../../../src/core/ports.ts';

/** A partner with at least 120 own customers and one reseller with a customer, and what a test may do to it. */
export interface PartnerWorld {
  readonly port: PartnerCenter;
  join(count: number): Promise<void>;
  leave(customerId: string, withRecord: boolean): Promise<void>;
  freeze(customerId: string): Promise<void>;
  stop(): Promise<void>;
}

const stranger = 'ffffffffffffffffffffffffffffffff';

/** What a PartnerCenter does, whoever makes it. */
export function partnerCenterSuite(name: string, begin: () => Promise<PartnerWorld>): void {
  describe(`Reading a partner's customers (${name})`, () => {
    let world: PartnerWorld;
    let port: PartnerCenter;
    beforeAll(async () => {
      world = await begin();
      port = world.port;
    });
    afterAll(() => world.stop());

    async function everyone(resellerId?: string): Promise<readonly CustomerReading[]> {
      const found: CustomerReading[] = [];
      for (;;) {
        const page = await port.customers({ offset: found.length, limit: 100, ...(resellerId === undefined ? {} : { resellerId }) });
        found.push(...page.customers);
        if (page.customers.length === 0 || found.length >= page.count) return found;
      }
    }
    const own = async (index: number): Promise<CustomerReading> => {
      const found = (await port.customers({ offset: index, limit: 1 })).customers[0];
      if (found === undefined) throw new Error(`there is no customer ${index}`);
      return found;
    };

    it('gives every customer once over all pages, as many as it counts', async () => {
      const all = await everyone();
      expect(new Set(all.map(({ customerId }) => customerId)).size).toBe(all.length);
      expect((await port.customers({ offset: 0, limit: 1 })).count).toBe(all.length);
      expect(all.length).toBeGreaterThan(100);
      expect(all.every(({ resellerId }) => resellerId === '')).toBe(true);
    });

    it('gives an empty page and the same count beyond the end', async () => {
      const { count } = await port.customers({ offset: 0, limit: 1 });
      expect(await port.customers({ offset: count, limit: 100 })).toEqual({ count, customers: [] });
    });

    it('finds one customer alone by its id, and nobody for an unknown id', async () => {
      const one = await own(5);
      expect(await port.customers({ offset: 0, limit: 10, customerId: one.customerId })).toEqual({ count: 1, customers: [one] });
      expect(await port.customers({ offset: 0, limit: 10, customerId: stranger })).toEqual({ count: 0, customers: [] });
    });

    it('counts one more after a customer joined', async () => {
      const before = (await port.customers({ offset: 0, limit: 1 })).count;
      await world.join(1);
      expect((await port.customers({ offset: 0, limit: 1 })).count).toBe(before + 1);
    });

    it("gives a reseller's customers only when the reseller is named", async () => {
      const { resellers } = await port.resellers({ offset: 0, limit: 100 });
      const theirs = (await Promise.all(resellers.map(({ resellerId }) => everyone(resellerId)))).flat();
      expect(theirs.length).toBeGreaterThan(0);
      const ours = new Set((await everyone()).map(({ customerId }) => customerId));
      for (const each of theirs) {
        expect(ours.has(each.customerId)).toBe(false);
        expect(resellers.map(({ resellerId }) => resellerId)).toContain(each.resellerId);
      }
    });

    it('refuses a reseller that is not ours', async () => {
      await expect(port.customers({ offset: 0, limit: 10, resellerId: stranger })).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('says that a customer is frozen', async () => {
      const { customerId } = await own(6);
      await world.freeze(customerId);
      expect((await port.customers({ offset: 0, limit: 1, customerId })).customers[0]).toMatchObject({ customerId, frozen: true });
    });

    it('counts unpaid orders and running resources of our customer, and refuses a stranger', async () => {
      const { customerId } = await own(7);
      expect(await port.unpaidOrders(customerId, '')).toBeGreaterThanOrEqual(0);
      const { yearly, payPerUse } = await port.resources(customerId, '');
      expect(yearly + payPerUse).toBeGreaterThanOrEqual(0);
      await expect(port.unpaidOrders(stranger, '')).rejects.toMatchObject({ code: 'not-this-partners-customer' });
      await expect(port.resources(stranger, '')).rejects.toMatchObject({ code: 'not-this-partners-customer' });
    });

    it('gives budgets of our reseller customers and silently leaves strangers out', async () => {
      const reseller = (await everyone()).find(({ association }) => association === 'reseller');
      if (reseller === undefined) throw new Error('there is no reseller customer');
      const budgets = await port.budgets([stranger, reseller.customerId]);
      expect(budgets).toMatchObject([{ customerId: reseller.customerId, currency: 'USD' }]);
      expect(await port.budgets([])).toEqual([]);
    });

    it('no longer lists a customer that left; its DELETE record says when, where there is one', async () => {
      const [recorded, unrecorded] = [await own(10), await own(11)];
      expect(await port.disassociationRecord(recorded.customerId, '')).toBeNull();
      await world.leave(recorded.customerId, true);
      await world.leave(unrecorded.customerId, false);
      for (const { customerId } of [recorded, unrecorded]) {
        expect(await port.customers({ offset: 0, limit: 1, customerId })).toEqual({ count: 0, customers: [] });
      }
      expect(await port.disassociationRecord(recorded.customerId, '')).toMatchObject({
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      });
      expect(await port.disassociationRecord(unrecorded.customerId, '')).toBeNull();
    });
  });
}
