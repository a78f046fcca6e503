import { describe, expect, test } from 'vitest';
import { account, deskUnderTest, refusal } from './desk-under-test.ts';
import { deskWithPast, listed, openCase } from './erasure-desk.ts';

const reason = 'Asked for by a letter of 20 November';

describe('what erasing a customer would do', () => {
  test('is told before anything is written: what goes, what stays, and what is beyond reach', async () => {
    const { desk, customerId } = await deskWithPast();
    const { newest } = await desk.store.log({ search: '', filters: {}, before: null, limit: 1 });
    const preview = await desk.client.erasure.preview({ account, customerId });
    expect(preview.goes).toMatchObject({ mails: 1, mailsWaiting: 0 });
    expect(preview.goes.entries).toBeGreaterThan(5);
    expect(preview.goes.facts).toBeGreaterThan(3);
    expect(preview.goes.mailBytes).toBeGreaterThan(500);
    expect(preview.stays).toMatchObject({ entries: preview.goes.entries, closedCases: 1, countedRequests: 0 });
    expect(preview.obstacles).toEqual([]);
    expect(preview.comesBack).toBe(true);
    expect(preview.outside.rows).toMatchObject([{ kind: 'consent-mail', way: 'file', ending: 'eml', scope: 'customer' }]);
    expect((await desk.store.log({ search: '', filters: {}, before: null, limit: 1 })).newest).toBe(newest);
  });

  test('lists everything that was made about the customer, and what holds the whole account since it is known', async () => {
    const { desk, customerId } = await deskWithPast();
    const { caseId } = await desk.client.requests.prepare({ account, customerId });
    await desk.client.requests.handOver({ account, caseId, to: 'Mei', way: 'case-file' });
    await desk.client.consent.deliverInstructions({ account, caseId, language: 'en', way: 'copy' });
    const [mail] = (await desk.client.mails.list({ account, customerId, caseId: null })).rows;
    if (!mail) throw new Error('a mail is filed');
    await desk.client.mails.picture({ account, mailId: mail.id, form: 'png' });
    await desk.client.mails.saveOriginal({ account, mailId: mail.id });
    const entry = { at: desk.time.now(), result: 'ok', source: 'person', customerId: null, caseId: null, personal: {} } as const;
    await desk.store.appendLog([
      { ...entry, operation: 'log-exported', detail: { form: 'csv' } },
      { ...entry, operation: 'backup-made', detail: {} },
      { ...entry, operation: 'backup-made', at: '2020-01-01T00:00:00Z', detail: {} },
    ]);
    const { outside } = await desk.client.erasure.preview({ account, customerId });
    expect(outside.rows.map(({ kind, ending, way, scope }) => [kind, ending || way, scope].join(' ')).sort()).toEqual([
      'backup file account',
      'case-file consentdesk customer',
      'consent-mail eml customer',
      'instructions copy customer',
      'log-export csv account',
      'original-mail eml customer',
      'picture png customer',
    ]);
  });

  test('says that a customer that is not listed any more does not come back', async () => {
    const { desk, customerId } = await deskWithPast();
    await desk.store.writeVisibility({ customerId, to: 'no-longer-visible', log: [], notices: [] });
    expect((await desk.client.erasure.preview({ account, customerId })).comesBack).toBe(false);
  });

  test('counts the entries about others that hold the account name', async () => {
    const { desk, customerId, customer } = await deskWithPast();
    const note = `Belongs together with ${customer.accountName}`;
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(1) });
    await desk.client.requests.note({ account, caseId, note });
    expect((await desk.client.erasure.preview({ account, customerId })).stays.mentions).toBe(1);
  });
});

