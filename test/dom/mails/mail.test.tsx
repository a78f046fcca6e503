import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MailLine } from '../../../src/contract/mails.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { sampleMail, sampleReading } from './sample-mails.ts';

function deskWithMail(change: Partial<MailLine> = {}): FakeDesk {
  const desk = fakeDesk();
  const mail = sampleMail(change);
  desk.answer('mails.get', () => ({
    mail,
    attempts: mail.lastAttempt ? [mail.lastAttempt] : [],
    references: [],
    authentication: ['mx.acme.example; dkim=fail'],
  }));
  desk.answer('mails.read', () => ({ reading: sampleReading(), findings: [] }));
  desk.answer('mails.printer', () => ({ name: 'Chromium' }));
  desk.answer('mails.saveOriginal', () => ({ kind: 'saved', where: 'answer.eml' }));
  desk.answer('mails.picture', () => ({ kind: 'saved', where: 'answer.pdf' }));
  desk.answer('mails.refile', () => ({}));
  return desk;
}
const asked = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);

describe('One filed mail', () => {
  it('keeps addresses and text hidden until they are asked for, and forgets them again', async () => {
    const desk = deskWithMail();
    const { user } = await openDesk('/mails/mail-1', desk);
    expect(await screen.findByText('o•••@e•••.example')).toBeTruthy();
    expect(screen.queryByText(/owner@acme.example/)).toBeNull();
    expect(asked(desk, 'mails.read')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show the mail' }));
    expect(await screen.findByText('Owner <owner@acme.example>')).toBeTruthy();
    expect(screen.getByText('Shown in clear; written in the log.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Hide the mail' }));
    expect(screen.queryByText(/owner@acme.example/)).toBeNull();
  });

  it.each([
    [{ state: 'received' }, /Filed as received, by a person/],
    [{ state: 'made', how: 'copy' }, /Whether anybody sent it, the app does not know/],
    [{ state: 'queued', how: 'smtp' }, /It goes only when you click/],
    [{ state: 'sent', how: 'smtp' }, /A mail server took it. Whether anybody received or read it/],
    [{ state: 'sent', how: 'dropped' }, /The app did not send it/],
    [
      { state: 'sent', how: 'smtp', lastAttempt: { at: '2026-11-21T09:00:00Z', outcome: 'settled-sent', answer: '', fault: null } },
      /as stated by a person/,
    ],
    [{ state: 'perhaps-sent', how: 'smtp' }, /may or may not be on its way/],
    [{ state: 'refused', how: 'smtp' }, /refused it: it is not on its way/],
    [{ state: 'discarded', how: 'smtp' }, /Given up/],
  ] satisfies readonly (readonly [Partial<MailLine>, RegExp])[])('says of %o no more than is known', async (change, words) => {
    await openDesk('/mails/mail-1', deskWithMail(change));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('shows what the mail server said, word for word', async () => {
    const answer = '550 5.7.1 <b>policy</b>';
    await openDesk(
      '/mails/mail-1',
      deskWithMail({
        state: 'refused',
        how: 'smtp',
        lastAttempt: { at: '2026-11-21T09:00:00Z', outcome: 'refused', answer, fault: { code: 'mail-server-refused', detail: { answer } } },
      }),
    );
    expect(await screen.findByText(answer)).toBeTruthy();
    expect(screen.getByText(/refused it: it is not on its way/)).toBeTruthy();
  });

  it('saves the original and a picture', async () => {
    const desk = deskWithMail();
    const { user } = await openDesk('/mails/mail-1', desk);
    await user.click(await screen.findByRole('button', { name: 'Save the original' }));
    expect(await screen.findByText('Saved as answer.eml.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Picture as PDF' }));
    expect(await screen.findByText('Saved as answer.pdf.')).toBeTruthy();
    expect(asked(desk, 'mails.picture')).toMatchObject([{ mailId: 'mail-1', form: 'pdf' }]);
  });

  it('says what is missing where nothing draws pictures', async () => {
    const desk = deskWithMail();
    desk.answer('mails.printer', () => ({ name: null }));
    const { user } = await openDesk('/mails/mail-1', desk);
    expect(await screen.findByText(/installed Chrome, Edge or Chromium/)).toBeTruthy();
    const png = screen.getByRole('button', { name: 'Picture as PNG' });
    expect(png.getAttribute('aria-disabled')).toBe('true');
    await user.click(png);
    expect(asked(desk, 'mails.picture')).toEqual([]);
  });

  it('is filed elsewhere', async () => {
    const desk = deskWithMail();
    const { user } = await openDesk('/mails/mail-1', desk);
    await user.click(await screen.findByRole('button', { name: 'File elsewhere…' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'What it is' }), 'Customer asks to leave');
    await user.click(screen.getByRole('button', { name: 'Choose another…' }));
    await user.type(screen.getByRole('searchbox', { name: 'Search by account or name' }), 'acme-hk-012');
    await user.click(await screen.findByRole('button', { name: 'Customer alone: acme-hk-012' }));
    await user.click(screen.getByRole('button', { name: 'File it there' }));
    await waitFor(() => expect(asked(desk, 'mails.refile')).toMatchObject([{ kind: 'application', caseId: null, customerId: 'c000012' }]));
  });

  it('says that it is not here when the address is of another desk', async () => {
    const desk = fakeDesk();
    desk.fail('mails.get', { code: 'not-found' });
    await openDesk('/mails/elsewhere', desk);
    expect(await screen.findByText('This mail is not here')).toBeTruthy();
    expect(within(screen.getByRole('main')).getAllByRole('link', { name: 'Mails' }).length).toBeGreaterThan(0);
  });
});
