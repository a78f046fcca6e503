import type { CallResult } from '../../contract/accounts.ts';
import type { PartnerType } from '../../core/account/account.ts';
import { Fault } from '../../core/fault.ts';
import type { AssociationGateway, PartnerCenter } from '../../core/ports.ts';

/** Faults that say that the other side is there and does not let these keys in. */
export const refusals: ReadonlySet<string> = new Set([
  'wrong-keys',
  'forbidden',
  'not-this-partners-customer',
  'refused-by-partner-center',
]);

/**
 * Tries each reading call once, one after another, and only looks. Calls about a customer are asked about the first one of the listing; a
 * partner without customers has them skipped. Never rejects.
 */
export async function tryReadings(
  { partnerCenter, gateway }: { readonly partnerCenter: PartnerCenter; readonly gateway: AssociationGateway | null },
  partnerType: PartnerType,
): Promise<readonly CallResult[]> {
  const results: CallResult[] = [];
  const attempt = async <Answer>(call: CallResult['call'], read: (() => Promise<Answer>) | null): Promise<Answer | null> => {
    if (read === null) {
      results.push({ call, outcome: 'skipped', fault: null, milliseconds: 0 });
      return null;
    }
    const begun = performance.now();
    const done = (outcome: CallResult['outcome'], fault: Fault | null) =>
      void results.push({ call, outcome, fault: fault?.data ?? null, milliseconds: Math.round(performance.now() - begun) });
    try {
      const answer = await read();
      done('works', null);
      return answer;
    } catch (error) {
      const fault = error instanceof Fault ? error : new Fault('internal');
      done(refusals.has(fault.code) ? 'refused' : 'failed', fault);
      return null;
    }
  };
  const listed = await attempt('customers', () => partnerCenter.customers({ offset: 0, limit: 1 }));
  const first = listed?.customers[0];
  const about = <Answer>(read: (customerId: string, resellerId: string) => Promise<Answer>) =>
    first === undefined ? null : () => read(first.customerId, first.resellerId);
  await attempt('resellers', partnerType === 'distributor' ? () => partnerCenter.resellers({ offset: 0, limit: 1 }) : null);
  await attempt(
    'orders',
    about((customerId, resellerId) => partnerCenter.unpaidOrders(customerId, resellerId)),
  );
  await attempt(
    'resources',
    about((customerId, resellerId) => partnerCenter.resources(customerId, resellerId)),
  );
  await attempt(
    'budgets',
    about((customerId) => partnerCenter.budgets([customerId])),
  );
  await attempt(
    'budget-records',
    about((customerId, resellerId) => partnerCenter.disassociationRecord(customerId, resellerId)),
  );
  if (gateway) await attempt('gateway', () => gateway.capabilities());
  return results;
}

/** What keeps these keys from being used: the listing cannot be read, or the gateway does not answer. Null: they work. */
export async function whyNot({ partnerCenter, gateway }: Parameters<typeof tryReadings>[0]): Promise<Fault | null> {
  try {
    await partnerCenter.customers({ offset: 0, limit: 1 });
    await gateway?.capabilities();
    return null;
  } catch (error) {
    return error instanceof Fault ? error : new Fault('internal', {}, { cause: error });
  }
}
