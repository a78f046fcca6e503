import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { outsideLink } from '../../src/engine/shell/link.ts';
import { openLink } from '../../src/web/host/links.ts';

const own = ['http://127.0.0.1:4000'];

test.each([
  ['https://support.huaweicloud.com/intl/a b', 'https://support.huaweicloud.com/intl/a%20b'],
  ['HTTPS://Example.COM/x', 'https://example.com/x'],
  ['mailto:owner@example.com?subject=Consent', 'mailto:owner@example.com?subject=Consent'],
  ['http://127.0.0.1:4000/play?token=x', 'http://127.0.0.1:4000/play?token=x'],
])('%s may leave the app', (address, written) => {
  expect(outsideLink(address, own)).toBe(written);
});

test.each([
  'http://example.com/',
  'http://127.0.0.1:4001/',
  'http://127.0.0.1:4000@evil.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'ms-msdt:/id',
  'smb://server/share',
  'app://consent-desk/',
  'https://name:word@example.com/',
  '//example.com',
  'example.com',
  '--help',
  '',
])('%j may not leave the app', (address) => {
  expect(() => outsideLink(address, own)).toThrowError(expect.objectContaining({ code: 'not-allowed-here' }));
});

/** A desktop whose opener writes down what it was given, one argument a line. */
async function recordingDesktop(): Promise<{ given(): Promise<string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'opener-'));
  const record = join(folder, 'given');
  await writeFile(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${record}'\n`);
  await chmod(join(folder, 'xdg-open'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  vi.stubEnv('DISPLAY', ':0');
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });
  return { given: () => readFile(record, 'utf8') };
}

test.runIf(process.platform === 'linux')('a link reaches the desktop as one argument, whatever stands in it', async () => {
  const desktop = await recordingDesktop();
  await openLink('https://example.com/?subject=$(touch%20x);`y`&body="z"', []);
  expect(await desktop.given()).toBe('https://example.com/?subject=$(touch%20x);`y`&body=%22z%22\n');
});

test.runIf(process.platform === 'linux')(
  'without a display no program is started, and the fault says that there is no browser',
  async () => {
    const desktop = await recordingDesktop();
    vi.stubEnv('DISPLAY', '');
    vi.stubEnv('WAYLAND_DISPLAY', '');
    await expect(openLink('https://example.com/', [])).rejects.toMatchObject({
      code: 'not-allowed-here',
      detail: { reason: 'no-browser' },
    });
    await expect(desktop.given()).rejects.toThrow();
  },
);