describe('erasing a customer', () => {
  test('takes it out of every page, leaves an entry with the reason, and the chain still verifies', async () => {
    const { desk, customerId, caseId, customer } = await deskWithPast();
    const before = await desk.client.erasure.preview({ account, customerId });
    const outcome = await desk.client.erasure.erase({ account, customerId, typedName: customer.accountName, reason });
    expect(outcome.goes).toEqual(before.goes);
    expect(outcome.outside).toEqual(before.outside);
    expect(await refusal(desk.client.customers.card({ account, customerId }))).toMatchObject({ code: 'not-found' });
    expect((await desk.client.mails.list({ account, customerId: null, caseId: null })).rows).toEqual([]);
    const entry = await desk.client.log.entry({ account, sequence: outcome.sequence });
    expect(entry).toMatchObject({ customerId: null, personal: { operator: 'Ann Lee', reason }, erasedAt: null });
    expect(entry.entry).toMatchObject({ operation: 'customer-erased', at: outcome.at, source: 'person' });
    const lines = await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 50 });
    expect(new Set(lines.rows.map(({ erasedAt }) => erasedAt))).toEqual(new Set([outcome.at]));
    expect(JSON.stringify(lines)).not.toContain(customer.accountName);
    expect(await desk.store.verifyLog()).toMatchObject({ sound: true });
    expect(await desk.desk.files.erased.among([customerId])).toEqual([{ customerId, at: [outcome.at] }]);
    expect(await refusal(desk.client.erasure.preview({ account, customerId }))).toMatchObject({ code: 'not-found' });
  });

  test('is the administrator’s alone, and the preview says so before', async () => {
    const { desk, customerId, customer } = await deskWithPast();
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Kim' });
    const asked = desk.client.erasure.erase({ account, customerId, typedName: customer.accountName, reason });
    expect(await refusal(asked)).toEqual({ code: 'role-may-not-act' });
    expect((await desk.client.erasure.preview({ account, customerId })).obstacles).toEqual([{ code: 'role-may-not-act' }]);
    await listed(desk, customerId);
  });

  test('needs the account name typed, and a reason that does not name the customer', async () => {
    const { desk, customerId, customer } = await deskWithPast();
    const erase = (typedName: string, why: string) => refusal(desk.client.erasure.erase({ account, customerId, typedName, reason: why }));
    expect(await erase('another', reason)).toMatchObject({ code: 'name-mismatch' });
    expect(await erase(customer.accountName, '  ')).toMatchObject({ code: 'invalid-input', detail: { reason: 'missing' } });
    for (const name of [customer.accountName.toUpperCase(), customer.name, customer.email, customerId])
      expect(await erase(customer.accountName, `Asked for by ${name} itself`), name).toMatchObject({
        code: 'invalid-input',
        detail: { field: 'reason', reason: 'names-customer' },
      });
    await listed(desk, customerId);
    expect(await desk.desk.files.erased.among([customerId])).toEqual([]);
  });

  test('is refused while a request is open, and nothing of it is noted', async () => {
    const { desk, customerId, customer } = await deskWithPast();
    const { id } = await openCase(desk, customerId);
    const erase = () => desk.client.erasure.erase({ account, customerId, typedName: customer.accountName, reason });
    expect(await refusal(erase())).toMatchObject({ code: 'case-forbids', detail: { state: 'draft' } });
    expect((await desk.client.erasure.preview({ account, customerId })).obstacles).toMatchObject([{ code: 'case-forbids' }]);
    expect(await desk.desk.files.erased.among([customerId])).toEqual([]);
    await desk.client.requests.cancel({ account, caseId: id as never, reason: 'Not any more' });
    await erase();
    expect(await desk.store.customer(customerId)).toBeNull();
  });

  test('of a customer that no listing ever held needs its id typed', async () => {
    const desk = await deskUnderTest();
    const customerId = 'never-listed' as never;
    const at = desk.time.now();
    const one = {
      id: 'k-1',
      customerId,
      side: 'customer',
      state: 'rejected',
      before: null,
      reason: 'Wang said so',
      remoteId: null,
    } as const;
    const more = {
      actKey: null,
      act: null,
      openedAt: at,
      pendingSince: at,
      closedAt: at,
      changedAt: at,
      handedTo: null,
      handedAt: null,
    } as const;
    const rest = { note: '', snoozedUntil: null, snoozeReason: '', remindAt: null, stated: true } as const;
    const event = { kind: 'rejected', at, source: 'person', by: 'Wang', note: '' } as const;
    await desk.store.writeCase({
      case: { ...one, ...more, ...rest, id: 'k-1' as never },
      expected: null,
      event,
      quota: null,
      visibility: null,
      log: [],
      notices: [],
    });
    expect(await desk.client.erasure.preview({ account, customerId })).toMatchObject({ accountName: '', comesBack: false });
    await desk.client.erasure.erase({ account, customerId, typedName: 'never-listed', reason });
    expect(JSON.stringify(await desk.store.case('k-1'))).not.toContain('Wang');
    await desk.stop();
  });
});

