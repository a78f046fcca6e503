import 'temporal-polyfill/global';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { AccountId } from '../../src/core/account/account.ts';
import { fold } from '../../src/core/customer/fold.ts';
import { createPartnerCenter } from '../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../src/engine/adapters/partner-center/wire/association.ts';
import { beginningToken } from '../../src/engine/adapters/store/beginnings.ts';
import { compose, type Engine } from '../../src/engine/compose.ts';
import { practiceAccount } from '../../src/engine/shell/practice-account.ts';
import { fakeHost } from '../fakes/host.ts';
import type { Answers, Job, Partner } from './large-desk.ts';

const clock = { now: () => new Date().toISOString() };
const account = AccountId.parse('practice');

async function engineOn(profile: string, partner: Partner): Promise<Engine> {
  const host = fakeHost();
  const connection = await practiceAccount(host, { ready: true, ...partner });
  return compose({
    profile,
    host,
    clock,
    shell: 'none',
    version: '0.0.0',
    accounts: [{ ...connection, callsPerSecond: Number.POSITIVE_INFINITY }],
  });
}

/** The baseline of the sync: the same signed pages, fetched one after another through the same client, parsed and discarded. */
async function fetchAll(partner: Partner): Promise<Answers['fetch']> {
  const reads = createPartnerCenter({
    endpoint: partner.url,
    accessKey: partner.accessKey,
    secretKey: partner.secretKey,
    clock,
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
  });
  const began = performance.now();
  let customers = 0;
  const readScope = async (scope: { resellerId?: string }) => {
    for (let offset = 0; ; offset += 100) {
      const page = await reads.customers({ offset, limit: 100, ...scope });
      customers += page.customers.length;
      if (offset + 100 >= page.count) return;
    }
  };
  await readScope({});
  const { resellers } = await reads.resellers({ offset: 0, limit: 100 });
  for (const { resellerId } of resellers) await readScope({ resellerId });
  return { milliseconds: performance.now() - began, customers };
}

async function syncAll(profile: string, partner: Partner): Promise<Answers['sync']> {
  const began = performance.now();
  const engine = await engineOn(profile, partner);
  const client = createRouterClient(engine.router);
  for await (const news of await client.desk.news()) {
    if (!news.topics.some(({ topic }) => topic === 'sync')) continue;
    const { sync } = await client.desk.status({ account });
    if (sync.lastCompleteAt !== null) break;
  }
  const milliseconds = performance.now() - began;
  const { counts } = await client.desk.status({ account });
  await engine.stop();
  return { milliseconds, customers: counts.customers };
}

/** What people type: the beginning of an account, a rare one, a common one, parts of names, one and two Chinese characters, two words. */
const searches = [
  'a',
  'ac',
  'acme-hk-007',
  'hk-0',
  'logistics',
  '云',
  '科技',
  'li',
  'zh',
  'bright',
  'cloud north',
  'example.com',
  'w',
  'سح',
  '0137',
  'tex',
];

const trigrams = (word: string) => [...word].slice(2).map((_, at) => [...word].slice(at, at + 3).join(''));

/** The plain statement for the same question: how many match, and the first fifty in order, by the same full-text index. */
const statement = (table: string) =>
  `WITH hit AS MATERIALIZED (SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ?) SELECT (SELECT count(*) FROM hit) AS total, c.customer_id FROM hit JOIN customer c ON c.id = hit.id ORDER BY c.account_key LIMIT 50`;

/** Waits until the jobs behind the listing are through: search index and verdicts. */
async function indexed(profile: string): Promise<void> {
  const database = new Database(`${profile}/accounts/practice/desk.sqlite`, { readonly: true });
  const left = database
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM customer_text WHERE id > (SELECT indexed_to FROM text_index WHERE noun = 'customer'))
            + (SELECT count(*) FROM verdict WHERE pack_id = '')`,
    )
    .pluck();
  while ((left.get() ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 250));
  database.close();
}

async function search(profile: string, partner: Partner, rounds: number): Promise<Answers['search']> {
  const engine = await engineOn(profile, partner);
  const client = createRouterClient(engine.router);
  await indexed(profile);
  const database = new Database(`${profile}/accounts/practice/desk.sqlite`, { readonly: true });
  const long = database.prepare(statement('customer_long'));
  const short = database.prepare(statement('customer_short'));
  const baseline: number[] = [];
  const ours: number[] = [];
  const timed = async (into: number[], work: () => unknown) => {
    const began = performance.now();
    await work();
    into.push(performance.now() - began);
  };
  for (let round = -1; round < rounds; round++) {
    for (const [at, search] of searches.entries()) {
      // A different ending each round, as when someone types on: no answer is remembered from the last round.
      const words = fold(search).split(' ');
      const isLong = words.every((word) => [...word].length >= 3);
      const match = words
        .flatMap((word) => (isLong ? trigrams(word) : [beginningToken(word)]))
        .map((token) => `"${token}"`)
        .join(' AND ');
      const into = round < 0 ? [] : baseline;
      await timed(into, () => (isLong ? long : short).all(match));
      const query = {
        account,
        search,
        filters: {},
        sort: { by: 'accountName' as const, descending: (round + at) % 2 === 0 },
        offset: 0,
        limit: 50,
      };
      await timed(round < 0 ? [] : ours, () => client.customers.page(query));
    }
  }
  database.close();
  const rssMegabytes = process.memoryUsage.rss() / 2 ** 20;
  await engine.stop();
  return { statement: statement('customer_long'), baselineMilliseconds: baseline, milliseconds: ours, rssMegabytes };
}

process.once('message', async (job: Job) => {
  const answer =
    job.do === 'fetch'
      ? await fetchAll(job.partner)
      : job.do === 'sync'
        ? await syncAll(job.profile, job.partner)
        : await search(job.profile, job.partner, job.rounds);
  process.send?.(answer);
});
