import { Notification } from 'electron';
import type { Host } from '../../core/ports.ts';

/** Desktop notifications; one tag replaces its own. 'page' where the system has none. `onOpen` hears clicks. */
export function createNotify(onOpen: (address: string) => void): Host['notify'] {
  const standing = new Map<string, Notification>();
  return async ({ tag, title, body, open }) => {
    if (!Notification.isSupported()) return 'page';
    standing.get(tag)?.close();
    const notification = new Notification({ title, body });
    const gone = () => {
      if (standing.get(tag) === notification) standing.delete(tag);
    };
    // Kept until it is gone: a collected notification would lose its click.
    standing.set(tag, notification);
    notification.on('click', () => onOpen(open));
    notification.on('close', gone);
    return new Promise((resolve) => {
      notification.once('show', () => resolve('shown'));
      notification.once('failed', () => {
        gone();
        resolve('page');
      });
      notification.show();
    });
  };
}
