import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TicketDraft } from '../../../src/contract/tickets.ts';
import { ticketSource } from '../../../src/core/consent/ticket.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWithLetter, inputs, sampleDraft } from './sample-letter.ts';

const ticket = (kind: TicketDraft['kind'], attachments: TicketDraft['attachments'] = []): TicketDraft => ({
  kind,
  files: kind === 'over-limit-by-partner' ? 'partner' : 'customer',
  to: kind === 'over-limit-by-partner' ? null : 'o•••@e•••.example',
  subject: `Ticket ${kind}`,
  body: 'In our own words',
  attachments,
  source: ticketSource(kind),
});

describe('The service ticket', () => {
  it('is folded away, ours, and says what is not documented; the mail of the route of 2020 says what goes with it', async () => {
    const desk = deskWithLetter(sampleDraft());
    desk.answer('tickets.draft', ({ kind }: { kind: TicketDraft['kind'] }) =>
      ticket(kind, [
        { what: 'letter', name: 'consent-email.eml', why: null },
        { what: 'picture', name: null, why: 'nothing-draws' },
      ]),
    );
    const { user } = await openDesk('/consent/c000005', desk);
    expect(await screen.findByText("text of ours, not Huawei's; a person files it")).toBeTruthy();
    expect(inputs(desk, 'tickets.draft')).toEqual([]);
    await user.click(screen.getByRole('heading', { name: 'Service ticket' }));
    const files = within(await screen.findByRole('list', { name: 'What goes with the mail' }));
    expect(files.getByText('consent-email.eml')).toBeTruthy();
    expect(files.getByText(/nothing on this computer can draw it/)).toBeTruthy();
    expect(screen.getByText('Whether a ticket beyond the limit needs the consent email.')).toBeTruthy();
  });

  it('opens at the ticket that a request asks for, and is copied or saved as text where we file it', async () => {
    const desk = deskWithLetter(sampleDraft());
    desk.answer('tickets.draft', ({ kind }: { kind: TicketDraft['kind'] }) => ticket(kind));
    desk.answer('tickets.deliver', () => ({ kind: 'saved', where: '/tmp/ticket.txt' }));
    const { user } = await openDesk('/consent/c000005?case=case-5&ticket=over-limit-by-partner', desk);
    await user.click(await screen.findByRole('button', { name: 'Save as text' }));
    expect(await screen.findByText(/Saved as \/tmp\/ticket\.txt/)).toBeTruthy();
    expect(inputs(desk, 'tickets.deliver')).toMatchObject([
      { customerId: 'c000005', caseId: 'case-5', kind: 'over-limit-by-partner', language: 'en', way: 'file' },
    ]);
    expect(screen.queryByRole('button', { name: 'Save mail as .eml' })).toBeNull();
  });
});
