import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../desk-page.tsx';
import { address, comparison, deskWithRules, newest, page, row } from './sample-packs.ts';

const inputs = (desk: ReturnType<typeof deskWithRules>, path: string) =>
  desk.calls.filter((call) => call.path === path).map((call) => call.input);

describe('Rules', () => {
  it('lists every edition under its site, newest first, and marks the one in use', async () => {
    await openDesk('/rules', deskWithRules());
    const intl = within(await screen.findByRole('list', { name: /^International site/ }));
    const rows = intl.getAllByRole('link').map((link) => link.textContent);
    expect(rows[0]).toMatch(/undated, read on 2026-11-21.*in use here/);
    expect(rows[0]).toMatch(/d ago/);
    expect(rows[1]).toMatch(/edition of 2024-09-03/);
    expect(rows[1]).not.toMatch(/in use/);
    expect(within(screen.getByRole('list', { name: /^EU site/ })).getAllByRole('link')).toHaveLength(1);
  });

  it('open as text: statement, quotation, who must act, what is needed and who knows it, and the page with its date', async () => {
    const { user } = await openDesk('/rules', deskWithRules());
    await user.click(await screen.findByRole('link', { name: /undated, read on/ }));
    const detail = within(await screen.findByRole('region', { name: 'Rules of an edition' }));
    expect(await detail.findByText('What R04 says.')).toBeTruthy();
    expect(detail.getAllByText('“in so many words”')).toHaveLength(2);
    expect(detail.getAllByText('the customer')).toHaveLength(2);
    expect(detail.getAllByText('Valid reserved instance (a person looks in Partner Center)')).toHaveLength(2);
    expect(detail.getAllByText(/P-CSP-NEW · undated, read on 2026-11-21/)).toHaveLength(2);
    expect(detail.getByText('our reading')).toBeTruthy();
    expect(detail.getByText('customers in the reseller model, customers whose type is not confirmed')).toBeTruthy();
    expect(detail.getByText('3 requests in 3 months')).toBeTruthy();
    expect(detail.getByText('A thing that no rule says.')).toBeTruthy();
    expect(detail.getByText('the partner requests')).toBeTruthy();
  });

  it('say a wait after the other side with the limit', async () => {
    await openDesk('/rules?pack=older', deskWithRules());
    expect(await screen.findByText("1 request in 3 months, and 3 months after the other side's latest request")).toBeTruthy();
    expect(screen.getByText(/nothing: a newer edition is/)).toBeTruthy();
  });

  it('open a page through the engine, which knows what the pack cites', async () => {
    const desk = deskWithRules();
    const { user } = await openDesk('/rules?pack=newest', desk);
    await user.click((await screen.findAllByRole('button', { name: /^Open outside the app:\s*https/ }))[0] as HTMLElement);
    await waitFor(() => expect(inputs(desk, 'rules.openSource')).toMatchObject([{ id: 'newest', address }]));
  });

  it('are gone through with the arrow keys, opened with Enter and left with Escape', async () => {
    const { user, router } = await openDesk('/rules', deskWithRules());
    const [first] = await screen.findAllByRole('link', { name: /the partner requests/ });
    first?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(router.state.location.search).toEqual({ pack: 'older' }));
    await screen.findByText('edition of 2024-09-03', { selector: 'dd' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('are found from the palette and by G U', async () => {
    const { user, router } = await openDesk('/', deskWithRules());
    await user.keyboard('gu');
    await waitFor(() => expect(router.state.location.pathname).toBe('/rules'));
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('option', { name: /Go to Rules/ })).toBeTruthy();
  });

  it('say where none are known, and stay readable', async () => {
    const desk = deskWithRules();
    desk.answer('rules.list', () => ({ packs: [newest], notKnown: [{ side: 'customer', step: 'agree' }] }));
    await openDesk('/rules', desk);
    expect(await screen.findByText(/For the partner approves no page was found/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /undated/ })).toBeTruthy();
  });

  it('say what failed and try again', async () => {
    const desk = deskWithRules();
    desk.fail('rules.list', { code: 'internal', reference: 'abc' });
    const { user } = await openDesk('/rules', desk);
    const alert = await screen.findByRole('alert');
    desk.fail('rules.list', null);
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('list', { name: /^International site/ })).toBeTruthy();
  });

  it('without any pack say what to do', async () => {
    await openDesk('/rules', deskWithRules([]));
    expect(await screen.findByText('No rules here')).toBeTruthy();
  });

  it('of an edition that is not there fail with a way back', async () => {
    const desk = deskWithRules();
    desk.fail('rules.pack', { code: 'not-found' });
    const { user, router } = await openDesk('/rules?pack=gone', desk);
    await user.click(await screen.findByRole('button', { name: 'All editions' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});

describe('What changed between two editions', () => {
  it('stands side by side: new, gone, changed with both statements, the limit, and what is the same', async () => {
    const desk = deskWithRules();
    const { user, router } = await openDesk('/rules?pack=newest', desk);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'What changed since' }), 'older');
    await waitFor(() => expect(router.state.location.search).toEqual({ pack: 'newest', since: 'older' }));
    const changed = within(await screen.findByRole('region', { name: 'Changed' }));
    expect(changed.getByText('It said this.')).toBeTruthy();
    expect(changed.getByText('It says that.')).toBeTruthy();
    expect(changed.getByText(/Differs in: statement, whether it blocks or warns/)).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'New' })).getByText('A new sentence.')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'No longer there' })).getByText('An old sentence.')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Request limit' })).getByText('3 requests in 3 months')).toBeTruthy();
    expect(screen.getByText('The same in both: R04, R07')).toBeTruthy();
    expect(inputs(desk, 'rules.changes')).toMatchObject([{ from: 'older', to: 'newest' }]);
  });

  it('can be nothing, and is turned round', async () => {
    const desk = deskWithRules();
    desk.answer('rules.changes', () => comparison({ added: [], removed: [], changed: [], limitsDiffer: false }));
    const { user, router } = await openDesk('/rules?pack=newest&since=older', desk);
    expect(await screen.findByText(/No rule differs/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Swap' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ pack: 'older', since: 'newest' }));
    await user.click(screen.getByRole('button', { name: 'Back to the edition' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ pack: 'older' }));
  });
});

