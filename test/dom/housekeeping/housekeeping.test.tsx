import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BackupProgress, BackupShown, RebuiltShown, RestoreShown } from '../../../src/contract/housekeeping.ts';
import { bytesText } from '../../../src/renderer/features/housekeeping/bytes.ts';
import { strengthOf } from '../../../src/renderer/features/housekeeping/strength.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const words = 'three odd words together';
const backup: BackupShown = {
  account: 'practice',
  name: 'Acme Cloud',
  site: 'intl',
  partnerType: 'csp',
  simulated: false,
  madeAt: '2026-11-20T08:00:00Z',
  appVersion: '0.9.0',
  entries: 120,
  customers: 40,
  mails: 0,
  head: 'ab'.repeat(32),
  firstBroken: null,
  bytes: 5_000_000,
  sha256: 'cd'.repeat(32),
};
const shown = (change: Partial<RestoreShown> = {}): RestoreShown => ({
  backup,
  fits: 'same',
  here: { entries: 130, customers: 41, newer: 10 },
  erasedSince: 2,
  ...change,
});
const rebuilt: RebuiltShown = {
  at: '2026-11-22T01:30:00Z',
  aside: '/profile/archive/practice.damaged.sqlite',
  provable: 1200,
  provableHead: 'ef'.repeat(32),
  salvaged: 3,
  lostEntries: 7,
  tables: [
    { table: 'mail', rows: 4, lost: true },
    { table: 'customer', rows: 40, lost: false },
  ],
  unreadable: false,
  checkpointLost: true,
};

function deskWith(): FakeDesk {
  const desk = fakeDesk();
  desk.answer('housekeeping.size', () => ({
    total: 5_242_880,
    parts: [
      { part: 'log', bytes: 4_194_304 },
      { part: 'customers', bytes: 1_048_576 },
    ],
    months: [{ month: '2026-11', entries: 120, bytes: 4_000_000 }],
    free: 500 * 1024 * 1024,
    short: true,
  }));
  return desk;
}
const asked = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);
async function* stream<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

