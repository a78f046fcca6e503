import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { addressProblem } from '../../../src/renderer/features/consent/addresses.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWithLetter, sampleDraft } from './sample-letter.ts';

const mail = sampleDraft;
const deskWithMail = deskWithLetter;
const named = (who: string) => [...document.querySelectorAll(`[data-names="${who}"]`)].map((place) => place.textContent);

describe('The consent email', () => {
  it('shows the prescribed text with the right account in each of the five places, told apart without colour', async () => {
    await openDesk('/consent/c000005', deskWithMail(mail()));
    expect(await screen.findByText('Prescribed text, locked')).toBeTruthy();
    expect(named('customer')).toEqual(['acme-sg-005', 'acme-sg-005', 'acme-sg-005']);
    expect(named('partner')).toEqual(['acme-cloud', 'acme-cloud']);
    expect(document.querySelector('[data-names="customer"]')?.className).toContain('decoration-solid');
    expect(document.querySelector('[data-names="partner"]')?.className).toContain('decoration-dotted');
    expect(screen.getByText('solid: customer account acme-sg-005')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /Text|Subject/ })).toBeNull();
  });

  it('says which document it follows, that the web flow has no email step, and what is not documented', async () => {
    await openDesk('/consent/c000005', deskWithMail(mail()));
    expect(await screen.findByText(/follows the template of 2020 word for word/)).toBeTruthy();
    expect(screen.getByText(/current web flow has no email step/)).toBeTruthy();
    expect(screen.getByText(/beyond the request limit needs this mail is not documented/)).toBeTruthy();
    expect(screen.getByText(/There the client chooses the sender/)).toBeTruthy();
  });

  it('asks for a missing recipient twice and never guesses it', async () => {
    const desk = deskWithMail(mail({ to: null, toSource: 'unknown', missing: ['recipient'] }));
    desk.answer('consent.stateRecipient', () => ({}));
    const { user } = await openDesk('/consent/c000005', desk);
    expect((await screen.findByRole('button', { name: 'Save .eml' })).getAttribute('aria-disabled')).toBe('true');
    const form = within(screen.getByRole('form', { name: "The customer's email address" }));
    await user.type(form.getByRole('textbox', { name: 'Email address' }), 'owner@acme.example');
    await user.type(form.getByRole('textbox', { name: 'Once more' }), 'owner@acne.example');
    await user.click(form.getByRole('button', { name: 'State this address' }));
    expect(await screen.findByText('The two addresses differ.')).toBeTruthy();
    expect(desk.calls.some((call) => call.path === 'consent.stateRecipient')).toBe(false);
    await user.clear(form.getByRole('textbox', { name: 'Once more' }));
    await user.type(form.getByRole('textbox', { name: 'Once more' }), 'owner@acme.example');
    await user.click(form.getByRole('button', { name: 'State this address' }));
    await waitFor(() =>
      expect(desk.calls.find((call) => call.path === 'consent.stateRecipient')?.input).toMatchObject({ email: 'owner@acme.example' }),
    );
  });

  it('leads to Settings for the missing partner identity', async () => {
    await openDesk('/consent/c000005', deskWithMail(mail({ from: null, missing: ['partner-name', 'partner-email'] })));
    expect(await screen.findAllByRole('link', { name: 'Give it in Settings' })).toHaveLength(2);
    expect(screen.getByText('2 things are missing')).toBeTruthy();
  });

  it('is saved by a download of our own origin where the shell gives a link', async () => {
    const desk = deskWithMail(mail());
    desk.answer('consent.deliver', () => ({ kind: 'link', href: '/download/once', name: 'consent.eml' }));
    const clicked = vi.fn();
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      clicked(this.getAttribute('href'), this.download);
    });
    const { user } = await openDesk('/consent/c000005', desk);
    await user.click(await screen.findByRole('button', { name: 'Save .eml' }));
    expect(await screen.findByText(/consent.eml goes to your downloads\. Whether it was sent is not known here/)).toBeTruthy();
    expect(clicked).toHaveBeenCalledWith('/download/once', 'consent.eml');
    click.mockRestore();
  });

  it('knows what is no address', () => {
    expect(addressProblem('owner', 'owner')).toBe('invalid');
    expect(addressProblem('a@b.example', 'a@b.example ')).toBe('differs');
    expect(addressProblem('a@b.example', 'a@b.example')).toBe('');
  });
});
