import { RPCLink as PortLink } from '@orpc/client/message-port';
import { type EngineWord, pageShell } from '../../contract/page-shell.ts';
import { DeskFault } from './fault.ts';
import type { Wire } from './link.ts';
import { useShellWord } from './shell-word.ts';

/** Longer than main waits before it calls a start too long: only a main that says nothing is given up here. Milliseconds. */
const PATIENCE = 45_000;

/**
 * Electron: the preload script hands over a port, and another one for every engine that was started since, and says how it stands with the
 * engine. Listening begins at once, since a port is handed over only once.
 */
export function portWires(patience = PATIENCE): () => Promise<Wire> {
  let latest: { readonly wire: Wire; lose(): void } | undefined;
  let waiting: readonly { resolve(wire: Wire): void; reject(fault: DeskFault): void }[] = [];
  const take = () => {
    const asked = waiting;
    waiting = [];
    return asked;
  };
  window.addEventListener('message', ({ source, data, ports }: MessageEvent<{ kind?: unknown; word?: EngineWord } | null>) => {
    if (source !== window) return;
    const [port] = ports;
    if (data?.kind === pageShell.port && port) {
      latest?.lose();
      latest = wireOver(port);
      for (const { resolve } of take()) resolve(latest.wire);
      // Only now: whoever hears it may ask at once.
      useShellWord.setState({ word: { kind: 'running' } });
    }
    if (data?.kind !== pageShell.engine || !data.word || data.word.kind === 'running') return;
    const { word } = data;
    // What is still under way will not be answered, whether or not the port has noticed.
    latest?.lose();
    if (word.kind === 'down') for (const { reject } of take()) reject(new DeskFault(word.fault));
    useShellWord.setState({ word });
  });
  return () => {
    if (latest && !latest.wire.gone()) return Promise.resolve(latest.wire);
    const { word } = useShellWord.getState();
    if (word?.kind === 'down') return Promise.reject(new DeskFault(word.fault));
    // At the start the page waits for its port. Later a gone engine is said at once: an act must not be sent minutes after the click.
    if (latest) return Promise.reject(new DeskFault({ code: 'engine-down' }));
    return new Promise((resolve, reject) => {
      waiting = [...waiting, { resolve, reject }];
      setTimeout(() => reject(new DeskFault({ code: 'engine-down' })), patience);
    });
  };
}

function wireOver(port: MessagePort): { readonly wire: Wire; lose(): void } {
  let gone = false;
  const endings: (() => void)[] = [];
  const lose = () => {
    if (gone) return;
    gone = true;
    port.close();
    for (const end of endings) end();
  };
  port.addEventListener('close', lose);
  const link = new PortLink({
    port: {
      on: (event, callback) => {
        if (event === 'message') port.addEventListener('message', ({ data }) => callback({ data }));
        else endings.push(callback);
      },
      postMessage: (data: unknown) => port.postMessage(data),
    },
  });
  port.start();
  return { wire: { link, gone: () => gone }, lose };
}
