import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Guide } from '../../../src/contract/requests.ts';
import { sampleGuide } from '../../fakes/desk/guide.ts';
import { sampleStatus } from '../../fakes/desk/lines.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWith, inputsOf, sampleRequest } from './sample-request.ts';

const status = sampleStatus(240);
const guidedStatus = {
  status: {
    ...status,
    simulated: false,
    operator: 'Ann Lee',
    capabilities: {
      ...status.capabilities,
      request: 'guided' as const,
      decide: 'guided' as const,
      partnerCode: false,
      answersVisible: false,
    },
  },
};
const draft = (change: Partial<Parameters<typeof sampleRequest>[0]> = {}) =>
  sampleRequest({ side: 'partner', state: 'draft', published: false, case: { reason: 'The contract has ended' }, ...change });
function guidedDesk(detail = draft(), guide: Guide = sampleGuide()) {
  const desk = deskWith(detail, guidedStatus);
  desk.answer('requests.guide', () => guide);
  desk.answer('requests.stateGuided', () => ({ state: 'awaiting-customer' }));
  return desk;
}
const step = (name: RegExp) => screen.findByRole('region', { name });

describe('A request that only a person can submit', () => {
  it('is a guide: both checks, the way with its sources and dates, what to paste; no code is asked for', async () => {
    const desk = guidedDesk(draft({ verdict: 'unknown' }));
    await openDesk('/requests/case-5', desk);
    expect(await screen.findByText(/offers no API for this \(R31\): the app sends nothing/)).toBeTruthy();
    expect(within(await step(/1\. Check once more/)).getByText('Can be submitted')).toBeTruthy();
    expect(within(await step(/1\. Check once more/)).getByText('Customer can agree')).toBeTruthy();
    const way = within(await step(/2\. The way there/));
    expect(await way.findByText('Sales > Customers > Customer Management')).toBeTruthy();
    expect(way.getByText('In the row of acme-sg-005: More > Disassociate')).toBeTruthy();
    expect(way.getAllByText(/P-CSP-0903, 2024-09-03/).length).toBeGreaterThan(0);
    expect(way.getByText(/Type the code only there/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /code/i })).toBeNull();
    expect(screen.queryByRole('button', { name: /Submit request/ })).toBeNull();
    await waitFor(() => expect(inputsOf(desk, 'requests.openGuide')).toMatchObject([{ what: 'guide' }]));
  });

  it('says where the way is not documented and whose it shows instead', async () => {
    const guide = sampleGuide({ wanted: { site: 'eu', partnerType: 'distributor', side: 'partner' } });
    await openDesk('/requests/case-5', guidedDesk(draft(), guide));
    expect(
      await screen.findByText(/The way for a distributor on the EU site is not documented.*cloud solution provider, the EU site/),
    ).toBeTruthy();
  });

  it('copies each value and says so, and opens the sign-in of the site on request only', async () => {
    const desk = guidedDesk();
    const { user } = await openDesk('/requests/case-5', desk);
    const copy = await screen.findByRole('button', { name: 'Copy: Customer id' });
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(copy);
    await user.click(screen.getByRole('button', { name: 'Copy: Customer account name' }));
    await user.click(screen.getByRole('button', { name: 'Copy: Reason' }));
    expect(copied.mock.calls.map(([text]) => text)).toEqual(['c000005', 'acme-sg-005', 'The contract has ended']);
    expect(await screen.findByText('Copied: Customer id')).toBeTruthy();
    expect(inputsOf(desk, 'requests.openGuide')).toMatchObject([{ what: 'guide' }]);
    await user.click(screen.getByRole('button', { name: 'Open the sign-in of the site' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.openGuide')).toMatchObject([{ what: 'guide' }, { what: 'sign-in' }]));
  });

  it('says where to set the sign-in address when there is none', async () => {
    await openDesk('/requests/case-5', guidedDesk(draft(), sampleGuide({ signInAddress: null })));
    expect(await screen.findByText(/No sign-in address is kept/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Set it where the account is' })).toBeTruthy();
  });

  it('is stated once, with a time up to now, after a question that names it', async () => {
    const desk = guidedDesk();
    let release: (value: { state: 'awaiting-customer' }) => void = () => undefined;
    desk.answer('requests.stateGuided', () => new Promise((resolve) => (release = resolve)));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('radio', { name: /I submitted it/ }));
    const time = screen.getByRole('textbox', { name: 'Day' });
    await user.clear(time);
    await user.type(time, '2099-01-01');
    expect(await screen.findByText(/Write a day and a time up to now/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'State it as Ann Lee' }).getAttribute('aria-disabled')).toBe('true');
    await user.clear(time);
    await user.type(time, '2026-11-20');
    await user.click(screen.getByRole('button', { name: 'State it as Ann Lee' }));
    const question = await screen.findByRole('alertdialog', { name: 'State that you submitted the request for acme-sg-005?' });
    await user.dblClick(within(question).getByRole('button', { name: 'I submitted it' }));
    expect(inputsOf(desk, 'requests.stateGuided')).toMatchObject([
      { what: 'submitted', reason: 'The contract has ended', passQuotaReason: null, at: expect.stringMatching(/^2026-11-/u) },
    ]);
    release({ state: 'awaiting-customer' });
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('asks why when the known limit is full, and does not refuse (R02)', async () => {
    const desk = guidedDesk(draft({ left: 0 }));
    const { user } = await openDesk('/requests/case-5', desk);
    expect(await screen.findByText(/At least 3 requests are known here; by our reading not before/)).toBeTruthy();
    await user.click(await screen.findByRole('radio', { name: /I submitted it/ }));
    expect(screen.getByText(/why it was done all the same is empty/)).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Why it was done all the same' }), 'Customer service agreed');
    await user.click(screen.getByRole('button', { name: 'State it as Ann Lee' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'I submitted it' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.stateGuided')).toMatchObject([{ passQuotaReason: 'Customer service agreed' }]));
  });

  it('tells what failed and keeps what was typed', async () => {
    const desk = guidedDesk();
    desk.fail('requests.stateGuided', { code: 'disk-full' });
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('radio', { name: /I stopped/ }));
    await user.type(screen.getByRole('textbox', { name: 'What was said there' }), 'The check failed there');
    await user.click(screen.getByRole('button', { name: 'State it as Ann Lee' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'I stopped' }));
    expect(await screen.findByText(/disk-full/)).toBeTruthy();
    expect((screen.getByRole('textbox', { name: 'What was said there' }) as HTMLTextAreaElement).value).toBe('The check failed there');
  });

  it('of the customer is approved or rejected there in the same way', async () => {
    const guide = sampleGuide({ wanted: { site: 'intl', partnerType: 'csp', side: 'customer' } });
    await openDesk('/requests/case-5', guidedDesk(sampleRequest({ side: 'customer', state: 'awaiting-partner' }), guide));
    expect(await screen.findByText(/Manage Association Records/)).toBeTruthy();
    expect(screen.getByRole('radio', { name: /I approved it/ })).toBeTruthy();
    expect(screen.getByRole('radio', { name: /I rejected it/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy: Reason' })).toBeNull();
  });
});

describe('A request that rests on what a person stated', () => {
  const acts = ['tell-outcome', 'take-back-statement', 'chase', 'note', 'snooze', 'remind'] as const;
  const stated = (change: object = {}) => {
    const detail = sampleRequest({ side: 'partner', state: 'awaiting-customer', acts: [...acts] });
    return {
      ...detail,
      row: { ...detail.row, stated: true, statedBy: 'Ann Lee', chaseAt: '2026-11-27T01:00:00Z', ...change },
      lastStatement: { kind: 'submitted' as const, by: 'Ann Lee' },
      connectionSays: [],
    };
  };

  it('never says submitted without saying who stated it, nor that an answer will be seen', async () => {
    await openDesk('/requests/case-5', guidedDesk(stated()));
    expect(await screen.findByText('Submitted, as stated by Ann Lee')).toBeTruthy();
    expect(screen.getByText(/The app has sent nothing and has not seen it/)).toBeTruthy();
    expect(screen.getByText(/A rejection cannot be seen from here/)).toBeTruthy();
    expect(screen.getByText(/Monday to Friday; holidays are not known/)).toBeTruthy();
  });

  it('takes the outcome that was heard, or that nobody knows yet', async () => {
    const desk = guidedDesk(stated());
    desk.answer('requests.tellOutcome', () => ({ state: 'awaiting-customer' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('radio', { name: /Still not known/ }));
    await user.click(screen.getByRole('button', { name: 'Record as stated by Ann Lee' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Still not known' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.tellOutcome')).toMatchObject([{ outcome: 'not-known' }]));
  });

  it('is taken back with a reason, and not without one', async () => {
    const desk = guidedDesk(stated());
    desk.answer('requests.takeBackStatement', () => ({ state: 'draft' }));
    const { user } = await openDesk('/requests/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Take this statement back…' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'Take back what Ann Lee stated about acme-sg-005?' }));
    expect(question.getByText(/both stay in the log/)).toBeTruthy();
    await user.click(question.getByRole('button', { name: 'Take the statement back' }));
    expect(inputsOf(desk, 'requests.takeBackStatement')).toEqual([]);
    await user.type(question.getByRole('textbox', { name: 'Why it was wrong' }), 'Wrong customer');
    await user.click(question.getByRole('button', { name: 'Take the statement back' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.takeBackStatement')).toMatchObject([{ reason: 'Wrong customer' }]));
  });

  it('is held against the connection: still listed does not fit disassociated', async () => {
    const detail = stated({ state: 'disassociated', closedAt: '2026-11-21T01:00:00Z', chaseAt: null });
    const says = [{ at: '2026-11-22T01:00:00Z', what: 'visible' as const, recordAt: null, operator: '' }];
    const desk = guidedDesk({ ...detail, acts: ['take-back-statement'], connectionSays: says });
    desk.answer('requests.askConnection', () => ({}));
    await openDesk('/requests/case-5', desk);
    expect(await screen.findByText('Disassociated, as stated by Ann Lee')).toBeTruthy();
    expect(screen.getByText('The customer is still listed to this account.')).toBeTruthy();
    expect(screen.getByText('This does not fit what was stated.')).toBeTruthy();
    await waitFor(() => expect(inputsOf(desk, 'requests.askConnection')).toHaveLength(1));
  });
});

describe('Home', () => {
  it('shows the requests whose day to ask has come', async () => {
    const desk = guidedDesk();
    const { row } = sampleRequest({ side: 'partner', state: 'awaiting-customer' });
    desk.answer('requests.dueChases', () => ({ rows: [{ ...row, statedBy: 'Ann Lee', chaseAt: '2026-11-20T01:00:00Z' }] }));
    await openDesk('/', desk);
    expect(await screen.findByRole('heading', { name: 'Ask about these' })).toBeTruthy();
    expect(screen.getByText(/an answer cannot be seen from here; ask since 2026-11-20/)).toBeTruthy();
  });
});
