import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { NoticeLine } from '../../../src/contract/notices.ts';
import { hoursAgo } from '../../fakes/desk/rows.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const notice = (id: number, readAt: string | null): NoticeLine => ({
  id,
  kind: 'answer',
  tag: `answer-${id}`,
  at: hoursAgo(id),
  customerId: 'c000005',
  caseId: 'case-5',
  values: {},
  readAt,
  shownAt: null,
  title: `A••• answered (${id})`,
  body: 'The customer agreed.',
  open: '/requests/case-5',
});

function deskWithNotices(...all: readonly NoticeLine[]): FakeDesk {
  const desk = fakeDesk();
  desk.answer('notices.page', ({ unreadOnly }: { unreadOnly: boolean }) => ({
    rows: unreadOnly ? all.filter((one) => one.readAt === null) : all,
    unread: all.filter((one) => one.readAt === null).length,
  }));
  desk.answer('notices.markRead', () => ({}));
  desk.fail('requests.get', { code: 'not-found' });
  return desk;
}
const marked = (desk: FakeDesk) => desk.calls.filter((call) => call.path === 'notices.markRead').map((call) => call.input);

describe('Notices', () => {
  it('open the case when clicked, mark themselves read, and decide nothing', async () => {
    const desk = deskWithNotices(notice(2, null), notice(1, hoursAgo(1)));
    const { user, router } = await openDesk('/notices', desk);
    await user.click(await screen.findByRole('button', { name: /^Answer\s*:.*\(2\)/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/requests/case-5'));
    expect(marked(desk)).toMatchObject([{ ids: [2] }]);
    expect(desk.calls.some((call) => /^requests\.(submit|decide|settle|record)$/.test(call.path))).toBe(false);
  });

  it('are marked read one by one or all at once', async () => {
    const desk = deskWithNotices(notice(2, null), notice(1, null));
    const { user } = await openDesk('/notices', desk);
    await user.click(await screen.findByRole('button', { name: 'Mark read: A••• answered (1)' }));
    await user.click(screen.getByRole('button', { name: 'Mark all read' }));
    await waitFor(() => expect(marked(desk)).toMatchObject([{ ids: [1] }, { ids: null }]));
  });

  it('can be narrowed to the unread ones', async () => {
    const { user } = await openDesk('/notices', deskWithNotices(notice(2, null), notice(1, hoursAgo(1))));
    expect(await screen.findByText('1 unread')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: /Unread/ }));
    await waitFor(() => expect(screen.queryByText('A••• answered (1)')).toBeNull());
    expect(screen.getByText(/A••• answered \(2\)/)).toBeTruthy();
  });

  it('say what will appear while there is none', async () => {
    await openDesk('/notices', deskWithNotices());
    expect(await screen.findByText('No notices yet')).toBeTruthy();
  });
});
