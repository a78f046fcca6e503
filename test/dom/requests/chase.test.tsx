import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../desk-page.tsx';
import { deskWith, inputsOf, sampleRequest } from './sample-request.ts';

const pending = () => {
  const desk = deskWith(sampleRequest({ side: 'partner', state: 'awaiting-customer' }));
  for (const path of ['note', 'snooze', 'remind', 'cancel']) desk.answer(`requests.${path}`, () => ({}));
  return desk;
};

describe('Chasing a request', () => {
  it('keeps a note for this desk', async () => {
    const desk = pending();
    const { user } = await openDesk('/requests/case-5', desk);
    await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Called twice');
    await user.click(screen.getByRole('button', { name: 'Keep note' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.note')).toMatchObject([{ note: 'Called twice' }]));
  });

  it('is snoozed until a day with a reason, never without one', async () => {
    const desk = pending();
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Snooze…' }));
    const snooze = screen.getByRole('button', { name: 'Snooze' });
    await user.click(snooze);
    expect(inputsOf(desk, 'requests.snooze')).toHaveLength(0);
    await user.type(screen.getByRole('textbox', { name: 'Why it can wait' }), 'On holiday');
    await user.click(snooze);
    await waitFor(() =>
      expect(inputsOf(desk, 'requests.snooze')).toMatchObject([{ reason: 'On holiday', until: expect.stringMatching(/Z$/) }]),
    );
  });

  it('is reminded of on a day to come', async () => {
    const desk = pending();
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Remind me…' }));
    const day = screen.getByRole('textbox', { name: 'Remind me on' });
    await user.clear(day);
    await user.type(day, '2026-02-30');
    expect(screen.getByRole('alert').textContent).toContain('A day after today');
    await user.click(screen.getByRole('button', { name: 'Set reminder' }));
    expect(inputsOf(desk, 'requests.remind')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Tomorrow' }));
    await user.click(screen.getByRole('button', { name: 'Set reminder' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.remind')).toHaveLength(1));
    const { at } = inputsOf(desk, 'requests.remind')[0] as { at: string };
    expect(Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Now.instant())).toBe(1);
  });

  it('goes on with a mail to the customer in English or Chinese, labelled ours', async () => {
    const desk = pending();
    desk.answer('consent.instructions', ({ language }: { language: string }) => ({
      to: null,
      subject: 'S',
      body: language === 'zh' ? '步骤' : 'Steps',
    }));
    desk.answer('consent.deliverInstructions', () => ({ kind: 'opened' }));
    const { user } = await openDesk('/requests/case-5', desk);
    expect(await screen.findByText('Our own text, not a Huawei Cloud template.')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Chinese' }));
    await user.click(await screen.findByRole('button', { name: 'Show the mail' }));
    expect(await screen.findByText('步骤')).toBeTruthy();
    expect(screen.getByText('the address is not known; fill it in your mail client')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open in mail client' }));
    expect(await screen.findByText('Opened in your mail client.')).toBeTruthy();
    expect(inputsOf(desk, 'consent.deliverInstructions')).toMatchObject([{ language: 'zh', way: 'mail' }]);
  });

  it('leads to Settings while the mail cannot name the partner', async () => {
    const desk = pending();
    desk.fail('consent.instructions', { code: 'partner-identity-missing' });
    await openDesk('/requests/case-5', desk);
    expect(await screen.findByRole('link', { name: 'Give them in Settings' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('lets a draft be given up, after asking, and says that nothing was sent', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft' }));
    desk.answer('requests.cancel', () => ({}));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Give up this draft' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Give up this draft' }));
    expect(dialog.getByText(/Nothing was sent, and nothing will be/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Give up the draft for acme-sg-005' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.cancel')).toHaveLength(1));
  });

  it('says how each event is known', async () => {
    const detail = sampleRequest({ side: 'customer', state: 'awaiting-partner' });
    const events = [
      { kind: 'incoming' as const, at: '2026-11-20T03:00:00Z', source: 'person' as const, by: 'Ana Souza', note: 'By phone' },
    ];
    await openDesk('/requests/case-5', deskWith({ ...detail, events }));
    expect(await screen.findByText(/as stated by Ana Souza/)).toBeTruthy();
    expect(screen.getByText('By phone')).toBeTruthy();
  });
});
