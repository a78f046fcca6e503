import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleLine } from '../../fakes/desk/lines.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const newest = 50_000;
const lineOf = (sequence: number) => ({ ...sampleLine(sequence, 'check-run', 5), hash: String(sequence).padStart(64, 'a') });

/** A log of 50,000 entries; its filters leave nothing but what `filtered` says. */
function longLog(filtered: readonly number[] = []): FakeDesk {
  const desk = fakeDesk();
  desk.answer('log.page', ({ skip, limit, filters }: { skip: number; limit: number; filters: object }) => {
    const all = Object.keys(filters).length > 0;
    const rows = all ? filtered.slice(skip, skip + limit) : Array.from({ length: limit }, (_, index) => newest - skip - index);
    return { total: all ? filtered.length : newest, newest, rows: rows.map(lineOf) };
  });
  desk.answer('log.place', ({ sequence, filters }: { sequence: number; filters: object }) => {
    if (Object.keys(filters).length === 0) return { index: newest - sequence };
    return { index: filtered.includes(sequence) ? filtered.indexOf(sequence) : null };
  });
  desk.answer('log.entry', ({ sequence }: { sequence: number }) => lineOf(sequence));
  desk.answer('log.days', () => []);
  desk.answer('log.operators', () => []);
  desk.answer('logSearches.list', () => ({ rows: [] }));
  return desk;
}
const hashStart = (sequence: number) => lineOf(sequence).hash.slice(0, 12);

describe('The link of an entry', () => {
  it('opens it between its neighbours, however far back it stands', async () => {
    await openDesk(`/log?entry=12345-${hashStart(12_345)}`, longLog());
    expect(await screen.findByRole('region', { name: 'Entry 12345' })).toBeTruthy();
    const place = `[role="row"][aria-selected="true"][aria-rowindex="${newest - 12_345 + 2}"]`;
    await waitFor(() => expect(document.querySelector(place)).toBeTruthy());
    await waitFor(() => expect(document.querySelectorAll('[role="gridcell"] time').length).toBeGreaterThan(5));
    expect(screen.queryByText(/names another entry/)).toBeNull();
  });

  it('from another log is told, since its hash does not fit', async () => {
    await openDesk('/log?entry=12345-bbbbbbbbbbbb', longLog());
    expect((await screen.findByText(/names another entry/)).textContent).toContain("another account's log");
  });

  it('to an entry that filters leave out shows it all the same, and leads to it among all', async () => {
    const { user, router } = await openDesk('/log?entry=12345&result=refused', longLog([9, 3]));
    expect(await screen.findByText('This entry is not among those shown.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show it among all entries' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ entry: 12_345 }));
    await waitFor(() => expect(document.querySelector('[role="row"][aria-selected="true"]')).toBeTruthy());
  });

  it('is opened by pasting it into the search, which is empty again', async () => {
    const { user, router } = await openDesk('/log', longLog());
    const field = await screen.findByRole('searchbox', { name: 'Search the log' });
    await user.click(field);
    await user.paste(`consentdesk://log/77-${hashStart(77)}`);
    expect(await screen.findByRole('region', { name: 'Entry 77' })).toBeTruthy();
    await waitFor(() => expect((field as HTMLInputElement).value).toBe(''));
    expect(router.state.location.search).toEqual({ entry: `77-${hashStart(77)}` });
  });

  it('to an entry that is not there says so, and closes', async () => {
    const desk = longLog();
    desk.fail('log.entry', { code: 'not-found', detail: { what: 'log-entry' } });
    const { user } = await openDesk('/log?entry=99999', desk);
    expect(await screen.findByText('There is no entry 99999')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close the entry' }));
    await waitFor(() => expect(screen.queryByText('There is no entry 99999')).toBeNull());
  });

  it('that nobody wrote is left alone', async () => {
    await openDesk('/log?entry=constructor&operation=no-such-thing', longLog());
    expect((await screen.findAllByRole('row', { name: /Account check run/ })).length).toBeGreaterThan(5);
    expect(screen.queryByRole('region', { name: /^Entry/ })).toBeNull();
  });
});
