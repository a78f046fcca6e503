import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../desk-page.tsx';
import { deskWithLetter, inputs, sampleDraft, sampleMail } from './sample-letter.ts';

const cut = { outcome: 'perhaps-sent', answer: '354 go ahead', fault: { code: 'mail-server-unreachable' } } as const;

describe('Letters that wait', () => {
  it('say that one was refused, with the words of the server, and are sent or given up by a click', async () => {
    const desk = deskWithLetter(sampleDraft(), {
      server: true,
      outbox: [sampleMail('refused', { outcome: 'refused', answer: '550 5.7.1 Sender not allowed' })],
    });
    desk.answer('outbox.discard', () => ({}));
    const { user } = await openDesk('/consent/c000005', desk);
    const list = within(await screen.findByRole('list', { name: 'Letters that wait for you' }));
    expect(list.getByText('550 5.7.1 Sender not allowed')).toBeTruthy();
    expect(list.getByText(/It is not on its way/)).toBeTruthy();
    await user.click(list.getByRole('button', { name: 'Give it up' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Give it up' }));
    await waitFor(() => expect(inputs(desk, 'outbox.discard')).toMatchObject([{ mailId: 'mail-1' }]));
  });

  it('never repeat one that was perhaps sent without saying that the customer may get it twice', async () => {
    const desk = deskWithLetter(sampleDraft(), { server: true, outbox: [sampleMail('perhaps-sent', cut)] });
    desk.answer('outbox.sendNow', () => ({ mail: sampleMail('sent', {}) }));
    const { user } = await openDesk('/consent/c000005', desk);
    const list = within(await screen.findByRole('list', { name: 'Letters that wait for you' }));
    expect(list.getByText(/before the server said what became of it/)).toBeTruthy();
    await user.click(list.getByRole('button', { name: 'Send it again…' }));
    expect(await screen.findByText(/may get it twice\. It keeps its Message-ID/)).toBeTruthy();
    expect(inputs(desk, 'outbox.sendNow')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Send again to o•••@e•••.example' }));
    await waitFor(() => expect(inputs(desk, 'outbox.sendNow')).toMatchObject([{ mailId: 'mail-1', again: true }]));
  });

  it('take what a person found out, with how it is known', async () => {
    const desk = deskWithLetter(sampleDraft(), { server: true, outbox: [sampleMail('perhaps-sent', cut)] });
    desk.answer('outbox.settle', () => ({ mail: sampleMail('sent', { outcome: 'settled-sent' }) }));
    const { user } = await openDesk('/consent/c000005', desk);
    await user.click(await screen.findByRole('button', { name: 'It was sent' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'It was sent' }));
    await user.type(dialog.getByRole('textbox', { name: 'How you know it' }), 'in the sent folder');
    await user.click(dialog.getByRole('button', { name: 'Record: it was sent' }));
    await waitFor(() =>
      expect(inputs(desk, 'outbox.settle')).toMatchObject([{ mailId: 'mail-1', became: 'sent', note: 'in the sent folder' }]),
    );
  });

  it('are sent after a click alone, of this customer alone, and lead to Settings where no server is set up', async () => {
    const other = { ...sampleMail('queued', null, 'mail-2'), customerId: 'c000009' as never };
    const desk = deskWithLetter(sampleDraft(), { outbox: [sampleMail('queued', null), other] });
    await openDesk('/consent/c000005', desk);
    const list = within(await screen.findByRole('list', { name: 'Letters that wait for you' }));
    expect(list.getAllByRole('listitem')).toHaveLength(1);
    expect(list.getByRole('button', { name: 'Send it now' }).getAttribute('aria-disabled')).toBe('true');
    expect(list.getByRole('link', { name: /No mail server is set up/ })).toBeTruthy();
    expect(inputs(desk, 'outbox.sendNow')).toEqual([]);
  });
});
