import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleStatus } from '../../fakes/desk/lines.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWith, sampleRequest } from './sample-request.ts';

const status = sampleStatus(240);
const reading = (read: boolean) => ({
  status: {
    ...status,
    simulated: false,
    operator: 'Ann Lee',
    capabilities: { ...status.capabilities, read, request: 'guided' as const, decide: 'guided' as const, answersVisible: false },
  },
});
type Request = ReturnType<typeof sampleRequest>;
const stated = (state: Request['row']['state'], change: Partial<Request> = {}): Request => {
  const detail = sampleRequest({ side: 'partner', state });
  return { ...detail, row: { ...detail.row, stated: true, statedBy: 'Ann Lee' }, ...change };
};

describe('What only a person says', () => {
  it.each([
    ['awaiting-customer', /^Ann Lee stated that the request to end the association with acme-sg-005 was submitted/],
    ['disassociated', /^Ann Lee stated that the association with acme-sg-005 ended on/],
    ['rejected', /^Ann Lee stated that acme-sg-005 rejected the request on/],
    ['withdrawn', /^Ann Lee stated that the request about acme-sg-005 was withdrawn on/],
  ] as const)('is told as that person’s words: %s', async (state, sentence) => {
    await openDesk('/requests/case-5', deskWith(stated(state), reading(true)));
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it('stands in the list as stated, never as something you did', async () => {
    const desk = deskWith(stated('awaiting-customer'), reading(true));
    desk.answer('requests.inbox', () => ({
      total: 1,
      rows: [stated('awaiting-customer').row],
      counts: { partner: 0, customer: 1, administrator: 0, draft: 0, closed: 0 },
    }));
    await openDesk('/requests?tab=customer', desk);
    const row = await screen.findByRole('row', { name: /stated as submitted/ });
    expect(row.textContent).toContain('as stated by Ann Lee');
    expect(row.textContent).not.toContain('you asked');
  });

  it('is dated once when it was stated as it happened, and twice when later', async () => {
    const event = { kind: 'submitted' as const, at: '2026-11-22T06:25:40Z', source: 'person' as const, by: 'Ann Lee', note: '' };
    const events = [
      { ...event, statedAt: '2026-11-22T06:25:00Z' },
      { ...event, statedAt: '2026-11-20T06:25:00Z' },
    ];
    await openDesk('/requests/case-5', deskWith(stated('awaiting-customer', { events }), reading(true)));
    const [now, later] = within(await screen.findByRole('complementary')).getAllByText(/as stated by Ann Lee/);
    expect(now?.textContent).not.toContain('happened');
    expect(later?.textContent).toMatch(/happened 2026-11-20 \d\d:25$/);
  });

  it('is held against the connection where there is one; without one nothing is said to be noticed', async () => {
    const acts = [...sampleRequest({ side: 'partner', state: 'awaiting-customer' }).acts, 'tell-outcome' as const];
    await openDesk('/requests/case-5', deskWith(stated('awaiting-customer', { acts }), reading(true)));
    expect(await screen.findByRole('heading', { name: 'What the connection noticed' })).toBeTruthy();
    expect(screen.getByText(/Only that the customer is no longer listed can be noticed/)).toBeTruthy();
    cleanup();
    await openDesk('/requests/case-5', deskWith(stated('awaiting-customer', { acts }), reading(false)));
    expect(await screen.findByText(/This account has no connection: nothing is noticed by itself/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'What the connection noticed' })).toBeNull();
  });
});
