import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../desk-page.tsx';
import { deskWith, inputsOf, sampleRequest } from './sample-request.ts';

describe("Deciding a customer's request", () => {
  it('can be rejected though the check fails, and says so; approving stays off', async () => {
    const desk = deskWith(sampleRequest({ side: 'customer', state: 'awaiting-partner', verdict: 'blocked' }));
    desk.answer('requests.decide', () => ({ state: 'rejected' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('radio', { name: /^Approve/ }));
    expect(screen.getByRole('button', { name: 'Approve the request of acme-sg-005' }).getAttribute('aria-disabled')).toBe('true');
    await waitFor(() => expect(screen.getAllByText('The check is blocked: see what blocks it above.').length).toBeGreaterThan(0));

    await user.click(screen.getByRole('radio', { name: /^Reject/ }));
    expect(screen.getByText(/Rejecting is allowed all the same \(R21\)/)).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /Type the account name/ }), 'acme-sg-005');
    await user.click(screen.getByRole('button', { name: 'Reject the request of acme-sg-005' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Reject the request of acme-sg-005?' });
    await user.click(within(dialog).getByRole('button', { name: 'Reject the request of acme-sg-005' }));
    expect(await screen.findByText('Done: the request of acme-sg-005 is rejected.')).toBeTruthy();
    expect(inputsOf(desk, 'requests.decide')).toMatchObject([{ decision: 'reject', understood: false }]);
  });

  it('is approved only with the statement ticked', async () => {
    const desk = deskWith(sampleRequest({ side: 'customer', state: 'awaiting-partner' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('radio', { name: /^Approve/ }));
    await user.type(screen.getByRole('textbox', { name: /Type the account name/ }), 'acme-sg-005');
    expect(await screen.findByText('Not possible now: the statement is not confirmed.')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /I understand the preceding statement/ }));
    await waitFor(() => expect(screen.getByRole('button', { name: /Approve the request/ }).getAttribute('aria-disabled')).toBeNull());
  });

  it('is approved with a reason where no page says whether some rules hold, and only then', async () => {
    const detail = sampleRequest({ side: 'customer', state: 'awaiting-partner' });
    const verdicts = detail.verdicts.map((verdict) => ({
      ...verdict,
      state: 'unknown' as const,
      findings: verdict.findings.map((finding, place) => (place === 0 ? { ...finding, state: 'unknown' as const } : finding)),
    }));
    const desk = deskWith({ ...detail, verdicts });
    desk.answer('requests.decide', () => ({ state: 'disassociated' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('radio', { name: /^Approve/ }));
    await user.type(screen.getByRole('textbox', { name: /Type the account name/ }), 'acme-sg-005');
    await user.click(screen.getByRole('checkbox', { name: /I understand the preceding statement/ }));
    expect(await screen.findByText('Not possible now: the reason to act on undocumented rules is empty.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Reason to act on undocumented rules' }), 'Ticket 7');
    await user.click(screen.getByRole('button', { name: 'Approve the request of acme-sg-005' }));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Approve the request of acme-sg-005' }));
    await waitFor(() =>
      expect(inputsOf(desk, 'requests.decide')).toMatchObject([{ decision: 'approve', passUndocumentedReason: 'Ticket 7' }]),
    );
  });

  it('shows that it waits, for how long, and that no deadline is documented', async () => {
    await openDesk('/requests/case-5', deskWith(sampleRequest({ side: 'customer', state: 'awaiting-partner' })));
    expect(await screen.findByText('Waiting for 4 working days')).toBeTruthy();
    expect(screen.getByText(/No deadline, expiry or withdrawal is documented \(R23\)/)).toBeTruthy();
  });

  it('that no connection ever saw is decided in Partner Center and recorded', async () => {
    const detail = sampleRequest({
      side: 'customer',
      state: 'awaiting-partner',
      acts: ['record', 'note'],
      why: { approve: 'capability-missing', reject: 'capability-missing' },
    });
    await openDesk('/requests/case-5', deskWith(detail));
    expect(await screen.findByRole('radio', { name: /I approved it/ })).toBeTruthy();
    expect(screen.getByRole('radio', { name: /I rejected it/ })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Verification code' })).toBeNull();
  });
});

describe('A request whose outcome is not known', () => {
  it('says what is safe and asks again only when told to', async () => {
    const detail = sampleRequest({ side: 'partner', state: 'needs-check', case: { act: 'submit', actKey: 'key-12345678' as never } });
    const desk = deskWith(detail);
    desk.answer('requests.settle', () => ({ state: 'needs-check' }));
    const { user } = await openDesk('/requests/case-5', desk);
    expect(await screen.findByText('Nothing is sent again by itself, now or later.')).toBeTruthy();
    expect(screen.getByText(/by its key key-12345678/)).toBeTruthy();
    expect(inputsOf(desk, 'requests.settle')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByText(/It is still not known/)).toBeTruthy();
    expect(inputsOf(desk, 'requests.settle')).toHaveLength(1);
  });
});
