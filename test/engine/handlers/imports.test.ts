import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { account, type ByHandDesk, byHandDesk } from './by-hand-desk.ts';
import { refusal } from './desk-under-test.ts';

let desk: ByHandDesk;
beforeEach(async () => {
  desk = await byHandDesk();
});
afterEach(() => desk.stop());

const header = 'Customer ID,Account Name,Customer Name,Association Type,Frozen,Association Time,Mobile Number,Email,Account Manager';
const rows = [
  '0bb8e9a1,acme-hk-001,Acme Logistics Ltd,Reseller,No,2025-05-06 16:05:01,13800001234,owner@acme.example,li.wei',
  '0bb8e9a2,acme-hk-002,Bell Trading,Referral,No,2025-06-01 09:00:00,,,',
];
const file = (...lines: readonly string[]) => [header, ...lines].join('\n');
const logOf = async () => (await desk.client.log.page({ account, search: '', filters: {}, before: null, limit: 50 })).rows;

describe('Bringing an export in', () => {
  it('shows what each column seems to be and what would happen, before anything is written', async () => {
    const brought = await desk.bring(file(...rows));
    expect(brought.table.columns.map(({ field, how }) => `${field} ${how}`)).toEqual([
      'customerId sure',
      'accountName sure',
      'name sure',
      'association sure',
      'frozen sure',
      'associatedOn sure',
      'telephone sure',
      'email sure',
      'manager sure',
    ]);
    const shown = JSON.stringify(brought.table);
    expect(shown).not.toContain('Acme Logistics');
    expect(shown).not.toContain('13800001234');
    expect(shown).not.toContain('owner@acme');
    expect(await desk.preview(brought)).toMatchObject({ counts: { new: 2, changed: 0, unchanged: 0, conflict: 0, bad: 0 }, notInFile: 0 });
    expect((await desk.store.customerFacets()).total).toBe(0);
    expect((await logOf()).map(({ entry }) => entry.operation)).not.toContain('import-started');
  });

  it('writes customers whose facts come from the file, and says in the log how many, never who', async () => {
    expect(await desk.take(file(...rows))).toMatchObject({ outcome: 'finished', written: { new: 2, bad: 0 } });
    expect(await desk.store.customer('0bb8e9a1')).toMatchObject({
      accountName: 'acme-hk-001',
      association: 'reseller',
      associationRaw: '3',
      associatedOn: '2025-05-06T08:05:01Z',
      frozen: false,
      visibility: 'visible',
    });
    const facts = await desk.store.facts('0bb8e9a1' as never);
    expect(facts.map(({ kind, source }) => `${kind} ${source}`).sort()).toEqual(['association import', 'frozen import', 'visible import']);
    const log = await logOf();
    expect(log.map(({ entry }) => entry.operation)).toEqual(expect.arrayContaining(['import-started', 'import-finished']));
    const end = log.find(({ entry }) => entry.operation === 'import-finished');
    expect(end?.entry.detail).toMatchObject({ outcome: 'finished', new: 2, exportedOn: '2026-11-22' });
    expect(JSON.stringify(log)).not.toMatch(/Acme|acme-hk|customers\.csv/);
    const { rows: listed } = await desk.client.customers.page({
      account,
      search: 'acme',
      filters: {},
      sort: { by: 'accountName', descending: false },
      offset: 0,
      limit: 10,
    });
    expect(listed.map(({ accountName, verdict }) => [accountName, verdict?.submit])).toEqual([
      ['acme-hk-001', 'unknown'],
      ['acme-hk-002', 'unknown'],
    ]);
  });

  it('names every field that would change, masked, and never lets stars overwrite what is clear', async () => {
    await desk.take(file(...rows));
    desk.time.advance(86_400_000);
    const brought = await desk.bring(
      file('0bb8e9a1,acme-hk-001,A*** L*** Ltd,Reseller,Yes,2025-05-06,138****1234,o***@acme.example,chen.bo', rows[1] ?? ''),
    );
    expect(await desk.preview(brought, {}, '2026-11-23')).toMatchObject({ counts: { changed: 1, unchanged: 1, new: 0 }, masked: 1 });
    const { rows: changed } = await desk.client.imports.rows({
      account,
      importId: brought.importId,
      kind: 'changed',
      offset: 0,
      limit: 25,
    });
    expect(changed[0]).toMatchObject({ row: 2, accountName: 'acme-hk-001' });
    expect(changed[0]?.changes.map(({ field, before, after }) => `${field}: ${before} > ${after}`)).toEqual([
      'frozen: false > true',
      'manager: li.wei > chen.bo',
    ]);
    await desk.run(brought);
    expect(await desk.store.customer('0bb8e9a1')).toMatchObject({
      name: 'Acme Logistics Ltd',
      telephone: '13800001234',
      email: 'owner@acme.example',
      frozen: true,
      manager: 'chen.bo',
      associatedOn: '2025-05-06T08:05:01Z',
    });
  });

  it('concludes nothing of customers that are not in the file: they stay, with the day they were last seen', async () => {
    await desk.take(file(...rows));
    const before = await desk.store.customer('0bb8e9a2');
    desk.time.advance(86_400_000);
    const brought = await desk.bring(file(rows[0] ?? ''));
    expect(await desk.preview(brought, {}, '2026-11-23')).toMatchObject({ notInFile: 1 });
    await desk.run(brought);
    expect(await desk.store.customer('0bb8e9a2')).toEqual(before);
    expect((await logOf()).map(({ entry }) => entry.operation)).not.toContain('customer-no-longer-visible');
  });

  it('lists bad rows with number and reason, takes the others, and gives them back as a table no spreadsheet computes', async () => {
    const brought = await desk.bring(
      file(
        rows[0] ?? '',
        '1.23E+17,spoilt,Spoilt,Reseller,No,,,,',
        '0bb8e9a3,maybe,Maybe,Perhaps,No,,,,',
        ',,=HYPERLINK("http://evil.example"),Reseller,No,,,,',
        '0bb8e9a4,twice,Twice,Reseller,No,,,,',
        '0bb8e9a4,twice,Twice,Reseller,Yes,,,,',
      ),
    );
    expect(await desk.preview(brought)).toMatchObject({ counts: { new: 1, bad: 5 } });
    const { rows: bad } = await desk.client.imports.rows({ account, importId: brought.importId, kind: 'bad', offset: 0, limit: 25 });
    expect(bad.map(({ row, problems }) => [row, problems.map(({ code }) => code).join()])).toEqual([
      [3, 'number-for-text'],
      [4, 'not-understood'],
      [5, 'no-customer'],
      [6, 'repeated-differently'],
      [7, 'repeated-differently'],
    ]);
    expect(await desk.run(brought)).toMatchObject({ outcome: 'finished', written: { new: 1, bad: 5 } });
    await desk.client.imports.saveBadRows({ account, importId: brought.importId });
    const saved = desk.host.saved.at(-1);
    expect(saved?.name).toMatch(/\.csv$/);
    expect(saved?.content.split('\r\n')[3]).toMatch(/^5,neither customer id nor account name,,,"'=HYPERLINK\(""http/);
    expect((await desk.store.customerFacets()).total).toBe(1);
  });

  it('takes a file that does not say whether customers are frozen without claiming that they are not', async () => {
    const brought = await desk.bring('客户ID,客户账号,关联类型\n0bb8e9a1,acme-hk-001,转售\n');
    expect(await desk.preview(brought)).toMatchObject({ withoutFrozen: 1, withoutAssociation: 0 });
    await desk.run(brought);
    const { checklist } = await desk.client.customers.card({ account, customerId: '0bb8e9a1' as never });
    expect(checklist.find(({ kind }) => kind === 'frozen')).toMatchObject({ fact: null });
    await desk.client.facts.state({ account, subject: '0bb8e9a1' as never, kind: 'frozen', value: false, seenOn: '2026-11-22', note: '' });
    const after = await desk.client.customers.card({ account, customerId: '0bb8e9a1' as never });
    expect(after.checklist.find(({ kind }) => kind === 'frozen')?.fact).toMatchObject({ value: false, by: 'Ann Lee' });
  });

  it('asks which comes first where dates can be read in two ways', async () => {
    const brought = await desk.bring('Account Name,Associated On\nacme,03/04/2025\n');
    expect(brought.table.columns[1]?.dates).toBe('either');
    expect(await desk.preview(brought)).toMatchObject({ counts: { bad: 1 } });
    expect(await desk.preview(brought, { dateOrder: 'day-first' })).toMatchObject({ counts: { new: 1 }, withoutId: 1 });
    await desk.run(brought);
    expect((await desk.store.customer('account:acme'))?.associatedOn).toBe('2025-04-02T16:00:00Z');
  });

  it('keeps what this desk knows from a later day, and what a person stated, as conflicts', async () => {
    await desk.take(file(...rows));
    const old = await desk.bring(file(rows[0]?.replace('No', 'Yes') ?? ''));
    expect(await desk.preview(old, {}, '2026-11-20')).toMatchObject({ counts: { conflict: 1 }, conflicts: { older: 1 } });
    const renamed = await desk.bring(
      file('0bb8e9a1,acme-new,Acme Logistics Ltd,Reseller,No,,,,', '0bb8e9ff,acme-hk-002,Other,Reseller,No,,,,'),
    );
    expect(await desk.preview(renamed)).toMatchObject({ counts: { conflict: 2 }, conflicts: { renamed: 1, 'other-id': 1 } });
    expect(await desk.preview(renamed, { takeRenamed: true })).toMatchObject({ counts: { conflict: 1, changed: 1 } });
  });

  it('writes nothing without a person who is named, nor what was not previewed', async () => {
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: '' });
    const brought = await desk.bring(file(...rows));
    expect(await refusal(desk.client.imports.run({ account, importId: brought.importId }))).toMatchObject({ code: 'not-allowed-here' });
    await desk.preview(brought);
    expect(await refusal(desk.client.imports.run({ account, importId: brought.importId }))).toMatchObject({ code: 'operator-missing' });
    expect((await desk.store.customerFacets()).total).toBe(0);
  });

  it('writes once what is asked for twice at once', async () => {
    const brought = await desk.bring(file(...rows));
    await desk.preview(brought);
    const { importId } = brought;
    const again = refusal(Promise.all([0, 1].map(() => desk.client.imports.run({ account, importId }))));
    expect(await again).toMatchObject({ code: 'not-allowed-here' });
    await expect.poll(async () => (await desk.client.imports.state({ account })).held?.stage).toBe('ended');
    const begun = (await logOf()).filter(({ entry }) => entry.operation === 'import-started');
    expect(begun).toHaveLength(1);
  });

  it('says after a start that an earlier import did not come to its end; the same file again does the rest', async () => {
    await desk.take(file(rows[0] ?? ''));
    await desk.store.writeValue('import-unfinished', { startedAt: desk.time.now(), digest: 'd' }, { log: [], notices: [] });
    expect((await desk.client.imports.state({ account })).unfinished).toEqual({ startedAt: desk.time.now(), digest: 'd' });
    expect(await desk.take(file(...rows))).toMatchObject({ written: { new: 1, unchanged: 1 } });
    expect((await desk.client.imports.state({ account })).unfinished).toBeNull();
  });

  it('stops between chunks when cancelled; what was written stays and is told', async () => {
    const many = Array.from({ length: 1_500 }, (_, index) => `id-${index},account-${index},,Reseller,No,,,,`);
    const brought = await desk.bring(file(...many), 'many.csv', 90_000);
    await desk.preview(brought);
    const write = desk.store.writeSyncPage;
    const { importId } = brought;
    Object.assign(desk.store, {
      writeSyncPage: async (page: Parameters<typeof write>[0]) => {
        const done = await write(page);
        await desk.client.imports.cancel({ account, importId });
        return done;
      },
    });
    expect(await desk.run(brought)).toMatchObject({ outcome: 'cancelled', written: { new: 400 } });
    expect((await desk.store.customerFacets()).total).toBe(400);
    expect((await logOf())[0]?.entry).toMatchObject({ operation: 'import-finished', detail: { outcome: 'cancelled', new: 400 } });
  });

  it('refuses parts out of order, and lets go of a file that is no table', async () => {
    const { importId } = await desk.client.imports.begin({ account, name: 'a.csv', size: 10 });
    const part = (offset: number) => refusal(desk.client.imports.part({ account, importId, offset, content: 'AAAAAAAA' }));
    expect(await part(3)).toMatchObject({ code: 'invalid-input', detail: { field: 'offset' } });
    expect(await refusal(desk.client.imports.read({ account, importId }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(desk.bring('\u0000\u0000\u0000'))).toMatchObject({ code: 'table-unreadable', detail: { reason: 'not-a-table' } });
    expect((await desk.client.imports.state({ account })).held).toBeNull();
  });
});
