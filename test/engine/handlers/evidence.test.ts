import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { deskWithCase, lastSaved, seal } from '../evidence/bundle.ts';
import { account, refusal } from './desk-under-test.ts';

describe('what a bundle would hold', () => {
  test('is told before anything is sealed, with what it would lack', async () => {
    const { desk, caseId } = await deskWithCase();
    const plan = await desk.client.evidence.plan({ account, caseId });
    expect(plan).toMatchObject({ caseId, simulated: true, printer: 'a fake browser', missing: ['outcome'] });
    expect(plan.mails.map(({ kind, state }) => [kind, state])).toEqual([
      ['consent', 'sent'],
      ['answer', 'received'],
    ]);
    expect(plan.linkEntries).toBeGreaterThanOrEqual(3);
    expect(plan.decisions).toBeGreaterThan(1);
    // Nothing was revealed by looking.
    const { total } = await desk.store.log({ search: '', filters: { operation: 'personal-data-revealed' }, before: null, limit: 1 });
    expect(total).toBe(0);
    await seal(desk, caseId);
    const files = unzipSync(lastSaved(desk));
    const { log } = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as { log: { own: number; links: number } };
    expect(log.own).toBe(plan.logEntries);
    // The key was made after the plan.
    expect(log.links).toBe(plan.linkEntries + 1);
  });

  test('names its mails as their list does: addresses, long numbers and the customer masked', async () => {
    const { desk, caseId } = await deskWithCase();
    const [mail] = await desk.store.mails({ caseId, limit: 1 });
    const customer = await desk.store.customer(desk.customer(0));
    if (!mail || !customer?.name) throw new Error('there is a mail of a customer with a name');
    const subject = `${customer.name}, boss@private.example, +86 138 0000 1234: we agree`;
    await desk.store.writeMail({ mail: { ...mail, subject }, raw: null, expected: { id: mail.id }, log: [], notices: [] });
    const { mails } = await desk.client.evidence.plan({ account, caseId });
    const { rows } = await desk.client.mails.list({ account, customerId: null, caseId });
    expect(mails.map((each) => each.subject)).toEqual(rows.map((each) => each.subject).reverse());
    expect(mails[1]?.subject).toMatch(/: we agree$/u);
    for (const secret of [customer.name, 'boss', 'private', '138 0000']) expect(mails[1]?.subject).not.toContain(secret);
  });

  test('says what is missing where nothing draws and no mail is filed', async () => {
    const { desk } = await deskWithCase();
    desk.host.prints = false;
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(1) });
    const plan = await desk.client.evidence.plan({ account, caseId });
    expect(plan.missing).toEqual(['consent-mail', 'customers-answer', 'outcome', 'pictures']);
    expect(plan.printer).toBeNull();
  });
});

test('a bundle made after its customer was erased shows that, and names nobody', async () => {
  const { desk, caseId } = await deskWithCase();
  const found = await desk.store.case(caseId);
  if (!found) throw new Error('there is a case');
  const closed = { ...found.case, state: 'disassociated' as const };
  const event = { kind: 'agreed', at: desk.time.now(), source: 'simulated', by: 'Kim', note: '' } as const;
  await desk.store.writeCase({ case: closed, expected: { id: caseId }, event, quota: null, visibility: null, log: [], notices: [] });
  const customerId = desk.customer(0);
  const accountName = desk.partner.present[0]?.accountName ?? '';
  const at = desk.time.now();
  const entry = {
    at,
    operation: 'customer-erased',
    result: 'ok',
    source: 'person',
    customerId,
    caseId: null,
    detail: {},
    personal: {},
  } as const;
  await desk.store.eraseCustomer({ customerId, at, log: [entry], notices: [] });
  await seal(desk, caseId);
  const files = unzipSync(lastSaved(desk));
  const all = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString())
    .join('\n');
  expect(all).toContain('erased on');
  expect(accountName).not.toBe('');
  expect(all).not.toContain(accountName);
  expect(Object.keys(files).filter((path) => path.endsWith('.eml'))).toEqual([]);
});

test('the verifier is saved as it came with the app', async () => {
  const { desk } = await deskWithCase();
  expect(await desk.client.evidence.saveVerifier({ account })).toEqual({ kind: 'saved', where: 'verify-evidence.mjs' });
  expect(lastSaved(desk).toString()).toBe(readFileSync(new URL('../../../resources/verify-evidence.mjs', import.meta.url), 'utf8'));
});

test('nothing of another account is sealed', async () => {
  const { desk, caseId } = await deskWithCase();
  const elsewhere = 'elsewhere' as typeof account;
  expect(await refusal(desk.client.evidence.plan({ account: elsewhere, caseId }))).toMatchObject({ code: 'not-found' });
  expect(await refusal(desk.client.evidence.key({ account: elsewhere }))).toMatchObject({ code: 'not-found' });
});
