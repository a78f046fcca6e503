import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleStatus } from '../../fakes/desk/lines.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWith, inputsOf, sampleRequest } from './sample-request.ts';

const statement = 'I understand the preceding statement and confirm to disassociate from the partner account';
const button = () => screen.getByRole('button', { name: 'Submit request for acme-sg-005' });

describe('Submitting a request', () => {
  it('needs the reason, the name typed, the statement ticked and a last question, then is sent once under a fresh key', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft' }));
    desk.answer('requests.submit', () => ({ state: 'awaiting-customer' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await screen.findByText(/Not possible now: the reason is empty, the account name is not typed, the statement is not confirmed/);
    expect(screen.getByText('our summary; the statement itself is shown in Partner Center')).toBeTruthy();
    await user.click(button());
    expect(screen.queryByRole('alertdialog')).toBeNull();

    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Contract ended');
    await user.type(screen.getByRole('textbox', { name: 'Type the account name: acme-sg-005' }), 'acme-sg-005');
    await user.click(screen.getByRole('checkbox', { name: statement }));
    await user.click(button());
    const dialog = await screen.findByRole('alertdialog', { name: 'Submit this request to acme-sg-005?' });
    expect(inputsOf(desk, 'requests.submit')).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Submit request for acme-sg-005' }));

    const result = await screen.findByText(/Submitted\. The customer decides/);
    await waitFor(() => expect(result.parentElement).toBe(document.activeElement));
    expect(inputsOf(desk, 'requests.submit')).toHaveLength(1);
    expect(inputsOf(desk, 'requests.submit')[0]).toMatchObject({
      actKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      typedAccountName: 'acme-sg-005',
      understood: true,
      code: null,
      reason: 'Contract ended',
      passQuotaReason: null,
    });
  });

  it('gives the focus back to its button while it is sent, and to the result when that comes', async () => {
    const answer = Promise.withResolvers<{ state: 'awaiting-customer' }>();
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft' }));
    desk.answer('requests.submit', () => answer.promise);
    const { user } = await openDesk('/requests/case-5', desk);
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Contract ended');
    await user.type(screen.getByRole('textbox', { name: 'Type the account name: acme-sg-005' }), 'acme-sg-005');
    await user.click(screen.getByRole('checkbox', { name: statement }));
    await user.click(button());
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Submit request for acme-sg-005' }));
    await waitFor(() => expect(document.activeElement).toBe(button()));
    answer.resolve({ state: 'awaiting-customer' });
    const result = await screen.findByText(/Submitted\. The customer decides/);
    await waitFor(() => expect(result.parentElement).toBe(document.activeElement));
  });

  it('checks again by itself when the page opens', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft' }));
    await openDesk('/requests/case-5', desk);
    await waitFor(() => expect(inputsOf(desk, 'customers.recheck')).toHaveLength(1));
  });

  it('keeps the reason as a draft while it is typed', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Half a rea');
    expect(await screen.findByText(/Draft kept/)).toBeTruthy();
    expect(inputsOf(desk, 'requests.saveReason').at(-1)).toMatchObject({ reason: 'Half a rea' });
  });

  it('stays off while the check is blocked and says so beside the button', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft', verdict: 'blocked' }));
    await openDesk('/requests/case-5', desk);
    expect(await screen.findByText('The check is blocked: see what blocks it above.')).toBeTruthy();
    expect(button().getAttribute('aria-disabled')).toBe('true');
    const checks = screen.getByRole('region', { name: 'Can be submitted' });
    const first = within(checks).getAllByRole('listitem')[0];
    expect(first?.textContent).toContain('The account was frozen by hand.');
  });

  it('is refused offline with a reason, and the draft can still be written', async () => {
    const status = sampleStatus(240);
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft' }), {
      status: { ...status, reach: { state: 'offline', since: null, fault: null } },
    });
    const { user } = await openDesk('/requests/case-5', desk);
    expect(await screen.findByText('Offline: acts need the connection. Your draft is kept.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'x');
    expect(button().getAttribute('aria-disabled')).toBe('true');
    expect(inputsOf(desk, 'customers.recheck')).toHaveLength(0);
  });

  it('asks for a code only where the connection takes one, and says where a simulated one is read', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft', codeNeeded: true }));
    desk.answer('requests.sendCode', () => ({ sentTo: 'p•••@a•••.example', expiresAt: '2099-01-01T00:00:00Z' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Send code' }));
    expect(await screen.findByText(/Sent to p•••@a•••\.example, valid until 2099-01-01/)).toBeTruthy();
    expect(screen.getByText(/read the code on the practice page/)).toBeTruthy();
    expect(inputsOf(desk, 'requests.sendCode')).toMatchObject([{ purpose: 'submit' }]);
  });

  it('lets a full ledger be passed with a reason where the counting is not published', async () => {
    const guess = deskWith(sampleRequest({ side: 'partner', state: 'draft', left: 0, published: false }));
    await openDesk('/requests/case-5', guess);
    expect(await screen.findByRole('textbox', { name: 'Reason to pass the limit' })).toBeTruthy();
    expect(screen.getByText(/By our reading not before 2027-01-14/)).toBeTruthy();
  });

  it('refuses a full ledger where the counting is published, with the date', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft', left: 0 }));
    await openDesk('/requests/case-5', desk);
    expect(await screen.findByText(/The request limit is reached\. The next request is possible on 2027-01-14/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Reason to pass the limit' })).toBeNull();
  });

  it('tells a refusal in words with its code and keeps what was typed', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft', case: { reason: 'Contract ended' } }));
    desk.fail('requests.submit', { code: 'check-failed' });
    const { user } = await openDesk('/requests/case-5', desk);
    await user.type(await screen.findByRole('textbox', { name: /Type the account name/ }), 'acme-sg-005');
    await user.click(screen.getByRole('checkbox', { name: statement }));
    await user.click(button());
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: /Submit request for/ }));
    expect(await screen.findByText('check-failed')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Type the account name/ }).value).toBe('acme-sg-005');
  });
});
