import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verified } from '../verified.ts';
import { account, type ByHandDesk, byHandDesk } from './by-hand-desk.ts';
import { refusal } from './desk-under-test.ts';

let desk: ByHandDesk;
beforeEach(async () => {
  desk = await byHandDesk();
});
afterEach(() => desk.stop());

const seen = {
  account,
  customerId: '',
  accountName: 'acme-hk-001',
  name: 'Acme Logistics',
  association: 'reseller',
  frozen: false,
  seenOn: '2026-11-22',
  note: 'seen in the customer list',
} as const;

describe('A partner account without any key', () => {
  it('does the whole job: a customer by hand, stated facts, a request acted on in Partner Center, its outcome, the log', async () => {
    const { client } = desk;
    expect(await client.desk.status({ account })).toMatchObject({
      connection: 'manual',
      simulated: false,
      capabilities: { read: false, request: 'guided', decide: 'guided' },
    });
    const { customerId } = await client.imports.addCustomer(seen);
    expect(customerId).toBe('account:acme-hk-001');

    const before = await client.customers.card({ account, customerId });
    expect(before.row).toMatchObject({ accountName: 'acme-hk-001', visibility: 'visible' });
    expect(before.verdicts.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
    // What a connection would read is asked of people here, and known from the form.
    const known = before.checklist.filter(({ fact }) => fact !== null).map(({ kind, fact }) => `${kind} ${fact?.by}`);
    expect(known.sort()).toEqual(['frozen Ann Lee', 'visible Ann Lee']);
    for (const { kind, subject, fact, answers } of before.checklist) {
      if (fact !== null) continue;
      const value = kind === 'currencySet' ? true : kind === 'freezeKind' ? 'none' : answers.length === 0 ? 0 : false;
      await client.facts.state({ account, subject, kind, value, seenOn: '2026-11-22', note: '' });
    }
    const after = await client.customers.card({ account, customerId });
    expect(after.verdicts.map(({ state }) => state)).toEqual(['allowed', 'allowed']);

    const { caseId } = await client.requests.prepare({ account, customerId });
    await client.requests.record({ account, customerId, caseId, what: 'submitted-by-us', seenOn: '2026-11-22', note: 'in Partner Center' });
    expect((await client.requests.get({ account, caseId })).row).toMatchObject({ stated: true, owes: 'customer' });
    await client.requests.record({ account, customerId, caseId, what: 'agreed', seenOn: '2026-11-22', note: '' });
    expect(await desk.store.customer(customerId)).toMatchObject({ visibility: 'disassociated' });

    // The next export still lists it: what a person said is not undone by a file.
    await desk.take('Account Name,Frozen\nacme-hk-001,No\n');
    expect(await desk.store.customer(customerId)).toMatchObject({ visibility: 'disassociated' });
    const { rows } = await client.log.page({ account, search: '', filters: {}, before: null, limit: 50 });
    expect(rows.map(({ entry }) => entry.operation)).toEqual(
      expect.arrayContaining([
        'customer-added-by-hand',
        'fact-stated',
        'case-prepared',
        'case-submitted',
        'case-agreed',
        'import-finished',
      ]),
    );
    expect((await verified(client, account)).sound).toBe(true);
  });

  it('lets what was said of a customer by hand be taken back, and then does not know it', async () => {
    const { customerId } = await desk.client.imports.addCustomer(seen);
    const frozen = async () => (await desk.store.facts(customerId)).find(({ kind }) => kind === 'frozen');
    const observedAt = (await frozen())?.observedAt ?? '';
    await desk.client.facts.withdraw({ account, subject: customerId, kind: 'frozen', observedAt, reason: 'read the wrong line' });
    expect(await frozen()).toBeUndefined();
  });

  it('reads nothing, and says so instead of being offline', async () => {
    const { customerId } = await desk.client.imports.addCustomer(seen);
    expect(await refusal(desk.client.customers.recheck({ account, customerId }))).toMatchObject({ code: 'capability-missing' });
    expect((await desk.client.desk.status({ account })).reach.state).not.toBe('offline');
  });

  it('adds no customer twice, under no made-up id, and none without its name or person', async () => {
    const { client } = desk;
    const add = (change: object) => client.imports.addCustomer({ ...seen, ...change });
    await add({ customerId: '0bb8e9a1' });
    expect(await refusal(add({ customerId: '0bb8e9a1', accountName: 'other' }))).toMatchObject({
      detail: { field: 'customerId', reason: 'known' },
    });
    expect(await refusal(add({ customerId: '' }))).toMatchObject({ detail: { field: 'accountName', reason: 'known' } });
    expect(await refusal(add({ customerId: 'account:x', accountName: 'x' }))).toMatchObject({ detail: { field: 'customerId' } });
    expect(await refusal(add({ accountName: '  ' }))).toMatchObject({ detail: { field: 'accountName' } });
    await client.settings.setPerson({ account, role: 'administrator', operator: '' });
    expect(await refusal(add({ accountName: 'new' }))).toMatchObject({ code: 'operator-missing' });
  });

  it('knows nothing for ever: a week later what the file said is too old, and the same file of that day says it anew', async () => {
    const file = 'Customer ID,Account Name,Association Type,Frozen\n0bb8e9a1,acme-hk-001,Reseller,No\n';
    await desk.take(file);
    desk.time.advance(8 * 86_400_000);
    const rowOf = async () =>
      (await desk.client.customers.card({ account, customerId: '0bb8e9a1' as never })).checklist.find(({ kind }) => kind === 'frozen');
    expect(await rowOf()).toMatchObject({ stale: true, fact: { source: 'import' } });
    expect(await desk.take(file, {}, '2026-11-30')).toMatchObject({ written: { unchanged: 1 } });
    expect(await rowOf()).toMatchObject({ stale: false });
  });
});
