import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { Wire } from './link.ts';

/** What the preload script leaves in the page: a marker, nothing callable. */
declare global {
  interface Window {
    readonly consentDesk?: unknown;
  }
}

const handOver = 'consent-desk-port';

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

/**
 * Electron: the preload script hands over a port, and another one when the engine was started anew. Listening begins at once, since a port
 * is handed over only once.
 */
export function portWires(): () => Promise<Wire> {
  let latest: Wire | undefined;
  let waiting: ((wire: Wire) => void)[] = [];
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== handOver || !port) return;
    let closed = false;
    port.addEventListener('close', () => {
      closed = true;
    });
    const wire: Wire = { link: new PortLink({ port }), gone: () => closed };
    port.start();
    latest = wire;
    for (const resolve of waiting) resolve(wire);
    waiting = [];
  });
  return () => {
    // At the start the page waits for its port. Later a gone engine is said at once: an act must not be sent minutes after the click.
    if (!latest) return new Promise((resolve) => waiting.push(resolve));
    return latest.gone() ? Promise.reject(new Error('no port')) : Promise.resolve(latest);
  };
}
