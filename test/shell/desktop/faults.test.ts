import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { errorFile } from '../../../src/engine/error-file.ts';
import { faultLine, recordFaults } from '../../../src/main/desktop/faults.ts';
import { watchPage } from '../../../src/main/desktop/page-faults.ts';
import { switches } from '../../../src/main/policy/switches.ts';
import * as electron from './stub.ts';

vi.mock('electron', () => import('./stub.ts'));
beforeEach(electron.fresh);

describe('no minidump', () => {
  test('is ever asked for: nothing of ours knows the crash reporter, and Chromium’s own is off', () => {
    const folder = new URL('../../../src', import.meta.url).pathname;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/u.test(path));
    expect(files.length).toBeGreaterThan(100);
    expect(
      files.filter((path) => /crashReporter|generateReport|heapSnapshot|writeHeapSnapshot/u.test(readFileSync(join(folder, path), 'utf8'))),
    ).toEqual([]);
    expect(switches.map(({ name }) => name)).toContain('disable-breakpad');
  });
});

describe('a fault of main', () => {
  const recording = () => {
    const lines: string[] = [];
    const fatal = vi.fn();
    onTestFinished(recordFaults((line) => lines.push(line), fatal));
    return { lines, fatal };
  };
  /** As Node calls those who listen; the test runner's own listeners are left out. */
  const raise = (event: 'uncaughtException' | 'unhandledRejection', thrown: unknown) => {
    const ours = process.rawListeners(event).at(-1) as (thrown: unknown) => void;
    ours(thrown);
  };

  test('is written without keys, people, numbers or the person’s folder, and ends the app', () => {
    const { lines, fatal } = recording();
    const error = new Error(`no ${join(homedir(), 'x')} for owner@acme.example, secret: hunter2, +85255550012`);
    raise('uncaughtException', error);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^main Error: no ~\/x for <email> <secret>, \+<digits>/u);
    expect(lines[0]).not.toContain(homedir());
    expect(fatal).toHaveBeenCalledOnce();
  });

  test('that nobody waited for is written and ends nothing', () => {
    const { lines, fatal } = recording();
    raise('unhandledRejection', 'a word');
    expect(lines).toEqual(['main, not awaited a word']);
    expect(fatal).not.toHaveBeenCalled();
  });

  test('is cut where it does not end', () => {
    expect(faultLine('main', 'a '.repeat(100_000)).length).toBeLessThan(9000);
  });

  test('is kept in a file of its owner that never grows past a megabyte', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'faults-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'errors.log');
    const write = errorFile(path, { now: () => '2026-11-22T01:30:00.000Z' });
    for (let count = 0; count < 300; count += 1) write(faultLine('main', 'a '.repeat(4000)));
    expect((await stat(path)).size).toBeLessThan(1_100_000);
    write('last');
    expect(await readFile(path, 'utf8')).toMatch(/2026-11-22T01:30:00\.000Z last\n$/u);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('process that ends badly is written by what the system says of it; one that ends well is not', () => {
    const { lines } = recording();
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 });
    electron.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0, name: 'engine' });
    expect(lines).toEqual(['process GPU  ended: crashed (5)']);
  });

  test('is listened for no more once undone', () => {
    const before = process.listenerCount('uncaughtException');
    const undo = recordFaults(
      () => {},
      () => {},
    );
    expect(process.listenerCount('uncaughtException')).toBe(before + 1);
    undo();
    expect(process.listenerCount('uncaughtException')).toBe(before);
    expect(electron.app.listenerCount('child-process-gone')).toBe(0);
  });
});

describe('a page that ends', () => {
  const watched = () => {
    const window = new electron.BrowserWindow();
    const lines: string[] = [];
    let at = 1000;
    watchPage(window as never, { write: (line) => lines.push(line), log: '/profile/errors.log', now: () => at });
    return { window, lines, later: (milliseconds: number) => (at += milliseconds) };
  };
  const end = (window: electron.BrowserWindow, reason = 'crashed') =>
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 11 });

  test('is opened again once, without a question', () => {
    const { window, lines } = watched();
    end(window);
    expect(window.webContents.reload).toHaveBeenCalledOnce();
    expect(electron.dialog.showMessageBox).not.toHaveBeenCalled();
    expect(lines).toEqual(['page ended: crashed (11)']);
  });

  test('is said to have ended when it does so twice within a minute, and the person chooses', async () => {
    const { window, later } = watched();
    end(window);
    later(59_999);
    end(window, 'oom');
    expect(electron.dialog.showMessageBox).toHaveBeenCalledWith(
      window,
      expect.objectContaining({ message: expect.stringContaining('ended twice'), detail: expect.stringContaining('/profile/errors.log') }),
    );
    await vi.waitFor(() => expect(window.webContents.reload).toHaveBeenCalledTimes(2));
    electron.dialog.response = 1;
    end(window);
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce());
    expect(window.webContents.reload).toHaveBeenCalledTimes(2);
  });

  test('is opened again each time when it ends once in a while', () => {
    const { window, later } = watched();
    end(window);
    later(60_000);
    end(window);
    expect(window.webContents.reload).toHaveBeenCalledTimes(2);
    expect(electron.dialog.showMessageBox).not.toHaveBeenCalled();
  });

  test('because it was closed is none of this', () => {
    const { window, lines } = watched();
    end(window, 'clean-exit');
    expect(window.webContents.reload).not.toHaveBeenCalled();
    expect(lines).toEqual([]);
  });

  test('whose preload failed is written, redacted', () => {
    const { window, lines } = watched();
    window.webContents.emit('preload-error', {}, '/home/ann/preload.cjs', new Error('token=abc'));
    expect(lines[0]).toMatch(/^preload Error: <secret>/u);
    expect(lines[0]).not.toContain('/home/ann/preload.cjs');
  });
});