describe('a legal hold', () => {
  test('on one customer keeps it from being erased until it is lifted, with who set it and when', async () => {
    const { desk, customerId, customer } = await deskWithPast();
    await desk.client.erasure.setHold({ account, customerId, reason: 'A dispute before a court' });
    const held = await desk.client.erasure.holds({ account, customerId });
    expect(held).toMatchObject({ customer: { by: 'Ann Lee', reason: 'A dispute before a court' }, account: null });
    const erase = () => desk.client.erasure.erase({ account, customerId, typedName: customer.accountName, reason });
    const day = desk.time.now().slice(0, 10);
    await desk.client.settings.setTimeZone({ account, timeZone: 'UTC' });
    expect(await refusal(erase())).toEqual({ code: 'legal-hold', detail: { since: day, by: 'Ann Lee' } });
    expect((await desk.client.erasure.preview({ account, customerId })).obstacles[0]).toMatchObject({ code: 'legal-hold' });
    expect((await desk.client.erasure.state({ account })).held).toMatchObject([{ customerId, accountName: customer.accountName }]);
    await desk.client.erasure.liftHold({ account, customerId, reason: 'The dispute ended' });
    await erase();
    const operations = ['legal-hold-set', 'legal-hold-lifted'] as const;
    for (const operation of operations) {
      const { rows } = await desk.store.log({ search: '', filters: { operation }, before: null, limit: 9 });
      expect(rows, operation).toHaveLength(1);
    }
  });

  test('on the whole account keeps everybody', async () => {
    const { desk, customerId, customer } = await deskWithPast();
    await desk.client.erasure.setHold({ account, customerId: null, reason: 'An audit' });
    const asked = desk.client.erasure.erase({ account, customerId, typedName: customer.accountName, reason });
    expect(await refusal(asked)).toMatchObject({ code: 'legal-hold' });
    expect(await desk.client.erasure.state({ account })).toMatchObject({ accountHold: { reason: 'An audit' } });
  });

  test('is set and lifted by an administrator with a reason, and only where there is something to hold', async () => {
    const { desk, customerId } = await deskWithPast();
    expect(await refusal(desk.client.erasure.setHold({ account, customerId, reason: ' ' }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(desk.client.erasure.setHold({ account, customerId: 'nobody' as never, reason }))).toMatchObject({
      code: 'not-found',
    });
    expect(await refusal(desk.client.erasure.liftHold({ account, customerId, reason }))).toMatchObject({
      code: 'not-found',
      detail: { what: 'legal-hold' },
    });
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Kim' });
    for (const act of ['setHold', 'liftHold'] as const)
      expect(await refusal(desk.client.erasure[act]({ account, customerId, reason }))).toEqual({ code: 'role-may-not-act' });
  });

  test('that is being set is never overtaken by an erasing that was asked for after it', async () => {
    const { desk, customerId, customer } = await deskWithPast();
    const setting = desk.client.erasure.setHold({ account, customerId, reason: 'A dispute' });
    const erasing = refusal(desk.client.erasure.erase({ account, customerId, typedName: customer.accountName, reason }));
    await setting;
    expect(await erasing).toMatchObject({ code: 'legal-hold' });
    await listed(desk, customerId);
  });
});
