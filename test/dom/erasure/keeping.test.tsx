import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DueCustomer, DueProgress, KeepingState } from '../../../src/contract/erasure.ts';
import type { CustomerId } from '../../../src/core/customer/customer.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const until = '2023-11-22T08:00:00Z';
const customer = (place: number): DueCustomer => ({
  customerId: `customer-${place}` as CustomerId,
  accountName: `acme-hk-${place}`,
  endedAt: '2022-05-01T08:00:00Z',
  last: place % 2 === 0 ? 'not-visible' : 'case-closed',
});
const state = (change: Partial<KeepingState> = {}): KeepingState => ({
  retention: { kind: 'years', years: 3 },
  accountHold: null,
  held: [],
  heldTotal: 0,
  erased: 2,
  mayAct: true,
  ...change,
});

function deskWith(total: number, change: Partial<KeepingState> = {}): FakeDesk {
  const desk = fakeDesk();
  desk.answer('erasure.state', () => state(change));
  desk.answer('erasure.due', ({ offset, limit }: { offset: number; limit: number }) => ({
    until,
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => customer(offset + index)),
  }));
  return desk;
}
const asked = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);

describe('How long people’s data is kept', () => {
  it('is for ever at first, and then nothing is proposed', async () => {
    await openDesk('/erasure');
    expect(await screen.findByText('Everything is kept for ever, so nothing is proposed.')).toBeTruthy();
    expect((screen.getByRole('radio', { name: /For ever/ }) as HTMLInputElement).checked).toBe(true);
    expect(screen.getByText(/Nobody was erased at this desk/)).toBeTruthy();
  });

  it('is set in whole years by an administrator', async () => {
    const desk = deskWith(0, { retention: { kind: 'for-ever' } });
    desk.answer('erasure.setRetention', () => state());
    const { user } = await openDesk('/erasure', desk);
    await user.click(await screen.findByRole('radio', { name: /For some years/ }));
    const field = screen.getByLabelText('Years');
    await user.clear(field);
    await user.type(field, '40');
    expect(screen.getByText('A whole number from 1 to 30.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep this setting' }));
    expect(asked(desk, 'erasure.setRetention')).toEqual([]);
    await user.clear(field);
    await user.type(field, '7{Enter}');
    await waitFor(() => expect(asked(desk, 'erasure.setRetention')).toHaveLength(1));
    expect(asked(desk, 'erasure.setRetention')[0]).toMatchObject({ retention: { kind: 'years', years: 7 } });
  });

  it('is only shown to who is no administrator', async () => {
    const desk = deskWith(2, { mayAct: false });
    desk.state.status = { ...desk.state.status, role: 'account-manager' };
    await openDesk('/erasure', desk);
    expect(await screen.findByText(/Only the partner administrator changes this/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Keep this setting|for good|hold/ })).toBeNull();
  });
});

