import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { WebSocket, WebSocketServer } from 'ws';
import type { Contract } from '../../src/contract/index.ts';
import { carry } from '../../src/engine/bridge/carry.ts';
import { guardedPort } from '../../src/engine/bridge/port.ts';
import type { DeskRouter } from '../../src/engine/bridge/router.ts';

export type Client = ContractRouterClient<Contract>;

/** One way from the page to the engine. */
export interface Wire {
  readonly client: Client;
  /** Sends something that is no question of ours. */
  junk(data: string | Uint8Array): void;
  close(): Promise<void>;
}

const inMemory = async (router: DeskRouter): Promise<Wire> => ({
  client: createRouterClient(router),
  junk: () => {},
  close: async () => {},
});

async function overPort(router: DeskRouter): Promise<Wire> {
  const { port1, port2 } = new MessageChannel();
  const guarded = guardedPort({
    listen: (event, listener) => void port1.on(event, (data: unknown) => listener({ data })),
    send: (data) => port1.postMessage(data),
  });
  carry(router, guarded);
  const link = new PortLink({ port: port2 });
  return {
    client: createORPCClient<Client>(link),
    junk: (data) => port2.postMessage(data),
    async close() {
      const closed = once(port1, 'close');
      port2.close();
      await closed;
    },
  };
}

async function overSocket(router: DeskRouter): Promise<Wire> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  // As the browser shell does it: the socket is a guarded port like the window's.
  server.on('connection', (socket) => {
    const guarded = guardedPort({
      listen(event, listener) {
        if (event === 'close') socket.on('close', () => listener({ data: null }));
        else socket.on('message', (data: Buffer, binary) => listener({ data: binary ? null : data.toString() }));
      },
      send: (data) => socket.send(String(data)),
    });
    carry(router, guarded);
  });
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(socket, 'open');
  // The types of `ws` and of the browser differ in names only; the link uses what both have.
  const link = new SocketLink({ websocket: socket as never });
  return {
    client: createORPCClient<Client>(link),
    junk: (data) => socket.send(data),
    async close() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const wires: readonly (readonly [string, (router: DeskRouter) => Promise<Wire>])[] = [
  ['in memory', inMemory],
  ['over a MessagePort', overPort],
  ['over a WebSocket', overSocket],
];
