import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createNotices } from '../../src/web/host/notices.ts';

const run = promisify(execFile);
const onDesktop = process.env.CONSENT_DESK_DESKTOP === '1';
const notice = { tag: 'case-1', title: 'A•••• agreed', body: 'The customer agreed.', open: '/requests/1' };

/** Closes what the notification daemon shows and answers its titles and bodies, the last closed first. */
async function displayed(): Promise<readonly { readonly summary: string; readonly body: string }[]> {
  await run('dunstctl', ['close-all']);
  const { stdout } = await run('dunstctl', ['history']);
  const { data } = JSON.parse(stdout) as { data: readonly (readonly { summary: { data: string }; body: { data: string } }[])[] };
  return (data[0] ?? []).map((entry) => ({ summary: entry.summary.data, body: entry.body.data }));
}
const waiting = async (): Promise<string> => (await run('dunstctl', ['count', 'displayed'])).stdout.trim();

test('without a session bus a notice is left to the page', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await createNotices(() => {}).notify(notice)).toBe('page');
});

test('with a bus on which nobody shows notices, a notice is left to the page', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await createNotices(() => {}).notify(notice)).toBe('page');
});

describe.runIf(onDesktop)('on a real session bus with a real notification daemon', () => {
  const opened: string[] = [];
  const notices = createNotices((open) => opened.push(open));
  afterEach(async () => {
    await run('dunstctl', ['close-all']);
    notices.stop();
    opened.length = 0;
  });

  test('a notice is shown as it was written, markup, backslashes and dashes included', async () => {
    const body = '<b>50 %</b> & more \\n --urgency=critical';
    expect(await notices.notify({ ...notice, title: '--help', body })).toBe('shown');
    expect(await waiting()).toBe('1');
    const [shown] = await displayed();
    expect(shown?.summary).toBe('--help');
    expect(shown?.body.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(body);
  });

  test('a repeated tag replaces its notice, another tag does not', async () => {
    await notices.notify(notice);
    await notices.notify({ ...notice, body: 'Once more.' });
    expect(await waiting()).toBe('1');
    await notices.notify({ ...notice, tag: 'case-2' });
    expect(await waiting()).toBe('2');
  });

  test('clicking a notice opens its case', async () => {
    await notices.notify({ ...notice, tag: 'case-3', open: '/requests/3' });
    await run('dunstctl', ['action', '0']);
    await vi.waitFor(() => expect(opened).toEqual(['/requests/3']), 10_000);
  });
});
