import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LogExportPlan, LogExportProgress } from '../../../src/contract/log-files.ts';
import { fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const plan: LogExportPlan = { entries: 12_345, newest: 1_200_000, printer: 'Chromium', reportRows: 2_000 };
const step = (change: Partial<LogExportProgress>): LogExportProgress => ({
  step: 'reading',
  done: 500,
  of: 12_345,
  delivered: null,
  sha256: null,
  entries: null,
  bytes: null,
  ...change,
});
const end = step({
  step: 'done',
  delivered: { kind: 'saved', where: '/home/ann/operation log.csv' },
  sha256: 'ab'.repeat(32),
  entries: 12_345,
  bytes: 4_200_000,
});

function deskWithLog(change: Partial<LogExportPlan> = {}) {
  const desk = fakeDesk();
  desk.answer('logFiles.plan', () => ({ ...plan, ...change }));
  let go: () => void = () => {};
  const wait = new Promise<void>((resolve) => {
    go = resolve;
  });
  let left = false;
  desk.answer('logFiles.export', async function* () {
    try {
      yield step({});
      await wait;
      yield end;
    } finally {
      left = true;
    }
  } as never);
  const asked = (path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);
  return { desk, go: () => go(), left: () => left, asked };
}

describe('Exporting the log', () => {
  it('takes the words and filters of the log’s page along, and says how many entries they leave', async () => {
    const { desk, asked } = deskWithLog();
    await openDesk('/log/export?q=%22acme%22&operation=case-submitted&source=api', desk);
    expect(await screen.findByText('12,345 of 1,200,000')).toBeTruthy();
    expect(asked('logFiles.plan')).toEqual([
      expect.objectContaining({ search: 'acme', filters: { operation: 'case-submitted', source: 'api' } }),
    ]);
    const what = screen.getByRole('heading', { name: 'What goes out' }).closest('section') as HTMLElement;
    expect(within(what).getByText('Request submitted')).toBeTruthy();
    expect(within(what).getByText('Read from the connection')).toBeTruthy();
  });

  it('masks unless the person chooses clear text, shows how far it is, and ends with the fingerprint', async () => {
    const { desk, go, asked } = deskWithLog();
    const { user } = await openDesk('/log/export', desk);
    await user.click(await screen.findByRole('button', { name: 'Export 12,345 as a table' }));
    expect(await screen.findByText('500 of 12,345 entries')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Writing the file' }).getAttribute('aria-valuenow')).toBe('500');
    expect(asked('logFiles.export')[0]).toMatchObject({ form: 'csv', personal: 'masked', bom: true, search: '', filters: {} });
    go();
    expect(await screen.findByText('Exported: 12,345 entries')).toBeTruthy();
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy();
    expect(screen.getByText('4.2 MB')).toBeTruthy();
    expect(document.activeElement?.textContent).toContain('Exported');
    await user.click(screen.getByRole('button', { name: 'Export again' }));
    await user.click(screen.getByRole('radio', { name: /^Lines of JSON/ }));
    await user.click(screen.getByRole('radio', { name: /^In clear/ }));
    await user.click(screen.getByRole('button', { name: 'Export 12,345 as lines of JSON' }));
    await waitFor(() => expect(asked('logFiles.export')[1]).toMatchObject({ form: 'jsonl', personal: 'clear', bom: false }));
  });

  it('is stopped by a button, which leaves the engine’s stream, and says that nothing was kept', async () => {
    const { desk, go, left } = deskWithLog();
    const { user } = await openDesk('/log/export', desk);
    await user.click(await screen.findByRole('button', { name: /^Export 12,345/ }));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('Stopped. Nothing was kept of the file.')).toBeTruthy();
    go();
    await waitFor(() => expect(left()).toBe(true));
    expect(screen.queryByText(/^Exported/)).toBeNull();
  });

  it('says of a report what it will leave out, and where nothing draws what is missing', async () => {
    const { desk } = deskWithLog();
    const { user } = await openDesk('/log/export', desk);
    await user.click(await screen.findByRole('radio', { name: /^Report/ }));
    expect(screen.getByText(/the newest 2,000 of 12,345 entries/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('offers no report where nothing draws, and nothing where no entry matches', async () => {
    const bare = deskWithLog({ printer: null, entries: 0 });
    const { user } = await openDesk('/log/export', bare.desk);
    await user.click(await screen.findByRole('radio', { name: /Nothing draws reports here/ }));
    const act = screen.getByRole('button', { name: 'Make the report' });
    expect(act.getAttribute('aria-disabled')).toBe('true');
    await user.click(act);
    expect(bare.asked('logFiles.export')).toEqual([]);
    expect(screen.getByText('No entry matches: there is nothing to export.')).toBeTruthy();
  });

  it('says what happened when the disk is full, and stays where it was', async () => {
    const { desk } = deskWithLog();
    desk.fail('logFiles.export', { code: 'disk-full' });
    const { user } = await openDesk('/log/export', desk);
    await user.click(await screen.findByRole('button', { name: /^Export 12,345/ }));
    expect(await screen.findByText('disk-full')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Export 12,345/ })).toBeTruthy();
  });
});
