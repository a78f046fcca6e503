import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { LONGEST_CASE_FILE, readCaseFile } from '../../../src/core/case/case-file.ts';
import type { HandedOver } from '../../../src/engine/shell/handed-over.ts';
import { registerLinks } from '../../../src/main/desktop/deep-link.ts';
import { readOpenedFile } from '../../../src/main/desktop/file-open.ts';
import { listenForOpened } from '../../../src/main/desktop/opened.ts';
import { holdSingleInstance } from '../../../src/main/desktop/single-instance.ts';
import { whenRunning } from '../../../src/main/desktop/when-running.ts';
import * as electron from './stub.ts';

vi.mock('electron', () => import('./stub.ts'));
beforeEach(electron.fresh);

describe('a single Consent Desk', () => {
  test('hears what a second start was given: its link, its case file, or nothing', () => {
    const heard: HandedOver[] = [];
    expect(holdSingleInstance((given) => heard.push(given))).toBe(true);
    electron.app.emit('second-instance', {}, ['/app', '--allow', 'consentdesk://requests/1'], '/home/ann', {});
    electron.app.emit('second-instance', {}, ['/app', 'a.consentdesk'], '/home/ann', {});
    electron.app.emit('second-instance', {}, ['/app'], '/home/ann', {});
    expect(heard).toEqual([
      { kind: 'link', address: 'consentdesk://requests/1' },
      { kind: 'file', path: '/home/ann/a.consentdesk' },
      { kind: 'nothing' },
    ]);
  });

  test('the second one learns that it has to end, and listens to nothing', () => {
    electron.app.taken = true;
    expect(holdSingleInstance(() => {})).toBe(false);
    expect(electron.app.listenerCount('second-instance')).toBe(0);
  });
});

describe('a link of the system', () => {
  test('starts us where nothing after it can be read as a switch', () => {
    registerLinks();
    expect(electron.app.setAsDefaultProtocolClient.mock.calls).toEqual([['consentdesk', process.execPath, ['--']]]);
  });

  test('is left alone by an app that is not installed', () => {
    electron.app.isPackaged = false;
    registerLinks();
    expect(electron.app.setAsDefaultProtocolClient).not.toHaveBeenCalled();
  });

  test('that macOS hands over before we are ready waits for us, the last one alone; later ones come at once', () => {
    const opened = listenForOpened();
    const event = { preventDefault: vi.fn() };
    electron.app.emit('open-url', event, 'consentdesk://log');
    electron.app.emit('open-file', event, '/a.consentdesk');
    const heard: HandedOver[] = [];
    opened.take((given) => heard.push(given));
    expect(heard).toEqual([{ kind: 'file', path: '/a.consentdesk' }]);
    electron.app.emit('open-url', event, 'consentdesk://notices');
    expect(heard.at(-1)).toEqual({ kind: 'link', address: 'consentdesk://notices' });
    expect(event.preventDefault).toHaveBeenCalledTimes(3);
  });

  test('waits for an engine that is not running yet, the last one alone', () => {
    let engine: { readonly open: (route: string) => void } | null = null;
    const open = vi.fn();
    const later = whenRunning(() => engine);
    later.ask((each) => each.open('/log'));
    later.ask((each) => each.open('/requests'));
    later.running();
    expect(open).not.toHaveBeenCalled();
    engine = { open };
    later.running();
    later.running();
    expect(open.mock.calls).toEqual([['/requests']]);
    later.ask((each) => each.open('/notices'));
    expect(open).toHaveBeenLastCalledWith('/notices');
  });
});

describe('a file that is opened from outside', () => {
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), 'opened-'));
    onTestFinished(() => rm(made, { recursive: true, force: true }));
    return made;
  };

  test('is read with its own name', async () => {
    const path = join(await folder(), 'Acme.consentdesk');
    await writeFile(path, '{"a":"中"}');
    expect(await readOpenedFile(path)).toEqual({ name: 'Acme.consentdesk', content: '{"a":"中"}' });
  });

  test('is never read further than a case file may be long, and is refused then', async () => {
    const path = join(await folder(), 'long.consentdesk');
    await writeFile(path, ' '.repeat(LONGEST_CASE_FILE * 4));
    const file = await readOpenedFile(path);
    expect(file?.content).toHaveLength(LONGEST_CASE_FILE + 1);
    expect(readCaseFile(file?.content ?? '')).toEqual({ kind: 'refused', why: 'too-long' });
  });

  test('is not read when it is missing, has another ending, is a folder or a pipe', async () => {
    const made = await folder();
    await writeFile(join(made, 'keys.txt'), 'word');
    await mkdir(join(made, 'folder.consentdesk'));
    execFileSync('mkfifo', [join(made, 'pipe.consentdesk')]);
    for (const name of ['missing.consentdesk', 'keys.txt', 'folder.consentdesk', 'pipe.consentdesk'])
      expect(await readOpenedFile(join(made, name)), name).toBeNull();
  });
});