describe('A pack that a person adds', () => {
  const file = (text: string) => new File([text], 'pack.json', { type: 'application/json' });
  const mine = row('mine', { title: 'Pack of ours', added: { by: 'Li Wei', at: '2026-11-22T01:00:00Z' }, inUse: newest.inUse });

  it('is shown first, kept only when asked to, and then marked with the name', async () => {
    const desk = deskWithRules([newest, mine]);
    desk.answer('rules.preview', () => ({ page: page(mine), replaces: [newest] }));
    desk.answer('rules.import', () => mine);
    const { user, router } = await openDesk('/rules', desk);
    await user.click(await screen.findByRole('button', { name: 'Add a pack…' }));
    await user.upload(await screen.findByLabelText('File of the pack'), file('{"id":"mine"}'));
    const shows = within(await screen.findByRole('region', { name: 'What it would bring' }));
    expect(shows.getByText('It takes the place of:')).toBeTruthy();
    expect(shows.getByText('What R04 says.')).toBeTruthy();
    expect(inputs(desk, 'rules.import')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Add mine' }));
    await waitFor(() => expect(inputs(desk, 'rules.import')).toMatchObject([{ content: '{"id":"mine"}' }]));
    await waitFor(() => expect(router.state.location.search).toEqual({ pack: 'mine' }));
    expect((await screen.findAllByText(/added by Li Wei/)).length).toBeGreaterThan(0);
  });

  it('is refused with the place and the problem', async () => {
    const desk = deskWithRules();
    desk.fail('rules.preview', { code: 'invalid-input', detail: { place: 'rules.3.needs', problem: 'the predicate looks at: arrears' } });
    const { user } = await openDesk('/rules', desk);
    await user.click(await screen.findByRole('button', { name: 'Add a pack…' }));
    await user.upload(await screen.findByLabelText('File of the pack'), file('{}'));
    expect(await screen.findByText('It is refused at rules.3.needs: the predicate looks at: arrears.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Add mine/ })).toBeNull();
  });

  it('that is too long is not even sent', async () => {
    const desk = deskWithRules();
    const { user } = await openDesk('/rules', desk);
    await user.click(await screen.findByRole('button', { name: 'Add a pack…' }));
    await user.upload(await screen.findByLabelText('File of the pack'), file(' '.repeat(64 * 1024 + 1)));
    expect(await screen.findByText(/longer than 64 KB/)).toBeTruthy();
    expect(inputs(desk, 'rules.preview')).toEqual([]);
  });

  it('can be removed, after a question that names it', async () => {
    const desk = deskWithRules([newest, mine]);
    desk.answer('rules.remove', () => ({}));
    const { user, router } = await openDesk('/rules?pack=mine', desk);
    await user.click(await screen.findByRole('button', { name: 'Remove this pack' }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(question.getByText('Remove Pack of ours?')).toBeTruthy();
    await user.click(question.getByRole('button', { name: 'Remove this pack' }));
    await waitFor(() => expect(inputs(desk, 'rules.remove')).toMatchObject([{ id: 'mine' }]));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});
