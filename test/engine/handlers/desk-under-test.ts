import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { AccountId, type Capabilities } from '../../../src/core/account/account.ts';
import { ActKey, type CaseId } from '../../../src/core/case/case.ts';
import type { CustomerId } from '../../../src/core/customer/customer.ts';
import { FaultData } from '../../../src/core/fault.ts';
import type { Store } from '../../../src/core/ports.ts';
import { composeDesk } from '../../../src/engine/compose.ts';
import { filesOf } from '../../../src/engine/connect.ts';
import { plainAppearance } from '../../../src/engine/desk/appearance.ts';
import type { AccountInfo } from '../../../src/engine/desk/desk.ts';
import { createPause } from '../../../src/engine/desk/pause.ts';
import { noAccounts } from '../../fakes/accounts.ts';
import { type FakeTime, fakeTime } from '../../fakes/clock.ts';
import { type FakeGateway, fakeGateway } from '../../fakes/gateway.ts';
import { type FakeHost, fakeHost } from '../../fakes/host.ts';
import { type FakeMailSender, fakeMailSender } from '../../fakes/mail-sender.ts';
import { type FakePartnerCenter, fakePartnerCenter } from '../../fakes/partner-center.ts';
import type { DeskClient } from '../desk-client.ts';
import { deskStore } from '../desk-store.ts';

export const account = AccountId.parse('practice');

/** A desk over a real store, a fake partner and a fake gateway; nothing runs by itself. */
export async function deskUnderTest(
  change: {
    readonly capabilities?: Partial<Capabilities>;
    readonly customers?: number;
    readonly place?: Pick<AccountInfo, 'site' | 'partnerType'>;
  } = {},
) {
  const time: FakeTime = fakeTime();
  const partner: FakePartnerCenter = fakePartnerCenter(change.customers ?? 2);
  const gateway: FakeGateway = fakeGateway(time.now);
  const host: FakeHost = fakeHost();
  const sender: FakeMailSender = fakeMailSender();
  const kept = await deskStore(time);
  const { store } = kept;
  const real = gateway.capabilities;
  gateway.capabilities = async () => ({ ...(await real()), ...change.capabilities });
  let appearance = plainAppearance;
  const written: string[] = [];
  const info = {
    account,
    name: 'Practice',
    site: 'intl',
    partnerType: 'csp',
    kind: 'sandbox',
    colour: 'teal',
    signInAddress: null,
    playAddress: 'http://127.0.0.1:1/play',
    ...change.place,
  } as const;
  const engine = composeDesk({
    host,
    clock: time,
    sink: (line) => written.push(line),
    shell: 'none',
    version: '0.0.0',
    unfinished: join(kept.folder, 'unfinished'),
    pause: createPause({ read: () => null, write: async () => {} }),
    accounts: () => noAccounts,
    appearances: {
      read: async () => appearance,
      write: async (next) => {
        appearance = next;
      },
    },
  });
  await engine.openDesk({
    info,
    store,
    partnerCenter: partner,
    patient: partner,
    gateway,
    sender,
    files: filesOf(account, { profile: kept.folder, device: 'device', clock: time }),
    keyFingerprint: 'test',
  });
  const client: DeskClient = createRouterClient(engine.router);
  await list(store, partner, time);
  await client.settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' });
  const running = engine.running[0];
  if (!running) throw new Error('one desk is composed');
  return {
    client,
    store,
    partner,
    gateway,
    host,
    sender,
    time,
    engine,
    desk: running.desk,
    folder: kept.folder,
    /** What the local sink was given. */
    written,
    customer: (place: number): CustomerId => {
      const found = partner.present[place];
      if (!found) throw new Error(`no customer ${place}`);
      return found.customerId;
    },
    async stop() {
      await engine.stop();
      await kept.remove();
    },
  };
}
export type DeskUnderTest = Awaited<ReturnType<typeof deskUnderTest>>;

async function list(store: Store, partner: FakePartnerCenter, time: FakeTime): Promise<void> {
  const { customers } = await partner.customers({ offset: 0, limit: 100 });
  await store.writeSyncPage({
    passId: 'first',
    observedAt: time.now(),
    source: 'simulated',
    customers,
    state: { phase: 'idle', progress: null, lastCompleteAt: time.now(), missing: 0 },
    log: [],
    notices: [],
  });
}

/** States every question of the checklist so that nothing stands in the way. */
export async function clearChecklist({ client }: DeskUnderTest, customerId: CustomerId): Promise<void> {
  const { checklist } = await client.customers.card({ account, customerId });
  for (const { kind, subject } of checklist) {
    const value = kind === 'currencySet' ? true : kind === 'freezeKind' ? 'none' : false;
    await client.facts.state({ account, subject, kind, value, seenOn: '2026-11-22', note: '' });
  }
}

/** A draft for a customer that may be disassociated. */
export async function readyDraft(desk: DeskUnderTest, place = 0): Promise<CaseId> {
  const customerId = desk.customer(place);
  await clearChecklist(desk, customerId);
  return (await desk.client.requests.prepare({ account, customerId })).caseId;
}

export const freshKey = () => ActKey.parse(crypto.randomUUID());

/** Everything a person gives to submit, in order; change one thing to see what it does. */
export const submission = (desk: DeskUnderTest, caseId: CaseId, place = 0) => ({
  account,
  caseId,
  actKey: freshKey(),
  typedAccountName: desk.partner.present[place]?.accountName ?? '',
  understood: true,
  code: null as string | null,
  reason: 'The contract has ended',
  passQuotaReason: null as string | null,
});

/** The declared fault with which a question ends. */
export async function refusal(asked: Promise<unknown>): Promise<FaultData> {
  try {
    await asked;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'data' in error && 'code' in error && error.code === 'FAULT') {
      return FaultData.parse(error.data);
    }
    throw error;
  }
  throw new Error('it was not refused');
}
