import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createNotify } from '../../src/main/host/notices.ts';
import * as electron from './electron-stub.ts';

vi.mock('electron', () => import('./electron-stub.ts'));

beforeEach(() => {
  electron.Notification.all.length = 0;
  electron.Notification.supported = true;
  electron.Notification.says = 'show';
});

describe('notices', () => {
  const notice = { tag: 'case-1', title: 'A•••• agreed', body: 'The customer agreed.', open: '/requests/1' };

  test('a shown notice is said to be shown, and its click opens its case', async () => {
    const opened = vi.fn();
    expect(await createNotify(opened)(notice)).toBe('shown');
    electron.Notification.all[0]?.emit('click');
    expect(opened).toHaveBeenCalledWith('/requests/1');
  });

  test('a repeated tag takes the place of its notice', async () => {
    const notify = createNotify(() => {});
    await notify(notice);
    await notify(notice);
    await notify({ ...notice, tag: 'case-2' });
    expect(electron.Notification.all.map(({ closed }) => closed)).toEqual([true, false, false]);
  });

  test('one of which the desktop says nothing is taken back after five seconds and left to the page', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    electron.Notification.says = null;
    const notified = createNotify(() => {})(notice);
    await vi.advanceTimersByTimeAsync(4999);
    expect(electron.Notification.all[0]?.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await notified).toBe('page');
    expect(electron.Notification.all[0]?.closed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is none that stays in front, and has no button: nothing is decided from it', async () => {
    await createNotify(() => {})(notice);
    expect(electron.Notification.all[0]?.options).toEqual({
      title: notice.title,
      body: notice.body,
      silent: false,
      urgency: 'normal',
      timeoutType: 'default',
      actions: [],
    });
  });

  test('one that the desktop could not show is left to the page', async () => {
    electron.Notification.says = 'failed';
    expect(await createNotify(() => {})(notice)).toBe('page');
  });

  test('where the system shows none, the page does', async () => {
    electron.Notification.supported = false;
    expect(await createNotify(() => {})(notice)).toBe('page');
  });
});
