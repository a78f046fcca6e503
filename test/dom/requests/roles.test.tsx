import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { sampleStatus } from '../../fakes/desk/lines.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWith, inputsOf, sampleRequest } from './sample-request.ts';

const manager = { status: { ...sampleStatus(240), role: 'account-manager' as const } };

describe('A request in the hands of an account manager', () => {
  it('cannot be submitted, only handed to an administrator by name', async () => {
    const desk = deskWith(sampleRequest({ side: 'partner', state: 'draft' }), manager);
    desk.answer('requests.handOver', () => ({ kind: 'text', subject: 'Case', body: 'Summary' }));
    const { user } = await openDesk('/requests/case-5', desk);
    const copy = await screen.findByRole('button', { name: 'Copy summary and hand over' });
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    expect(screen.queryByRole('button', { name: /Submit request/ })).toBeNull();
    await user.click(copy);
    expect(await screen.findByText('Type who takes it.')).toBeTruthy();
    expect(inputsOf(desk, 'requests.handOver')).toHaveLength(0);
    await user.type(screen.getByRole('textbox', { name: 'Name of the administrator' }), 'Ana Souza');
    await user.click(copy);
    expect(await screen.findByText('Copied.')).toBeTruthy();
    expect(copied).toHaveBeenCalledWith('Case\n\nSummary');
    expect(inputsOf(desk, 'requests.handOver')).toMatchObject([{ to: 'Ana Souza', way: 'copy' }]);
  });

  it('says with whom it is since when, and can be taken back', async () => {
    const detail = sampleRequest({
      side: 'partner',
      state: 'with-administrator',
      case: { handedTo: 'Ana Souza', handedAt: '2026-11-20T03:00:00Z' },
    });
    const desk = deskWith(detail, manager);
    desk.answer('requests.takeBack', () => ({}));
    const { user } = await openDesk('/requests/case-5', desk);
    expect(await screen.findByRole('heading', { name: 'With Ana Souza since 2026-11-20' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(inputsOf(desk, 'requests.takeBack')).toHaveLength(1));
  });
});
