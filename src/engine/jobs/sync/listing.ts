import type { CustomerListing } from '../../../core/ports.ts';
import type { SyncProgress, SyncState } from '../../../core/sync/sync.ts';
import { type CheckHalted, pageSize, type SyncOptions } from './options.ts';
import { pageNews } from './page-news.ts';

/** The scopes of a pass after our own customers: each reseller once. */
export async function resellersOf({
  partnerCenter,
  partnerType,
}: SyncOptions): Promise<{ readonly ids: readonly string[]; readonly changed: boolean }> {
  const ids = new Set<string>();
  if (partnerType !== 'distributor') return { ids: [], changed: false };
  let expected: number | null = null;
  let changed = false;
  for (let offset = 0; ; ) {
    const { count, resellers } = await partnerCenter.resellers({ offset, limit: pageSize });
    changed ||= expected !== null && expected !== count;
    expected = count;
    for (const { resellerId } of resellers) ids.add(resellerId);
    offset += resellers.length;
    if (resellers.length === 0 || offset >= count) return { ids: [...ids], changed: changed || offset < count };
  }
}

export async function beginPass(options: SyncOptions, passId: string): Promise<SyncProgress> {
  const startedAt = options.clock.now();
  const { ids, changed } = await resellersOf(options);
  return { passId, startedAt, scope: '', scopesLeft: [...ids], offset: 0, expected: null, read: 0, total: null, changedWhileRead: changed };
}

/** True when every scope is read to its end; derived from the progress, so that it is also known after a crash. */
export const isRead = ({ scopesLeft, expected, offset }: SyncProgress): boolean =>
  scopesLeft.length === 0 && expected !== null && offset >= expected;

/** Where the pass stands after a page. A `count` that changed, or a listing that ends early, means that it changed while it was read. */
export function afterPage(progress: SyncProgress, { count, customers }: CustomerListing): SyncProgress {
  const offset = progress.offset + customers.length;
  const endedEarly = customers.length === 0 && offset < count;
  const expected = endedEarly ? offset : count;
  const read: SyncProgress = {
    ...progress,
    offset,
    expected,
    read: progress.read + customers.length,
    total: (progress.total ?? 0) + count - (progress.expected ?? 0),
    changedWhileRead: progress.changedWhileRead || endedEarly || (progress.expected !== null && progress.expected !== count),
  };
  const [next, ...rest] = progress.scopesLeft;
  return offset < expected || next === undefined ? read : { ...read, scope: next, scopesLeft: rest, offset: 0, expected: null };
}

/** Lets the call that was just made leave for the wire: writing a page does not give way before it is done. */
const sent = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Asked {
  readonly listing: Promise<CustomerListing>;
  readonly at: string;
}

/**
 * Reads the listing from where `state.progress` stands to its end, one bounded transaction per page, the progress in it. While a page is
 * being written the next one is already on its way; what was asked for and not written is asked for again after a crash.
 */
export async function readListing(
  options: SyncOptions,
  state: SyncState & { readonly progress: SyncProgress },
  first: boolean,
  checkHalted: CheckHalted,
  moved: (state: SyncState) => void,
): Promise<SyncProgress> {
  const { store, partnerCenter, clock, sourceName, erasedAmong } = options;
  const ask = ({ scope, offset }: SyncProgress): Asked => {
    const listing = partnerCenter.customers({ offset, limit: pageSize, ...(scope === '' ? {} : { resellerId: scope }) });
    listing.catch(() => undefined); // heard where it is awaited; a halt in between must not make it an unhandled one
    return { listing, at: clock.now() };
  };
  let progress = state.progress;
  let coming = isRead(progress) ? null : ask(progress);
  while (coming !== null) {
    const page = await coming.listing;
    const asked = coming.at;
    const observedAt = clock.now();
    checkHalted();
    const { passId } = progress;
    progress = afterPage(progress, page);
    coming = isRead(progress) ? null : ask(progress);
    await sent();
    const next: SyncState = { ...state, phase: 'running', progress };
    // The first listing of all is where the desk begins; its customers have not joined.
    const news = first
      ? { log: [], notices: [], customers: page.customers }
      : await pageNews(store, { readings: page.customers, askedAt: asked, at: observedAt, source: sourceName, passId, erasedAmong });
    await store.writeSyncPage({ passId, observedAt, source: sourceName, state: next, ...news });
    moved(next);
    checkHalted();
  }
  return progress;
}
