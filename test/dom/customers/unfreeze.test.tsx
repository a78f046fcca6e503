import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { UnfreezeRow } from '../../../src/contract/freezes.ts';
import { sampleCard } from '../../fakes/desk/card.ts';
import { sampleRow } from '../../fakes/desk/rows.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { inputsOf } from '../requests/sample-request.ts';

const address = '/customers/c000005';
function frozenDesk(last: object | null = null) {
  const desk = fakeDesk();
  desk.answer('customers.card', () => sampleCard({ ...sampleRow(5), frozen: true }));
  desk.answer('freezes.state', () => ({ why: null, permission: 'untested', last }));
  return desk;
}
const answer = (change: Partial<UnfreezeRow>) => ({
  rows: [{ customerId: 'c000005', accountName: 'acme-sg-005', result: 'unfrozen', fault: null, frozenNow: false, ...change }],
});

async function fill(desk: ReturnType<typeof frozenDesk>) {
  const page = await openDesk(address, desk);
  await page.user.click(await screen.findByRole('button', { name: 'Unfreeze…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Unfreeze acme-sg-005?' }));
  return { ...page, dialog };
}

describe('Unfreezing a customer', () => {
  it('asks which kind of freezing it was, warns that the customer can spend again, and says that the permission is untested', async () => {
    const desk = frozenDesk();
    desk.answer('freezes.unfreeze', () => answer({}));
    const { user, dialog } = await fill(desk);
    expect(dialog.getByText(/can buy, renew and change resources again, and spend/)).toBeTruthy();
    expect(dialog.getByText(/Whether these keys may unfreeze is untested/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Unfreeze acme-sg-005' }));
    expect(inputsOf(desk, 'freezes.unfreeze')).toEqual([]);
    await user.click(dialog.getByRole('radio', { name: /Account and resources/ }));
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Arrears are paid');
    await user.click(dialog.getByRole('checkbox', { name: 'I understand that this customer can spend again' }));
    await user.dblClick(dialog.getByRole('button', { name: 'Unfreeze acme-sg-005' }));
    expect(await dialog.findByText('Unfrozen. Partner Center took it.')).toBeTruthy();
    expect(dialog.getByText('Read since: not frozen.')).toBeTruthy();
    expect(inputsOf(desk, 'freezes.unfreeze')).toMatchObject([
      { customerIds: ['c000005'], kind: 'account-and-resources', reason: 'Arrears are paid', understood: true },
    ]);
  });

  it.each([
    ['refused', 'Partner Center did not take it. Nothing has changed.'],
    ['unknown', 'No answer came back. It is not known whether it was unfrozen. Read again before you try again.'],
  ] as const)('that is %s says so', async (result, words) => {
    const desk = frozenDesk();
    desk.answer('freezes.unfreeze', () => answer({ result, fault: { code: 'throttled' }, frozenNow: null }));
    const { user, dialog } = await fill(desk);
    await user.click(dialog.getByRole('radio', { name: /Account only/ }));
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Arrears');
    await user.click(dialog.getByRole('checkbox'));
    await user.click(dialog.getByRole('button', { name: 'Unfreeze acme-sg-005' }));
    expect(await dialog.findByText(words)).toBeTruthy();
  });

  it('whose outcome is not known offers to read again before anything else', async () => {
    const last = { at: '2026-11-22T01:00:00Z', by: 'Ann Lee', kind: 'account', result: 'unknown', fault: null, seen: null };
    const desk = frozenDesk(last);
    desk.answer('freezes.look', () => ({ rows: [{ customerId: 'c000005', frozen: true }] }));
    const { user } = await openDesk(address, desk);
    expect((await screen.findByRole('button', { name: 'Unfreeze…' })).getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(inputsOf(desk, 'freezes.look')).toMatchObject([{ customerIds: ['c000005'] }]));
  });

  it('is not offered where it cannot be done', async () => {
    const desk = frozenDesk();
    desk.answer('freezes.state', () => ({ why: 'not-reseller-model', permission: 'untested', last: null }));
    await openDesk(address, desk);
    await screen.findByRole('button', { name: /Re-?check|Check again/i });
    expect(screen.queryByRole('button', { name: 'Unfreeze…' })).toBeNull();
  });
});
