import { lookOverlap } from '../../../core/sync/schedule.ts';
import { resellersOf } from './listing.ts';
import { type CheckHalted, pageSize, type SyncOptions } from './options.ts';
import { pageNews } from './page-news.ts';

/** Where a look begins: the newest association known, minus the overlap; null where the site says of nobody since when it is associated. */
async function lookFrom({ store, clock }: SyncOptions): Promise<string | null> {
  const sort = { by: 'associatedOn', descending: true } as const;
  const { rows } = await store.customers({ search: '', filters: {}, sort, offset: 0, limit: 1 });
  const newest = Date.parse(rows[0]?.customer.associatedOn ?? '');
  if (Number.isNaN(newest)) return null;
  // One date that lies in the future must not blind every look.
  const from = Math.min(newest, Date.parse(clock.now())) - lookOverlap;
  return `${new Date(from).toISOString().slice(0, 19)}Z`;
}

/**
 * Asks only for those associated lately, in every scope. It finds who joined and concludes nothing about anybody else: only a full listing
 * can. False where that cannot be asked: nobody's date is known, or the site did not heed the filter; then only a full listing will do.
 */
export async function lookForJoined(options: SyncOptions, passId: string, checkHalted: CheckHalted): Promise<boolean> {
  const associatedFrom = await lookFrom(options);
  if (associatedFrom === null) return false;
  const { ids } = await resellersOf(options);
  for (const scope of ['', ...ids]) {
    for (let offset = 0; ; ) {
      checkHalted();
      const { store, clock, partnerCenter, sourceName: source, erasedAmong } = options;
      const askedAt = clock.now();
      const page = await partnerCenter.customers({
        offset,
        limit: pageSize,
        associatedFrom,
        ...(scope === '' ? {} : { resellerId: scope }),
      });
      if (page.customers.some(({ associatedOn }) => associatedOn !== '' && Date.parse(associatedOn) < Date.parse(associatedFrom)))
        return false;
      checkHalted();
      const at = clock.now();
      const news = await pageNews(store, { readings: page.customers, askedAt, at, source, passId, erasedAmong });
      await store.writeSyncPage({ passId, observedAt: at, source, state: null, ...news });
      offset += page.customers.length;
      if (page.customers.length === 0 || offset >= page.count) break;
    }
  }
  return true;
}
