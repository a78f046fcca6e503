import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ErasureOutcome, ErasurePreview } from '../../../src/contract/erasure.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { outsideLine, samplePreview } from './sample-preview.ts';

const outcome: ErasureOutcome = {
  at: '2026-11-22T09:00:00Z',
  sequence: 77,
  goes: samplePreview().goes,
  outside: samplePreview().outside,
};
function deskWith(preview: ErasurePreview = samplePreview()): FakeDesk {
  const desk = fakeDesk();
  desk.answer('erasure.preview', () => preview);
  desk.answer('erasure.erase', () => outcome);
  return desk;
}
const open = (desk: FakeDesk) => openDesk('/erasure/customer-7', desk);
const asked = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);
const act = () => screen.getByRole('button', { name: 'Erase acme-hk-007 for good' });

beforeEach(() => localStorage.clear());

describe('Before a customer is erased', () => {
  it('the page says what goes, what stays, and that looking erases nothing', async () => {
    await open(deskWith());
    expect(await screen.findByText(/The text of 14 log entries/)).toBeTruthy();
    expect(
      screen.getByText(/3 filed mails with their bytes and attachments \(48 KB\); 1 of them waits to be sent, and is never sent then/),
    ).toBeTruthy();
    expect(screen.getByText('Nothing is erased by looking at this page.')).toBeTruthy();
    expect(screen.getByText(/14 entries of the log under a pseudonym/)).toBeTruthy();
    expect(screen.getByText(/2 counted requests under a digest/)).toBeTruthy();
    expect(screen.queryByText(/holds this account name/)).toBeNull();
  });

  it('every thing that was handed out is listed with its date, its kind and its entry, and that it is beyond reach', async () => {
    const rows = [
      outsideLine(),
      outsideLine({ kind: 'picture', ending: 'png', sequence: 13 }),
      outsideLine({ kind: 'consent-mail', way: 'mail', ending: '', sequence: 14 }),
      outsideLine({ kind: 'instructions', way: 'copy', ending: '', sequence: 15 }),
      outsideLine({ kind: 'mail-sent', way: 'server', ending: '', sequence: 16 }),
      outsideLine({ kind: 'evidence', ending: 'zip', sequence: 17 }),
      outsideLine({ kind: 'log-export', ending: 'csv', scope: 'account', sequence: 18 }),
      outsideLine({ kind: 'import-file', way: 'brought', ending: '', scope: 'account', sequence: 19 }),
      outsideLine({ kind: 'set-aside', ending: '', scope: 'account', sequence: null, name: 'desk.sqlite.damaged' }),
    ];
    await open(deskWith(samplePreview({ outside: { total: 12, rows } })));
    const list = within(await screen.findByRole('list', { name: 'Beyond reach' }));
    const lines = list.getAllByRole('listitem').map((line) => line.textContent);
    expect(lines[0]).toMatch(/^Made on 2026-11-20 \d\d:\d\d: consent email as \.eml file/);
    expect(lines[1]).toContain('picture of a mail as .png file');
    expect(lines[2]).toContain('consent email opened in the mail client');
    expect(lines[3]).toContain('mail with instructions copied to the clipboard');
    expect(lines[4]).toContain('letter that left by the mail server; the recipient has it');
    expect(lines[6]).toContain('export of the operation log as .csv filemay hold this customer');
    expect(lines[7]).toMatch(/^Brought in on/);
    expect(lines[8]).toMatch(/^Put aside on .*: desk\.sqlite\.damaged, in the folder “archive” of the profile/);
    expect(list.getByRole('link', { name: 'Entry 17' }).getAttribute('href')).toContain('/log?entry=17');
    expect(screen.getByText('3 more; the operation log has all of them.')).toBeTruthy();
    expect(screen.getByText(/The app cannot reach these/)).toBeTruthy();
  });

  it('the way to the entries about others that hold the name leads into the log', async () => {
    await open(deskWith(samplePreview({ stays: { entries: 1, closedCases: 0, countedRequests: 0, mentions: 2 } })));
    expect((await screen.findByRole('link', { name: 'look in the log' })).getAttribute('href')).toContain('q=acme-hk-007');
  });

  it('a customer that Partner Center still lists is said to come back', async () => {
    await open(deskWith(samplePreview({ comesBack: true })));
    expect(await screen.findByText('Partner Center still lists this customer')).toBeTruthy();
  });

  it.each([
    [{ code: 'role-may-not-act' as const }, 'Only the partner administrator erases.'],
    [{ code: 'legal-hold' as const, detail: { since: '2026-01-02', by: 'Mei' } }, 'A legal hold stands, set by Mei on 2026-01-02.'],
    [{ code: 'case-forbids' as const, detail: { state: 'awaiting-customer', event: 'erased' } }, 'A request is open'],
    [{ code: 'case-forbids' as const, detail: { state: 'sending', event: 'mail' } }, 'A letter is on its way'],
  ])('what stands in the way is named instead of the act: %o', async (fault, words) => {
    await open(deskWith(samplePreview({ obstacles: [fault] })));
    expect((await screen.findByRole('region', { name: 'Not now' })).textContent).toContain(words);
    expect(screen.queryByRole('button', { name: /for good/ })).toBeNull();
  });

  it('a customer that nobody knows is said to be not here', async () => {
    const desk = deskWith();
    desk.fail('erasure.preview', { code: 'not-found', detail: { what: 'customer' } });
    await open(desk);
    expect(await screen.findByText('This customer is not here')).toBeTruthy();
  });
});

