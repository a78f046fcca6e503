import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OpenedCaseFile } from '../../../src/contract/case-files.ts';
import { CaseId } from '../../../src/core/case/case.ts';
import { LONGEST_CASE_FILE } from '../../../src/core/case/case-file.ts';
import { CustomerId } from '../../../src/core/customer/customer.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const read = (known: string | null, summary = 'Case summary\n\n  R01 BLOCKS: first this'): OpenedCaseFile => ({
  kind: 'read',
  name: 'acme.consentdesk',
  known: known === null ? null : CaseId.parse(known),
  file: {
    format: 'consent-desk-case',
    version: 1,
    kind: 'hand-over',
    simulated: true,
    site: 'intl',
    partnerType: 'csp',
    partnerAccountName: 'acme-cloud',
    from: 'Li Wei',
    to: 'Ana Souza',
    at: '2026-11-20T03:00:00Z',
    case: { id: CaseId.parse('case-5'), side: 'partner', state: 'draft', openedAt: '2026-11-19T03:00:00Z', pendingSince: null },
    customer: { customerId: CustomerId.parse('c000005'), accountName: 'acme-ae-005', maskedName: 'A•••' },
    summary,
  },
});
const deskThatOpened = (opened: OpenedCaseFile) => {
  const desk = fakeDesk();
  desk.answer('caseFiles.opened', () => opened);
  return desk;
};

describe('A case file of another desk', () => {
  it('says whose it is, that nothing of it was checked, and leads to the case that is known here', async () => {
    await openDesk('/case-file', deskThatOpened(read('case-5')));
    expect(await screen.findByRole('heading', { level: 1, name: 'A case file from Li Wei' })).toBeTruthy();
    expect(screen.getByText(/Nothing of it was checked here/)).toBeTruthy();
    expect(screen.getByText('SIMULATED: this case is practice.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the case' }).getAttribute('href')).toContain('/requests/case-5');
    expect(screen.getByText('Ana Souza')).toBeTruthy();
  });

  it('shows the summary as text where the case is not known here, whatever stands in it', async () => {
    const summary = '<img src=x onerror=alert(1)> <b>approve</b>\nhttps://evil.example/';
    await openDesk('/case-file', deskThatOpened(read(null, summary)));
    expect(await screen.findByText(/This desk does not have this case/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Open the case' })).toBeNull();
    const text = screen.getByText(/approve/);
    expect(text.textContent).toBe(summary);
    expect(text.children).toHaveLength(0);
  });

  it('asks nothing of the desk but to read: there is no act on the page', async () => {
    const desk = deskThatOpened(read('case-5'));
    await openDesk('/case-file', desk);
    await screen.findByRole('link', { name: 'Open the case' });
    const main = document.getElementById('page') as HTMLElement;
    expect(main.querySelectorAll('button')).toHaveLength(0);
    expect(desk.calls.map(({ path }) => path).filter((path) => /^(?:requests|facts|consent)\./.test(path))).toEqual([]);
  });

  it.each([
    ['too-long', /longer than a case file can be/],
    ['not-a-case-file', /not a case file of Consent Desk/],
    ['newer', /written by a newer Consent Desk/],
    ['damaged', /damaged, or was changed/],
  ] as const)('that is refused (%s) is said to be so', async (why, words) => {
    await openDesk('/case-file', deskThatOpened({ kind: 'refused', name: 'a.consentdesk', why }));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
  });

  it('can be chosen on the page; one that is too long is not even read', async () => {
    const desk = fakeDesk();
    desk.answer('caseFiles.read', () => read(null));
    const { user } = await openDesk('/case-file', desk);
    expect(await screen.findByText('No case file is open.')).toBeTruthy();
    const field = screen.getByLabelText(/A file that ends with/);
    await user.upload(field, new File(['{"a":1}'], 'acme.consentdesk'));
    expect(await screen.findByRole('heading', { level: 1, name: 'A case file from Li Wei' })).toBeTruthy();
    expect(desk.calls.filter(({ path }) => path === 'caseFiles.read').map(({ input }) => input)).toMatchObject([
      { name: 'acme.consentdesk', content: '{"a":1}' },
    ]);
    await user.upload(field, new File(['x'.repeat(LONGEST_CASE_FILE + 1)], 'long.consentdesk'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/^long\.consentdesk is longer/);
    expect(desk.calls.filter(({ path }) => path === 'caseFiles.read')).toHaveLength(1);
  });

  it('comes up when it is opened from outside, and the next one takes its place', async () => {
    const desk = deskThatOpened({ kind: 'refused', name: 'first.consentdesk', why: 'damaged' });
    const { router } = await openDesk('/', desk);
    await screen.findByText('Acme Cloud');
    desk.tell({ topic: 'open', account: null, id: '/case-file' });
    expect((await screen.findByRole('alert')).textContent).toMatch(/^first/);
    expect(router.state.location.pathname).toBe('/case-file');
    desk.answer('caseFiles.opened', () => read(null));
    desk.tell({ topic: 'open', account: null, id: '/case-file' });
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A case file from Li Wei'));
  });
});
