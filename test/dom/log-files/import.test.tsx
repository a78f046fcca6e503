import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LogImportPreview, LogImportRow, LogImportState, LogTable } from '../../../src/contract/log-files.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const column = (
  name: string,
  field: LogTable['columns'][number]['field'],
  dates: 'clear' | 'either' = 'clear',
): LogTable['columns'][number] => ({
  name,
  samples: ['one', 'two'],
  field,
  how: field === null ? 'none' : 'sure',
  dates,
});
const table: LogTable = {
  rows: 1_234,
  form: { kind: 'jsonl', encoding: 'utf-8' },
  headerRow: 0,
  columns: [column('操作时间', 'time', 'either'), column('操作类型', 'operation'), column('who did it', null)],
};
const preview: LogImportPreview = {
  counts: { new: 2, known: 1, repeated: 1, bad: 1 },
  from: '2021-03-05T00:00:00Z',
  until: '2024-01-01T00:00:00Z',
  customersKnown: 2,
  withoutCustomer: 1,
};
const row = (change: Partial<LogImportRow>): LogImportRow => ({
  row: 2,
  kind: 'new',
  claimedAt: '2021-03-05T01:00:00Z',
  operation: '申请解除关联',
  accountName: 'acme-hk-001',
  operator: 'l••••',
  problems: [],
  ...change,
});
const choose = /^Choose a CSV, XLSX or JSON Lines file/;

function deskWithFile() {
  const desk = fakeDesk();
  let state: LogImportState = { held: null, unfinished: null };
  desk.answer('logFiles.state', () => state);
  desk.answer('logFiles.begin', () => ({ importId: 'i1' }));
  desk.answer('logFiles.part', () => ({}));
  desk.answer('logFiles.read', () => table);
  desk.answer('logFiles.preview', () => preview);
  desk.answer('logFiles.rows', ({ kind }: { kind: LogImportRow['kind'] }) => ({
    total: 1,
    rows: [
      kind === 'bad' ? row({ kind, row: 7, claimedAt: null, problems: [{ code: 'time-not-understood', field: 'time' }] }) : row({ kind }),
    ],
  }));
  desk.answer('logFiles.saveBadRows', () => ({ kind: 'saved', where: '/home/ann/rows.csv' }));
  const held = { importId: 'i1', name: 'log.jsonl', stage: 'running', done: 1, total: 2, result: null } as const;
  desk.answer('logFiles.run', () => {
    state = { held, unfinished: null };
    return {};
  });
  const end = () => {
    const result = { outcome: 'finished', written: 2, counts: preview.counts, digest: 'ab12' } as const;
    state = { held: { ...held, stage: 'ended', done: 2, result }, unfinished: null };
    desk.tell({ topic: 'log', account: null, id: null });
  };
  return { desk, end, stopped: (at: string) => (state = { held: null, unfinished: { startedAt: at, digest: 'ab' } }) };
}

describe('Bringing another log in', () => {
  it('goes from file to columns to preview to result, and writes nothing before the last step', async () => {
    const { desk, end } = deskWithFile();
    const { user } = await openDesk('/log/import', desk);
    await user.upload(await screen.findByLabelText(choose), new File(['{}'], 'log.jsonl'));
    expect(await screen.findByText('Lines of JSON, UTF-8', { exact: false })).toBeTruthy();
    expect(screen.getByText(/No column names the customer/)).toBeTruthy();
    const show = screen.getByRole('button', { name: 'Show what would come in' });
    expect(show.getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('radio', { name: 'day first: 3 April' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Is: who did it' }), 'Operator');
    await user.click(show);
    expect(await screen.findByText('申请解除关联')).toBeTruthy();
    expect(desk.calls.find(({ path }) => path === 'logFiles.preview')?.input).toMatchObject({
      plan: { columns: ['time', 'operation', 'operator'], dateOrder: 'day-first', takeRepeated: false, headerRow: 0 },
    });
    expect(screen.getByText('2 rows are about customers known here.')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: /^Bad/ }));
    expect(await screen.findByText('Time: a time that is not understood')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save the bad rows' }));
    expect(await screen.findByText(/rows\.csv/)).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /^Also bring in rows that say the same/ }));
    expect(desk.calls.filter(({ path }) => path === 'logFiles.preview')).toHaveLength(2);
    expect(desk.calls.some(({ path }) => path === 'logFiles.run')).toBe(false);
    await user.click(await screen.findByRole('button', { name: 'Bring in 3 rows' }));
    expect(await screen.findByText('1 of 2 rows')).toBeTruthy();
    end();
    expect(await screen.findByText('2 entries written, 1 rows brought in before, 1 said before, 1 bad.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Show the imported entries' })).toBeTruthy();
  });

  it('says of an import that was cut off what to do, and of a file that is no table what it is', async () => {
    const { desk, stopped } = deskWithFile();
    stopped('2026-11-20T08:00:00Z');
    desk.fail('logFiles.read', { code: 'table-unreadable', detail: { reason: 'empty' } });
    const { user } = await openDesk('/log/import', desk);
    expect(await screen.findByText(/did not come to its end.*No row comes in twice/)).toBeTruthy();
    await user.upload(screen.getByLabelText(choose), new File(['x'], 'log.csv'));
    expect(await screen.findByText('table-unreadable')).toBeTruthy();
  });
});
