import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { offerUpdates } from '../../src/main/updates/offer.ts';
import { UpdateProblem, type UpdateTrouble } from '../../src/main/updates/problem.ts';

const showMessageBox = vi.hoisted(() => vi.fn<(window: unknown, options: MessageBoxOptions) => Promise<{ response: number }>>());
vi.mock('electron', () => ({ dialog: { showMessageBox } }));

const YES = 0;
const LATER = 1;

/** An app with a server in its settings that offers 1.2.0, and a person who answers its questions in this order. */
function desk(answers: readonly number[], faults: { readonly check?: UpdateTrouble; readonly download?: UpdateTrouble } = {}) {
  const said: MessageBoxOptions[] = [];
  const left = [...answers];
  showMessageBox.mockReset();
  showMessageBox.mockImplementation(async (_window, options) => {
    said.push(options);
    return { response: left.shift() ?? LATER };
  });
  const progress: number[] = [];
  const written: string[] = [];
  const install = vi.fn();
  const offer = offerUpdates({
    window: { isDestroyed: () => false, setProgressBar: (part: number) => progress.push(part) } as unknown as BrowserWindow,
    settings: { get: (key) => (key === 'updateFeed' ? 'https://updates.example/' : Buffer.alloc(32, 1).toString('base64')) },
    write: (line) => written.push(line),
    load: async (_feed, told) => ({
      async checkForUpdates() {
        if (faults.check) throw new UpdateProblem(faults.check);
        return { isUpdateAvailable: true, updateInfo: { version: '1.2.0' } };
      },
      async downloadUpdate() {
        told.progress(40);
        if (faults.download) throw new UpdateProblem(faults.download);
      },
      quitAndInstall: install,
    }),
  });
  return { offer, said, progress, written, install };
}

test('the person is asked before the download and again before the installation, and Return alone starts neither', async () => {
  const { offer, said, progress, install } = desk([YES, YES]);
  await offer.ask();
  expect(said.map(({ message }) => message)).toEqual(['Consent Desk 1.2.0 is there', 'Consent Desk 1.2.0 is downloaded and checked']);
  for (const { defaultId, cancelId, buttons } of said) expect(buttons?.[defaultId ?? -1]).toBe(buttons?.[cancelId ?? -2]);
  expect(progress).toContain(0.4);
  expect(progress.at(-1)).toBe(-1);
  expect(install).toHaveBeenCalledOnce();
});

test('who says not now keeps the version, and is asked to install it when they ask again', async () => {
  const { offer, said, install } = desk([YES, LATER, YES]);
  await offer.ask();
  expect(install).not.toHaveBeenCalled();
  await offer.ask();
  expect(said.at(-1)?.message).toBe('Consent Desk 1.2.0 is downloaded and checked');
  expect(install).toHaveBeenCalledOnce();
});

test('nothing is downloaded when the person says not now', async () => {
  const { offer, progress, install } = desk([LATER]);
  await offer.ask();
  expect(progress.filter((part) => part >= 0)).toEqual([]);
  expect(install).not.toHaveBeenCalled();
});

const troubles: readonly UpdateTrouble[] = [
  'settings',
  'not-here',
  'no-publisher',
  'unreachable',
  'not-signed',
  'not-understood',
  'wrong-file',
  'not-installed',
];
test.each(troubles)('what failed is told plainly: %s', async (why) => {
  const { offer, said, written } = desk([], { check: why });
  await offer.ask();
  expect(said).toHaveLength(1);
  expect(said[0]?.message).toBe('There is no update now');
  // A key without words would be shown as it is.
  expect(said[0]?.detail).toMatch(/^[A-Z][^_]+ .+\.$/);
  expect(written).toEqual([`Update: ${why}`]);
});

test('when nobody asked, what failed stands in the log and disturbs nobody', async () => {
  const { offer, said, written } = desk([], { check: 'unreachable' });
  await offer.askQuietly();
  expect(said).toEqual([]);
  expect(written).toEqual(['Update: unreachable']);
});

test('a download that fails is told also to who had not asked for the version', async () => {
  const { offer, said, install } = desk([YES], { download: 'wrong-file' });
  await offer.askQuietly();
  expect(said.at(-1)?.detail).toMatch(/^What was downloaded is not the file/);
  expect(install).not.toHaveBeenCalled();
});
