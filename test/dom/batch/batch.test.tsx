import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { rowOf, viewOf, withBatch } from './sample-batch.ts';

const done = { allowed: 2, mendable: 1, blocked: 1, unknown: 1 };
const ended = (change = {}, counts = {}) =>
  viewOf(
    { state: 'ended', outcome: 'finished', endedAt: '2026-11-22T02:00:00Z', ...change },
    { total: 5, pending: 0, groups: done, ...counts },
  );
const asked = (desk: ReturnType<typeof fakeDesk>, path: string) => desk.calls.filter((call) => call.path === path);

describe('check many', () => {
  it('says where to begin while there is no check', async () => {
    const desk = withBatch(fakeDesk(), {});
    desk.answer('checkMany.plan', () => viewOf().batch);
    const { user } = await openDesk('/check-many', desk);
    expect(await screen.findByText('No check of many yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Plan a check of everybody' }));
    expect(asked(desk, 'checkMany.plan')[0]?.input).toMatchObject({ selection: { kind: 'everybody' }, again: false });
  });

  it('shows the plan before anything runs: calls, time, what no API answers, and that nothing is submitted', async () => {
    const desk = withBatch(fakeDesk(), { planned: viewOf() });
    const { user } = await openDesk('/check-many', desk);
    expect(await screen.findByText(/About 5 h 30 min, at 5 calls a second/)).toBeTruthy();
    expect(screen.getByText(/Of 1,200 customers nothing has to be asked/)).toBeTruthy();
    expect(screen.getByRole('row', { name: /Orders waiting for payment 1,200 98,800 98,800 5 h 30 min/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: /Valid reserved instance You, in Partner Center 97,000/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: /The partner itself is frozen .* asked once for all/ })).toBeTruthy();
    expect(screen.getByText('Nothing is submitted.')).toBeTruthy();
    desk.answer('checkMany.replan', () => viewOf().batch);
    await user.click(screen.getByRole('checkbox', { name: /Ask again also/ }));
    expect(asked(desk, 'checkMany.replan')[0]?.input).toMatchObject({ batchId: 'b1', again: true });
    await user.click(screen.getByRole('button', { name: 'Check 100,000 customers' }));
    expect(asked(desk, 'checkMany.start')).toHaveLength(1);
  });

  it('shows how far it is, how long it takes by the pace of now, and why it waits', async () => {
    const running = viewOf(
      { state: 'running' },
      { pending: 60_000, groups: done },
      { left: 12_000, waiting: { fault: { code: 'unreachable' }, until: '2026-11-22T02:00:00Z' } },
    );
    const desk = withBatch(fakeDesk(), { current: running });
    const { user } = await openDesk('/check-many', desk);
    expect((await screen.findByRole('progressbar', { name: 'Checking' })).getAttribute('aria-valuenow')).toBe('40000');
    expect(screen.getByText(/about 3 h 20 min left/)).toBeTruthy();
    expect(screen.getByText(/goes on by itself/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    await user.click(screen.getByRole('button', { name: 'End the check' }));
    expect([asked(desk, 'checkMany.pause').length, asked(desk, 'checkMany.cancel').length]).toEqual([1, 1]);
  });

  it('a paused check is gone on with by a click', async () => {
    const desk = withBatch(fakeDesk(), { current: viewOf({ state: 'paused' }, { pending: 10 }) });
    const { user } = await openDesk('/check-many', desk);
    await user.click(await screen.findByRole('button', { name: 'Go on' }));
    expect(asked(desk, 'checkMany.resume')).toHaveLength(1);
  });

  it('shows the rows of a group with rules, questions, refusals, and finds among them', async () => {
    const rows = [
      rowOf({
        group: 'blocked',
        rules: ['R07', 'R12'],
        decides: 'R12',
        asks: ['currencySet'],
        state: 'failed',
        fault: { code: 'forbidden' },
      }),
    ];
    const desk = withBatch(fakeDesk(), { current: ended({}, { failed: 1, groups: { ...done, allowed: 0, mendable: 0 } }) }, rows);
    const { user } = await openDesk('/check-many', desk);
    const row = await screen.findByRole('row', { name: /acme-hk-001/ });
    expect(within(row).getByText(/R07, R12; R12 decides/)).toBeTruthy();
    expect(within(row).getByText('1 fact: Currency set')).toBeTruthy();
    expect(within(row).getByRole('link', { name: 'acme-hk-001' })).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Search these results' }), 'acme');
    await user.click(screen.getByRole('checkbox', { name: 'Only refused' }));
    expect(asked(desk, 'checkMany.rows').at(-1)?.input).toMatchObject({ group: 'blocked', search: 'acme', failedOnly: true });
    await user.click(screen.getByRole('button', { name: 'Ask the refused again' }));
    expect(asked(desk, 'checkMany.askAgain')).toHaveLength(1);
  });

  it('prepares requests only after one question that says who is left out and that nothing is sent', async () => {
    const desk = withBatch(fakeDesk(), { current: ended() }, [rowOf()]);
    desk.answer('checkMany.draftPlan', () => ({ ready: 2, openCase: 1, noSlot: 3, lastSlot: 1, elsewhere: 0, drafted: 0 }));
    desk.answer('checkMany.prepare', () => ({ waiting: 2 }));
    const { user } = await openDesk('/check-many', desk);
    await user.click(await screen.findByRole('button', { name: 'Prepare requests' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Prepare 2 requests?' });
    expect(within(dialog).getByText(/Nothing is sent/)).toBeTruthy();
    expect(within(dialog).getByText(/1 customer has an open request/)).toBeTruthy();
    expect(within(dialog).getByText(/3 customers have no request left/)).toBeTruthy();
    expect(asked(desk, 'checkMany.prepare')).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Prepare 2 drafts' }));
    expect(asked(desk, 'checkMany.prepare')[0]?.input).toMatchObject({ batchId: 'b1', group: 'allowed' });
  });

  it('shows what became of the drafts, and stops preparing on a click', async () => {
    const preparing = { group: 'allowed', state: 'running', outcome: null, startedAt: '2026-11-22T02:00:00Z', endedAt: null } as const;
    const prepared = { drafted: 1, pending: 1 };
    const desk = withBatch(fakeDesk(), { current: ended({ preparing }, { prepared }) }, [
      rowOf({ prepared: 'drafted', caseId: '01900000-0000-7000-8000-000000000001' as never }),
    ]);
    const { user } = await openDesk('/check-many', desk);
    expect((await screen.findByRole('progressbar', { name: 'Preparing requests' })).getAttribute('aria-valuenow')).toBe('1');
    expect(await screen.findByRole('link', { name: 'Open the request of acme-hk-001' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stop preparing' }));
    expect(asked(desk, 'checkMany.stopPreparing')).toHaveLength(1);
  });

  it('says whom to ask and what to do, each to be copied or saved', async () => {
    const desk = withBatch(fakeDesk(), { current: ended() });
    desk.answer('checkMany.questionsText', () => ({ kind: 'saved', where: '/tmp/questions.txt' }));
    desk.answer('checkMany.remediesText', () => ({ kind: 'saved', where: '/tmp/remedies.txt' }));
    const { user } = await openDesk('/check-many', desk);
    await user.click(await screen.findByRole('tab', { name: /Unknown/ }));
    expect(await screen.findByText('Partner Center, for customers of Li Na')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Save questions: Partner Center/ }));
    expect(await screen.findByText('Saved as /tmp/questions.txt.')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: /Can be mended/ }));
    expect(await screen.findByText(/The customer unsubscribes/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Save list: To do by the customer/ }));
    expect(asked(desk, 'checkMany.remediesText')[0]?.input).toMatchObject({ mustAct: 'customer', way: 'file' });
  });
});

describe('choosing in the list', () => {
  const open = async (address: string) => {
    const desk = withBatch(fakeDesk(), {});
    desk.answer('checkMany.plan', () => viewOf().batch);
    return openDesk(address, desk);
  };

  it('plans for the rows that were chosen by box or by key, and then shows the plan', async () => {
    const { desk, user, router } = await open('/customers');
    const boxes = await screen.findAllByRole('checkbox', { name: /for a check of many/ });
    await user.click(boxes[0] as HTMLElement);
    const grid = screen.getByRole('grid');
    grid.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}x');
    await user.click(await screen.findByRole('button', { name: 'Check 2 customers…' }));
    const input = asked(desk, 'checkMany.plan')[0]?.input as { selection: { kind: string; customerIds: string[] } };
    expect([input.selection.kind, input.selection.customerIds.length]).toEqual(['picked', 2]);
    expect(router.state.location.pathname).toBe('/check-many');
  });

  it('plans for all that match the filters, by the question and not by ids', async () => {
    const { desk, user } = await open('/customers?frozen=true');
    await user.click(await screen.findByRole('button', { name: /^Check (all|the) .* match/ }));
    expect(asked(desk, 'checkMany.plan')[0]?.input).toMatchObject({
      selection: { kind: 'filtered', search: '', filters: { frozen: true } },
    });
  });
});
