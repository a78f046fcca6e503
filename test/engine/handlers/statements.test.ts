import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verified } from '../verified.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const say = (kind: 'currencySet' | 'reservedInstance', value: boolean, change: object = {}) =>
  desk.client.facts.state({ account, subject: desk.customer(0), kind, value, seenOn: '2026-11-22', note: '', ...change });
const rowOf = async (kind: string) => {
  const { checklist } = await desk.client.customers.card({ account, customerId: desk.customer(0) });
  return checklist.find((row) => row.kind === kind);
};

describe('What people state', () => {
  it('says whose word it is, how the customer told it, and until when it holds', async () => {
    await say('currencySet', true, { told: 'mail', note: 'answer of Ms Wong' });
    const row = await rowOf('currencySet');
    expect(row).toMatchObject({ stale: false, fact: { source: 'customer-by-mail', by: 'Ann Lee', note: 'answer of Ms Wong' } });
    const observed = Temporal.Instant.from(row?.fact?.observedAt ?? '');
    expect(row?.lapsesAt).toBe(observed.add({ hours: 7 * 24 }).toString({ smallestUnit: 'millisecond' }));
    desk.time.advance(8 * 86_400_000);
    expect(await rowOf('currencySet')).toMatchObject({ stale: true });
  });

  it('can be read back whole, also after it was said anew', async () => {
    await say('reservedInstance', true, { note: 'seen in View Resources' });
    desk.time.advance(60_000);
    await say('reservedInstance', false, { told: 'telephone' });
    const history = await desk.client.facts.history({ account, subject: desk.customer(0), kind: 'reservedInstance' });
    expect(history.map(({ value, by, note, told, withdrawn }) => [value, by, note, told, withdrawn])).toEqual([
      [false, 'Ann Lee', '', 'telephone', false],
      [true, 'Ann Lee', 'seen in View Resources', null, false],
    ]);
    expect(await desk.client.facts.history({ account, subject: desk.customer(1), kind: 'reservedInstance' })).toEqual([]);
  });

  it('is taken back by a correction that is appended: it is not known any more, and the log keeps both', async () => {
    await say('reservedInstance', false);
    const observedAt = (await rowOf('reservedInstance'))?.fact?.observedAt ?? '';
    const back = { account, subject: desk.customer(0), kind: 'reservedInstance', observedAt } as const;
    expect(await refusal(desk.client.facts.withdraw({ ...back, reason: ' ' }))).toMatchObject({ detail: { field: 'reason' } });
    await desk.client.facts.withdraw({ ...back, reason: 'wrong customer' });
    expect(await rowOf('reservedInstance')).toMatchObject({ fact: null, lapsesAt: null });
    const history = await desk.client.facts.history({ account, subject: desk.customer(0), kind: 'reservedInstance' });
    expect(history.map(({ withdrawn, note }) => [withdrawn, note])).toEqual([
      [true, 'wrong customer'],
      [false, ''],
    ]);
    expect((await verified(desk.client, account)).sound).toBe(true);
    expect(await refusal(desk.client.facts.withdraw({ ...back, reason: 'again' }))).toMatchObject({ code: 'not-found' });
  });

  it('of what is read by this connection is nothing: it is neither stated nor taken back', async () => {
    const frozen = { account, subject: desk.customer(0), kind: 'frozen', value: false, seenOn: '2026-11-22', note: '' } as const;
    expect(await refusal(desk.client.facts.state(frozen))).toMatchObject({ detail: { field: 'kind' } });
    const fact = (await desk.store.facts(desk.customer(0))).find(({ kind }) => kind === 'frozen');
    const back = { account, subject: desk.customer(0), kind: 'frozen', observedAt: fact?.observedAt ?? '', reason: 'no' } as const;
    expect(await refusal(desk.client.facts.withdraw(back))).toMatchObject({ detail: { field: 'kind' } });
  });
});

describe('A mail that asks the customer', () => {
  const questions = (language: 'en' | 'zh' = 'en') => desk.client.facts.questions({ account, customerId: desk.customer(0), language });
  beforeEach(() =>
    desk.client.settings.setPartner({
      account,
      accountName: 'acme-cloud',
      accountNameAgain: 'acme-cloud',
      email: 'partner@acme.example',
      emailAgain: 'partner@acme.example',
    }),
  );

  it('asks only what the customer can see and what is not known, says whose text it is, and never for a code', async () => {
    const all = await questions();
    expect(all.kinds).toEqual(expect.arrayContaining(['currencySet', 'reservedInstance', 'independentMembers', 'specialContract']));
    expect(all.kinds).not.toEqual(expect.arrayContaining(['arrears']));
    expect(all.body.split('\n')[0]).toBe("This text is ours (your partner's), not Huawei Cloud's.");
    expect(all.body).toContain('SIMULATED');
    expect(all.body).toContain('Never send us a verification code or a password');
    await say('currencySet', true);
    const fewer = await questions('zh');
    expect(fewer.kinds).not.toContain('currencySet');
    expect(fewer.body).toContain('并非华为云的文本');
    expect(fewer.body).not.toContain('币种');
  });

  it('goes out as a file, to the mail client or as text, and each is logged with what was asked', async () => {
    await desk.client.facts.deliverQuestions({ account, customerId: desk.customer(0), language: 'en', way: 'file' });
    expect(desk.host.saved.at(-1)?.name).toMatch(/^SIMULATED questions .*\.eml$/);
    const copied = await desk.client.facts.deliverQuestions({ account, customerId: desk.customer(0), language: 'zh', way: 'copy' });
    expect(copied.kind).toBe('text');
    const { rows } = await desk.client.log.page({ account, search: '', filters: { operation: 'questions-made' }, before: null, limit: 5 });
    expect(rows.map(({ entry }) => [entry.detail.way, entry.detail.language])).toEqual([
      ['copy', 'zh'],
      ['file', 'en'],
    ]);
  });
});
