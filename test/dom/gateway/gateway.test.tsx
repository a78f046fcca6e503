import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const withGateway = (gateway: { version: string; age: 'older' | 'unknown'; missing: string[] }) => {
  const desk = fakeDesk();
  desk.state.status = { ...desk.state.status, capabilities: { ...desk.state.status.capabilities, gateway } };
  return desk;
};

describe('The page of the association gateway', () => {
  it('says who answers for it, its version, every operation and by which rule versions go together', async () => {
    await openDesk('/gateway');
    expect(await screen.findByText("The company answers for its gateway and the vendor's terms.")).toBeTruthy();
    expect(screen.getByText(/^version \d+\.\d+\.\d+$/)).toBeTruthy();
    for (const operation of ['GET /capabilities', 'POST /requests', 'GET /acts/{act_key}', 'POST /requests/{request_id}/reject'])
      expect(screen.getByText(operation)).toBeTruthy();
    expect(screen.getByText(/A desk that meets a major version it does not know only reads/)).toBeTruthy();
    expect(screen.getByText(/^GW\.0422\.QUOTA/)).toBeTruthy();
  });

  it('hands the document out as a file', async () => {
    const desk = fakeDesk();
    const { user } = await openDesk('/gateway', desk);
    await user.click(await screen.findByRole('button', { name: 'Save as a file' }));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(desk.calls.some(({ path }) => path === 'gateway.saveDocument')).toBe(true);
  });

  it("marks what this account's gateway does not offer", async () => {
    await openDesk('/gateway', withGateway({ version: '1.0', age: 'older', missing: ['checkAccount'] }));
    const check = await screen.findByRole('region', { name: /POST \/account-checks/ });
    expect(within(check).getByText(/not offered by this account/)).toBeTruthy();
    expect(screen.getAllByText(/not offered by this account/)).toHaveLength(1);
    expect(screen.getByText(/older version 1\.0/)).toBeTruthy();
  });

  it('is reached from the settings, which say of an unknown version that it is only read', async () => {
    const { user, router } = await openDesk('/settings', withGateway({ version: '2.0', age: 'unknown', missing: [] }));
    expect(await screen.findByText(/version 2\.0, which is not known here: it is only read/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'What a gateway is' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/gateway'));
  });
});
