import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ChainReading, ChainResult, LogLine } from '../../../src/contract/log.ts';
import { sampleLine, sampleStatus } from '../../fakes/desk/lines.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const noted: LogLine = {
  ...sampleLine(3, 'case-noted', 5, { caseId: 'case-5', source: 'person' }),
  personal: { operator: 'Ana Souza', note: 'Asked for the Café invoice' },
};
const erased: LogLine = {
  ...sampleLine(2, 'case-incoming', null),
  customerId: 'c000009',
  personal: null,
  erasedAt: '2026-10-01T08:00:00Z',
};
const lines = [noted, erased, sampleLine(1, 'account-opened', null)];

const sound: ChainResult = {
  entries: 3,
  sound: true,
  firstBroken: null,
  head: 'ab'.repeat(32),
  reason: null,
  until: '2026-11-22T01:30:00.000Z',
  checkpoint: 'fits',
};
async function* reads(check: ChainResult): AsyncGenerator<ChainReading> {
  yield { kind: 'reading', done: 1, of: 3 };
  yield { kind: 'read', check };
}

function deskWithLog(change: Parameters<typeof fakeDesk>[0] = {}): FakeDesk {
  const desk = fakeDesk(change);
  desk.answer('log.page', ({ search, filters }: { search: string; filters: { operation?: string } }) => {
    const rows = lines.filter(
      (line) =>
        JSON.stringify(line).toLowerCase().includes(search.toLowerCase()) &&
        (!filters.operation || line.entry.operation === filters.operation),
    );
    return { total: rows.length, rows, newest: 3 };
  });
  desk.answer('log.days', () => [
    { day: '2026-11-20', count: 1 },
    { day: '2026-11-22', count: 2 },
  ]);
  desk.answer('log.place', ({ sequence }: { sequence: number }) => ({
    index: lines.findIndex((line) => line.entry.sequence === sequence),
  }));
  desk.answer('log.operators', () => ['Ana Souza', 'Ben Ito']);
  desk.answer('logSearches.list', () => ({ rows: [] }));
  desk.answer('log.verify', () => reads(sound));
  return desk;
}
const lastPage = (desk: FakeDesk) => desk.calls.filter((call) => call.path === 'log.page').at(-1)?.input;

