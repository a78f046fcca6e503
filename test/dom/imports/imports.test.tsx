import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ImportPreview, ImportRow, ImportState, ImportTable } from '../../../src/contract/imports.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const column = (
  name: string,
  field: ImportTable['columns'][number]['field'],
  how: 'sure' | 'likely' | 'none',
  dates: 'clear' | 'either' = 'clear',
) => ({
  name,
  samples: ['one', 'two'],
  field,
  how,
  dates,
});
const table: ImportTable = {
  rows: 1_234,
  form: { kind: 'csv', encoding: 'gb18030', delimiter: ';' },
  headerRow: 0,
  columns: [
    column('Customer ID', 'customerId', 'sure'),
    column('Mobile (work)', 'telephone', 'likely'),
    column('Since', null, 'none', 'either'),
  ],
};
const preview: ImportPreview = {
  counts: { new: 2, changed: 1, unchanged: 0, conflict: 1, bad: 1 },
  conflicts: { older: 0, renamed: 1, 'other-id': 0, disassociated: 0 },
  masked: 1,
  withoutFrozen: 2,
  withoutAssociation: 0,
  withoutId: 0,
  notInFile: 1_200,
  observedAt: '2026-11-20T00:00:00Z',
};
const row = (change: Partial<ImportRow>): ImportRow => ({
  row: 2,
  customerId: 'c1',
  accountName: 'acme-hk-001',
  kind: 'new',
  conflict: null,
  problems: [],
  changes: [],
  ...change,
});

function deskWithFile() {
  const desk = fakeDesk();
  let state: ImportState = { held: null, unfinished: null };
  desk.answer('imports.state', () => state);
  desk.answer('imports.begin', () => ({ importId: 'i1' }));
  desk.answer('imports.part', () => ({}));
  desk.answer('imports.read', () => table);
  desk.answer('imports.preview', () => preview);
  desk.answer('imports.rows', ({ kind }: { kind: ImportRow['kind'] }) => ({
    total: 1,
    rows: [
      kind === 'bad'
        ? row({ kind, row: 7, accountName: '', customerId: '', problems: [{ code: 'number-for-text', field: 'customerId' }] })
        : row({ kind, changes: kind === 'changed' ? [{ field: 'frozen', before: 'false', after: 'true' }] : [] }),
    ],
  }));
  const held = { importId: 'i1', name: 'customers.csv', stage: 'running', done: 1, total: 3, result: null } as const;
  desk.answer('imports.run', () => {
    state = { held, unfinished: null };
    return {};
  });
  const end = () => {
    const written = { new: 2, changed: 1, unchanged: 0, conflict: 1, bad: 1 };
    state = { held: { ...held, stage: 'ended', done: 3, result: { outcome: 'finished', written, digest: 'ab12' } }, unfinished: null };
    desk.tell({ topic: 'sync', account: null, id: null });
  };
  return { desk, end };
}
const choose = /^Choose a CSV or XLSX file/;
const fileOf = (size: number) => new File(['x'.repeat(size)], 'customers.csv', { lastModified: Date.UTC(2026, 10, 20, 6) });

