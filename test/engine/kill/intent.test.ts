import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountId } from '../../../src/core/account/account.ts';
import { ActKey, type CaseId } from '../../../src/core/case/case.ts';
import { CustomerId } from '../../../src/core/customer/customer.ts';
import { compose, type Engine } from '../../../src/engine/compose.ts';
import { fakeHost } from '../../fakes/host.ts';
import { connectionOf } from './connection.ts';
import { seed } from './counts.ts';
import { databaseOf, readKept } from './kept.ts';
import { type OtherSide, startOtherSide } from './other-side.ts';
import { randomFrom } from './random.ts';
import type { DeskClient } from './work.ts';

const account = AccountId.parse('practice');
let other: OtherSide;
let profile: string;
let engine: Engine;
let client: DeskClient;

beforeEach(async () => {
  other = await startOtherSide(240, randomFrom(seed));
  await other.sandbox.control('POST', '/settings', { partner_verification_code: true });
  profile = mkdtempSync(join(tmpdir(), 'desk-intent-'));
  const host = fakeHost();
  const clock = { now: () => new Date().toISOString() };
  const accounts = [await connectionOf(host, other.sandbox)];
  engine = await compose({ profile, host, clock, shell: 'none', version: '0.0.0', accounts });
  client = createRouterClient(engine.router);
  await vi.waitFor(async () => expect((await client.desk.status({ account })).sync.lastCompleteAt).not.toBeNull(), 50_000);
  await client.settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' });
});
afterEach(async () => {
  await engine.stop();
  await other.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** A draft whose check is allowed, and the code that the other side has sent for it. */
async function readyToSend(): Promise<{ caseId: CaseId; accountName: string; code: string }> {
  const [id = ''] = await other.prepareTargets(1);
  await other.sandbox.control('POST', `/customers/${id}/set`, { at_once: false, script: 'never' });
  const customerId = CustomerId.parse(id);
  const { caseId } = await client.requests.prepare({ account, customerId });
  await client.customers.recheck({ account, customerId });
  const { checklist, row } = await client.customers.card({ account, customerId });
  const seenOn = new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);
  for (const { kind, subject, fact } of checklist) {
    const value = kind === 'currencySet' ? true : kind === 'freezeKind' ? 'none' : false;
    if (fact === null) await client.facts.state({ account, subject, kind, value, seenOn, note: '' });
  }
  return { caseId, accountName: row.accountName, code: await codeFor(caseId, customerId) };
}

/** The code that the other side sends; another one while its six digits stand somewhere on the disk by chance, as in an id. */
async function codeFor(caseId: CaseId, customerId: CustomerId): Promise<string> {
  await client.requests.sendCode({ account, caseId, purpose: 'submit' });
  const { codes } = (await other.sandbox.control('GET', '/codes')) as { codes: readonly { customer_id: string; code: string }[] };
  const code = codes.findLast(({ customer_id }) => customer_id === customerId)?.code ?? '';
  return filesWith(code).length === 0 ? code : codeFor(caseId, customerId);
}

/** Another code, whose six digits do not stand somewhere on the disk by chance either. */
function wrongFor(code: string): string {
  const next = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  return filesWith(next).length === 0 ? next : wrongFor(next);
}

/** Every file below a folder. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Files of the profile that hold these bytes as UTF-8 or UTF-16. */
const filesWith = (text: string): readonly string[] =>
  filesIn(profile).filter((file) => {
    const bytes = readFileSync(file);
    return bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le');
  });

describe('the journal of intents', () => {
  it('holds what was meant before the other side has it, and the code nowhere on this disk, neither then nor later', async () => {
    const { caseId, accountName, code } = await readyToSend();
    expect(code).toMatch(/^\d{6}$/u);
    const actKey = ActKey.parse(crypto.randomUUID());
    // The other side takes the act up only after a while: so long it is on its way.
    await other.sandbox.control('POST', '/faults', { match: '/^POST .gateway.v1.requests$/', kind: 'latency', ms: 8_000 });
    const given = { account, caseId, actKey, typedAccountName: accountName, understood: true, code };
    const sent = client.requests.submit({ ...given, reason: 'The contract has ended', passQuotaReason: null });

    const taken = async () => expect((await other.sandbox.control('GET', '/faults')).waiting).toEqual([]);
    await vi.waitFor(taken, { timeout: 10_000, interval: 10 });
    expect(await other.act(actKey), 'the other side has not carried it out yet').toBeNull();
    const meanwhile = readKept(profile);
    expect(meanwhile?.cases.find(({ id }) => id === caseId)).toMatchObject({ state: 'submitting', act: 'submit', actKey });
    expect(meanwhile?.log.at(-1)?.entry).toMatchObject({ operation: 'case-act-intended', caseId, detail: { actKey } });
    expect(filesWith(actKey), 'the search itself finds what is there').not.toEqual([]);
    expect(filesIn(profile)).toContain(`${databaseOf(profile)}-wal`);
    expect(filesWith(code)).toEqual([]);
    expect(await other.act(actKey), 'it still is on its way').toBeNull();

    expect(await sent).toEqual({ state: 'awaiting-customer' });
    expect(await other.act(actKey)).toMatchObject({ act_key: actKey, state: 'pending' });
    expect(filesWith(code)).toEqual([]);
    await engine.stop();
    expect(filesWith(code)).toEqual([]);
  });

  it('holds nothing of a wrong code either, when the other side refuses it', async () => {
    const { caseId, accountName, code } = await readyToSend();
    const wrong = wrongFor(code);
    const given = {
      account,
      caseId,
      actKey: ActKey.parse(crypto.randomUUID()),
      typedAccountName: accountName,
      understood: true,
      code: wrong,
    };
    const refused = client.requests.submit({ ...given, reason: 'The contract has ended', passQuotaReason: null });
    await expect(refused).rejects.toMatchObject({ data: { code: 'code-wrong' } });
    expect(filesWith(wrong)).toEqual([]);
    expect(readKept(profile)?.cases.find(({ id }) => id === caseId)?.state).toBe('draft');
  });
});
