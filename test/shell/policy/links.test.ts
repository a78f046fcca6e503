import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { mailtoOf } from '../../../src/engine/adapters/mail/eml.ts';
import { openExternal } from '../../../src/main/host/open-external.ts';
import { shell } from './electron.ts';
import { sourcesOf } from './sources.ts';

vi.mock('electron', () => import('./electron.ts'));

beforeEach(() => {
  shell.openExternal.mockClear();
});

async function opened(address: string, own: readonly string[] = []): Promise<unknown> {
  await openExternal(address, own);
  return shell.openExternal.mock.calls.at(-1)?.[0];
}
async function refused(address: string, reason: string): Promise<void> {
  await expect(openExternal(address, []), address).rejects.toMatchObject({ code: 'not-allowed-here', detail: { reason } });
  expect(shell.openExternal).not.toHaveBeenCalled();
}

describe('15. Links that leave the app', () => {
  test('Rule 15: one file hands addresses to the system; one other shows one of our own files', async () => {
    const users = new Map<string, readonly string[]>();
    for (const { path, text } of await sourcesOf('src'))
      if (/\bshell\b[^\n]*from 'electron'/.test(text) || /electron'?\)?\.shell/.test(text))
        users.set(path, [...new Set([...text.matchAll(/\bshell\.(\w+)/g)].map(([, name]) => name ?? ''))]);
    expect(Object.fromEntries(users)).toEqual({
      'src/main/host/open-external.ts': ['openExternal'],
      'src/main/host/show-log.ts': ['showItemInFolder'],
    });
  });

  test('Rule 15: an address is parsed and written anew', async () => {
    expect(await opened('HTTPS://Example.COM:443/a b/../"c"')).toBe('https://example.com/a%20b/%22c%22'.replace('a%20b/', ''));
  });

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'smb://server/share',
    'http://example.com/',
    'app://consent-desk/',
  ])('Rule 15: %s is refused: only https and mailto leave', (address) => refused(address, 'scheme'));

  test('Rule 15: the practice partner’s page, which we started ourselves, is the one http address', async () => {
    expect(await opened('http://127.0.0.1:4000/play', ['http://127.0.0.1:4000'])).toBe('http://127.0.0.1:4000/play');
    await expect(openExternal('http://127.0.0.1:4001/play', ['http://127.0.0.1:4000'])).rejects.toMatchObject({ code: 'not-allowed-here' });
  });

  test('Rule 15: a name or a password before the site is refused', async () => {
    await refused('https://support.huaweicloud.com@evil.example/', 'name-in-address');
    await refused('https://name:word@example.com/', 'name-in-address');
  });

  test('Rule 15: a name that only looks like another one is refused', async () => {
    await refused('https://xn--huweicloud-y3a.com/', 'look-alike-name');
    await refused('https://huаweicloud.com/', 'look-alike-name');
  });

  test('Rule 15: characters that a person cannot see are refused', async () => {
    for (const hidden of ['\n', '\t', '\0', '\u007f', '\u0085', '\u200b', '\u202e', '\u2028', '\ufeff'])
      await refused(`https://example.com/${hidden}x`, 'hidden-character');
  });

  test('Rule 15: what is no address, or longer than any of ours, is refused', async () => {
    for (const address of ['', 'example.com', '//example.com', '--help', 'https://']) await refused(address, 'not-an-address');
    await refused(`https://example.com/${'a'.repeat(2048)}`, 'too-long');
  });

  test('Rule 15: a letter leaves with one reader, its subject and its body, each written anew', async () => {
    const letter = 'MAILTO:owner@example.com?Subject=Consent%20%26%20more&body=Dear%20%E6%9D%8E,%0D%0A%27yes%27';
    expect(await opened(letter)).toBe('mailto:owner@example.com?subject=Consent%20%26%20more&body=Dear%20%E6%9D%8E%2C%0D%0A%27yes%27');
    expect(await opened('mailto:?subject=To%20whom')).toBe('mailto:?subject=To%20whom');
  });

  test('Rule 15: every letter that the app writes leaves word for word', async () => {
    const to = fc.constantFrom('', 'ada@example.com', 'o’hara+desk@mail.example.com', "li_na.o'hara@example.com", '李娜@例子.测试');
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(fc.record({ to, subject: text, body: fc.array(text).map((lines) => lines.join('\n')) }), async (letter) => {
        const given = mailtoOf(letter);
        const left = String(await opened(given));
        const parts = (link: string) => link.split(/[?&]/).map((part) => decodeURIComponent(part));
        expect(parts(left)).toEqual(parts(given));
      }),
    );
  });

  test('Rule 15: no letter attaches a file, copies somebody unseen, or says a field twice', async () => {
    for (const field of [
      'attach=/etc/passwd',
      'attachment=x',
      'bcc=spy%40evil.example',
      'cc=spy%40evil.example',
      'B%63c=spy',
      'x-header=1',
      'in-reply-to=x',
    ])
      await refused(`mailto:a@example.com?subject=x&${field}`, 'field');
    await refused('mailto:a@example.com?subject=x&subject=y', 'field');
  });

  test('Rule 15: no letter has a line break where it would begin another header', async () => {
    await refused('mailto:a@example.com?subject=x%0D%0ABcc:%20spy@evil.example', 'hidden-character');
    await refused('mailto:a@example.com%0ABcc:spy@evil.example', 'hidden-character');
    await refused('mailto:a@example.com?subject%0D=x', 'hidden-character');
    await refused('mailto:a@example.com?body=x%00', 'hidden-character');
  });

  test('Rule 15: no letter goes to several readers, or to what is no address', async () => {
    for (const reader of [
      'a@example.com,b@example.com',
      'a@example.com;b@example.com',
      'Ada%20<a@example.com>',
      'nobody',
      'a@b@c',
      '//server/share',
      '-x',
    ])
      await refused(`mailto:${reader}`, 'reader');
    await refused('mailto:%ff@example.com', 'not-an-address');
  });

  test('Rule 15: a letter longer than Windows takes is refused there, and one longer than any letter everywhere', async () => {
    const letter = `mailto:a@example.com?body=${'a'.repeat(2081)}`;
    const system = vi.spyOn(process, 'platform', 'get');
    system.mockReturnValue('win32');
    await refused(letter, 'too-long');
    system.mockReturnValue('darwin');
    expect(await opened(letter)).toBe(letter);
    system.mockRestore();
    shell.openExternal.mockClear();
    await refused(`mailto:a@example.com?body=${'a'.repeat(32_768)}`, 'too-long');
  });
});