describe('Erasing a customer', () => {
  it('asks for a reason and for the account name, and sends nothing before both are right', async () => {
    const desk = deskWith();
    const { user } = await open(desk);
    await screen.findByLabelText('Reason');
    await user.click(act());
    expect(screen.getByText('A reason is needed.')).toBeTruthy();
    expect(screen.getByText('This is not acme-hk-007.')).toBeTruthy();
    await user.type(screen.getByLabelText('Reason'), 'Ticket 4711');
    await user.type(screen.getByLabelText('Type the account name to confirm: acme-hk-007'), 'acme-hk-00');
    await user.click(act());
    expect(asked(desk, 'erasure.erase')).toEqual([]);
    await user.keyboard('{Tab}');
    await user.type(screen.getByLabelText('Type the account name to confirm: acme-hk-007'), '7{Enter}');
    await waitFor(() => expect(asked(desk, 'erasure.erase')).toHaveLength(1));
    expect(asked(desk, 'erasure.erase')[0]).toMatchObject({ customerId: 'customer-7', typedName: 'acme-hk-007', reason: 'Ticket 4711' });
  });

  it('tells what was done and what others have to delete, and names the customer no more', async () => {
    const desk = deskWith();
    const { user, queryClient } = await open(desk);
    await user.type(await screen.findByLabelText('Reason'), 'Ticket 4711');
    await user.type(screen.getByLabelText(/Type the account name/), 'acme-hk-007{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Erased' })).toBeTruthy();
    desk.fail('erasure.preview', { code: 'not-found' });
    desk.tell({ topic: 'customer', account: 'practice' as never, id: 'customer-7' });
    expect(screen.getByRole('status').textContent).toMatch(/Entry 77 of the log says who did it and why\.Gone: text of log entries \(14\)/);
    expect(screen.getByRole('heading', { name: 'Still to be deleted by whoever has it' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open entry 77' }).getAttribute('href')).toContain('entry=77');
    expect(screen.getByRole('main').textContent).not.toContain('acme-hk-007');
    expect(screen.queryByText(/A view that somebody saved/)).toBeNull();
    expect(
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ queryKey }) => queryKey),
      ),
    ).not.toContain('customer-7');
  });

  it('says so where a saved view on this computer still holds the name', async () => {
    localStorage.setItem('views', JSON.stringify([{ name: 'Mine', q: 'ACME-HK-007' }]));
    const { user } = await open(deskWith());
    await user.type(await screen.findByLabelText('Reason'), 'Ticket 4711');
    await user.type(screen.getByLabelText(/Type the account name/), 'acme-hk-007{Enter}');
    expect(await screen.findByText(/A view that somebody saved on this computer/)).toBeTruthy();
  });

  it('says what was wrong where the engine refuses, and keeps what was typed', async () => {
    const desk = deskWith();
    desk.fail('erasure.erase', { code: 'invalid-input', detail: { field: 'reason', reason: 'names-customer' } });
    const { user } = await open(desk);
    await user.type(await screen.findByLabelText('Reason'), 'Acme asked');
    await user.type(screen.getByLabelText(/Type the account name/), 'acme-hk-007{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('The reason names the customer.');
    expect((screen.getByLabelText('Reason') as HTMLTextAreaElement).value).toBe('Acme asked');
    desk.fail('erasure.erase', { code: 'legal-hold', detail: { since: '2026-01-02', by: 'Mei' } });
    await user.click(act());
    expect(await screen.findByText('A legal hold stands in the way: set by Mei on 2026-01-02.')).toBeTruthy();
  });
});

describe('The way to it', () => {
  it('leads from the customer’s card, which also shows a legal hold', async () => {
    const desk = deskWith();
    const hold = { since: '2026-03-01T10:00:00Z', by: 'Mei', reason: 'A dispute' };
    desk.answer('erasure.holds', () => ({ customer: hold, account: null }));
    const id = desk.state.rows[0]?.customerId ?? '';
    const { user, router } = await openDesk(`/customers/${id}`, desk);
    expect(await screen.findByText(/Legal hold since 2026-03-01, by Mei/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Erase customer…' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/erasure/${id}`));
  });
});
