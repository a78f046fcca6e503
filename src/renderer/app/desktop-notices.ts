import type { AccountId } from '../../core/account/account.ts';
import type { DeskClient } from '../bridge/client.ts';

/**
 * Shows what the shell leaves to the page (browser shell without a session bus) by the Web Notifications API, and says so after each was
 * made: at least once. Only where permission was given; else they wait in *Notices*.
 */
export async function showNotices(client: Pick<DeskClient, 'notices'>, account: AccountId, open: (path: string) => void): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  for (const notice of await client.notices.waitingForPage({ account })) {
    const shown = new Notification(notice.title, { body: notice.body, tag: notice.tag });
    shown.addEventListener('click', () => {
      window.focus();
      open(notice.open);
      shown.close();
    });
    await client.notices.shownByPage({ account, ids: [...notice.ids] });
  }
}
