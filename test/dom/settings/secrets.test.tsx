import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Protection } from '../../../src/core/protection/protection.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const plain: Protection = { level: 'secret-service', state: 'open', weak: null, setAside: [] };
async function open(protection: Partial<Protection>) {
  const desk = fakeDesk();
  const now = { protection: { ...plain, ...protection } };
  desk.answer('settings.protection', () => now.protection);
  const { user } = await openDesk('/settings', desk);
  const heading = await screen.findByRole('heading', { level: 2, name: 'Protection of secrets' });
  return { desk, user, now, panel: within(heading.closest('section') as HTMLElement) };
}

describe('The protection of secrets', () => {
  it.each([
    ['keychain', 'Keychain', /Keychain of macOS/],
    ['dpapi', 'DPAPI', /sealed by Windows/],
    ['credential-manager', 'Credential Manager', /Credential Manager of Windows/],
    ['secret-service', 'Secret Service', /Secret Service of your desktop/],
    ['kwallet', 'KWallet', /KWallet keeps/],
    ['kwallet5', 'KWallet 5', /KWallet keeps/],
    ['kwallet6', 'KWallet 6', /KWallet keeps/],
    ['basic-text', 'Basic text', /whoever reads the files of your account can read them/],
    ['memory', 'Memory only', /asked for them again after a restart/],
  ] as const)('is named: %s', async (level, name, means) => {
    const { panel } = await open({ level });
    expect(await panel.findByText(name)).toBeTruthy();
    expect(panel.getByText(means)).toBeTruthy();
    expect(panel.queryByRole('radio')).toBeNull();
  });

  it('says that a keyring is locked, and looks again', async () => {
    const { panel, user, now } = await open({ state: 'locked' });
    expect(await panel.findByText(/It is locked/)).toBeTruthy();
    now.protection = plain;
    await user.click(panel.getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(panel.queryByText(/It is locked/)).toBeNull());
  });

  it('lets the person accept basic text, saying what that means, and take it back', async () => {
    const { panel, user, desk, now } = await open({ level: 'memory', weak: 'refused' });
    desk.answer('settings.acceptWeakProtection', ({ accepted }: { accepted: boolean }) => {
      now.protection = accepted ? { ...plain, level: 'basic-text', weak: 'accepted' } : { ...plain, level: 'memory', weak: 'refused' };
      return now.protection;
    });
    expect(((await panel.findByRole('radio', { name: /Memory only/ })) as HTMLInputElement).checked).toBe(true);
    expect(panel.getByText(/other programs, backups, a lost disk/)).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Keep' }));
    expect(desk.calls.some(({ path }) => path === 'settings.acceptWeakProtection')).toBe(false);
    await user.click(panel.getByRole('radio', { name: /Accept basic text/ }));
    await user.click(panel.getByRole('button', { name: 'Keep' }));
    expect(await panel.findByText(/You accepted this/)).toBeTruthy();
    await user.click(panel.getByRole('radio', { name: /Memory only/ }));
    await user.click(panel.getByRole('button', { name: 'Keep' }));
    expect(await panel.findByText(/no secure place/)).toBeTruthy();
    expect(desk.calls.filter(({ path }) => path === 'settings.acceptWeakProtection').map(({ input }) => input)).toEqual([
      { accepted: true },
      { accepted: false },
    ]);
  });

  it('tells where files were put that could not be used', async () => {
    await open({
      setAside: [
        { what: 'settings', where: '/profile/settings.set-aside-2026-11-22.json' },
        { what: 'secret', where: '/profile/secrets/ab.set-aside-2026-11-22' },
      ],
    });
    const notice = within(await screen.findByRole('status', { name: 'Set aside' }));
    expect(notice.getByText('/profile/settings.set-aside-2026-11-22.json')).toBeTruthy();
    expect(notice.getByText(/A kept secret could not be used/)).toBeTruthy();
  });
});