describe('Housekeeping', () => {
  it('says how large the database is, what of, and that space gets short', async () => {
    await openDesk('/housekeeping', deskWith());
    expect(await screen.findByText('5.0 MB in all')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('Only 500.0 MB free');
    const parts = screen.getByRole('table', { name: 'What takes up the room' });
    expect(within(parts).getByRole('row', { name: /Operation log.*4\.0 MB/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: /2026-11.*120.*3\.8 MB/ })).toBeTruthy();
    expect(screen.getByText('Folder: /profile/archive')).toBeTruthy();
  });

  it('backs up only with a passphrase that was typed twice alike, forgets it at once, and says what was made', async () => {
    const desk = deskWith();
    const done: BackupProgress = {
      step: 'done',
      done: 1,
      of: 1,
      made: { backup, fileBytes: 5_100_000, delivered: { kind: 'saved', where: '/home/ann/a.consentdesk-backup' } },
    };
    desk.answer('housekeeping.backup', () => stream<BackupProgress>({ step: 'copying', done: 1, of: 2, made: null }, done));
    const { user } = await openDesk('/housekeeping', desk);
    const first = await screen.findByLabelText('Passphrase');
    const again = screen.getByLabelText('Passphrase once more');
    await user.type(first, words);
    await user.type(again, 'something else');
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    expect(screen.getByText('The two are not the same.')).toBeTruthy();
    expect(asked(desk, 'housekeeping.backup')).toEqual([]);
    await user.clear(again);
    await user.type(again, words);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/Backed up and checked: 4\.9 MB, 40 customers, 120 log entries/)).toBeTruthy();
    expect(asked(desk, 'housekeeping.backup')).toMatchObject([{ passphrase: words }]);
    expect((screen.getByLabelText('Passphrase') as HTMLInputElement).value).toBe('');
  });

  it('refuses a short passphrase before anything is asked, and can be cancelled while it runs', async () => {
    const desk = deskWith();
    desk.answer('housekeeping.backup', async function* running(): AsyncGenerator<BackupProgress> {
      yield { step: 'checking', done: 3, of: 9, made: null };
      await new Promise(() => {});
    });
    const { user } = await openDesk('/housekeeping', desk);
    await user.type(await screen.findByLabelText('Passphrase'), 'short');
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    expect(screen.getAllByRole('alert').some((one) => one.textContent === 'At least 12 characters.')).toBe(true);
    expect(asked(desk, 'housekeeping.backup')).toEqual([]);
    for (const label of ['Passphrase', 'Passphrase once more']) {
      await user.clear(screen.getByLabelText(label));
      await user.type(screen.getByLabelText(label), words);
    }
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    expect((await screen.findByText('Checking every table', { selector: 'li' })).getAttribute('aria-current')).toBe('step');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('Cancelled. Nothing was written.')).toBeTruthy();
  });

  const bring = async (desk: FakeDesk) => {
    desk.answer('housekeeping.beginRestore', () => ({ restoreId: 'r1' }));
    desk.answer('housekeeping.part', () => ({}));
    desk.answer('housekeeping.discard', () => ({}));
    desk.answer('housekeeping.restore', () => ({ aside: '/profile/archive/practice.replaced.sqlite', erasedAgain: 2 }));
    const page = await openDesk('/housekeeping', desk);
    await page.user.upload(await screen.findByLabelText('Backup file'), new File(['x'.repeat(200_000)], 'mine.consentdesk-backup'));
    await page.user.type(await screen.findByLabelText('Passphrase of this backup'), words);
    await page.user.click(screen.getByRole('button', { name: 'Open and check' }));
    return page;
  };

  it('shows what a backup is before it replaces anything, asks, and then says where the old database lies', async () => {
    const desk = deskWith();
    desk.answer('housekeeping.openBackup', () => stream({ step: 'done', done: 1, of: 1, shown: shown() }));
    const { user } = await bring(desk);
    expect(await screen.findByText('120 in the backup, 130 here')).toBeTruthy();
    expect(screen.getByText(/10 entries here are newer/)).toBeTruthy();
    expect(screen.getByText(/2 customers in it were erased here since/)).toBeTruthy();
    expect(asked(desk, 'housekeeping.part')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
    expect(asked(desk, 'housekeeping.restore')).toEqual([]);
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Restore this backup' }));
    expect(await screen.findByText(/practice\.replaced\.sqlite/)).toBeTruthy();
    expect(screen.getByText(/2 customers that were erased since were erased in it again/)).toBeTruthy();
  });

  it('tells a wrong passphrase as such, and asks for it again', async () => {
    const desk = deskWith();
    desk.fail('housekeeping.openBackup', { code: 'passphrase-wrong' });
    await bring(desk);
    expect((await screen.findByText('This passphrase does not open the backup.')).closest('[role=alert]')?.textContent).toContain(
      'Nothing is wrong with the file',
    );
    expect(screen.getByLabelText('Passphrase of this backup')).toBeTruthy();
  });

  it('refuses the backup of another partner account, and wants the name of one with another id', async () => {
    const desk = deskWith();
    desk.answer('housekeeping.openBackup', () => stream({ step: 'done', done: 1, of: 1, shown: shown({ fits: 'not-this-account' }) }));
    const { user } = await bring(desk);
    expect(await screen.findByText(/backup of another partner account, Acme Cloud/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Restore this backup' })).toBeNull();
    desk.answer('housekeeping.openBackup', () => stream({ step: 'done', done: 1, of: 1, shown: shown({ fits: 'other-id' }) }));
    await user.upload(screen.getByLabelText('Backup file'), new File(['x'], 'mine.consentdesk-backup'));
    await user.type(await screen.findByLabelText('Passphrase of this backup'), words);
    await user.click(screen.getByRole('button', { name: 'Open and check' }));
    const act = await screen.findByRole('button', { name: 'Restore this backup' });
    expect((act as HTMLButtonElement).disabled || act.getAttribute('aria-disabled') === 'true').toBe(true);
    await user.type(screen.getByLabelText(/Type the account's name/), 'Acme Cloud');
    await waitFor(() => expect(act.getAttribute('aria-disabled')).not.toBe('true'));
  });

  it('tells on every page that a damaged database was rebuilt, and on this one what is provable, what is not and what is lost', async () => {
    const desk = deskWith();
    desk.answer('housekeeping.state', () => ({ lastBackup: null, aside: { folder: '/profile/archive', files: [] }, rebuilt }));
    desk.answer('housekeeping.acknowledge', () => ({}));
    const { user } = await openDesk('/', desk);
    await user.click(await screen.findByRole('link', { name: 'What was lost, and where the damaged file lies' }));
    const told = await screen.findByRole('region', { name: /A damaged database was rebuilt/ });
    expect(told.textContent).toContain('1200 log entries are provable');
    expect(told.textContent).toContain('3 later entries could be read, but nothing shows any more');
    expect(told.textContent).toContain('7 log entries are lost');
    expect(told.textContent).toContain('mails');
    expect(told.textContent).toContain('/profile/archive/practice.damaged.sqlite');
    await user.click(within(told).getByRole('button', { name: 'I have read this: the log goes on from here' }));
    await waitFor(() => expect(asked(desk, 'housekeeping.acknowledge')).toHaveLength(1));
  });

  it('checks the whole file, and offers to rebuild it only where it is damaged', async () => {
    const desk = deskWith();
    const result = {
      problems: ['log_entry: row 5 missing from index'],
      chain: { sound: false, entries: 4, firstBroken: 5 },
      at: backup.madeAt,
    };
    desk.answer('housekeeping.check', () => stream({ step: 'done', done: 1, of: 1, result }));
    desk.answer('housekeeping.rebuild', () => ({}));
    const { user } = await openDesk('/housekeeping', desk);
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('log_entry: row 5 missing from index')).toBeTruthy();
    expect(screen.getByText('The log does not fit its chain at entry 5.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Rebuild it' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Rebuild it' }));
    await waitFor(() => expect(asked(desk, 'housekeeping.rebuild')).toHaveLength(1));
  });
});

describe('The hint about a passphrase', () => {
  it.each([
    ['abc', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['123456789012', 'weak'],
    ['correct horse battery', 'good'],
    ['correct horse battery staple 7 中文', 'strong'],
  ] as const)('%s is %s', (passphrase, strength) => expect(strengthOf(passphrase)).toBe(strength));

  it.each([
    [812, '812 bytes'],
    [14_336, '14 KB'],
    [3_355_443, '3.2 MB'],
    [1_503_238_554, '1.4 GB'],
  ])('%d bytes read %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));
});
