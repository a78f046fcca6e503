import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDesk } from '../desk-page.tsx';
import { deskWithLetter, inputs, sampleDraft, sampleFinding, sampleMail } from './sample-letter.ts';

afterEach(() => vi.unstubAllGlobals());

describe('The ways out of the consent email', () => {
  it('lead with the mail server where one is set up, and ask once, naming sender, recipient and server', async () => {
    const desk = deskWithLetter(sampleDraft(), { server: true });
    desk.answer('consent.send', () => ({ mail: sampleMail('sent', { answer: '250 2.0.0 OK queued as 4XyZ' }) }));
    const { user } = await openDesk('/consent/c000005', desk);
    expect(
      await screen.findByText(/from partner@acme\.example to o•••@e•••\.example through mail\.acme\.example, over a protected line/),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send this letter now' }));
    const asked = within(await screen.findByRole('alertdialog', { name: 'Send this letter now?' }));
    expect(asked.getByText('partner@acme.example')).toBeTruthy();
    expect(asked.getByText('mail.acme.example, port 587, STARTTLS')).toBeTruthy();
    expect(inputs(desk, 'consent.send')).toEqual([]);
    await user.click(asked.getByRole('button', { name: 'Send to o•••@e•••.example' }));
    expect(await screen.findByText('250 2.0.0 OK queued as 4XyZ')).toBeTruthy();
    expect(screen.getByText(/The mail server took it at/)).toBeTruthy();
    expect(inputs(desk, 'consent.send')).toMatchObject([{ customerId: 'c000005', caseId: null, again: false }]);
  });

  it('send nothing while an error stands', async () => {
    await openDesk('/consent/c000005', deskWithLetter(sampleDraft({ findings: [sampleFinding({ weight: 'error' })] }), { server: true }));
    const button = await screen.findByRole('button', { name: 'Send this letter now' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('Not possible while an error stands.')).toBeTruthy();
  });

  it('send the very same letter anew only after a question of its own', async () => {
    const desk = deskWithLetter(sampleDraft(), { server: true });
    desk.fail('consent.send', { code: 'case-forbids', detail: { state: 'sent' } });
    const { user } = await openDesk('/consent/c000005', desk);
    await user.click(await screen.findByRole('button', { name: 'Send this letter now' }));
    await user.click(await screen.findByRole('button', { name: /^Send to/ }));
    expect(await screen.findByText('The very same letter was sent before.')).toBeTruthy();
    desk.fail('consent.send', null);
    desk.answer('consent.send', () => ({ mail: sampleMail('sent', {}) }));
    await user.click(screen.getByRole('button', { name: 'Send it once more…' }));
    expect(await screen.findByText(/The customer may get it twice/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Send once more to/ }));
    await waitFor(() => expect(inputs(desk, 'consent.send')).toMatchObject([{ again: false }, { again: true }]));
  });

  it('never call a letter sent that was saved, opened in the mail client or copied', async () => {
    const desk = deskWithLetter(sampleDraft());
    const { user } = await openDesk('/consent/c000005', desk);
    desk.answer('consent.deliver', ({ way }: { way: string }) =>
      way === 'file' ? { kind: 'saved', where: '/tmp/consent.eml' } : { kind: 'opened' },
    );
    await user.click(await screen.findByRole('button', { name: 'Save .eml' }));
    expect(await screen.findByText(/Whether it was sent is not known here/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open in mail client' }));
    expect(await screen.findByText(/Check the sender there; whether it was sent is not known here/)).toBeTruthy();
  });

  it('copy formatted text with plain text beside it, and plain text alone', async () => {
    const desk = deskWithLetter(sampleDraft());
    desk.answer('consent.deliver', () => ({ kind: 'text', subject: 'Approving', body: 'agrees', html: '<p>agrees</p>' }));
    const { user } = await openDesk('/consent/c000005', desk);
    const written: Record<string, Blob>[] = [];
    class Item {
      constructor(parts: Record<string, Blob>) {
        written.push(parts);
      }
    }
    vi.stubGlobal('ClipboardItem', Item);
    const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(await screen.findByRole('button', { name: 'Copy formatted' }));
    expect(await screen.findByText('Subject and formatted text are in the clipboard.')).toBeTruthy();
    expect(write).toHaveBeenCalledOnce();
    expect(await written[0]?.['text/html']?.text()).toBe('<p>agrees</p>');
    expect(await written[0]?.['text/plain']?.text()).toBe('Approving\n\nagrees');
    await user.click(screen.getByRole('button', { name: 'Copy plain' }));
    expect(await screen.findByText('Subject and text are in the clipboard.')).toBeTruthy();
    expect(writeText).toHaveBeenCalledWith('Approving\n\nagrees');
  });
});
