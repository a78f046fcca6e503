import { app } from 'electron';
import type { HandedOver } from '../../engine/shell/handed-over.ts';

/**
 * Links and files that macOS hands over as events, also before the app is ready; must be listened to from the first moment. What comes before
 * `take` was called waits for it: the last one counts.
 */
export function listenForOpened(): { take(listener: (given: HandedOver) => void): void } {
  let waiting: HandedOver | null = null;
  let take: (given: HandedOver) => void = (given) => {
    waiting = given;
  };
  app.on('open-url', (event, address) => {
    event.preventDefault();
    take({ kind: 'link', address });
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take({ kind: 'file', path });
  });
  return {
    take(listener) {
      take = listener;
      if (waiting !== null) listener(waiting);
      waiting = null;
    },
  };
}
