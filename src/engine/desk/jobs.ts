import type { PartnerCenter } from '../../core/ports.ts';
import type { Sink } from '../bridge/refusal.ts';
import { createDelivery } from '../jobs/delivery.ts';
import { createPoller } from '../jobs/poller/poller.ts';
import { restWhileAny } from '../jobs/rest.ts';
import { createSearchFill } from '../jobs/search-fill.ts';
import { createSync } from '../jobs/sync/sync.ts';
import type { Tell } from '../jobs/tell.ts';
import { realTimer } from '../jobs/timer.ts';
import { createVerdictIndex } from '../jobs/verdict-index.ts';
import { createWaitingCount } from '../jobs/waiting-count.ts';
import { redact } from '../redact.ts';
import { desktopWords } from '../words/notice.ts';
import { findLostActs, settleAll } from './acts/settle.ts';
import { createChecks } from './batch/checks.ts';
import { type Desk, isSimulated, readingSource } from './desk.ts';
import { beginHere } from './home-seen.ts';
import { mintCaseId } from './identity.ts';
import { findLostLetters } from './mails/outbox-settle.ts';
import { indexName } from './pack-of.ts';
import type { Pause } from './pause.ts';
import type { Reach } from './reach.ts';
import { keepTimeZone } from './settings.ts';
import { judgeForIndex } from './verdicts.ts';
import { logged } from './witness.ts';

/** A desk without its jobs, and what they need besides. */
export interface JobParts {
  readonly desk: Omit<Desk, 'sync' | 'checks'>;
  /** Patient: it waits and tries again, as nobody looks on. */
  readonly patient: PartnerCenter;
  readonly keyFingerprint: string;
  readonly failed: Sink;
  readonly pause: Pick<Pause, 'onChange'>;
  /** Hears how many requests wait for a decision of ours. */
  readonly waiting: (count: number) => void;
}

export interface RunningDesk {
  readonly desk: Desk;
  /** Looks after what a crash left behind, then begins to read and to poll. */
  start(): Promise<void>;
  /** While a page listens, answers should come soon. */
  setVisible(visible: boolean): void;
  stop(): Promise<void>;
}

/** Joins a desk with the jobs that run by themselves: each tells what it changed, and what was told wakes who depends on it. */
export function withJobs({ desk: parts, patient, keyFingerprint, failed, pause, waiting }: JobParts): RunningDesk {
  const { store, clock, host, gateway, info } = parts;
  const hub = parts.news;
  const noted = (error: unknown) => failed(`job ${redact(error instanceof Error ? (error.stack ?? error.message) : String(error))}`);

  const tell: Tell = (topic, id) => {
    hub.tell(topic, info.account, id ?? null);
    if (topic === 'notices') delivery.wake();
    if (topic === 'requests' || topic === 'request') waitingCount.wake();
    if (topic === 'customers' || topic === 'customer') index.wake();
    if (topic === 'customers' || topic === 'log') searchFill.wake();
  };
  // What a person did may be answered soon.
  const news: Desk['news'] = {
    ...hub,
    get revision() {
      return hub.revision;
    },
    get listeners() {
      return hub.listeners;
    },
    tell(topic, account, id) {
      if (account !== info.account) return hub.tell(topic, account, id);
      tell(topic, id);
      if (topic === 'requests') poller.wake();
    },
  };
  const resting = restWhileAny((listener) => host.onPower(listener), pause.onChange);
  const common = { store, clock, timer: realTimer, tell, failed: noted } as const;
  const sync = createSync({
    ...common,
    partnerCenter: patient,
    sourceName: readingSource(parts),
    partnerType: info.partnerType,
    keyFingerprint,
    erasedAmong: parts.files.erased.among,
  });
  const checks = createChecks({ desk: { ...parts, news }, timer: realTimer, tell, failed: noted });
  const desk: Desk = { ...parts, news, sync, checks };

  const delivery = createDelivery({
    ...common,
    host,
    words: desktopWords(isSimulated(desk)),
  });
  const poller = createPoller({
    ...common,
    gateway,
    sourceName: readingSource(desk),
    newCaseId: mintCaseId,
    // Asked again each time while it does not: a gateway may be renewed.
    listens: async () => {
      if ((await desk.capabilities.current()).answersVisible) return true;
      await desk.capabilities.refresh();
      return (await desk.capabilities.current()).answersVisible;
    },
    onPower: resting,
    begun: async () => {
      await beginHere(store);
      tell('log');
    },
  });
  const index = createVerdictIndex({
    ...common,
    packId: () => indexName(desk),
    judge: (dossiers, partner, now) => judgeForIndex(desk, dossiers, partner, now),
    busy: () => sync.reading,
  });

  const waitingCount = createWaitingCount({ store, timer: realTimer, counted: waiting, failed: noted });
  const searchFill = createSearchFill({ ...common, busy: () => sync.reading });

  let started = false;
  const { partnerCenter, gateway: acting } = desk.reach;
  /** Calls `again` when a port that was away answers again. */
  const onReturn = (reach: Reach, again: () => Promise<void>) =>
    reach.onChange((state, before) => {
      hub.tell('status', info.account);
      if (state === 'online' && before === 'offline' && started) void again().catch(noted);
    });
  /** The gateway is there (again): what it may do, what became of acts, what changed. */
  const catchUp = async () => {
    if (await desk.capabilities.refresh()) hub.tell('status', info.account);
    await settleAll(desk);
    poller.wake();
  };
  const readOn = () => {
    checks.wake();
    return sync.start('engine');
  };
  const stopListening = [
    // A machine that sleeps reads nothing; the listing goes on from its page when it wakes.
    resting((now) => void sync.rest(now).catch(noted)),
    resting(checks.rest),
    onReturn(partnerCenter, readOn),
    onReturn(acting, async () => {
      // A listing that failed need not wait its minute out, as both ports mostly come back together; one that did not is not read again.
      if (partnerCenter.now.state === 'offline') await readOn();
      await catchUp();
    }),
  ];

  return {
    desk,
    setVisible(visible) {
      poller.setVisible(visible);
      // What was left to the page while none listened is told again.
      if (visible) delivery.wake();
    },
    async start() {
      started = true;
      await keepTimeZone(desk);
      await openAccount(desk);
      await findLostActs(desk);
      await findLostLetters(desk);
      delivery.start();
      waitingCount.start();
      index.start();
      searchFill.start();
      checks.start();
      // Without a key there is nothing to read: customers come by import.
      if (info.kind !== 'manual') await sync.start('engine');
      // Who asks is known only once the customers are: on the very first start the listing comes before the requests.
      const { total } = await store.customerFacets();
      void (total === 0 ? sync.running : Promise.resolve()).then(poller.start);
      void catchUp().catch(noted);
    },
    async stop() {
      for (const stop of stopListening) stop();
      await Promise.all([sync.stop(), poller.stop(), delivery.stop(), waitingCount.stop(), index.stop(), searchFill.stop(), checks.stop()]);
    },
  };
}

/** The first entry of an account's chain. */
async function openAccount({ store, clock, info }: Desk): Promise<void> {
  const { newest } = await store.log({ search: '', filters: {}, before: null, limit: 1 });
  if (newest > 0) return;
  const detail = { site: info.site, partnerType: info.partnerType, connection: info.kind };
  await store.appendLog([logged({ at: clock.now(), operation: 'account-opened', detail })]);
}
