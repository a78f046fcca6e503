import type { Customer } from '../../core/customer/customer.ts';
import { countQuota } from '../../core/quota/ledger.ts';
import type { QuotaView } from '../../core/quota/quota.ts';
import type { Side } from '../../core/rule/finding.ts';
import type { Desk } from './desk.ts';
import { packOf } from './pack-of.ts';
import { readSettings } from './settings.ts';

/**
 * Known requests of one customer and side against the limit (R02): by the connection's published counting where there is one, else by our
 * reading of the pack's limits in the account's time zone, and then only as a warning (facts.md 1.6).
 */
export async function quotaOf(desk: Desk, customerId: Customer['customerId'], side: Side): Promise<QuotaView> {
  const [entries, terms] = await Promise.all([desk.store.quota(customerId), quotaTerms(desk, side)]);
  return countQuota({ ...terms, entries, now: desk.clock.now() });
}

/** So far back known requests are shown where no page states a limit. */
const NO_LIMIT_MONTHS = 3;

/** How requests of one side are counted here, the same for every customer. */
export async function quotaTerms(
  desk: Pick<Desk, 'capabilities' | 'store' | 'info'>,
  side: Side,
): Promise<Omit<Parameters<typeof countQuota>[0], 'entries' | 'now'>> {
  const [{ counting }, settings, { limits }] = await Promise.all([
    desk.capabilities.current(),
    readSettings(desk),
    packOf(desk, side, 'submit'),
  ]);
  return {
    side,
    limit: counting?.limit ?? limits?.requests ?? null,
    months: counting?.months ?? limits?.months ?? NO_LIMIT_MONTHS,
    // Whoever publishes how it counts has said all of it.
    afterOtherSide: counting === null ? (limits?.afterOtherSide ?? null) : null,
    timeZone: counting?.timeZone ?? settings.timeZone,
    published: counting !== null,
  };
}
