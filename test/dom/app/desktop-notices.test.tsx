import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageNotice } from '../../../src/contract/notices.ts';
import { showNotices } from '../../../src/renderer/app/desktop-notices.ts';
import type { DeskClient } from '../../../src/renderer/bridge/client.ts';

afterEach(() => vi.unstubAllGlobals());

/** What happened, in order: a browser with the permission, and an engine with two notices waiting. */
function browser(permission: NotificationPermission, fails = (_: string): boolean => false) {
  const done: string[] = [];
  class Shown extends EventTarget {
    static permission = permission;
    constructor(title: string) {
      super();
      if (fails(title)) throw new TypeError('the browser shows nothing');
      done.push(`shows ${title}`);
    }
    close() {}
  }
  vi.stubGlobal('Notification', Shown);
  const waiting: readonly PageNotice[] = [
    { ids: [4], tag: 'a', title: 'one', body: '', open: '/requests/1' },
    { ids: [5, 6, 7, 8], tag: 'burst', title: 'many', body: '', open: '/notices' },
  ];
  const notices = {
    waitingForPage: async () => [...waiting],
    shownByPage: async ({ ids }: { ids: readonly number[] }) => void done.push(`says ${ids.join(' ')}`),
  };
  return { done, client: { notices } as unknown as DeskClient };
}

describe('Notices that the page shows', () => {
  it('are said to be shown after each was shown, never before', async () => {
    const { client, done } = browser('granted');
    await showNotices(client, 'practice' as never, () => undefined);
    expect(done).toEqual(['shows one', 'says 4', 'shows many', 'says 5 6 7 8']);
  });

  it('stay waiting when the browser does not show them', async () => {
    const { client, done } = browser('granted', (title) => title === 'many');
    await expect(showNotices(client, 'practice' as never, () => undefined)).rejects.toThrow('shows nothing');
    expect(done).toEqual(['shows one', 'says 4']);
  });

  it('stay waiting without permission', async () => {
    const { client, done } = browser('default');
    await showNotices(client, 'practice' as never, () => undefined);
    expect(done).toEqual([]);
  });
});