describe('The operation log', () => {
  it('says who did what to whom on one line, and when a person was erased', async () => {
    await openDesk('/log', deskWithLog());
    const row = await screen.findByRole('row', { name: /Note written/ });
    expect(row.textContent).toContain('Ana Souza');
    expect(row.textContent).toContain('Asked for the Café invoice');
    expect(row.textContent).toContain('acme-sg-005');
    expect(screen.getByRole('row', { name: /erased on 2026-10-01/ })).toBeTruthy();
  });

  it('is searched as one types, with every hit marked', async () => {
    const { user } = await openDesk('/log', deskWithLog());
    await screen.findByRole('row', { name: /Note written/ });
    await user.type(screen.getByRole('searchbox', { name: 'Search the log' }), 'invoice');
    await waitFor(() => expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['invoice']));
    expect(screen.getByText('1 of 3 entries')).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Search the log' }), 'zzz');
    expect(await screen.findByText('No entry matches')).toBeTruthy();
  });

  it('shows an entry with its place in the chain, and closes it by Escape', async () => {
    const { user, router } = await openDesk('/log', deskWithLog());
    await user.click(await screen.findByRole('row', { name: /Note written/ }));
    const detail = await screen.findByRole('region', { name: 'Entry 3' });
    expect(detail.textContent).toContain(noted.hash);
    expect(detail.textContent).toContain(noted.entry.previous);
    expect(router.state.location.search).toEqual({ entry: 3 });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Entry 3' })).toBeNull());
  });

  it('is filtered by operation, by the days brushed with the keyboard, and by the case of an entry', async () => {
    const desk = deskWithLog();
    const { user } = await openDesk('/log', desk);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Operation' }), 'Note written');
    await waitFor(() => expect(lastPage(desk)).toMatchObject({ filters: { operation: 'case-noted' } }));
    fireEvent.keyDown(await screen.findByRole('slider', { name: 'First day' }), { key: 'End' });
    await waitFor(() => expect(lastPage(desk)).toMatchObject({ filters: { from: '2026-11-22T00:00:00Z', until: '2026-11-23T00:00:00Z' } }));
    await user.click(screen.getByRole('button', { name: 'Remove filter 2026-11-22' }));
    await waitFor(() => expect(lastPage(desk)).toMatchObject({ filters: { operation: 'case-noted' } }));
    await user.click(await screen.findByRole('row', { name: /Note written/ }));
    await user.click(within(await screen.findByRole('region', { name: 'Entry 3' })).getByRole('button', { name: 'Only this case' }));
    await waitFor(() => expect(lastPage(desk)).toMatchObject({ filters: { caseId: 'case-5' } }));
  });

  it('says honestly what an unbroken chain shows and what it does not', async () => {
    const { user } = await openDesk('/log', deskWithLog());
    await user.click(await screen.findByRole('button', { name: 'Verify chain' }));
    expect(await screen.findByText(/All 3 entries fit the chain: nothing in it changed since it was sealed/)).toBeTruthy();
    expect(screen.getByText(/does not show who wrote an entry, nor when/)).toBeTruthy();
    expect(screen.getByText(/also holds the last checkpoint/)).toBeTruthy();
  });

  it('names the first entry that does not fit', async () => {
    const desk = deskWithLog();
    desk.answer('log.verify', () => reads({ ...sound, entries: 1, sound: false, firstBroken: 2, reason: 'personal' }));
    desk.answer('log.entry', () => erased);
    const { user } = await openDesk('/log', desk);
    await user.click(await screen.findByRole('button', { name: 'Verify chain' }));
    expect(await screen.findByText('Entry 2 does not fit the chain.')).toBeTruthy();
    expect(screen.getByText(/personal text is not the one that was sealed/)).toBeTruthy();
    expect(screen.getByText(/^The first entry, of 2026-11-22 .* fits: it is as it was sealed/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show entry 2' }));
    expect(await screen.findByRole('region', { name: 'Entry 2' })).toBeTruthy();
  });

  it('says how much of the chain was read, and stops reading when one asks', async () => {
    const desk = deskWithLog();
    desk.answer('log.verify', async function* reading(): AsyncGenerator<ChainReading> {
      yield { kind: 'reading', done: 10_000, of: 40_000 };
      yield { kind: 'reading', done: 20_000, of: 40_000 };
      await new Promise(() => {});
    });
    const { user } = await openDesk('/log', desk);
    await user.click(await screen.findByRole('button', { name: 'Verify chain' }));
    expect(await screen.findByText('20000 of 40000 entries read')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('20000');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByRole('button', { name: 'Verify chain' })).toBeTruthy();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('tells a chain that fits in itself, but not with its last checkpoint', async () => {
    const desk = deskWithLog();
    desk.answer('log.verify', () => reads({ ...sound, sound: false, firstBroken: 4, checkpoint: 'cut' }));
    const { user } = await openDesk('/log', desk);
    await user.click(await screen.findByRole('button', { name: 'Verify chain' }));
    expect(await screen.findByText(/ends before the last checkpoint/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show entry 4' })).toBeNull();
  });

  it('stays complete offline', async () => {
    await openDesk('/log', deskWithLog({ status: { ...sampleStatus(240), reach: { state: 'offline', since: null, fault: null } } }));
    expect(await screen.findByText(/kept on this computer and stays complete and searchable/)).toBeTruthy();
    expect(await screen.findByRole('row', { name: /Note written/ })).toBeTruthy();
  });

  it('asks for older entries before its end comes into sight', async () => {
    const desk = deskWithLog();
    desk.answer('log.page', ({ skip }: { skip: number }) => {
      const newest = 150 - skip;
      const rows = Array.from({ length: Math.min(100, newest) }, (_, index) => sampleLine(newest - index, 'check-run', 5));
      return { total: 150, rows, newest: 150 };
    });
    await openDesk('/log', desk);
    await screen.findAllByRole('row', { name: /Account check run/ });
    document.querySelector('[data-grid-body]')?.scrollTo({ top: 100 * 32 - 640 });
    await waitFor(() => expect(lastPage(desk)).toMatchObject({ skip: 100 }));
  });

  it('is narrowed to a customer that is found by search, and shows it as a filter to take away', async () => {
    const desk = deskWithLog();
    const { user, router } = await openDesk('/log', desk);
    await user.click(await screen.findByRole('button', { name: 'Customer' }));
    await user.type(await screen.findByRole('searchbox', { name: 'Find a customer' }), 'sg-005');
    await user.click(await screen.findByRole('button', { name: /acme-sg-005/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ customer: 'c000005' }));
    await waitFor(() => expect(lastPage(desk)).toMatchObject({ filters: { customerId: 'c000005' } }));
    await user.click(screen.getByRole('button', { name: 'Remove filter Only acme-sg-005' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});
