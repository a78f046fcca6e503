import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

describe('The frame', () => {
  it('always says that the partner is simulated, and shows counts beside the pages', async () => {
    await openDesk('/');
    expect(await screen.findByText('SIMULATED PARTNER: nothing here reaches Huawei Cloud')).toBeTruthy();
    const rail = within(screen.getByRole('navigation', { name: 'Pages' }));
    expect(rail.getByRole('link', { name: /^Requests\s*waiting:\s*3$/ })).toBeTruthy();
    expect(rail.getByRole('link', { name: /^Notices\s*waiting:\s*2$/ })).toBeTruthy();
  });

  it('does not say so where the partner is not simulated', async () => {
    const desk = fakeDesk();
    desk.state.status = { ...desk.state.status, simulated: false };
    await openDesk('/', desk);
    await screen.findByText('Acme Cloud');
    expect(screen.queryByText(/SIMULATED/)).toBeNull();
  });

  it('puts the focus on the heading of the page that was opened', async () => {
    const { user } = await openDesk('/');
    await user.keyboard('gc');
    const heading = await screen.findByRole('heading', { level: 1, name: 'Customers' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(document.title).toBe('Customers · Consent Desk');
  });

  it('goes back to where one was', async () => {
    const { user, router } = await openDesk('/');
    await user.keyboard('gc');
    await screen.findByRole('heading', { level: 1, name: 'Customers' });
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  });

  it('finds a customer from the palette', async () => {
    const { user, router } = await openDesk('/');
    await screen.findByText('Acme Cloud');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or command' }), 'ae-007');
    await user.click(await screen.findByRole('option', { name: /acme-ae-007/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/c000007'));
  });

  it('does what the palette offers', async () => {
    const { user, desk } = await openDesk('/');
    await screen.findByText('Acme Cloud');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or command' }), 'sync');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(desk.calls.some((call) => call.path === 'sync.start')).toBe(true));
  });

  it('lists the keys of this page', async () => {
    const { user } = await openDesk('/');
    await screen.findByText('Acme Cloud');
    await user.keyboard('?');
    const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(dialog.getByText('Go to Customers')).toBeTruthy();
    expect(dialog.getByText('Mark as seen')).toBeTruthy();
  });

  it('leaves plain keys alone while one types', async () => {
    const { user, router } = await openDesk('/customers');
    await user.type(await screen.findByRole('searchbox'), 'gcg h?');
    expect(router.state.location.pathname).toBe('/customers');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks a person before a mass loss is concluded', async () => {
    const desk = fakeDesk();
    desk.state.status = { ...desk.state.status, sync: { ...desk.state.status.sync, phase: 'waiting-for-person', missing: 42 } };
    const { user } = await openDesk('/', desk);
    expect(await screen.findByText(/42 customers are missing from the last listing/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Do not trust it' }));
    await waitFor(() => expect(desk.calls.find((call) => call.path === 'sync.confirmLoss')?.input).toMatchObject({ trust: false }));
  });
});
