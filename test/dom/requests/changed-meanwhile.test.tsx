import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { sampleRequest } from './sample-request.ts';

it('What changed silently while a request is open stands on its page until it is seen', async () => {
  const desk = fakeDesk();
  const request = sampleRequest({ side: 'partner', state: 'awaiting-customer' });
  let changes = [
    { sequence: 41, at: '2026-11-20T03:00:00Z', what: 'manager' },
    { sequence: 44, at: '2026-11-21T03:00:00Z', what: 'frozen' },
  ];
  desk.answer('requests.get', () => request);
  desk.answer('changes.meanwhile', () => changes);
  desk.answer('changes.seen', () => {
    changes = [];
    return {};
  });
  const { user } = await openDesk(`/requests/${request.case.id}`, desk);
  expect(await screen.findByText(/Changed meanwhile: another account manager, on 2026-11-20/)).toBeTruthy();
  expect(screen.getByText(/Changed meanwhile: frozen, on 2026-11-21/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Seen' }));
  expect(desk.calls.find(({ path }) => path === 'changes.seen')?.input).toMatchObject({ sequence: 44 });
  desk.tell({ topic: 'request', account: desk.state.status.account, id: request.case.id });
  await waitFor(() => expect(screen.queryByText(/Changed meanwhile/)).toBeNull());
});
