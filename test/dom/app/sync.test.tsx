import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DeskStatus } from '../../../src/contract/desk.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const progress = {
  passId: 'p',
  startedAt: '2026-11-22T01:30:00Z',
  scope: '',
  scopesLeft: [],
  offset: 5000,
  expected: 9000,
  read: 5000,
  total: 9000,
  changedWhileRead: false,
};
const deskWith = (sync: Partial<DeskStatus['sync']>) => {
  const desk = fakeDesk();
  desk.state.status = { ...desk.state.status, sync: { ...desk.state.status.sync, ...sync } };
  return desk;
};

describe('A listing that runs', () => {
  it.each([
    [null, /reading 5,000 of 9,000$/],
    [20, /reading 5,000 of 9,000, about 1 minute$/],
    [150, /reading 5,000 of 9,000, about 3 minutes$/],
  ])('with %s seconds left is told so', async (left, words) => {
    await openDesk('/', deskWith({ phase: 'running', progress, left }));
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe('A listing that is not believed', () => {
  it.each([
    ['mass-loss', /So many at once may also be a lost permission/],
    ['key-changed', /The key of this account is another one/],
    ['permissions-changed', /A whole part of the listing is not answered any more/],
  ] as const)('because of %s says why', async (doubt, words) => {
    await openDesk('/', deskWith({ phase: 'waiting-for-person', missing: 3, doubt }));
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe('How often the customers are read', () => {
  it('is chosen in the settings, which say when each reading was and what it notices', async () => {
    const desk = deskWith({
      lastCompleteAt: '2026-11-21T03:00:00Z',
      lastLookAt: '2026-11-22T01:15:00Z',
      fullEvery: { minutes: 240, chosen: false },
    });
    const { user } = await openDesk('/settings', desk);
    const heading = await screen.findByRole('heading', { level: 2, name: 'Reading the customers' });
    const panel = within(heading.closest('section') as HTMLElement);
    expect(panel.getByText(/2026-11-21/)).toBeTruthy();
    expect(panel.getByText(/Only a full listing notices who is missing/)).toBeTruthy();
    await user.click(panel.getByRole('radio', { name: 'Every hour' }));
    await waitFor(() => expect(desk.calls.find(({ path }) => path === 'sync.setFullEvery')?.input).toMatchObject({ minutes: 60 }));
  });
});
