import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

// Of the sample: number 1 is blocked, number 5 is allowed.
const openCard = async (number: number, desk = fakeDesk()) => {
  const page = await openDesk(`/customers/c${String(number).padStart(6, '0')}`, desk);
  await screen.findByRole('tab', { name: /Can be submitted/ });
  return page;
};

describe('The card of a customer', () => {
  it('shows both checks and what each of them rests on', async () => {
    const { user } = await openCard(1);
    expect(screen.getByRole('tab', { name: 'Can be submitted blocked 2 of 7 rules' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: /Can be agreed blocked/ })).toBeTruthy();
    const rules = within(screen.getByRole('tabpanel'));
    const open = rules.getAllByRole('listitem').filter((item) => item.querySelector('[data-state]'));
    // Remedies in the order in which they have to be done, then what is unknown, then warnings.
    expect(open.slice(0, 5).map((item) => item.querySelector('code')?.textContent)).toEqual(['R05', 'R07', 'R11', 'R12', 'R15']);
    expect(rules.getByText(/has any valid reserved instance \(RI\)/)).toBeTruthy();
    expect(rules.getAllByText(/undated, read on 2026-11-21/).length).toBeGreaterThan(0);
    expect(rules.getAllByText(/dated 2025-06-30/).length).toBeGreaterThan(0);
    expect(rules.getByText('To do by the customer:')).toBeTruthy();
    expect(rules.getByText('If it applies, to do by the customer:')).toBeTruthy();
    expect(rules.getByText('Not known yet: Currency set')).toBeTruthy();
    expect(rules.getByText('Too old: Effective special commerce contract')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: /Can be agreed/ }));
    expect(screen.getByRole('tabpanel', { name: /Can be agreed/ })).toBeTruthy();
  });

  it('keeps personal data masked until it is revealed, says that the reveal is logged, and forgets it on leaving', async () => {
    const { user, desk, router } = await openCard(5);
    expect(screen.queryByText('Acme Logistics Ltd')).toBeNull();
    expect(screen.getByText('o•••@e•••.example')).toBeTruthy();
    await user.keyboard('{Shift>}R{/Shift}');
    expect(await screen.findByText('Acme Logistics Ltd')).toBeTruthy();
    expect(screen.getByText(/The reveal is in the operation log/)).toBeTruthy();
    expect(desk.calls.filter((call) => call.path === 'customers.reveal')).toHaveLength(1);
    await router.navigate({ to: '/customers/$customerId', params: { customerId: 'c000001' } });
    await screen.findByRole('heading', { level: 2, name: 'acme-sg-001' });
    await router.navigate({ to: '/customers/$customerId', params: { customerId: 'c000005' } });
    await screen.findByRole('heading', { level: 2, name: 'acme-sg-005' });
    expect(screen.queryByText('Acme Logistics Ltd')).toBeNull();
  });

  it('leads from a rule that is not known to the question that it waits for', async () => {
    const { user } = await openCard(1);
    await user.click(screen.getByRole('button', { name: /Record answer.*Currency set/ }));
    expect(document.activeElement?.textContent).toContain('Currency set');
    expect(document.activeElement?.tagName).toBe('LI');
  });

  it('records an answer as stated by the operator, seen on a day', async () => {
    const { user, desk } = await openCard(1);
    const question = screen.getByRole('group', { name: 'Currency set' });
    await user.click(within(question).getByRole('button', { name: 'yes' }));
    expect(screen.getByText('“Currency set: yes”, as stated by Li Wei. It is recorded, not verified.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'asked on the phone');
    await user.click(screen.getByRole('button', { name: 'Record answer' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Record answer' })).toBeNull());
    expect(desk.calls.find((call) => call.path === 'facts.state')?.input).toMatchObject({
      subject: 'c000001',
      kind: 'currencySet',
      value: true,
      seenOn: Temporal.Now.plainDateISO().toString(),
      note: 'asked on the phone',
    });
  });

  it('does not record an answer seen tomorrow, or on a day that never was', async () => {
    const { user, desk } = await openCard(1);
    await user.click(within(screen.getByRole('group', { name: 'Currency set' })).getByRole('button', { name: 'no' }));
    const seenOn = screen.getByLabelText('Seen on');
    await user.clear(seenOn);
    await user.type(seenOn, '2026-02-30');
    expect(screen.getByText('A day up to today, as 2026-11-21')).toBeTruthy();
    await user.clear(seenOn);
    await user.type(seenOn, Temporal.Now.plainDateISO().add({ days: 1 }).toString());
    expect(screen.getByText('A day up to today, as 2026-11-21')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Record answer' }));
    expect(desk.calls.some((call) => call.path === 'facts.state')).toBe(false);
  });

  it('is checked anew by R, and says what is safe when that fails', async () => {
    const { user, desk } = await openCard(5);
    await user.keyboard('r');
    await waitFor(() => expect(desk.calls.some((call) => call.path === 'customers.recheck')).toBe(true));
    desk.fail('customers.recheck', { code: 'throttled', reference: 'E-1' });
    await user.click(await screen.findByRole('button', { name: 'Re-check' }));
    const fault = await screen.findByRole('alert');
    expect(fault.textContent).toContain('The partner asked us to slow down');
    expect(fault.textContent).toContain('throttled · E-1');
  });

  it('refuses to read again while offline and says why, but shows everything', async () => {
    const desk = fakeDesk();
    desk.state.status = { ...desk.state.status, reach: { state: 'offline', since: null, fault: { code: 'unreachable' } } };
    const { user } = await openCard(5, desk);
    const button = screen.getByRole('button', { name: 'Re-check' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.getAttribute('aria-description')).toBe('Offline: reading again is not possible now');
    await user.click(button);
    await user.keyboard('r');
    expect(desk.calls.some((call) => call.path === 'customers.recheck')).toBe(false);
    expect(screen.getByText(/Offline: everything stays readable, acts are refused/)).toBeTruthy();
  });

  it('prepares a request and opens it', async () => {
    const { user, router } = await openCard(5);
    await user.click(screen.getByRole('button', { name: 'Prepare request' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/requests/case-new'));
  });

  it('shows quota of both sides, with the next date, and says where the counting is our reading', async () => {
    await openCard(5);
    expect(screen.getByText('1 left')).toBeTruthy();
    expect(screen.getByText('none left')).toBeTruthy();
    expect(screen.getByText(/next on 2027-01-1[45]/)).toBeTruthy();
    expect(screen.getByText(/at least 2 known here, our reading/)).toBeTruthy();
  });

  it('shows money and consequence with sources', async () => {
    await openCard(5);
    expect(screen.getByText('3,150.5 of 5,000')).toBeTruthy();
    expect(screen.getByRole('list', { name: /What follows/ }).textContent).toContain('Retention');
    expect(screen.getByText(/grace \(15 days\) and then retention \(15 days\)/)).toBeTruthy();
  });
});
