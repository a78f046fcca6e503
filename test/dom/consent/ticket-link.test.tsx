import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../desk-page.tsx';
import { deskWith, sampleRequest } from '../requests/sample-request.ts';

const link = async (wanted: Parameters<typeof sampleRequest>[0]) => {
  const detail = sampleRequest(wanted);
  await openDesk(`/requests/${detail.row.id}`, deskWith(detail));
  await screen.findByRole('heading', { name: 'Request limit', level: 2 });
  return screen.queryByRole('link', { name: 'Text for the service ticket' })?.getAttribute('href') ?? null;
};

describe('A request', () => {
  it('leads to the ticket of whoever asked where the limit is used up', async () => {
    expect(await link({ side: 'partner', state: 'draft', left: 0 })).toContain('ticket=over-limit-by-partner');
  });

  it("leads to the customer's ticket of 2020 where the customer wants to leave", async () => {
    expect(await link({ side: 'customer', state: 'awaiting-partner', left: 2 })).toContain('ticket=route-2020');
  });

  it('leads to no ticket where our own request is within the limit', async () => {
    expect(await link({ side: 'partner', state: 'draft', left: 2 })).toBeNull();
  });
});
