import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { refusedStart, refusedSwitches } from '../../../src/main/policy/refused-switches.ts';
import { setSwitches, switches } from '../../../src/main/policy/switches.ts';

// One and the same, however often the main program is loaded anew. The store of the settings wants all of Electron at once.
const electron = await vi.hoisted(() => import('./electron.ts'));
vi.mock('electron', () => ({ ...electron, default: electron }));
const { app, dialog, order } = electron;

beforeEach(() => {
  order.length = 0;
  app.isPackaged = false;
  app.switches.length = 0;
  vi.clearAllMocks();
});

/** Runs Electron's main program as far as it goes before Electron is ready. */
async function startMain(...given: readonly string[]): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'electron-start-'));
  const argv = process.argv;
  vi.stubEnv('CONSENT_DESK_PROFILE', profile);
  process.argv = ['consent-desk', ...given];
  onTestFinished(async () => {
    process.argv = argv;
    vi.unstubAllEnvs();
    await rm(profile, { recursive: true, force: true });
  });
  vi.resetModules();
  await import('../../../src/main/index.ts');
}
const at = (name: string) => {
  expect(order).toContain(name);
  return order.indexOf(name);
};
const given = (words: readonly string[], platform: NodeJS.Platform = 'linux') =>
  refusedStart({ given: ['consent-desk', ...words], environment: {}, platform });

describe('4. Sandbox', () => {
  test('Rule 4: every renderer is sandboxed, said for all at once before Electron is ready', async () => {
    await startMain();
    expect(at('enableSandbox')).toBeLessThan(at('whenReady'));
    expect(app.enableSandbox).toHaveBeenCalledOnce();
  });

  test('Rule 4: the policy for pages and sessions is in force before Electron is ready', async () => {
    app.removeAllListeners();
    await startMain();
    expect(app.listenerCount('web-contents-created')).toBe(1);
    expect(app.listenerCount('session-created')).toBe(1);
    expect(at('registerSchemesAsPrivileged')).toBeLessThan(at('whenReady'));
    expect(app.switches.map(([name]) => name)).toEqual(switches.map(({ name }) => name));
  });
});

describe('16. A current Electron', () => {
  test('Rule 16: the Electron we build with is 43 or newer and named exactly', async () => {
    const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as { devDependencies: Record<string, string> };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(devDependencies.electron ?? '', 10)).toBeGreaterThanOrEqual(43);
  });
});

describe('B. Errands of Chromium’s own', () => {
  const values = new Map(switches.map(({ name, value }) => [name, value]));

  test('Beyond: component updates, variations, reliability reports and pings are switched off', () => {
    setSwitches();
    const told = app.switches.map(([name]) => name);
    for (const name of ['disable-component-update', 'disable-background-networking', 'disable-domain-reliability', 'no-pings'])
      expect(told).toContain(name);
    expect(told).toContain('disable-field-trial-config');
    expect(told).toContain('disable-sync');
  });

  test('Beyond: no minidump is written, since it would hold people’s data', () => {
    setSwitches();
    expect(app.switches).toContainEqual(['disable-breakpad', undefined]);
  });

  test('Beyond: the person’s sign-in at the system (NTLM, Negotiate) is handed to no server', () => {
    setSwitches();
    expect(app.switches).toContainEqual(['auth-server-whitelist', 'nobody.invalid']);
    expect(app.switches).toContainEqual(['auth-negotiate-delegate-whitelist', 'nobody.invalid']);
  });

  test('Beyond: features that report or look for devices nearby are off, and what the system turned off stays off', () => {
    app.commandLine.getSwitchValue.mockReturnValueOnce('GivenBefore');
    setSwitches();
    expect(app.switches).toContainEqual(['disable-features', `GivenBefore,${values.get('disable-features')}`]);
    expect(values.get('disable-features')).toContain('NetworkErrorLogging');
  });

  test('Beyond: no switch of ours opens anything, and each has its reason', () => {
    const opening = new Set(Object.values(refusedSwitches).flat());
    const closing = ['auth-server-whitelist', 'auth-negotiate-delegate-whitelist'];
    for (const { name, reason } of switches) {
      expect(reason, name).toMatch(/\.$/);
      if (!closing.includes(name)) expect(opening.has(name), name).toBe(false);
    }
  });
});

describe('B. Started with a lock taken off', () => {
  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--no-sandbox',
    '--disable-web-security',
    '--load-extension=/tmp/x',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=127.0.0.1:8080',
    '--ignore-certificate-errors',
    '--js-flags=--allow-natives-syntax',
    '--renderer-cmd-prefix=gdb',
    '--log-net-log=/tmp/x',
    '-inspect',
    ' --no-sandbox',
  ])('Beyond: a packaged app started with "%s" does not open and says so', (word) => {
    const name = word.trim().replace(/^-+/, '').split('=')[0];
    expect(given([word])).toContain(`started with --${name},`);
    expect(given([word])).toMatch(/does not open like that/);
  });

  test('Beyond: Windows’ way of writing a switch (slash, capitals) is refused too', () => {
    expect(given(['/NO-SANDBOX'], 'win32')).toContain('--no-sandbox');
    expect(given(['/no-sandbox'])).toBeNull();
  });

  test.each([
    ['ELECTRON_DISABLE_SANDBOX', '1'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['SSLKEYLOGFILE', '/tmp/keys'],
  ])('Beyond: the variable %s, which takes a lock off, is refused', (name, value) => {
    const start = { given: ['consent-desk'], platform: 'linux' } as const;
    expect(refusedStart({ ...start, environment: { [name]: value } })).toContain(`started with the variable ${name},`);
    expect(refusedStart({ ...start, environment: { NODE_TLS_REJECT_UNAUTHORIZED: '1', SSLKEYLOGFILE: '' } })).toBeNull();
  });

  test('Beyond: an AppImage, which opens the sandbox by itself on some systems, says what to install instead', () => {
    const start = { given: ['consent-desk', '--no-sandbox'], environment: { APPIMAGE: '/home/ada/consent-desk.AppImage' } };
    expect(refusedStart({ ...start, platform: 'linux' })).toMatch(/install the deb or rpm package instead\.$/);
    expect(given(['--no-sandbox'])).not.toContain('AppImage');
    expect(refusedStart({ ...start, given: ['consent-desk', '--inspect'], platform: 'linux' })).not.toContain('AppImage');
  });

  test('Beyond: a link, a case file, a language or Wayland are no reason to refuse', () => {
    const words = ['consentdesk://requests', '/home/ada/case.consentdesk', '--lang=zh-CN', '--ozone-platform=wayland', '--hidden'];
    expect(given(words)).toBeNull();
    expect(given(['--', '--no-sandbox'])).toBeNull();
  });

  test('Beyond: only the copy that is tested, whose inspector really listens, opens with switches: the shipped fuse forbids that', async () => {
    app.isPackaged = true;
    vi.doMock('node:inspector', () => ({ url: () => 'ws://127.0.0.1:1/tested' }));
    onTestFinished(() => vi.doUnmock('node:inspector'));
    await startMain('--inspect=0', '--remote-debugging-port=0');
    expect(app.exit).not.toHaveBeenCalled();
    expect(order).toContain('whenReady');
  });

  test('Beyond: the packaged app really ends with that sentence before anything is opened', async () => {
    app.isPackaged = true;
    await startMain('--no-sandbox');
    expect(dialog.showErrorBox).toHaveBeenCalledWith('Consent Desk cannot be opened', given(['--no-sandbox']));
    expect(app.exit).toHaveBeenCalledWith(1);
    expect(order).toEqual(['exit']);
  });
});
