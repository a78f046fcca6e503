import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { Wire } from './link.ts';

/** Browser shell: the engine behind a WebSocket of our own origin, opened with the secret of this tab. */
export function socketWire(): Promise<Wire> {
  const secret = document.querySelector<HTMLMetaElement>('meta[name="tab-secret"]')?.content ?? '';
  const socket = new WebSocket(`ws://${location.host}/rpc`, `desk.${secret}`);
  return new Promise((resolve, reject) => {
    socket.addEventListener(
      'open',
      () => resolve({ link: new SocketLink({ websocket: socket }), gone: () => socket.readyState > WebSocket.OPEN }),
      {
        once: true,
      },
    );
    socket.addEventListener('error', () => reject(new Error('no socket')), { once: true });
    socket.addEventListener('close', () => reject(new Error('no socket')), { once: true });
  });
}
