import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CustomerCard } from '../../../src/contract/customers.ts';
import { sampleCard } from '../../fakes/desk/card.ts';
import { sampleRows } from '../../fakes/desk/rows.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWithRules } from './sample-packs.ts';

function sample(change: (card: CustomerCard) => CustomerCard = (card) => card) {
  const [row] = sampleRows(1);
  if (!row) throw new Error('no sample row');
  const card = change(sampleCard(row));
  const desk = deskWithRules();
  desk.answer('customers.card', () => card);
  return { desk, address: `/customers/${row.customerId}` };
}

describe('The rules are reached', () => {
  it('from a check, at the edition by which it was judged', async () => {
    const { desk, address } = sample();
    const { user, router } = await openDesk(address, desk);
    await user.click((await screen.findAllByRole('link', { name: /intl, solution provider, read on/ }))[0] as HTMLElement);
    await waitFor(() => expect(router.state.location.pathname).toBe('/rules'));
    expect(router.state.location.search).toEqual({ pack: 'intl-csp-partner-submit-undated' });
  });

  it('from the settings', async () => {
    const { user, router } = await openDesk('/settings', deskWithRules());
    await user.click(await screen.findByRole('link', { name: /read 2026/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/rules'));
  });
});

describe('Where no rules are known', () => {
  const title = 'The rules are not known here (EU site, distributor)';
  const nowhere = (card: CustomerCard): CustomerCard => ({
    ...card,
    verdicts: card.verdicts.map((verdict) => ({
      ...verdict,
      state: 'unknown',
      packId: 'unknown-eu-distributor-partner-submit',
      packTitle: title,
      findings: [
        {
          ruleId: 'no-rules',
          state: 'unknown',
          statement: `${title}.`,
          quote: '',
          sources: [],
          inferred: false,
          remedy: 'Ask Huawei Cloud what its account check asks for.',
          mustAct: 'huawei-cloud',
          order: 1,
          facts: [],
          missing: [],
          stale: [],
        },
      ],
    })),
    quota: card.quota.map((view) => ({ ...view, limit: 0, left: 1, used: 0, nextFreeAt: null, published: false, stated: false })),
  });

  it('a card says so, says whom to ask, and leads to the list of editions', async () => {
    const { desk, address } = sample(nowhere);
    const { user, router } = await openDesk(address, desk);
    const panel = within(await screen.findByRole('tabpanel'));
    expect(panel.getByText(`${title}.`)).toBeTruthy();
    expect(panel.getByText('Ask Huawei Cloud what its account check asks for.')).toBeTruthy();
    expect(screen.getAllByText('no limit is known here')).toHaveLength(2);
    expect(screen.queryByText('1 left')).toBeNull();
    await user.click(panel.getByRole('link', { name: /not known here/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/rules'));
    expect(router.state.location.search).toEqual({});
  });

  it("a wait after the other side's request is said beside the dots", async () => {
    const waitsFor = { side: 'customer', at: '2026-10-05T08:00:00Z', months: 3, until: '2027-01-05T08:00:00Z' } as const;
    const { desk, address } = sample((card) => ({
      ...card,
      quota: card.quota.slice(0, 1).map((view) => ({ ...view, limit: 1, left: 0, used: 0, nextFreeAt: waitsFor.until, waitsFor })),
    }));
    await openDesk(address, desk);
    expect(await screen.findByText(/3 months after the customer's latest request/)).toBeTruthy();
    expect(screen.getByText('none left')).toBeTruthy();
  });
});