describe('Bringing customers in', () => {
  it('goes from file to columns to preview to result, and writes nothing before the last step', async () => {
    const { desk, end } = deskWithFile();
    const { user } = await openDesk('/import', desk);
    await user.upload(await screen.findByLabelText(choose), fileOf(200_000));
    expect(await screen.findByText('CSV, GB18030, cells separated by semicolon', { exact: false })).toBeTruthy();
    // In parts that the bridge takes, and only content and bare name.
    const parts = desk.calls.filter(({ path }) => path === 'imports.part').map(({ input }) => input as { offset: number; content: string });
    expect(parts.map(({ offset }) => offset)).toEqual([0, 98_304, 196_608]);
    expect(Math.max(...parts.map(({ content }) => content.length))).toBeLessThan(200_000);

    const telephone = screen.getByRole('combobox', { name: 'Is: Mobile (work)' }) as HTMLSelectElement;
    expect(telephone.value).toBe('telephone');
    expect(within(telephone.closest('tr') as HTMLElement).getByText('by part of its name: look')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Is: Since' }), 'Associated');
    const show = screen.getByRole('button', { name: 'Show what would change' });
    expect(show.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('status').textContent).toMatch(/can be read in two ways/);
    await user.click(screen.getByRole('radio', { name: 'day first: 3 April' }));
    await user.click(show);

    expect(await screen.findByText(/1,200 customers known here are not in the file. Nothing is concluded/)).toBeTruthy();
    expect(desk.calls.find(({ path }) => path === 'imports.preview')?.input).toMatchObject({
      exportedOn: '2026-11-20',
      plan: { columns: ['customerId', 'telephone', 'associatedOn'], dateOrder: 'day-first', timeZone: 'Asia/Hong_Kong' },
    });
    await user.click(screen.getByRole('tab', { name: /^Changed/ }));
    expect(await screen.findByText('Frozen: no → yes')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: /^Bad/ }));
    expect(await screen.findByText(/Customer id: a spreadsheet turned it into a number/)).toBeTruthy();
    expect(desk.calls.some(({ path }) => path === 'imports.run')).toBe(false);

    await user.click(screen.getByRole('button', { name: 'Bring in 3 rows' }));
    expect(await screen.findByRole('progressbar', { name: 'Bringing in customers.csv' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stop here' })).toBeTruthy();
    end();
    expect(await screen.findByText('2 new, 1 changed, 0 unchanged, 1 conflicting, 1 bad.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save the rows not taken' })).toBeTruthy();
  });

  it('needs the id or the account name, and no field twice', async () => {
    const { desk } = deskWithFile();
    const { user } = await openDesk('/import', desk);
    await user.upload(await screen.findByLabelText(choose), fileOf(10));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Is: Customer ID' }), 'left out');
    expect(screen.getByRole('status').textContent).toMatch(/without one of them a row is nobody/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Is: Customer ID' }), 'Telephone');
    expect(screen.getByRole('status').textContent).toMatch(/Telephone is chosen for two columns/);
  });

  it('says why a file cannot be read, and asks for another', async () => {
    const { desk } = deskWithFile();
    desk.fail('imports.read', { code: 'table-unreadable', detail: { reason: 'too-many-rows', limit: 120_000 } });
    const { user } = await openDesk('/import', desk);
    await user.upload(await screen.findByLabelText(choose), fileOf(10));
    expect((await screen.findByRole('alert')).textContent).toMatch(/too many rows.*120,000.*Split it/);
    expect(screen.getByLabelText(choose)).toBeTruthy();
  });

  it('adds one customer by hand only when everything that would be a fact was said', async () => {
    const { desk } = deskWithFile();
    desk.answer('imports.addCustomer', () => ({ customerId: 'c000001' }));
    const { user, router } = await openDesk('/import', desk);
    await user.type(await screen.findByLabelText('Account name'), 'acme-hk-900');
    await user.click(screen.getByRole('button', { name: 'Add customer' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/whether the account is frozen/);
    expect(desk.calls.some(({ path }) => path === 'imports.addCustomer')).toBe(false);
    await user.click(within(screen.getByRole('group', { name: 'Association type' })).getByRole('radio', { name: 'reseller model' }));
    await user.click(within(screen.getByRole('group', { name: 'Is the account frozen?' })).getByRole('radio', { name: 'no' }));
    await user.click(screen.getByRole('button', { name: 'Add customer' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/c000001'));
    expect(desk.calls.find(({ path }) => path === 'imports.addCustomer')?.input).toMatchObject({
      customerId: '',
      accountName: 'acme-hk-900',
      association: 'reseller',
      frozen: false,
    });
  });
});

describe('A desk without a connection', () => {
  it('says so where the others sync, and leads to bringing customers in', async () => {
    const desk = fakeDesk();
    const { status } = desk.state;
    desk.state.status = {
      ...status,
      connection: 'manual',
      capabilities: { ...status.capabilities, read: false },
      reach: { state: 'offline', since: null, fault: null },
      counts: { ...status.counts, customers: 0 },
    };
    desk.state.rows = [];
    const { user } = await openDesk('/customers', desk);
    expect(await screen.findByRole('button', { name: /by hand, no connection/ })).toBeTruthy();
    expect(screen.queryByText(/Offline/)).toBeNull();
    expect(screen.queryByRole('button', { name: /sync/i })).toBeNull();
    await screen.findByText(/This account has no connection. Bring in an export/);
    await user.click(screen.getAllByRole('button', { name: 'Bring in' })[0] as HTMLElement);
    expect(await screen.findByRole('heading', { level: 1, name: 'Bring customers in' })).toBeTruthy();
  });
});

describe('The checklist of a customer', () => {
  it('takes a wrong statement back with a reason, and shows what was ever said', async () => {
    const desk = fakeDesk();
    desk.answer('facts.history', () => [
      { sequence: 9, at: '2026-11-21T03:00:00Z', withdrawn: true, value: true, seenOn: '', by: 'Bo', note: 'wrong customer', told: null },
      {
        sequence: 8,
        at: '2026-11-21T02:00:00Z',
        withdrawn: false,
        value: true,
        seenOn: '2026-11-20',
        by: 'Li Wei',
        note: '',
        told: 'telephone',
      },
    ]);
    desk.answer('facts.withdraw', () => ({}));
    const { user } = await openDesk('/customers/c000005', desk);
    const questions = await screen.findAllByRole('listitem', { hidden: true });
    const mine = questions.find((each) => each.id.startsWith('question-freezeKind')) as HTMLElement;
    await user.click(within(mine).getByRole('button', { name: /^History/ }));
    expect(await within(mine).findByText(/taken back by Bo: wrong customer/)).toBeTruthy();
    expect(within(mine).getByText(/seen on 2026-11-20 by Li Wei, the customer told me by telephone/)).toBeTruthy();
    await user.click(within(mine).getByRole('button', { name: /^Take back/ }));
    await user.click(within(mine).getByRole('button', { name: 'Take the statement back' }));
    expect((await within(mine).findByRole('alert')).textContent).toMatch(/Say what was wrong/);
    await user.type(within(mine).getByLabelText('What was wrong with it'), 'read the wrong line');
    await user.click(within(mine).getByRole('button', { name: 'Take the statement back' }));
    await waitFor(() =>
      expect(desk.calls.find(({ path }) => path === 'facts.withdraw')?.input).toMatchObject({
        kind: 'freezeKind',
        reason: 'read the wrong line',
      }),
    );
  });
});
