import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogTable } from '../../../src/contract/log-files.ts';
import type { LogImportPlan } from '../../../src/core/log/import-plan.ts';
import { text, workbook } from '../tables/workbook.ts';
import { account, type ByHandDesk, byHandDesk } from './by-hand-desk.ts';
import { refusal } from './desk-under-test.ts';

let desk: ByHandDesk;
beforeEach(async () => {
  desk = await byHandDesk();
});
afterEach(() => desk.stop());

type Brought = Awaited<ReturnType<typeof bring>>;
const header = '操作时间,操作类型,客户账号,操作人,原因,结果';
const rows = [
  '2021-03-05 09:00:00,申请解除关联,acme-hk-001,li.wei,合同到期,成功',
  '2021-03-06 10:30:00,同意解除关联,acme-hk-001,ann.lee,,成功',
  '2021-04-01 08:00:00,申请关联,bell-trading,bo,,失败',
];
const file = (...lines: readonly string[]) => [header, ...lines].join('\r\n');

async function bring(content: string | Uint8Array, name = 'log.csv') {
  const bytes = Buffer.from(content as string);
  const { importId } = await desk.client.logFiles.begin({ account, name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += 60_000)
    await desk.client.logFiles.part({ account, importId, offset, content: bytes.subarray(offset, offset + 60_000).toString('base64') });
  return { importId, table: await desk.client.logFiles.read({ account, importId }) };
}
const planOf = ({ headerRow, columns }: LogTable): LogImportPlan => ({
  headerRow,
  columns: columns.map(({ field }) => field),
  dateOrder: null,
  timeZone: 'Asia/Hong_Kong',
  takeRepeated: false,
});
const preview = ({ importId, table }: Brought, change: Partial<LogImportPlan> = {}) =>
  desk.client.logFiles.preview({ account, importId, plan: { ...planOf(table), ...change } });
async function run({ importId }: Brought) {
  await desk.client.logFiles.run({ account, importId });
  for (;;) {
    const { held } = await desk.client.logFiles.state({ account });
    if (held?.stage === 'ended') return held.result;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
async function take(content: string | Uint8Array, change: Partial<LogImportPlan> = {}) {
  const brought = await bring(content);
  await preview(brought, change);
  return run(brought);
}
const imported = async () =>
  (await desk.store.log({ search: '', filters: { operation: 'log-entry-imported' }, before: null, limit: 1_000 })).rows.toReversed();

describe('Bringing another log in', () => {
  it('shows what each column seems to be and what would come in, masked, before anything is written', async () => {
    const brought = await bring(file(...rows));
    expect(brought.table.columns.map(({ field, how }) => `${field} ${how}`)).toEqual([
      'time sure',
      'operation sure',
      'accountName sure',
      'operator sure',
      'reason sure',
      'result sure',
    ]);
    expect(JSON.stringify(brought.table)).not.toContain('li.wei');
    expect(await preview(brought)).toEqual({
      counts: { new: 3, known: 0, repeated: 0, bad: 0 },
      from: '2021-03-05T01:00:00Z',
      until: '2021-04-01T00:00:00Z',
      customersKnown: 0,
      withoutCustomer: 0,
    });
    const shown = await desk.client.logFiles.rows({ account, importId: brought.importId, kind: 'new', offset: 0, limit: 25 });
    expect(shown.rows[0]).toMatchObject({ row: 2, operation: '申请解除关联', accountName: 'acme-hk-001', operator: 'l•••••' });
    expect(await imported()).toEqual([]);
  });

  it('seals the file’s own words as claimed, of the time at which they came in, marked as imported for ever', async () => {
    desk.time.advance(1_000);
    expect(await take(file(...rows))).toMatchObject({ outcome: 'finished', written: 3 });
    const [first] = await imported();
    expect(first).toMatchObject({
      customerId: 'account:acme-hk-001',
      personal: {
        claimedTime: '2021-03-05 09:00:00',
        claimedOperation: '申请解除关联',
        accountName: 'acme-hk-001',
        claimedOperatorName: 'li.wei',
        claimedReason: '合同到期',
        claimedResult: '成功',
      },
      entry: { operation: 'log-entry-imported', source: 'import', result: 'stated', at: desk.time.now() },
    });
    expect(first?.entry.detail).toMatchObject({ row: 2, claimedAt: '2021-03-05T01:00:00Z' });
    expect(await desk.store.verifyLog()).toMatchObject({ sound: true });
    // Found by its words and by the day that the file says; no person of this desk is named by it.
    for (const search of ['解除', '2021-03-06', 'bell'])
      expect(
        (await desk.client.log.page({ account, search, filters: { source: 'import' }, before: null, limit: 9 })).total,
      ).toBeGreaterThan(0);
    expect(await desk.client.log.operators({ account })).toEqual(['Ann Lee']);
    expect(JSON.stringify(await desk.client.log.page({ account, search: 'li.wei', filters: {}, before: null, limit: 9 }))).not.toContain(
      'li.wei"',
    );
    // It is no news of this desk's own.
    expect((await desk.client.home.since({ account })).rows).toEqual([]);
    const ends = await desk.store.log({ search: '', filters: { operation: 'log-imported' }, before: null, limit: 9 });
    expect(ends.rows[0]).toMatchObject({ personal: { operator: 'Ann Lee' }, entry: { detail: { outcome: 'finished', written: 3 } } });
  });

  it('brings no row in twice: not of the same file, and not of another that says the same', async () => {
    await take(file(...rows));
    expect(await preview(await bring(file(...rows)))).toMatchObject({ counts: { new: 0, known: 3, repeated: 0 } });
    const other = await bring(
      file(rows[1] ?? '', rows[0] ?? '', '2022-01-01,new,acme-hk-001,li.wei,,', '2022-01-01,new,acme-hk-001,li.wei,,'),
    );
    expect(await preview(other)).toMatchObject({ counts: { new: 1, known: 0, repeated: 3 } });
    expect(await run(other)).toMatchObject({ written: 1 });
    expect(await imported()).toHaveLength(4);
  });

  it('brings rows that say the same in where the person says so, still none of one file twice', async () => {
    const twice = file(rows[0] ?? '', rows[0] ?? '');
    expect(await take(twice, { takeRepeated: true })).toMatchObject({ written: 2 });
    expect(await preview(await bring(twice), { takeRepeated: true })).toMatchObject({ counts: { new: 0, known: 2 } });
  });

  it('reads lines of JSON, also those that this app exported, and workbooks', async () => {
    const lines = [
      '{"time":"2021-03-05T01:00:00Z","action":"apply","account":"acme","user":"bo","remark":{"a":1}}',
      'no object',
      '{"time":"x"}',
    ];
    const brought = await bring(lines.join('\n'));
    expect(brought.table.form).toEqual({ kind: 'jsonl', encoding: 'utf-8' });
    expect(await preview(brought)).toMatchObject({ counts: { new: 1, bad: 2 } });
    await take(file(...rows));
    for await (const _ of await desk.client.logFiles.export({
      account,
      search: '',
      filters: { operation: 'log-imported' },
      form: 'jsonl',
      personal: 'clear',
      bom: false,
      timeZone: 'UTC',
    }));
    const ours = await bring(desk.host.saved.at(-1)?.bytes ?? '', 'ours.jsonl');
    expect(await preview(ours)).toMatchObject({ counts: { new: 1, bad: 0 } });
    const row = (at: number, ...cells: readonly string[]) =>
      `<row r="${at}">${cells.map((cell, index) => text(`${'ABC'[index]}${at}`, cell)).join('')}</row>`;
    const sheet = workbook(row(1, 'Time', 'Operation', 'Account Name') + row(2, '2021-03-05 09:00', '=HYPERLINK("http://evil")', 'acme'));
    await take(sheet);
    expect((await imported()).at(-1)?.personal).toMatchObject({ claimedOperation: '=HYPERLINK("http://evil")' });
  });

  it('keeps bad rows aside with the reason of each, and takes the others', async () => {
    const brought = await bring(
      file(rows[0] ?? '', ',no time,a,b,,', '05/13/20,no date,a,b,,', '2021-03-05,,a,b,,', '2021-03-05,=1+1,1.2E+17,b,,'),
    );
    expect(await preview(brought)).toMatchObject({ counts: { new: 1, bad: 4 } });
    const bad = await desk.client.logFiles.rows({ account, importId: brought.importId, kind: 'bad', offset: 0, limit: 25 });
    expect(bad.rows.map(({ row, problems }) => `${row} ${problems.map(({ code }) => code).join(' ')}`)).toEqual([
      '3 no-time',
      '4 time-not-understood',
      '5 no-operation',
      '6 number-for-text',
    ]);
    await desk.client.logFiles.saveBadRows({ account, importId: brought.importId });
    const saved = desk.host.saved.at(-1)?.content ?? '';
    expect(saved).toContain('4,a time that is not understood (time),05/13/20');
    expect(saved).toContain("'=1+1");
    expect(await run(brought)).toMatchObject({ written: 1, counts: { bad: 4 } });
  });

  it('takes a row’s texts away with its customer, and does not bring them back', async () => {
    await take(file(...rows));
    const customerId = 'account:bell-trading';
    const at = desk.time.now();
    await desk.store.eraseCustomer({
      customerId,
      at,
      log: [{ at, operation: 'customer-erased', result: 'ok', source: 'person', customerId, caseId: null, detail: {}, personal: {} }],
      notices: [],
    });
    const { desk: inner } = desk.engine.running[0] ?? { desk: null };
    await inner?.files.erased.note(customerId, at);
    expect((await imported()).map(({ personal }) => personal?.accountName ?? 'erased')).toEqual(['acme-hk-001', 'acme-hk-001', 'erased']);
    const again = await bring(file(...rows, '2022-01-01,another,bell-trading,bo,,'));
    expect(await preview(again)).toMatchObject({ counts: { new: 0, repeated: 2, bad: 2 } });
    expect(await preview(await bring(file(...rows)))).toMatchObject({ counts: { known: 2, bad: 1 } });
    expect(await desk.store.verifyLog()).toMatchObject({ sound: true });
  });

  it('needs a time and an operation, a zone that there is, a named person, and a preview', async () => {
    const brought = await bring(file(...rows));
    const columns = planOf(brought.table).columns;
    expect(await refusal(desk.client.logFiles.run({ account, importId: brought.importId }))).toMatchObject({ code: 'not-allowed-here' });
    for (const [change, field] of [
      [{ columns: columns.map((each) => (each === 'time' ? null : each)) }, 'columns'],
      [{ columns: columns.map((each) => (each === 'operation' ? null : each)) }, 'columns'],
      [{ columns: columns.map(() => 'time' as const) }, 'columns'],
      [{ timeZone: 'nowhere' }, 'timeZone'],
    ] as const)
      expect(await refusal(preview(brought, change))).toMatchObject({ code: 'invalid-input', detail: { field } });
    await preview(brought);
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: '' });
    expect(await refusal(desk.client.logFiles.run({ account, importId: brought.importId }))).toMatchObject({ code: 'operator-missing' });
    expect(await imported()).toEqual([]);
  });

  it('stops where it is when cancelled; what was written stays, is told, and the same file does the rest', async () => {
    const many = file(...Array.from({ length: 450 }, (_, index) => `2021-03-05 09:00:00,step ${index},acme,bo,,`));
    const brought = await bring(many);
    await preview(brought);
    const append = desk.store.appendLog;
    let batches = 0;
    desk.store.appendLog = async (drafts) => {
      await append(drafts);
      batches += 1;
      if (batches === 2) await desk.client.logFiles.cancel({ account, importId: brought.importId });
    };
    expect(await run(brought)).toMatchObject({ outcome: 'cancelled', written: 200 });
    desk.store.appendLog = append;
    expect(await imported()).toHaveLength(200);
    expect(await refusal(desk.client.logFiles.preview({ account, importId: brought.importId, plan: planOf(brought.table) }))).toMatchObject(
      {
        code: 'not-allowed-here',
      },
    );
    const again = await bring(many);
    expect(await preview(again)).toMatchObject({ counts: { new: 250, known: 200 } });
    expect(await run(again)).toMatchObject({ outcome: 'finished', written: 250 });
    expect(new Set((await imported()).map(({ entry }) => entry.detail.row)).size).toBe(450);
  });

  it('writes once what is asked for twice at once', async () => {
    const brought = await bring(file(...rows));
    await preview(brought);
    const twice = await Promise.allSettled([1, 2].map(() => desk.client.logFiles.run({ account, importId: brought.importId })));
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (;;) {
      const { held } = await desk.client.logFiles.state({ account });
      if (held?.stage === 'ended') break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await imported()).toHaveLength(3);
  });
});
