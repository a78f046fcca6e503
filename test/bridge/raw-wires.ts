import { once } from 'node:events';
import { request } from 'node:http';
import { MessageChannel, type MessagePort, type Transferable } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { carry } from '../../src/engine/bridge/carry.ts';
import { guardedPort } from '../../src/engine/bridge/port.ts';
import type { DeskRouter } from '../../src/engine/bridge/router.ts';
import { createAccess } from '../../src/web/access.ts';
import { createDownloads } from '../../src/web/downloads.ts';
import { serve } from '../../src/web/serve.ts';

/** A wire as a hostile page holds it: anything may be said, and every answer is seen as it was written. */
export interface RawWire {
  say(data: unknown, transfer?: readonly Transferable[]): void;
  /** What was answered since the last look. */
  heard(): readonly string[];
  /** The code with which the engine's side ended it, where a wire has codes. */
  readonly ended?: Promise<number>;
  close(): Promise<void>;
}

/** The guarded port itself, called as it is: what no wire could carry arrives whole. */
export async function rawMemory(router: DeskRouter): Promise<RawWire> {
  let answers: string[] = [];
  const listeners: { readonly event: string; readonly listener: (event: { readonly data: unknown }) => void }[] = [];
  const tell = (event: string, data: unknown) => {
    for (const each of listeners) if (each.event === event) each.listener({ data });
  };
  carry(
    router,
    guardedPort({
      listen: (event, listener) => void listeners.push({ event, listener }),
      send: (data) => void answers.push(String(data)),
    }),
  );
  return {
    say: (data) => tell('message', data),
    heard: () => answers.splice(0),
    close: async () => {
      tell('close', null);
      answers = [];
    },
  };
}

export async function rawPort(router: DeskRouter): Promise<RawWire & { readonly page: MessagePort }> {
  const { port1, port2 } = new MessageChannel();
  const answers: string[] = [];
  carry(
    router,
    guardedPort({
      listen: (event, listener) => void port1.on(event, (data: unknown) => listener({ data })),
      send: (data) => port1.postMessage(data),
    }),
  );
  port2.on('message', (data: unknown) => answers.push(String(data)));
  return {
    page: port2,
    say: (data, transfer = []) => port2.postMessage(data, transfer),
    heard: () => answers.splice(0),
    async close() {
      const closed = once(port1, 'close');
      port2.close();
      await closed;
    },
  };
}

/** The browser shell's own server and wire, opened as its page opens them. */
export async function rawSocket(router: DeskRouter): Promise<RawWire> {
  const answers: string[] = [];
  const shell = await serve({
    port: 0,
    page: import.meta.dirname,
    router,
    access: createAccess({ idle: 3_600_000 }),
    downloads: createDownloads(),
    firstAnswers: async () => null,
  });
  const sent = request(shell.launchAddress(), { agent: false }).end();
  const [{ headers }] = (await once(sent, 'response')) as [{ headers: Record<string, string | string[]> }];
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const secret = String(headers.location).split('/')[2] ?? '';
  const socket = new WebSocket(`${shell.origin.replace('http', 'ws')}/rpc`, [`desk.${secret}`], {
    headers: { cookie, origin: shell.origin },
  });
  await once(socket, 'open');
  socket.on('message', (data) => answers.push(String(data)));
  return {
    ended: new Promise((resolve) => socket.once('close', resolve)),
    say: (data) => socket.send(data as string),
    heard: () => answers.splice(0),
    async close() {
      socket.terminate();
      await shell.stop();
    },
  };
}
