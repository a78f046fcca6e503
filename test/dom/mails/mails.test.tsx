import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MailLine } from '../../../src/contract/mails.ts';
import type { MailId } from '../../../src/core/mail/mail.ts';
import { sizeText } from '../../../src/renderer/features/mails/size.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { sampleMail } from './sample-mails.ts';

const waiting = (change: Partial<MailLine>): MailLine =>
  sampleMail({ id: 'mail-out' as MailId, kind: 'consent', how: 'smtp', subject: 'Approving', from: 'partner@acme.example', ...change });
function deskWith(out: readonly MailLine[], filed: readonly MailLine[] = []): FakeDesk {
  const desk = fakeDesk();
  desk.answer('mails.list', () => ({ rows: [...out, ...filed], more: false }));
  desk.answer('outbox.list', () => ({ rows: out }));
  desk.answer('outbox.sendNow', () => ({ mail: waiting({ state: 'sent' }) }));
  desk.answer('outbox.settle', () => ({ mail: waiting({ state: 'sent' }) }));
  desk.answer('outbox.discard', () => ({}));
  return desk;
}
const asked = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);

describe('The page of mails', () => {
  it('is on the rail, and says what will appear while nothing is filed', async () => {
    const { user, router } = await openDesk('/customers');
    await user.click(within(screen.getByRole('navigation', { name: 'Pages' })).getByRole('link', { name: 'Mails' }));
    expect(await screen.findByText('No mail is filed yet')).toBeTruthy();
    expect(router.state.location.pathname).toBe('/mails');
  });

  it('lists fifty mails with their state in words, and filters by the case and the customer of its address', async () => {
    const mails = Array.from({ length: 50 }, (_, index) =>
      sampleMail({ id: `mail-${index}` as MailId, subject: `Mail number ${index} ${'long '.repeat(40)}`, accountName: 'a'.repeat(128) }),
    );
    const desk = deskWith([], mails);
    const { user } = await openDesk('/mails?case=case-3', desk);
    expect(await screen.findAllByRole('row')).toHaveLength(51);
    expect(screen.getAllByText('received')).toHaveLength(50);
    expect(asked(desk, 'mails.list')[0]).toMatchObject({ caseId: 'case-3', customerId: null });
    await user.click(screen.getByRole('link', { name: /Show all mails/ }));
    await waitFor(() => expect(asked(desk, 'mails.list').at(-1)).toMatchObject({ caseId: null, customerId: null }));
  });

  it('shows older mails after a click, and keeps those that are there', async () => {
    const page = (from: number) => Array.from({ length: 3 }, (_, index) => sampleMail({ id: `mail-${from + index}` as MailId }));
    const desk = deskWith([]);
    desk.answer('mails.list', (input) =>
      (input as { before: unknown }).before === null ? { rows: page(0), more: true } : { rows: page(3), more: false },
    );
    const { user } = await openDesk('/mails', desk);
    await user.click(await screen.findByRole('button', { name: 'Show older mails' }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(7));
    expect(asked(desk, 'mails.list').at(-1)).toMatchObject({ before: { id: 'mail-2' } });
    expect(screen.queryByRole('button', { name: 'Show older mails' })).toBeNull();
  });

  it('sends a letter that waits once by one click', async () => {
    const desk = deskWith([waiting({ state: 'queued' })]);
    const { user } = await openDesk('/mails', desk);
    await user.click(await screen.findByRole('button', { name: 'Send it now' }));
    await waitFor(() => expect(asked(desk, 'outbox.sendNow')).toMatchObject([{ mailId: 'mail-out', again: false }]));
    expect(screen.queryByText('No mail is filed yet')).toBeNull();
  });

  it('sends a letter that was perhaps sent only after an explicit warning', async () => {
    const desk = deskWith([
      waiting({
        state: 'perhaps-sent',
        lastAttempt: { at: '2026-11-21T09:00:00Z', outcome: 'perhaps-sent', answer: '354 go ahead', fault: null },
      }),
    ]);
    const { user } = await openDesk('/mails', desk);
    expect(await screen.findByText('354 go ahead')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send it again…' }));
    const warning = within(await screen.findByRole('alertdialog'));
    expect(warning.getByText(/may get it twice. It keeps its Message-ID/)).toBeTruthy();
    expect(asked(desk, 'outbox.sendNow')).toEqual([]);
    await user.click(warning.getByRole('button', { name: /^Send again to/ }));
    await waitFor(() => expect(asked(desk, 'outbox.sendNow')).toMatchObject([{ again: true }]));
  });

  it('records what became of a letter as stated by a person, with how they know', async () => {
    const desk = deskWith([waiting({ state: 'perhaps-sent' })]);
    const { user } = await openDesk('/mails', desk);
    await user.click(await screen.findByRole('button', { name: 'It was sent' }));
    await user.type(await screen.findByRole('textbox', { name: 'How you know it' }), 'It is in the sent folder');
    await user.click(screen.getByRole('button', { name: 'Record: it was sent' }));
    await waitFor(() => expect(asked(desk, 'outbox.settle')).toMatchObject([{ became: 'sent', note: 'It is in the sent folder' }]));
  });

  it('gives up a refused letter after asking, and says why a sending failed', async () => {
    const desk = deskWith([waiting({ state: 'refused' })]);
    desk.fail('outbox.sendNow', { code: 'mail-server-missing' });
    const { user } = await openDesk('/mails', desk);
    await user.click(await screen.findByRole('button', { name: 'Send it now' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/No mail server is set up/);
    await user.click(screen.getByRole('button', { name: 'Give it up' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Give it up' }));
    await waitFor(() => expect(asked(desk, 'outbox.discard')).toMatchObject([{ mailId: 'mail-out' }]));
  });

  it('says what failed when the list cannot be read', async () => {
    const desk = fakeDesk();
    desk.fail('mails.list', { code: 'store-damaged' });
    await openDesk('/mails', desk);
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('tells sizes as people read them', () => {
    expect([812, 14 * 1024, 3.25 * 1024 * 1024].map(sizeText)).toEqual(['812 bytes', '14 KB', '3.3 MB']);
  });
});
