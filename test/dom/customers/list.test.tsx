import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const rowNames = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[1]?.textContent);

describe('The list of customers', () => {
  it('shows how many there are, and only the rows in sight are in the page', async () => {
    await openDesk('/customers');
    expect(await screen.findByText('240 customers')).toBeTruthy();
    expect((await screen.findAllByRole('row')).length).toBeLessThan(60);
    expect(screen.getByRole('grid', { name: 'Customers' }).getAttribute('aria-rowcount')).toBe('241');
  });

  it('is searched as one types, by one question for a quick word, and keeps the search in the address', async () => {
    const { desk, router } = await openDesk('/customers');
    await screen.findByText('240 customers');
    const before = desk.calls.length;
    // Quick on a slow machine, too: nothing comes between two letters.
    await userEvent.setup({ delay: null }).type(screen.getByRole('searchbox', { name: 'Search customers' }), 'sg-00');
    await screen.findByText('3 customers');
    expect(rowNames()).toEqual(['acme-sg-001', 'acme-sg-005', 'acme-sg-009']);
    expect(desk.calls.slice(before).filter((call) => call.path === 'customers.page').length).toBeLessThan(5);
    expect(router.state.location.search).toEqual({ q: 'sg-00' });
  });

  it('says that nothing was found and offers to clear the search', async () => {
    const { user } = await openDesk('/customers?q=zzz');
    expect(await screen.findByText('Nothing found for “zzz”')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(await screen.findByText('240 customers')).toBeTruthy();
    expect((screen.getByRole('searchbox', { name: 'Search customers' }) as HTMLInputElement).value).toBe('');
  });

  it('opens from an address with its filters', async () => {
    const { desk } = await openDesk('/customers?verdict=blocked&frozen=true');
    await screen.findByRole('grid');
    const asked = desk.calls.find((call) => call.path === 'customers.page');
    expect(asked?.input).toMatchObject({ filters: { verdict: 'blocked', frozen: true } });
    expect((screen.getByRole('combobox', { name: 'Verdict' }) as HTMLSelectElement).value).toBe('blocked');
  });

  it('is sorted by a column header, and the other way round by the second press', async () => {
    const { user } = await openDesk('/customers');
    await screen.findByRole('grid');
    await user.click(within(screen.getByRole('columnheader', { name: /^Account/ })).getByRole('button'));
    await waitFor(() => expect(rowNames()[0]).toBe('acme-ae-239'));
    expect(screen.getByRole('columnheader', { name: /^Account/ }).getAttribute('aria-sort')).toBe('descending');
  });

  it('is walked by keyboard, and the card follows the row', async () => {
    const { user, router } = await openDesk('/customers');
    await screen.findByText('acme-hk-000');
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search customers' }));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(screen.getByRole('grid'));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('row', { selected: true }).textContent).toContain('acme-sg-001');
    expect(await screen.findByRole('heading', { level: 2, name: 'acme-sg-001' })).toBeTruthy();
    expect(router.state.location.pathname).toBe('/customers/c000001');
    await user.keyboard('{Home}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/c000000'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('acme-hk-000'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers'));
  });

  it('marks every state with a word, never by colour alone', async () => {
    await openDesk('/customers');
    await screen.findByText('acme-hk-000');
    for (const state of ['allowed', 'blocked', 'unknown']) {
      const mark = document.querySelector(`[role="gridcell"] [data-state="${state}"]`);
      expect(mark?.textContent).toBe(state);
      expect(mark?.querySelector('svg')).toBeTruthy();
    }
    expect(screen.getAllByText('not checked yet').length).toBeGreaterThan(0);
  });

  it('asks again when the engine tells that customers changed, and keeps the rows meanwhile', async () => {
    const { desk } = await openDesk('/customers');
    await screen.findByText('240 customers');
    desk.state.rows = desk.state.rows.slice(0, 12);
    desk.tell({ topic: 'customers', account: null, id: null });
    expect(screen.getByText('acme-hk-000')).toBeTruthy();
    expect(await screen.findByText('12 customers')).toBeTruthy();
  });

  it('says how far the first listing is while there is no customer yet', async () => {
    const desk = fakeDesk({ rows: [] });
    const progress = {
      passId: 'p',
      startedAt: '2026-11-22T00:00:00Z',
      scope: '',
      scopesLeft: [],
      offset: 100,
      expected: 240,
      read: 100,
      total: 240,
      changedWhileRead: false,
    };
    desk.state.status = { ...desk.state.status, sync: { phase: 'running', lastCompleteAt: null, missing: 0, progress } };
    await openDesk('/customers', desk);
    expect(await screen.findByText(/The first listing is being read: 100 so far/)).toBeTruthy();
    expect(await screen.findByText('reading 100 of 240')).toBeTruthy();
  });
});
