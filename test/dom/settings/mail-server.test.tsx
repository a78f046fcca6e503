import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MailServerState } from '../../../src/contract/mail-server.ts';
import { formOf, inputOf, problemsOf, withSecurity } from '../../../src/renderer/features/settings/mail-server-form.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const kept: MailServerState = {
  host: 'mail.acme.example',
  port: 587,
  security: 'starttls',
  authorities: '',
  signIn: 'password',
  user: 'partner@acme.example',
  clientId: '',
  tokenAddress: '',
  secret: 'there',
};
const inputs = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map((call) => call.input);
const form = async () => within(await screen.findByRole('form', { name: 'Mail server' }));
function deskWith(state: MailServerState | null): FakeDesk {
  const desk = fakeDesk();
  desk.answer('mailServer.get', () => state);
  return desk;
}

describe('The mail server in Settings', () => {
  it('is set up with the usual port, the registered address as user, and a password that is typed and never shown', async () => {
    const desk = deskWith(null);
    desk.answer('mailServer.set', () => kept);
    const { user } = await openDesk('/settings', desk);
    const fields = await form();
    expect((fields.getByRole('textbox', { name: 'Port' }) as HTMLInputElement).value).toBe('587');
    expect((fields.getByRole('textbox', { name: 'User' }) as HTMLInputElement).value).toBe('partner@acme.example');
    await user.type(fields.getByRole('textbox', { name: 'Server' }), 'mail.acme.example');
    await user.click(fields.getByRole('button', { name: 'Keep' }));
    expect(await fields.findByText('Type it: for this server and user none is kept.')).toBeTruthy();
    expect(inputs(desk, 'mailServer.set')).toEqual([]);
    await user.type(fields.getByLabelText('Password', { selector: 'input[type="password"]' }), 'correct horse');
    await user.click(fields.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(inputs(desk, 'mailServer.set')).toHaveLength(1));
    expect(inputs(desk, 'mailServer.set')).toMatchObject([
      { host: 'mail.acme.example', port: 587, security: 'starttls', signIn: { kind: 'password', password: 'correct horse' } },
    ]);
    const field = (await form()).getByLabelText('Password', { selector: 'input[type="password"]' }) as HTMLInputElement;
    await waitFor(() => expect(field.isConnected ? field.value : '').toBe(''));
  });

  it('keeps the secret that is there, names where it is kept, and asks for it anew for another server', async () => {
    const { user } = await openDesk('/settings', deskWith(kept));
    const fields = await form();
    expect(await fields.findByText('Kept in: Memory only. Leave empty to keep it.')).toBeTruthy();
    expect(inputOf(formOf(kept, '')).signIn).toEqual({ kind: 'password', user: 'partner@acme.example', password: null });
    await user.type(fields.getByRole('textbox', { name: 'Server' }), '.evil.example');
    await user.click(fields.getByRole('button', { name: 'Keep' }));
    expect(await fields.findByText('Type it: for this server and user none is kept.')).toBeTruthy();
  });

  it('offers TLS from the start and STARTTLS, and nothing in clear', async () => {
    const { user } = await openDesk('/settings', deskWith(null));
    const fields = await form();
    const choices = within(fields.getByRole('group', { name: 'Protection of the line' }));
    expect(choices.getAllByRole('radio').map((radio) => (radio as HTMLInputElement).value)).toEqual(['starttls', 'implicit']);
    await user.click(choices.getByRole('radio', { name: /TLS from the start/ }));
    expect((fields.getByRole('textbox', { name: 'Port' }) as HTMLInputElement).value).toBe('465');
    expect(withSecurity({ ...formOf(kept, ''), port: '2525' }, 'implicit').port).toBe('2525');
  });

  it('is tried without sending anything, and says what the server said or why it did not work', async () => {
    const desk = deskWith(kept);
    desk.answer('mailServer.test', () => ({ greeting: '220 mail.acme.example ESMTP', milliseconds: 84 }));
    const { user } = await openDesk('/settings', desk);
    await user.click(await screen.findByRole('button', { name: 'Test it' }));
    expect(await screen.findByText('220 mail.acme.example ESMTP')).toBeTruthy();
    expect(screen.getByText(/port 587, answered in 84 milliseconds.*Nothing was sent/)).toBeTruthy();
    desk.fail('mailServer.test', { code: 'mail-server-certificate', detail: { reason: 'name' } });
    await user.click(screen.getByRole('button', { name: 'Test it' }));
    expect((await screen.findByRole('alert')).textContent).toContain("The mail server's certificate is not trusted");
  });

  it('is forgotten with its secret only after a question', async () => {
    const desk = deskWith(kept);
    desk.answer('mailServer.forget', () => ({}));
    const { user } = await openDesk('/settings', desk);
    await user.click(await screen.findByRole('button', { name: 'Forget this server…' }));
    expect(inputs(desk, 'mailServer.forget')).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Forget mail.acme.example' }));
    await waitFor(() => expect(inputs(desk, 'mailServer.forget')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Forget this server…' })).toBeNull());
  });

  it('knows what is wrong with what was typed', () => {
    const typed = {
      ...formOf(null, ''),
      host: 'https://mail',
      port: '70000',
      signIn: 'oauth2' as const,
      tokenAddress: 'http://login.example',
    };
    expect(problemsOf(typed, null)).toEqual({
      host: 'host',
      port: 'port',
      user: 'missing',
      clientId: 'missing',
      tokenAddress: 'https',
      clientSecret: 'secret',
      refreshToken: 'secret',
    });
    expect(problemsOf({ ...formOf(kept, ''), authorities: '-----BEGIN PRIVATE KEY-----' }, kept)).toEqual({ authorities: 'pem' });
  });
});
