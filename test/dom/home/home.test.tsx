import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

describe('Since you were last here', () => {
  it('groups what changed, answers first, and leads to the request', async () => {
    const { user, router } = await openDesk('/');
    await screen.findByRole('heading', { level: 2, name: 'Answers and outcomes' });
    const groups = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent?.trim());
    expect(groups).toEqual([
      'Answers and outcomes',
      'Customers who asked to leave',
      'No longer visible, or visible again',
      'New and changed customers',
      'Also in the log',
      'Waiting for you',
    ]);
    await user.click(screen.getByRole('link', { name: /acme-ae-007/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/requests/case-7'));
  });

  it('shows what waits for you with its age in working days', async () => {
    await openDesk('/');
    const row = await screen.findByRole('link', { name: /9 working days/ });
    expect(row.textContent).toContain('acme-ae-003');
  });

  it('is empty after it was marked as seen, and says what will appear', async () => {
    const { user, desk } = await openDesk('/');
    await user.click(await screen.findByRole('button', { name: 'Mark as seen' }));
    await waitFor(() => expect(desk.calls.find((call) => call.path === 'home.seen')?.input).toMatchObject({ newest: 9 }));
    desk.tell({ topic: 'log', account: null, id: null });
    expect(await screen.findByText('Nothing changed since you were last here')).toBeTruthy();
  });

  it('welcomes on a clean profile, takes name and role, and points to the partner identity', async () => {
    const desk = fakeDesk({ changes: [], seenAt: null });
    desk.state.settings = { ...desk.state.settings, operator: '', partnerAccountName: '', partnerEmail: '' };
    const { user } = await openDesk('/', desk);
    expect(await screen.findByText('Welcome to Consent Desk')).toBeTruthy();
    expect(await screen.findByText('Nothing new yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Type your name: it stands beside what you state')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Ana Souza');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Your role' }), 'account manager');
    expect(screen.getByText(/Only the administrator may submit or decide/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(desk.state.settings).toMatchObject({ operator: 'Ana Souza', role: 'account-manager' }));
    desk.tell({ topic: 'settings', account: null, id: null });
    expect(await screen.findByText('Ana Souza, account manager')).toBeTruthy();
    expect(within(screen.getByRole('main')).getByRole('link', { name: 'Open Settings' })).toBeTruthy();
  });

  it('says what failed and tries again', async () => {
    const desk = fakeDesk();
    desk.fail('home.since', { code: 'store-damaged' });
    const { user } = await openDesk('/', desk);
    expect((await screen.findByRole('alert')).textContent).toContain('The database on this computer is damaged.');
    desk.fail('home.since', null);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Answers and outcomes')).toBeTruthy();
  });
});
