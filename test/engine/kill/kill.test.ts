import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AccountId } from '../../../src/core/account/account.ts';
import { compose, type Engine } from '../../../src/engine/compose.ts';
import { lockProfile } from '../../../src/engine/profile-lock.ts';
import { fakeHost } from '../../fakes/host.ts';
import { verified } from '../verified.ts';
import { disagreements } from './agreement.ts';
import { connectionOf } from './connection.ts';
import { kills, seed } from './counts.ts';
import { type Kept, readKept } from './kept.ts';
import type { Line } from './lines.ts';
import { expectNoActTwice, expectNothingDoubled } from './nothing-doubled.ts';
import { acknowledgedIn, expectNothingLost } from './nothing-lost.ts';
import { LONGEST_HOLD, type OtherSide, startOtherSide } from './other-side.ts';
import { randomFrom } from './random.ts';
import { momentOf, onTheWay, runAndKill } from './run-and-kill.ts';
import { expectEverybodyFound } from './search.ts';

const account = AccountId.parse('practice');
const random = randomFrom(seed);
const profile = mkdtempSync(join(tmpdir(), 'desk-kill-'));
const lines: Line[] = [];
/** How many kills met what. */
const met = { sync: 0, act: 0, 'act between intent and outcome': 0, poll: 0, start: 0, kills: 0 };
let other: OtherSide;
let engine: Engine | null = null;
let lastKill = 0;

beforeAll(async () => {
  other = await startOtherSide(1_500 + kills * 20, random);
});
afterAll(async () => {
  await engine?.stop();
  await other.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** One life of the engine; what it left behind is looked at before anything mends it. */
async function lifeAndDeath(run: number, targets: readonly string[]): Promise<void> {
  const life = await runAndKill({ profile, account, partner: other.sandbox, targets, seed: seed + run }, momentOf(run, random));
  lastKill = Date.now();
  const kept = readKept(profile);
  if (kept !== null) expect(kept.integrity).toBe('ok');
  (await lockProfile(profile)).release();
  lines.push(...life);
  const calls = onTheWay(life);
  met.kills += 1;
  met.sync += kept?.sync?.phase === 'running' ? 1 : 0;
  met.act += calls.includes('act') ? 1 : 0;
  met['act between intent and outcome'] += kept?.cases.some(({ state }) => state === 'submitting' || state === 'deciding') ? 1 : 0;
  met.poll += calls.includes('poll') ? 1 : 0;
  met.start += life.some(({ line }) => line === 'ready') ? 0 : 1;
}

/**
 * The engine once more, undisturbed, until it says what the other side says; a look that failed on a slow machine comes again after a minute.
 */
async function settled(): Promise<Kept> {
  await other.calm();
  // What was held back on the other side may still be carried out until then.
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(lastKill + LONGEST_HOLD), { timeout: 2 * LONGEST_HOLD });
  const host = fakeHost();
  const clock = { now: () => new Date().toISOString() };
  const since = clock.now();
  const connection = await connectionOf(host, other.sandbox);
  engine = await compose({ profile, host, clock, shell: 'none', version: '0.0.0', accounts: [connection] });
  const { sync } = createRouterClient(engine.router);
  const look = async (): Promise<Kept> => {
    const kept = readKept(profile);
    if (kept === null) throw new Error('there is no database');
    // Many kills keep every pass from its end, so that many customers are missing at once: then a person says that the listing is right.
    if (kept.sync?.phase === 'waiting-for-person') await sync.confirmLoss({ account, trust: true });
    expect(kept.sync).toMatchObject({ phase: 'idle', progress: null });
    expect((kept.sync?.lastCompleteAt ?? '') > since).toBe(true);
    expect(kept.unindexed).toBe(0);
    const apart = await disagreements(kept, other, await other.requests());
    expect(apart, `DESK_SEED=${seed}: ${apart.join('; ')}`).toEqual([]);
    expect(kept.notices.filter(({ shownAt }) => shownAt === null)).toEqual([]);
    return kept;
  };
  const kept = await vi.waitFor(look, { timeout: 150_000, interval: 250 });
  for (const { tag } of host.notices) lines.push({ line: 'notified', tag });
  return kept;
}

test(
  `killed at any moment of listing, acting and polling, the engine loses nothing and doubles nothing (${kills} kills)`,
  async () => {
    let targets: readonly string[] = [];
    for (let run = 0; run < kills; run += 1) {
      targets = [...targets, ...(await other.prepareTargets(6))].slice(-12);
      await other.askToLeave(3);
      if (run > 0) await other.stir();
      await other.trouble();
      await lifeAndDeath(run, targets);
    }
    const kept = await settled();
    const there = await other.requests();
    const acknowledged = acknowledgedIn(lines);
    console.info(`kills: DESK_SEED=${seed} ${JSON.stringify(met)}, ${acknowledged.length} acknowledged, ${there.length} requests`);

    expect(lines.filter(({ line }) => line === 'broken')).toEqual([]);
    expectNothingLost(kept, acknowledged);
    expectNoActTwice(lines, there);
    expectNothingDoubled(kept, there);
    for (const { entry } of kept.log.filter(({ entry: { operation } }) => operation === 'case-act-intended')) {
      const carriedOut = await other.act(String(entry.detail.actKey));
      if (carriedOut !== null) expect(kept.cases.find(({ id }) => id === entry.caseId)?.remoteId).toBe(carriedOut.request_id);
    }

    const everyone = await other.everyone();
    const visible = [...kept.customers].filter(([, visibility]) => visibility === 'visible').map(([id]) => id);
    expect(visible.toSorted()).toEqual(everyone);

    const handed = new Set(lines.flatMap((line) => (line.line === 'notified' ? [line.tag] : [])));
    expect(kept.notices.filter(({ tag }) => !handed.has(tag) && !handed.has('burst'))).toEqual([]);
    const tags = new Set(kept.notices.map(({ tag }) => tag));
    const answered = kept.log.filter(
      ({ entry }) =>
        ['case-agreed', 'case-rejected'].includes(entry.operation) &&
        entry.detail.side === 'partner' &&
        entry.detail.atOnce !== true &&
        entry.detail.history !== true,
    );
    expect(
      answered.filter(({ entry }) => entry.at >= other.startedAt && !tags.has(`answer:${entry.caseId}`)).map(({ entry }) => entry),
    ).toEqual([]);
    const asked = kept.cases.filter(({ side, openedAt }) => side === 'customer' && openedAt >= other.startedAt);
    expect(asked.filter(({ id }) => !tags.has(`incoming:${id}`))).toEqual([]);

    if (engine === null) throw new Error('the engine does not run');
    const client = createRouterClient(engine.router);
    expect(await verified(client, account)).toMatchObject({ sound: true, entries: kept.log.length });
    await expectEverybodyFound(client, account, everyone);
    expect(errorsOf(profile)).toEqual([]);

    // What the moments are chosen for; fewer kills need not meet them all.
    if (kills >= 8) expect(Math.min(met.sync, met.act, met.poll)).toBeGreaterThan(0);
  },
  Math.max(480_000, kills * 30_000),
);

/** Errors that are no Fault: nobody may meet them. */
function errorsOf(folder: string): readonly string[] {
  const path = join(folder, 'errors.log');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^\d{4}-/u.test(line) && !/ job Fault: (unreachable|server-failed|malformed-answer|timeout)/u.test(line));
}
