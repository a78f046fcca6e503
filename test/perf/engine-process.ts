import 'temporal-polyfill/global';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { AccountId } from '../../src/core/account/account.ts';
import { searchTerms } from '../../src/core/customer/fold.ts';
import { createPartnerCenter } from '../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../src/engine/adapters/partner-center/wire/association.ts';
import { beginningToken } from '../../src/engine/adapters/store/beginnings.ts';
import { compose, type Engine } from '../../src/engine/compose.ts';
import { practiceAccount } from '../../src/engine/shell/practice-account.ts';
import { fakeHost } from '../fakes/host.ts';
import { type Answers, indexed, type Job, type Partner } from './large-desk.ts';

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

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

/**
 * What people type: every letter and digit, beginnings of two, parts of accounts, names, addresses and numbers, Chinese and Arabic. More
 * words than the store remembers answers for, so that no answer of one round is at hand in the next.
 */
const searches = [
  ...letters,
  ...['ac', 'au', 'bi', 'br', 'cl', 'co', 'ea', 'ho', 'li', 'lo', 'no', 'te', 'zh', '云', '科', '深圳', '科技', 'سح', '13', 'hk'],
  ...['acme', 'acme-hk-007', 'hk-0', 'hk-761', 'logistics', 'lighting', 'media', 'bright', 'aurora', 'birch', 'cobalt', 'fairwind', 'sons'],
  ...[
    'llc',
    'ltd',
    'cloud',
    'cloud north',
    'media llc',
    'example',
    'owner',
    '0137',
    '13801',
    '138017',
    'tex',
    'li.wei',
    'zzzz',
    '有限公司',
  ],
];

/**
 * The plain statement under the same question: which customers match, all of them, as a sorted page with its total has to know. It neither
 * sorts nor reads a row, which ours does.
 */
const statement = (table: string) => `SELECT count(*) AS total, group_concat(rowid) AS ids FROM ${table} WHERE ${table} MATCH @words`;

const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`;

async function search(profile: string, partner: Partner, rounds: number): Promise<Answers['search']> {
  const engine = await engineOn(profile, partner);
  const client = createRouterClient(engine.router);
  await indexed(profile);
  const database = new Database(`${profile}/accounts/practice/desk.sqlite`, { readonly: true });
  const plain = (table: string) => database.prepare<{ words: string }, { readonly total: number }>(statement(table));
  const [long, short] = [plain('customer_long'), plain('customer_short')];
  const baseline: number[] = [];
  const ours: number[] = [];
  async function timed<Result>(into: number[], work: () => Result | Promise<Result>): Promise<Result> {
    const began = performance.now();
    const result = await work();
    into.push(performance.now() - began);
    return result;
  }
  for (let round = -1; round < rounds; round++) {
    // The first round warms up both.
    const [theirTimes, ourTimes] = round < 0 ? [[], []] : [baseline, ours];
    for (const search of searches) {
      const { long: longWords, short: shortWords } = searchTerms(search);
      if (longWords.length > 0 && shortWords.length > 0) throw new Error(`"${search}" is no question for one index`);
      const words = [...longWords.map(quoted), ...shortWords.map((word) => quoted(beginningToken(word)))].join(' AND ');
      const plainly = await timed(theirTimes, () => (longWords.length > 0 ? long : short).all({ words }));
      const sort = { by: 'accountName' as const, descending: round % 2 === 0 };
      const page = await timed(ourTimes, () => client.customers.page({ account, search, filters: {}, sort, offset: 0, limit: 50 }));
      const total = plainly[0]?.total ?? 0;
      if (page.total !== total) throw new Error(`"${search}" finds ${page.total} customers, by the plain statement ${total}`);
    }
  }
  database.close();
  await engine.stop();
  return { statement: statement('customer_long'), baselineMilliseconds: baseline, milliseconds: ours };
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
