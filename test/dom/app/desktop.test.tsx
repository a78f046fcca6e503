import { createMemoryHistory } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { linkedPages, linkRefusals, routeOfLink } from '../../../src/engine/shell/deep-link.ts';
import { createDeskRouter } from '../../../src/renderer/app/router.tsx';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const inputs = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map((call) => call.input);
const panel = async (name: string) => {
  const heading = await screen.findByRole('heading', { level: 2, name });
  return within(heading.closest('section') as HTMLElement);
};

describe('A link from outside', () => {
  const routes = Object.keys(createDeskRouter(createMemoryHistory()).routesByPath);

  it('leads only to pages that there are', () => {
    for (const route of Object.values(linkedPages)) expect(routes).toContain(route);
    for (const [page, path] of [
      ['customers', '/customers/$customerId'],
      ['requests', '/requests/$caseId'],
      ['consent', '/consent/$customerId'],
    ])
      expect(routes, routeOfLink(`consentdesk://${page}/x`)).toContain(path);
  });

  it.each([...linkRefusals, 'file-unreadable'] as const)(
    'that is not followed (%s) is said to be so at home, until it was read',
    async (why) => {
      const { user, router } = await openDesk(`/?link=${why}`);
      const note = await screen.findByRole('alert');
      expect(note.textContent).toMatch(/not followed|could not be read/);
      await user.click(within(note).getByRole('button', { name: 'Close' }));
      await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
      expect(router.state.location.href).toBe('/');
    },
  );

  it('says nothing for words that are not ours', async () => {
    await openDesk('/?link=<b>x</b>');
    await screen.findByText('Acme Cloud');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('A pause', () => {
  const pausedDesk = (paused: FakeDesk['state']['status']['paused']) => {
    const desk = fakeDesk();
    desk.state.status = { ...desk.state.status, paused };
    return desk;
  };

  it('says who paused and when, and is ended there', async () => {
    const desk = pausedDesk({ at: '2026-11-22T01:30:00Z', by: 'Li Wei', where: 'page' });
    const { user } = await openDesk('/', desk);
    expect(await screen.findByText(/^Li Wei paused looking for changes, 2026-11-22/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Look for changes again' }));
    await waitFor(() => expect(inputs(desk, 'desk.setPaused')).toMatchObject([{ paused: false }]));
    desk.tell({ topic: 'status', account: null, id: null });
    await waitFor(() => expect(screen.queryByText(/paused looking for changes/)).toBeNull());
  });

  it.each([
    ['at the tray', { where: 'tray', by: '' }, /was paused at the tray/],
    ['by somebody who gave no name', { where: 'page', by: '' }, /^Looking for changes is paused since/],
  ] as const)('%s is said as it was', async (_, given, words) => {
    await openDesk('/', pausedDesk({ at: '2026-11-22T01:30:00Z', ...given }));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('begins from the palette and from the settings', async () => {
    const { user, desk } = await openDesk('/settings');
    const computer = await panel('This computer');
    await user.click(computer.getByRole('radio', { name: /^Paused/ }));
    await waitFor(() => expect(inputs(desk, 'desk.setPaused')).toMatchObject([{ paused: true }]));
    desk.tell({ topic: 'status', account: null, id: null });
    await screen.findByText(/^Li Wei paused looking for changes/);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or command' }), 'look for changes');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(inputs(desk, 'desk.setPaused')).toMatchObject([{ paused: true }, { paused: false }]));
  });
});

describe('Opening at sign-in', () => {
  it('is not offered where the shell cannot do it, and it says so', async () => {
    await openDesk('/settings');
    const computer = await panel('This computer');
    expect(await computer.findByText('Opening at sign-in is offered only by the installed app, not here.')).toBeTruthy();
    expect(computer.queryByRole('radio', { name: 'Consent Desk opens' })).toBeNull();
  });

  it('is off, and turned on by the person', async () => {
    const desk = fakeDesk();
    desk.answer('settings.loginItem', () => 'off');
    desk.answer('settings.setLoginItem', (input: { on: boolean }) => (input.on ? 'on' : 'off'));
    const { user } = await openDesk('/settings', desk);
    const computer = await panel('This computer');
    const opens = await computer.findByRole<HTMLInputElement>('radio', { name: 'Consent Desk opens' });
    expect(opens.checked).toBe(false);
    await user.click(opens);
    await waitFor(() => expect(opens.checked).toBe(true));
    expect(inputs(desk, 'settings.setLoginItem')).toEqual([{ on: true }]);
  });
});
