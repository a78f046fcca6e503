import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

describe('When the engine goes', () => {
  it('everything stays readable, and is asked again when it is back', async () => {
    const { desk } = await openDesk('/customers');
    await screen.findByText('240 customers');
    desk.engine(false);
    expect(await screen.findByText(/The engine of Consent Desk does not answer/)).toBeTruthy();
    expect(screen.getByText('acme-hk-000')).toBeTruthy();
    desk.state.rows = desk.state.rows.slice(0, 5);
    desk.engine(true);
    expect(await screen.findByText('5 customers')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/does not answer/)).toBeNull());
  });

  it('an act fails with what is safe and is never repeated', async () => {
    const { desk, user } = await openDesk('/customers/c000005');
    const prepare = await screen.findByRole('button', { name: 'Prepare request' });
    desk.engine(false);
    await user.click(prepare);
    expect((await screen.findByText(/An act in flight is never repeated/)).textContent).toBeTruthy();
    desk.engine(true);
    await waitFor(() => expect(screen.queryByText(/The engine of Consent Desk does not answer. What you see/)).toBeNull());
    expect(desk.calls.filter((call) => call.path === 'requests.prepare')).toHaveLength(1);
  });
});

describe('News from the engine', () => {
  it('that miss a number make everything be asked again', async () => {
    const desk = fakeDesk();
    await openDesk('/customers', desk);
    await screen.findByText('240 customers');
    desk.state.rows = desk.state.rows.slice(0, 7);
    desk.skip();
    desk.tell({ topic: 'notices', account: null, id: null });
    expect(await screen.findByText('7 customers')).toBeTruthy();
  });

  it('about something else leave the list as it is', async () => {
    const { desk } = await openDesk('/customers');
    await screen.findByText('240 customers');
    const asked = () => desk.calls.filter((call) => call.path === 'customers.page').length;
    const before = asked();
    const status = desk.calls.filter((call) => call.path === 'desk.status').length;
    desk.tell({ topic: 'notices', account: null, id: null });
    await waitFor(() => expect(desk.calls.filter((call) => call.path === 'desk.status').length).toBeGreaterThan(status));
    expect(asked()).toBe(before);
  });

  it('can open a page: a notice on the desktop was pressed', async () => {
    const { desk, router } = await openDesk('/');
    await screen.findByText('Acme Cloud');
    desk.tell({ topic: 'open', account: null, id: '/customers/c000003' });
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/c000003'));
  });
});
