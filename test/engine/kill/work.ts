import { setTimeout as pause } from 'node:timers/promises';
import type { RouterClient } from '@orpc/server';
import type { AccountId } from '../../../src/core/account/account.ts';
import { ActKey, type CaseId } from '../../../src/core/case/case.ts';
import { CustomerId } from '../../../src/core/customer/customer.ts';
import { FaultData } from '../../../src/core/fault.ts';
import type { DeskRouter } from '../../../src/engine/bridge/router.ts';
import { type Acknowledged, say } from './lines.ts';
import { below, type Random } from './random.ts';

export type DeskClient = RouterClient<DeskRouter>;

export interface Workplace {
  readonly client: DeskClient;
  readonly account: AccountId;
  readonly targets: readonly string[];
  readonly random: Random;
}

const acknowledge = (of: Acknowledged): void => say({ line: 'acknowledged', of });
const freshKey = (): ActKey => ActKey.parse(crypto.randomUUID());

/** A day that has certainly begun in every time zone. */
const yesterday = (): string => new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);

/** Refusals are part of the work; anything undeclared is not. */
async function attempt(what: string, asked: () => Promise<void>): Promise<void> {
  try {
    await asked();
  } catch (error) {
    const fault = FaultData.safeParse(typeof error === 'object' && error !== null && 'data' in error ? error.data : null);
    if (fault.success && fault.data.code !== 'internal') say({ line: 'refused', what, code: fault.data.code });
    else
      say({ line: 'broken', what, error: error instanceof Error ? `${error.stack} ${JSON.stringify(fault.data ?? {})}` : String(error) });
  }
}

/** Works without end: requests of our own, decisions on the customers', notes, and one listing after the other. */
export async function work(place: Workplace): Promise<never> {
  const { client, account } = place;
  await attempt('person', async () => void (await client.settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' })));
  for (;;) {
    await Promise.all([
      attempt('sync', async () => void (await client.sync.start({ account }))),
      submitOwn(place),
      decideTheirs(place),
      settleOpen(place),
    ]);
    await pause(20);
  }
}

/** The whole way of one request: the draft, the check, the open questions, a note, the act. */
async function submitOwn(place: Workplace): Promise<void> {
  const { client, account, targets, random } = place;
  const start = below(random, targets.length);
  for (const id of [...targets.slice(start), ...targets.slice(0, start)]) {
    await attempt('submit', async () => {
      const customerId = CustomerId.parse(id);
      const before = await client.customers.card({ account, customerId });
      const touched = before.cases.some(({ state }) => state !== 'draft');
      if (touched || before.row.visibility !== 'visible') return;
      const { caseId } = await client.requests.prepare({ account, customerId });
      acknowledge({ what: 'prepared', customerId, caseId });
      await client.customers.recheck({ account, customerId });
      acknowledge({ what: 'checked', customerId });
      await answerQuestions(place, customerId);
      await note(place, caseId);
      const actKey = freshKey();
      const given = { account, caseId, actKey, typedAccountName: before.row.accountName, understood: true, code: null };
      const { state } = await client.requests.submit({ ...given, reason: 'The contract has ended', passQuotaReason: null });
      acknowledge({ what: 'sent', caseId, actKey, state });
    });
  }
}

async function answerQuestions({ client, account }: Workplace, customerId: CustomerId): Promise<void> {
  const { checklist } = await client.customers.card({ account, customerId });
  for (const { kind, subject, fact, stale } of checklist) {
    if (fact !== null && !stale) continue;
    const value = kind === 'currencySet' ? true : kind === 'freezeKind' ? 'none' : false;
    const said = crypto.randomUUID();
    await client.facts.state({ account, subject, kind, value, seenOn: yesterday(), note: said });
    acknowledge({ what: 'stated', customerId, fact: kind, note: said });
  }
}

async function note({ client, account }: Workplace, caseId: CaseId): Promise<void> {
  const said = crypto.randomUUID();
  await client.requests.note({ account, caseId, note: said });
  acknowledge({ what: 'noted', caseId, note: said });
}

async function decideTheirs(place: Workplace): Promise<void> {
  const { client, account, random } = place;
  const { rows } = await client.requests.inbox({ account, tab: 'partner', search: '', offset: 0, limit: 20 });
  for (const { id: caseId, customerId, accountName } of rows) {
    const decision = random() < 0.5 ? ('approve' as const) : ('reject' as const);
    await attempt(decision, async () => {
      await note(place, caseId);
      if (decision === 'approve') await answerQuestions(place, customerId);
      const actKey = freshKey();
      const given = { account, caseId, actKey, typedAccountName: accountName, understood: true, code: null };
      const { state } = await client.requests.decide({ ...given, decision });
      acknowledge({ what: 'sent', caseId, actKey, state });
    });
  }
}

async function settleOpen({ client, account }: Workplace): Promise<void> {
  const { rows } = await client.requests.inbox({ account, tab: 'draft', search: '', offset: 0, limit: 50 });
  for (const { id: caseId } of rows.filter(({ state }) => state === 'needs-check')) {
    await attempt('settle', async () => {
      const { state } = await client.requests.settle({ account, caseId });
      acknowledge({ what: 'settled', caseId, state });
    });
  }
}
