import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { guardedPort } from '../engine/bridge/port.ts';
import type { Access } from './access.ts';
import { admitted, type Here, originOf, strange } from './gate.ts';

/** The longest thing a page says is a note of 2,000 characters with its envelope. */
const MAX_PAYLOAD = 256 * 1024;
const PREFIX = 'desk.';

function mayOpen(request: IncomingMessage, place: Here, access: Access): boolean {
  if (strange(request, place) !== null || request.headers.origin !== originOf(place)) return false;
  if (request.url !== '/rpc' || !admitted(request, place, access)) return false;
  const offered = request.headers['sec-websocket-protocol'];
  return offered?.startsWith(PREFIX) === true && access.knowsTab(offered.slice(PREFIX.length));
}

/** A socket as the guarded port of the bridge: what is not a frame of ours is dropped before the handler. */
const portOf = (socket: WebSocket) =>
  guardedPort({
    listen(event, listener) {
      if (event === 'close') socket.on('close', () => listener({ data: null }));
      else socket.on('message', (data: RawData, binary) => listener({ data: binary ? null : data.toString() }));
    },
    send(data) {
      if (typeof data === 'string' || data instanceof ArrayBuffer || ArrayBuffer.isView(data)) socket.send(data);
    },
  });

/** Carries the contract over WebSockets on /rpc of the server. Answers what closes them all. */
export function openWire(server: Server, router: AnyRouter, place: Here, access: Access): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
  const handler = new RPCHandler(router);

  const carry = (socket: WebSocket) => {
    // An oversize or broken frame closes its own socket; nothing more is to be done about it.
    socket.on('error', () => socket.terminate());
    handler.upgrade(portOf(socket), { context: {} });
  };
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy());
    if (!mayOpen(request, place, access)) {
      connection.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, connection, head, carry);
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}
