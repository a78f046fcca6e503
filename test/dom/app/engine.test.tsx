import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineWord } from '../../../src/contract/page-shell.ts';
import { App } from '../../../src/renderer/app/app.tsx';
import { createDeskRouter } from '../../../src/renderer/app/router.tsx';
import { createQueryClient } from '../../../src/renderer/bridge/bridge.tsx';
import { useShellWord } from '../../../src/renderer/bridge/shell-word.ts';
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

describe('When nothing brings the engine back by itself', () => {
  const log = '/home/anna/consent-desk/errors.log';
  const wishes = { startAgain: vi.fn(), showLog: vi.fn() };
  const say = (word: EngineWord | null) => act(() => useShellWord.setState({ word }));
  beforeEach(() => {
    wishes.startAgain.mockClear();
    wishes.showLog.mockClear();
    vi.stubGlobal('consentDesk', wishes);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    say(null);
  });

  it('the page says how often it died and where the log is, lets it be shown, and offers to start again', async () => {
    const { desk, user } = await openDesk('/customers');
    await screen.findByText('acme-hk-000');
    desk.engine(false);
    say({ kind: 'down', fault: { code: 'engine-down' }, deaths: 3, log });
    const panel = within(await screen.findByRole('alert'));
    expect(panel.getByText('It ended 3 times within a minute and is not started again by itself.')).toBeTruthy();
    expect(panel.getByText(log)).toBeTruthy();
    expect(screen.getByText('acme-hk-000')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Show the log' }));
    expect(wishes.showLog).toHaveBeenCalledOnce();
    await user.click(panel.getByRole('button', { name: 'Start again' }));
    expect(wishes.startAgain).toHaveBeenCalledOnce();
  });

  it('all is asked anew when it was started again, what was typed is kept, and the panel goes', async () => {
    const { desk, user } = await openDesk('/customers');
    await screen.findByText('240 customers');
    const search = screen.getByRole('searchbox');
    await user.type(search, 'hk');
    desk.engine(false);
    say({ kind: 'down', fault: { code: 'engine-down' }, deaths: 3, log });
    await screen.findByRole('alert');
    desk.state.rows = desk.state.rows.slice(1);
    desk.engine(true);
    say({ kind: 'starting' });
    say({ kind: 'running' });
    await waitFor(() => expect(screen.queryByText('acme-hk-000')).toBeNull());
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('hk');
    expect(screen.queryByText(log)).toBeNull();
  });

  it.each([
    ['profile-locked', 'Another Consent Desk works with this profile.', 'Go to the other window'],
    ['store-newer', 'The database was written by a newer Consent Desk.', 'Install the newer version again.'],
    ['disk-full', 'The disk is full.', 'Free some space'],
  ] as const)('a start that failed with %s has a page of its own that says what to do', async (fault, what, next) => {
    const desk = fakeDesk();
    desk.engine(false);
    say({ kind: 'down', fault: { code: fault }, deaths: 0, log });
    render(<App client={desk.client} queryClient={createQueryClient()} router={createDeskRouter()} />);
    const panel = within(await screen.findByRole('alert'));
    expect(panel.getByText(what)).toBeTruthy();
    expect(panel.getByText(new RegExp(next))).toBeTruthy();
    expect(panel.getByText(fault)).toBeTruthy();
    expect(panel.queryByText(/within a minute/)).toBeNull();
    await userEvent.click(panel.getByRole('button', { name: 'Start again' }));
    expect(wishes.startAgain).toHaveBeenCalledOnce();
    desk.engine(true);
    say({ kind: 'running' });
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy();
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
