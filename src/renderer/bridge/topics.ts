import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { News, Topic } from '../../contract/desk.ts';
import type { Questions } from './bridge.tsx';

type Told = News['topics'][number];

/** Which questions a piece of news makes worth asking again. */
export function questionsAbout(ask: Questions, told: Told): readonly QueryKey[] {
  const { account, id } = told;
  const one = <T extends object>(input: T) => ({ input: { ...(account ? { account } : {}), ...input } }) as never;
  const customer = id ? [ask.customers.card.key(one({ customerId: id }))] : [ask.customers.card.key()];
  const keys: Record<Topic, readonly QueryKey[]> = {
    customers: [ask.customers.page.key(), ask.customers.facets.key(), ask.desk.status.key(), ask.overview.blockers.key()],
    customer: [
      ...customer,
      ask.facts.key(),
      ask.freezes.key(),
      ask.erasure.preview.key(),
      ask.erasure.holds.key(),
      ask.customers.page.key(),
      ask.consent.draft.key(),
      ask.changes.key(),
    ],
    requests: [ask.overview.key(), ask.requests.inbox.key(), ask.requests.dueChases.key(), ask.desk.status.key()],
    request: [
      ask.overview.key(),
      ask.requests.get.key(id ? one({ caseId: id }) : undefined),
      ask.requests.inbox.key(),
      ask.customers.card.key(),
      ask.changes.key(),
      ask.desk.status.key(),
    ],
    notices: [ask.notices.page.key(), ask.desk.status.key()],
    log: [ask.logFiles.state.key(), ask.log.page.key(), ask.log.days.key(), ask.log.place.key(), ask.home.key(), ask.changes.key()],
    mails: [
      ask.desk.status.key(),
      ask.mails.list.key(),
      ask.mails.get.key(),
      ask.outbox.key(),
      ask.evidence.plan.key(),
      ask.consent.draft.key(),
    ],
    sync: [ask.desk.status.key(), ask.imports.state.key()],
    batch: [ask.checkMany.key()],
    settings: [
      ask.overview.key(),
      ask.settings.key(),
      ask.logSearches.key(),
      ask.housekeeping.state.key(),
      ask.erasure.key(),
      ask.rules.key(),
      ask.desk.app.key(),
      ask.desk.status.key(),
      ask.consent.draft.key(),
      ask.requests.get.key(),
    ],
    accounts: [ask.accounts.key(), ask.requests.guide.key(), ask.desk.app.key(), ask.desk.status.key()],
    status: [ask.desk.status.key(), ask.requests.get.key()],
    'show-notice': [],
    open: [ask.caseFiles.opened.key()],
  };
  return keys[told.topic];
}

/** Makes every question named once be asked again; those not shown are asked when they are shown next. */
export async function askAgain(queryClient: QueryClient, keys: readonly QueryKey[]): Promise<void> {
  const once = new Map(keys.map((key) => [JSON.stringify(key), key]));
  await Promise.all([...once.values()].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
