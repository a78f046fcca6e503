import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problemsOf, statementsFor } from '../../../src/renderer/features/requests/record-form.ts';
import { sampleStatus } from '../../fakes/desk/lines.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { inputsOf } from './sample-request.ts';

describe('Recording by hand', () => {
  it('records what was seen as stated by the operator, on a day, for a customer found by search', async () => {
    const desk = fakeDesk();
    desk.answer('requests.record', () => ({ caseId: 'case-9' }));
    desk.fail('requests.get', { code: 'not-found' });
    const { user, router } = await openDesk('/record', desk);
    expect(await screen.findByText('As stated by Li Wei')).toBeTruthy();
    expect(screen.getByText(/It does not verify it and sends nothing/)).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Search by account or name' }), 'acme-sg-005');
    await user.click(await screen.findByRole('radio', { name: /acme-sg-005/ }));
    await user.click(screen.getByRole('radio', { name: /The customer asked to leave/ }));
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Seen in Manage Association Records');
    await user.click(screen.getByRole('button', { name: 'Record as stated by Li Wei' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/requests/case-9'));
    expect(inputsOf(desk, 'requests.record')).toMatchObject([
      {
        customerId: 'c000005',
        caseId: null,
        what: 'incoming',
        seenOn: Temporal.Now.plainDateISO().toString(),
        note: 'Seen in Manage Association Records',
      },
    ]);
  });

  it('says what is missing and sends nothing until it is there', async () => {
    const desk = fakeDesk();
    const { user } = await openDesk('/record', desk);
    await user.click(await screen.findByRole('button', { name: 'Record as stated by Li Wei' }));
    expect(await screen.findByText('Choose a customer.')).toBeTruthy();
    expect(screen.getByText('Choose what happened.')).toBeTruthy();
    expect(inputsOf(desk, 'requests.record')).toHaveLength(0);
  });

  it('is not possible while nobody has said who they are', async () => {
    await openDesk('/record', fakeDesk({ status: { ...sampleStatus(240), operator: '' } }));
    expect(await screen.findByText(/Say who you are first/)).toBeTruthy();
  });

  it('knows no day that has not come yet', () => {
    expect(problemsOf({ customerId: 'c', what: 'incoming', seenOn: '2026-11-23' }, '2026-11-22').day).toBe('future');
    expect(problemsOf({ customerId: 'c', what: 'incoming', seenOn: '2026-11-22' }, '2026-11-22').day).toBeNull();
    expect(problemsOf({ customerId: 'c', what: 'incoming', seenOn: '' }, '2026-11-22').day).toBe('missing');
  });

  it('offers answers to a request that was sent, and beginnings where there is none', () => {
    expect(statementsFor(null)).toEqual(['incoming', 'submitted-by-us', 'disassociated']);
    expect(statementsFor({ side: 'partner', state: 'draft' })).toContain('submitted-by-us');
    expect(statementsFor({ side: 'customer', state: 'awaiting-partner' })).toEqual(['agreed', 'rejected', 'disassociated']);
  });
});
