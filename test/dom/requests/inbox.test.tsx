import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleCaseRow } from '../../fakes/desk/lines.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { inputsOf } from './sample-request.ts';

const counts = { partner: 2, customer: 1, administrator: 0, draft: 0, closed: 0 };

function inbox() {
  const desk = fakeDesk();
  const late = { ...sampleCaseRow(5, 9), hasNote: true, remindAt: '2026-01-05T01:00:00Z' };
  const ours = {
    ...sampleCaseRow(6, 2),
    side: 'partner' as const,
    state: 'awaiting-customer' as const,
    owes: 'customer' as const,
    stated: true,
  };
  const rows = { partner: [late, sampleCaseRow(7, 0)], customer: [ours], administrator: [], draft: [], closed: [] };
  desk.answer('requests.inbox', ({ tab, search }: { tab: keyof typeof rows; search: string }) => {
    const found = rows[tab].filter((row) => row.accountName.includes(search));
    return { total: found.length, rows: found, counts };
  });
  return desk;
}

describe('The inbox of requests', () => {
  it('says in one line who asked, how long ago in working days, and that no deadline is documented', async () => {
    await openDesk('/requests', inbox());
    const row = await screen.findByRole('row', { name: /acme-sg-005/ });
    expect(row.textContent).toContain('customer asked to leave');
    expect(row.textContent).toContain('9 working days');
    expect(row.textContent).toContain('no deadline documented');
    expect(row.textContent).toContain('has a note');
    expect(row.textContent).toContain('reminder was due 2026-01-05');
    expect(within(row).getByRole('link', { name: 'Decide' })).toBeTruthy();
    expect(screen.getByRole('row', { name: /acme-eu-007|acme-\w+-007/ }).textContent).toContain('since today');
  });

  it('has a tab for who owes what, each with its count', async () => {
    const { user, router } = await openDesk('/requests', inbox());
    expect(await screen.findByRole('tab', { name: /Waiting for you\s*2/ })).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: /Waiting for the customer/ }));
    const row = await screen.findByRole('row', { name: /stated as submitted/ });
    expect(row.textContent).toContain('as stated');
    expect(router.state.location.search).toEqual({ tab: 'customer' });
    await user.click(screen.getByRole('tab', { name: /Drafts/ }));
    expect(await screen.findByText('No drafts')).toBeTruthy();
  });

  it('is walked by keyboard: arrows choose a line, Enter opens it', async () => {
    const desk = inbox();
    desk.fail('requests.get', { code: 'not-found' });
    const { user, router } = await openDesk('/requests', desk);
    await screen.findByRole('row', { name: /acme-sg-005/ });
    const list = document.querySelector<HTMLElement>('[data-grid-body]');
    list?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/requests/case-7'));
    expect(await screen.findByText('This request is not here')).toBeTruthy();
  });

  it('searches as one types and says when nothing matches', async () => {
    const desk = inbox();
    const { user } = await openDesk('/requests', desk);
    await user.type(await screen.findByRole('searchbox', { name: 'Search requests' }), 'zz');
    expect(await screen.findByText('No request matches “zz”')).toBeTruthy();
    expect(inputsOf(desk, 'requests.inbox').at(-1)).toMatchObject({ search: 'zz', offset: 0 });
  });

  it('tells a failure in words and can be asked again', async () => {
    const desk = inbox();
    desk.fail('requests.inbox', { code: 'store-damaged' });
    const { user } = await openDesk('/requests', desk);
    const again = await screen.findByRole('button', { name: 'Try again' });
    desk.fail('requests.inbox', null);
    await user.click(again);
    expect(await screen.findByRole('row', { name: /acme-sg-005/ })).toBeTruthy();
  });
});