describe('Holds', () => {
  it('on everything at the desk are set with a reason and lifted with another', async () => {
    const desk = deskWith(0);
    desk.answer('erasure.setHold', () => ({ customer: null, account: null }));
    const { user } = await openDesk('/erasure', desk);
    await user.click(await screen.findByRole('button', { name: 'Hold everything at this desk' }));
    await user.click(screen.getByRole('button', { name: 'Set' }));
    expect(screen.getByText('A reason is needed.')).toBeTruthy();
    await user.type(screen.getByLabelText('Reason of the hold'), 'An audit{Enter}');
    await waitFor(() =>
      expect(asked(desk, 'erasure.setHold')).toEqual([expect.objectContaining({ customerId: null, reason: 'An audit' })]),
    );
    const hold = { since: '2026-03-01T10:00:00Z', by: 'Mei', reason: 'An audit' };
    desk.answer('erasure.state', () => state({ accountHold: hold }));
    desk.tell({ topic: 'settings', account: null, id: null });
    expect(await screen.findByText('Everything at this desk is held since 2026-03-01, by Mei: An audit')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Lift the hold on everything' })).toBeTruthy();
    expect(screen.getByText('Everything at this desk is held, so nothing is proposed.')).toBeTruthy();
  });

  it('of single customers are listed with who set them, and lead to where they are lifted', async () => {
    const hold = { since: '2026-03-01T10:00:00Z', by: 'Mei', reason: 'A dispute' };
    const held = [{ customerId: 'customer-9' as CustomerId, accountName: 'acme-hk-009', hold }];
    await openDesk('/erasure', deskWith(0, { held, heldTotal: 120 }));
    expect((await screen.findByRole('link', { name: 'acme-hk-009' })).getAttribute('href')).toContain('/erasure/customer-9');
    expect(screen.getByText('Held since 2026-03-01, by Mei: A dispute')).toBeTruthy();
    expect(screen.getByText('and 119 more')).toBeTruthy();
  });
});

describe('Those that are due', () => {
  /** A stream whose steps the test hands out. */
  function steps() {
    const waiting: DueProgress[] = [];
    let wake: () => void = () => undefined;
    return {
      tell(at: DueProgress) {
        waiting.push(at);
        wake();
      },
      async *stream(): AsyncGenerator<DueProgress> {
        while (true) {
          const next = waiting.shift();
          if (next === undefined)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          else {
            yield next;
            if (next.kind === 'ended') return;
          }
        }
      },
    };
  }

  it('are listed with what ended when, page by page', async () => {
    const desk = deskWith(120);
    const { user } = await openDesk('/erasure', desk);
    expect(await screen.findByRole('heading', { name: '120 customers are due' })).toBeTruthy();
    expect(screen.getByText(/Due by your retention of 3 years: what ended on 2023-11-22 or before/)).toBeTruthy();
    const list = within(screen.getByRole('list', { name: 'Customers that are due' }));
    expect(list.getAllByRole('listitem')).toHaveLength(50);
    expect(list.getAllByRole('listitem')[0]?.textContent).toBe('acme-hk-0no longer visible since 2022-05-01');
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(100));
    expect(screen.getByText('100 of 120')).toBeTruthy();
  });

  it('are erased after one confirmation with a reason, with progress, and each row says what became of it', async () => {
    const desk = deskWith(3);
    const { tell, stream } = steps();
    desk.answer('erasure.eraseDue', () => stream());
    const { user } = await openDesk('/erasure', desk);
    const act = await screen.findByRole('button', { name: 'Erase these 3 customers for good' });
    expect(act.getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('checkbox', { name: /cannot be taken back, for all 3 customers/ }));
    await user.click(act);
    expect(screen.getByText('A reason is needed.')).toBeTruthy();
    await user.type(screen.getByLabelText('Reason, the same for all'), 'Our policy');
    await user.click(act);
    await waitFor(() => expect(asked(desk, 'erasure.eraseDue')).toHaveLength(1));
    expect(asked(desk, 'erasure.eraseDue')[0]).toMatchObject({ until, count: 3, reason: 'Our policy' });
    tell({ kind: 'erasing', done: 1, of: 3 });
    expect((await screen.findByRole('progressbar', { name: 'Erasing' })).getAttribute('aria-valuenow')).toBe('1');
    tell({ kind: 'cleaning', done: 3, of: 3 });
    expect(await screen.findByText(/Cleaning the file of what was erased/)).toBeTruthy();
    const held = {
      customerId: customer(1).customerId,
      accountName: 'acme-hk-1',
      fault: { code: 'legal-hold', detail: { since: '2026-01-01', by: 'Mei' } },
    } as const;
    const gone = { customerId: customer(0).customerId, accountName: 'acme-hk-0', fault: null };
    tell({ kind: 'ended', outcome: 'finished', of: 3, erased: 2, refused: 1, rows: [held, gone] });
    expect(await screen.findByText('2 of 3 erased. 1 was left as it was:')).toBeTruthy();
    const rows = within(screen.getByRole('list', { name: 'What became of each' })).getAllByRole('listitem');
    expect(rows[0]?.textContent).toContain('A legal hold stands in the way: set by Mei');
    expect(rows[1]?.textContent).toBe('acme-hk-0erased');
  });

  it('can be stopped, and then it is said how many were erased', async () => {
    const desk = deskWith(3);
    const { tell, stream } = steps();
    desk.answer('erasure.eraseDue', () => stream());
    desk.answer('erasure.stopDue', () => {
      tell({ kind: 'ended', outcome: 'cancelled', of: 3, erased: 1, refused: 0, rows: [] });
      return {};
    });
    const { user } = await openDesk('/erasure', desk);
    await user.click(await screen.findByRole('checkbox'));
    await user.type(screen.getByLabelText('Reason, the same for all'), 'Our policy');
    await user.click(screen.getByRole('button', { name: /Erase these 3/ }));
    await user.click(await screen.findByRole('button', { name: 'Stop after this one' }));
    expect(await screen.findByText(/Stopped: 1 of 3 erased; the rest is still on the list/)).toBeTruthy();
  });

  it('that are others by now are said to be, and nothing is erased', async () => {
    const desk = deskWith(3);
    desk.fail('erasure.eraseDue', { code: 'invalid-input', detail: { field: 'count' } });
    const { user } = await openDesk('/erasure', desk);
    await user.click(await screen.findByRole('checkbox'));
    await user.type(screen.getByLabelText('Reason, the same for all'), 'Our policy');
    await user.click(screen.getByRole('button', { name: /Erase these 3/ }));
    expect(await screen.findByText(/The list is another by now/)).toBeTruthy();
  });
});
