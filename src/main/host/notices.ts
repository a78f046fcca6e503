import { Notification } from 'electron';
import type { Host } from '../../core/ports.ts';

/** How long the desktop may take to say what became of a notification. Milliseconds. */
const PATIENCE = 5000;

/**
 * Desktop notifications; one tag replaces its own. They sound and go as the person set it at the system: none is so urgent that it stays in
 * front, and none has a button, since nothing is ever decided from a notice. 'page' where the system has none, or has not said in five seconds that it shows one.
 * `onOpen` hears clicks.
 */
export function createNotify(onOpen: (address: string) => void): Host['notify'] {
  const standing = new Map<string, Notification>();
  return async ({ tag, title, body, open }) => {
    if (!Notification.isSupported()) return 'page';
    standing.get(tag)?.close();
    const notification = new Notification({ title, body, silent: false, urgency: 'normal', timeoutType: 'default', actions: [] });
    const gone = () => {
      if (standing.get(tag) === notification) standing.delete(tag);
    };
    // Kept until it is gone: a collected notification would lose its click.
    standing.set(tag, notification);
    notification.on('click', () => onOpen(open));
    notification.on('close', gone);
    return new Promise((resolve) => {
      const toPage = () => {
        clearTimeout(late);
        // Closed first: what comes up late would stand there twice.
        gone();
        notification.close();
        resolve('page');
      };
      const late = setTimeout(toPage, PATIENCE);
      notification.once('show', () => {
        clearTimeout(late);
        resolve('shown');
      });
      notification.once('failed', toPage);
      notification.show();
    });
  };
}
