import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../desk-page.tsx';

describe('Views of the list', () => {
  beforeEach(() => localStorage.clear());

  it('are chosen by name, and the address says what they show', async () => {
    const { user, router } = await openDesk('/customers?manager=li.wei');
    await user.click(await screen.findByRole('button', { name: 'View: own filters' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Blocked' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ verdict: 'blocked' }));
    await user.click(screen.getByRole('button', { name: 'View: Blocked' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Everyone' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('keep what is shown as mine, on this computer', async () => {
    const { user, router } = await openDesk('/customers?manager=li.wei');
    await user.click(await screen.findByRole('button', { name: 'View: own filters' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Keep these filters as Mine' }));
    await user.click(await screen.findByRole('button', { name: 'View: Mine' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Everyone' }));
    await user.click(await screen.findByRole('button', { name: 'View: Everyone' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Mine' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ manager: 'li.wei' }));
    expect(localStorage.getItem('customers-views')).toContain('li.wei');
  });
});
