import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { answerPage } from '../../../src/main/policy/answer-page.ts';
import { contentPolicy } from '../../../src/main/policy/page-headers.ts';
import { HOME, registerScheme } from '../../../src/main/policy/scheme.ts';
import { holdWhenReady } from '../../../src/main/policy/when-ready.ts';
import { protocol, Session, session } from './electron.ts';

vi.mock('electron', () => import('./electron.ts'));

/** A built page with a secret beside its folder. */
async function pageFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'electron-page-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFile(join(root, 'secret.json'), '{"secret":true}');
  const folder = join(root, 'page');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(root, 'page-beside'));
  await writeFile(join(root, 'page-beside', 'x.js'), 'secret');
  await writeFile(join(folder, 'index.html'), '<!doctype html><script type="module" src="./assets/page-1a2b.js"></script>');
  await writeFile(join(folder, 'assets', 'page-1a2b.js'), 'export {};');
  await symlink(join(root, 'secret.json'), join(folder, 'linked.json'));
  await symlink(join(root, 'page-beside'), join(folder, 'linked'));
  return folder;
}
const status = async (url: string, method = 'GET') => (await answerPage({ url, method }, await pageFolder())).status;

describe('7. Content policy', () => {
  const policyOf = async (url: string, method = 'GET') =>
    (await answerPage({ url, method }, await pageFolder())).headers.get('content-security-policy')?.split('; ') ?? [];

  test.each([
    "default-src 'none'",
    "connect-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ])('Rule 7: the page comes with the header %s', async (directive) => {
    expect(await policyOf(HOME)).toContain(directive);
  });

  test('Rule 7: the policy says nothing beyond these, and allows nothing inline, evaluated or from an address', () => {
    expect(contentPolicy).toHaveLength(14);
    for (const directive of contentPolicy) expect(directive).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  });

  test('Rule 7: refusals and missing files carry the same headers as the page', async () => {
    const whole = await policyOf(HOME);
    expect(await policyOf(`${HOME}missing.js`)).toEqual(whole);
    expect(await policyOf(HOME, 'POST')).toEqual(whole);
    expect(await policyOf('app://other/')).toEqual(whole);
  });

  test('Rule 7: a file is only what its type says, is kept nowhere, and no link looks up a name or tells where it was', async () => {
    const { headers } = await answerPage({ url: HOME, method: 'GET' }, await pageFolder());
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-dns-prefetch-control')).toBe('off');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')?.split(', ')).toEqual(expect.arrayContaining(['camera=()', 'geolocation=()', 'usb=()']));
  });
});

describe('18. Our own scheme', () => {
  test('Rule 18: the page has a secure origin of its own, and its scheme no privilege to pass a policy by', () => {
    registerScheme();
    expect(protocol.registerSchemesAsPrivileged.mock.calls).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]],
    ]);
  });

  test('Rule 18: only the window’s session knows the scheme', () => {
    holdWhenReady('/nowhere');
    expect([...session.defaultSession.schemes.keys()]).toEqual(['app']);
    expect([...new Session().schemes.keys()]).toEqual([]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('Rule 18: %s is not answered, only reading is', async (method) => {
    expect(await status(HOME, method)).toBe(403);
  });

  test.each(['app://other/', 'app://consent-desk.evil/', 'app://consent-desk:80/', 'app://name@consent-desk/', 'https://consent-desk/'])(
    'Rule 18: %s is not our page',
    async (url) => {
      expect(await status(url)).toBe(403);
    },
  );

  test('Rule 18: the built page finds the files beside it', async () => {
    const folder = await pageFolder();
    const page = await (await answerPage(new Request(HOME), folder)).text();
    const script = new URL(/src="([^"]+)"/.exec(page)?.[1] ?? '', HOME);
    const answer = await answerPage(new Request(script), folder);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    ['dots', '../secret.json'],
    ['encoded dots', '%2e%2e/secret.json'],
    ['an encoded slash', '..%2fsecret.json'],
    ['a slash encoded twice', '..%252fsecret.json'],
    ['a folder whose name begins like ours', '..%2fpage-beside%2fx.js'],
    ['backslashes', '..%5csecret.json'],
    ['dots that lead back inside', 'assets/..%2findex.html'],
    ['a drive letter', 'C:/secret.json'],
    ['a stream of Windows', 'index.html::$DATA'],
    ['a NUL', 'index.html%00.js'],
    ['an absolute path', '/etc/hostname.html'],
    ['a share', '//server/share/x.js'],
    ['a broken code', '%c0%ae%c0%ae/secret.json'],
    ['a very long path', `${'a/'.repeat(100_000)}x.js`],
    ['a link out of the folder', 'linked.json'],
    ['a folder linked from elsewhere', 'linked/x.js'],
    ['a folder', 'assets'],
    ['a type that we do not have', 'index.exe'],
  ])('Rule 18: no way leads out of the page’s folder: %s', async (_way, path) => {
    const answer = await answerPage({ url: `${HOME}${path}`, method: 'GET' }, await pageFolder());
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });
});
