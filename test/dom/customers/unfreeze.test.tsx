import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { UnfreezeRow } from '../../../src/contract/freezes.ts';
import { sampleCard } from '../../fakes/desk/card.ts';
import { sampleRow } from '../../fakes/desk/rows.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { inputsOf } from '../requests/sample-request.ts';

const address = '/customers/c000005';
const understood = 'I understand that this customer can spend again';
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
    await user.click(dialog.getByRole('checkbox', { name: understood }));
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
    await user.click(dialog.getByRole('checkbox', { name: understood }));
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

  it('that was refused can be read afterwards with its sentence', async () => {
    const fault = { code: 'refused-by-partner-center', detail: { apiCode: 'CBC.0100' } };
    const seen = { at: '2026-11-22T01:00:05Z', frozen: true };
    await openDesk(address, frozenDesk({ at: '2026-11-22T01:00:00Z', by: 'Ann Lee', kind: 'account', result: 'refused', fault, seen }));
    expect(await screen.findByText(/Last unfreezing: .*, by Ann Lee, Account only/)).toBeTruthy();
    expect(screen.getByText(/Partner Center did not accept a parameter/)).toBeTruthy();
  });

  it('is not offered where it cannot be done', async () => {
    const desk = frozenDesk();
    desk.answer('freezes.state', () => ({ why: 'not-reseller-model', permission: 'untested', last: null }));
    await openDesk(address, desk);
    await screen.findByRole('button', { name: /Re-?check|Check again/i });
    expect(screen.queryByRole('button', { name: 'Unfreeze…' })).toBeNull();
  });
});

/** Two of the thirteen others in the sample that are frozen, of the reseller model and of the same reseller as number 5. */
const second = 'acme-sg-025';
const third = 'acme-hk-016';
const row = (customerId: string, accountName: string, change: Partial<UnfreezeRow>): UnfreezeRow => ({
  customerId: customerId as UnfreezeRow['customerId'],
  accountName,
  result: 'unfrozen',
  fault: null,
  frozenNow: false,
  ...change,
});
const box = (name: string) => ({ name: new RegExp(`^${name}`) });

async function chooseTwoMore(desk: ReturnType<typeof frozenDesk>) {
  const page = await fill(desk);
  const { user, dialog } = page;
  await user.click(dialog.getByRole('radio', { name: /Account only/ }));
  for (const name of [third, second]) {
    const other = await dialog.findByRole('checkbox', box(name));
    await waitFor(() => expect(other.hasAttribute('disabled')).toBe(false));
    await user.click(other);
  }
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Arrears are paid');
  await user.click(dialog.getByRole('checkbox', { name: 'I understand that these 3 customers can spend again' }));
  return page;
}

