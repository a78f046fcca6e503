import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { overviewAnswers, sampleDecisions } from '../../fakes/desk/overview.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

function deskWithOverview(): FakeDesk {
  const desk = fakeDesk();
  for (const [path, answer] of Object.entries(overviewAnswers)) desk.answer(path, answer);
  return desk;
}
const part = (name: string) => screen.findByRole('region', { name });
const plot = (name: string) => screen.findByRole('group', { name });
/** The words of a part, once it is answered. */
async function wordsOf(name: string): Promise<string> {
  await waitFor(() => expect(screen.getByRole('region', { name }).textContent).not.toContain('Loading…'));
  return screen.getByRole('region', { name }).textContent ?? '';
}
const last = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).at(-1)?.input;

describe('The overview', () => {
  it('says each plot in one sentence, with the number of cases behind it', async () => {
    await openDesk('/overview', deskWithOverview());
    expect(await wordsOf('Open decisions by age')).toContain('18 requests are open; 1 wait longer than 20 working days.');
    expect(await wordsOf('Open decisions by age')).toContain('4 drafts were not sent');
    const times = await wordsOf('Time to decision');
    expect(times).toContain('We asked: median 3.3 days, of 40 decided. Nine in ten within 9.5 days.');
    expect(times).toContain('The customer asked: median 1 day, of 3 decided. Too few to say what nine in ten take.');
    const ended = await wordsOf('How requests ended');
    expect(ended).toContain('44 requests ended; 6 rest on what a person stated.');
    expect(ended).toContain('For 2 of them no customer is known any more.');
    expect(await wordsOf('What stands in the way')).toContain('90 of 236 checked customers');
    expect(await wordsOf('Requests that still count')).toContain('by our reading; how they are counted is not documented');
    expect(await wordsOf('The next 90 days')).toContain('told by no API');
  });

  it('is read along its marks by arrow keys, with one stop for Tab on each plot', async () => {
    const { user } = await openDesk('/overview', deskWithOverview());
    const marks = within(await plot('How requests ended')).getAllByRole('link');
    expect(marks.map((mark) => mark.getAttribute('tabindex'))).toEqual(['0', '-1', '-1', '-1']);
    marks[0]?.focus();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Disassociated: 35 requests, 5 as stated by a person');
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Rejected: 8 requests, 0 as stated by a person');
    await user.keyboard('{End}{ArrowRight}');
    expect(document.activeElement).toBe(marks[3]);
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(marks[0]);
  });

  it.each([
    ['Open decisions by age', /^Administrator, 6–10 working days: 3/, '/requests', { tab: 'administrator' }],
    ['What stands in the way', /^R07/, '/customers', { verdict: 'blocked' }],
  ])('a mark of "%s" leads to its list', async (title, mark, path, search) => {
    const { user, router } = await openDesk('/overview', deskWithOverview());
    within(await plot(title))
      .getByRole('link', { name: mark })
      .focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe(path));
    expect(router.state.location.search).toEqual(search);
  });

  it('how requests ended leads to the log of the same days', async () => {
    const { user, router } = await openDesk('/overview', deskWithOverview());
    await user.click(within(await plot('How requests ended')).getByRole('link', { name: /^Rejected/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/log'));
    const { stretches } = sampleDecisions();
    expect(router.state.location.search).toEqual({
      operation: 'case-rejected',
      from: stretches[0]?.from,
      until: stretches.at(-1)?.until,
    });
  });

  it('shows the same numbers as a table', async () => {
    const { user } = await openDesk('/overview', deskWithOverview());
    await user.click(await screen.findByRole('button', { name: 'Show as table: How requests ended' }));
    const rows = within(await part('How requests ended'))
      .getAllByRole('row')
      .map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['Outcome', 'Known', 'As stated', 'All'],
      ['Disassociated', '30', '5', '35'],
      ['Rejected', '8', '0', '8'],
      ['Withdrawn', '0', '1', '1'],
      ['Given up here, never sent or stated by mistake', '0', '0', '0'],
    ]);
  });

  it('asks for the chosen period and owner, and hands its numbers over for the same', async () => {
    const desk = deskWithOverview();
    const { user, router } = await openDesk('/overview', desk);
    expect(last(desk, 'overview.decisions')).toMatchObject({ period: '12-months' });
    await user.click(screen.getByRole('button', { name: '90 days' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Account manager' }), 'Ana Souza');
    await waitFor(() => expect(last(desk, 'overview.decisions')).toMatchObject({ period: '90-days', manager: 'Ana Souza' }));
    expect(router.state.location.search).toEqual({ period: '90-days', manager: 'Ana Souza' });
    await user.click(await screen.findByRole('button', { name: 'Save the numbers (CSV): How requests ended' }));
    await waitFor(() =>
      expect(last(desk, 'overview.saveTable')).toMatchObject({ part: 'outcomes', period: '90-days', manager: 'Ana Souza' }),
    );
    expect(await screen.findByText(/overview\.csv/)).toBeTruthy();
  });

  it('of an empty desk says what will appear, and draws nothing', async () => {
    const desk = deskWithOverview();
    desk.answer('overview.decisions', () => ({ ...sampleDecisions(), waiting: [], drafts: 0, times: [], outcomes: [], erased: 0 }));
    desk.answer('overview.owners', () => ({ rows: [], others: 0 }));
    desk.answer('overview.blockers', () => ({ customers: 0, judged: 0, blocked: 0, rules: [] }));
    desk.answer('overview.dates', () => ({ weeks: [], counts: [], next: [], total: 0 }));
    desk.answer('overview.quota', () => ({ customers: 0, sides: [] }));
    await openDesk('/overview', desk);
    expect(await wordsOf('Open decisions by age')).toContain('No request is open.');
    expect(await wordsOf('Time to decision')).toContain('No request with a known beginning was decided');
    expect(await wordsOf('By account manager')).toContain('nothing was decided');
    expect(screen.queryAllByRole('group', { name: /./ }).filter((one) => one.tagName === 'svg')).toEqual([]);
  });

  it('one part that fails says so, and the others stand', async () => {
    const desk = deskWithOverview();
    desk.fail('overview.blockers', { code: 'store-damaged' });
    const { user } = await openDesk('/overview', desk);
    expect(await wordsOf('What stands in the way')).toContain('store-damaged');
    expect(await plot('How requests ended')).toBeTruthy();
    desk.fail('overview.blockers', null);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await plot('What stands in the way')).toBeTruthy();
  });
});
