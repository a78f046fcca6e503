import type { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { App } from '../../src/renderer/app/app.tsx';
import { createDeskRouter, type DeskRouter } from '../../src/renderer/app/router.tsx';
import { createQueryClient } from '../../src/renderer/bridge/bridge.tsx';
import { type FakeDesk, fakeDesk } from '../fakes/desk.ts';

export interface DeskPage {
  readonly desk: FakeDesk;
  readonly user: UserEvent;
  readonly router: DeskRouter;
  readonly queryClient: QueryClient;
}

/** Opens the whole page at an address on a desk in memory, and waits for its heading. */
export async function openDesk(address = '/', desk: FakeDesk = fakeDesk()): Promise<DeskPage> {
  const router = createDeskRouter(createMemoryHistory({ initialEntries: [address] }));
  const queryClient = createQueryClient();
  render(<App client={desk.client} queryClient={queryClient} router={router} />);
  await screen.findByRole('heading', { level: 1 });
  return { desk, user: userEvent.setup(), router, queryClient };
}