describe('Unfreezing others with it', () => {
  it('offers them once the kind is stated, chooses none by itself, and warns that the kind is stated of each', async () => {
    const desk = frozenDesk();
    const { user, dialog } = await fill(desk);
    expect(dialog.queryByRole('group', { name: 'Others that are frozen' })).toBeNull();
    await user.click(dialog.getByRole('radio', { name: /Account and resources/ }));
    const others = within(await dialog.findByRole('group', { name: 'Others that are frozen' }));
    expect(others.getByText(/“Account and resources” is stated of each one that you choose/)).toBeTruthy();
    const boxes = others.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes).toHaveLength(9);
    expect(boxes.filter(({ checked }) => checked)).toEqual([]);
    expect(inputsOf(desk, 'customers.page')).toContainEqual(
      expect.objectContaining({ filters: { frozen: true, association: 'reseller', visibility: 'visible', resellerId: '' } }),
    );
    expect(dialog.getByRole('button', { name: 'Unfreeze acme-sg-005' })).toBeTruthy();
  });

  it('sends those chosen in one sending whose button says how many, by keyboard alone, and tells each its own outcome', async () => {
    const desk = frozenDesk();
    const refused = { code: 'refused-by-partner-center' as const, detail: { apiCode: 'CBC.0100' } };
    desk.answer('freezes.unfreeze', () => ({
      rows: [
        row('c000005', 'acme-sg-005', {}),
        row('c000016', third, { result: 'refused', fault: refused, frozenNow: true }),
        row('c000025', second, { result: 'not-frozen' }),
      ],
    }));
    const { user, dialog } = await fill(desk);
    await user.click(dialog.getByRole('radio', { name: /Account only/ }));
    for (const name of [third, second]) {
      const other = await dialog.findByRole('checkbox', box(name));
      await waitFor(() => expect(other.hasAttribute('disabled')).toBe(false));
      while (document.activeElement !== other) await user.tab();
      await user.keyboard(' ');
    }
    expect(dialog.getByText(/2 more chosen/)).toBeTruthy();
    expect(dialog.getByText(/Once unfrozen, these 3 customers can buy/)).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Arrears are paid');
    await user.click(dialog.getByRole('checkbox', { name: 'I understand that these 3 customers can spend again' }));
    await user.click(dialog.getByRole('button', { name: 'Unfreeze 3 customers' }));
    expect(await dialog.findByText(/1 of 3 customers unfrozen/)).toBeTruthy();
    expect(inputsOf(desk, 'freezes.unfreeze')).toMatchObject([{ customerIds: ['c000005', 'c000016', 'c000025'], kind: 'account' }]);
    const [first, next, last] = dialog.getAllByRole('listitem').map((item) => within(item));
    expect(first?.getByText('Done')).toBeTruthy();
    expect(next?.getByText('Partner Center did not take it. Nothing has changed.')).toBeTruthy();
    expect(next?.getByRole('alert').textContent).toContain('refused-by-partner-center');
    expect(next?.getByText('Read since: still frozen.')).toBeTruthy();
    expect(next?.getByText(/frozen in another way than stated/)).toBeTruthy();
    expect(last?.getByText(/It was not frozen any more/)).toBeTruthy();
    expect(dialog.queryByRole('button', { name: 'Read again' })).toBeNull();
  });

  it('says of a lost answer that it is not known of each, and settles it by reading', async () => {
    const desk = frozenDesk();
    const lost = { result: 'unknown' as const, fault: { code: 'timeout' as const }, frozenNow: null };
    desk.answer('freezes.unfreeze', () => ({
      rows: [row('c000005', 'acme-sg-005', lost), row('c000016', third, lost), row('c000025', second, { ...lost, frozenNow: false })],
    }));
    desk.answer('freezes.look', () => ({
      rows: [
        { customerId: 'c000005', frozen: false },
        { customerId: 'c000016', frozen: true },
      ],
    }));
    const { user, dialog, router } = await chooseTwoMore(desk);
    await user.click(dialog.getByRole('button', { name: 'Unfreeze 3 customers' }));
    expect(await dialog.findAllByText(/No answer came back/)).toHaveLength(3);
    await user.click(dialog.getByRole('button', { name: 'Read again' }));
    expect(await dialog.findByText('Read since: still frozen.')).toBeTruthy();
    expect(dialog.getAllByText('Read since: not frozen.')).toHaveLength(2);
    expect(inputsOf(desk, 'freezes.look')).toMatchObject([{ customerIds: ['c000005', 'c000016'] }]);
    expect(inputsOf(desk, 'freezes.unfreeze')).toHaveLength(1);
    await user.click(dialog.getByRole('link', { name: third }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/c000016'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes the choice and what was understood back when another kind is stated', async () => {
    const { user, dialog } = await chooseTwoMore(frozenDesk());
    await user.click(dialog.getByRole('radio', { name: /Account and resources/ }));
    expect(dialog.getByRole<HTMLInputElement>('checkbox', box(third)).checked).toBe(false);
    expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: understood }).checked).toBe(false);
    expect(dialog.getByRole('button', { name: 'Unfreeze acme-sg-005' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('tells those of the same name apart by their id', async () => {
    const desk = frozenDesk();
    desk.state.rows = desk.state.rows.map((one) => (one.customerId === 'c000016' ? { ...one, accountName: 'ACME-SG-005' } : one));
    const { user, dialog } = await fill(desk);
    await user.click(dialog.getByRole('radio', { name: /Account only/ }));
    expect((await dialog.findByRole('checkbox', box('ACME-SG-005'))).closest('label')?.textContent).toContain('c000016');
    expect(dialog.queryByText('c000025')).toBeNull();
  });

  it('does not offer one whose last unfreezing got no answer, and no eleventh', async () => {
    const desk = frozenDesk();
    const last = { at: '2026-11-22T01:00:00Z', by: 'Ann Lee', kind: 'account', result: 'unknown', fault: null, seen: null };
    desk.answer('freezes.state', ({ customerId }: { customerId: string }) => ({
      why: null,
      permission: 'untested',
      last: customerId === 'c000016' ? last : null,
    }));
    const { user, dialog } = await fill(desk);
    await user.click(dialog.getByRole('radio', { name: /Account only/ }));
    expect(await dialog.findByText(/What became of its last unfreezing is not known/)).toBeTruthy();
    expect(dialog.getByRole('checkbox', box(third)).hasAttribute('disabled')).toBe(true);
    const others = within(dialog.getByRole('group', { name: 'Others that are frozen' }));
    const free = () => others.getAllByRole<HTMLInputElement>('checkbox').filter(({ checked, disabled }) => !checked && !disabled);
    await waitFor(() => expect(free()).toHaveLength(8));
    for (const other of free()) await user.click(other);
    await user.type(others.getByRole('searchbox', { name: 'Find by account name' }), 'acme-sg-1');
    await waitFor(() => expect(free()).not.toEqual([]));
    await user.click(free()[0] as HTMLInputElement);
    expect(await others.findByText(/Ten at a time: no more can be chosen/)).toBeTruthy();
    expect(others.getAllByRole<HTMLInputElement>('checkbox').filter(({ checked }) => checked)).toHaveLength(9);
    expect(dialog.getByRole('checkbox', { name: 'I understand that these 10 customers can spend again' })).toBeTruthy();
  });
});
