import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { carry } from '../engine/bridge/carry.ts';
import { guardedPort, LONGEST } from '../engine/bridge/port.ts';
import type { Access } from './access.ts';
import type { Connections } from './connections.ts';
import { cookiesOf, type Here, originOf, strange } from './gate.ts';
import type { Session } from './session.ts';
import { SESSION_ENDED } from './watch.ts';

const PREFIX = 'desk.';
/** Each tab has two: the contract's and that of the watching script. */
const WIRES_PER_SESSION = 64;
/** What a page that does not read may leave waiting for it. Bytes. */
const UNREAD = 4 * 1024 * 1024;
/** Pages cannot send pings at all. */
const PINGS = 20;
const TOO_MUCH = 1008;
/** Milliseconds. */
const CONSENT = 500;

/** Whether our own page asks, for a wire that there is. */
const byOurPage = (request: IncomingMessage, place: Here): boolean =>
  strange(request, place) === null && request.headers.origin === originOf(place) && (request.url === '/rpc' || request.url === '/here');

/** The session whose tab asks, or null. */
function mayOpen(request: IncomingMessage, place: Here, access: Access): Session | null {
  const offered = request.headers['sec-websocket-protocol'];
  const session = access.sessionOf(cookiesOf(request, place));
  return session !== null && offered?.startsWith(PREFIX) && session.hasTab(offered.slice(PREFIX.length)) ? session : null;
}

/** A socket as the guarded port of the bridge: what is not a frame of ours is dropped before the handler. */
const portOf = (socket: WebSocket) =>
  guardedPort({
    listen(event, listener) {
      if (event === 'close') socket.on('close', () => listener({ data: null }));
      else
        socket.on('message', (data: RawData, binary) => {
          // Until the other side has closed its end too it may go on talking.
          if (socket.readyState === socket.OPEN) listener({ data: binary ? null : data.toString() });
        });
    },
    send(data) {
      if (socket.bufferedAmount > UNREAD) socket.terminate();
      else if (typeof data === 'string' || data instanceof ArrayBuffer || ArrayBuffer.isView(data)) socket.send(data);
    },
  });

/** Closes with a code, and soon without the other side's consent. */
function shut(socket: WebSocket, code: number, why: string): void {
  socket.close(code, why);
  const late = setTimeout(() => socket.terminate(), CONSENT);
  socket.once('close', () => clearTimeout(late));
}

function bounded(socket: WebSocket): void {
  let pings = 0;
  // An oversize or broken frame closes its own socket; nothing more is to be done about it.
  socket.on('error', () => socket.terminate());
  socket.on('ping', () => {
    pings += 1;
    if (pings === PINGS) shut(socket, TOO_MUCH, 'too many pings');
  });
}

/** Carries the contract over WebSockets on /rpc of the server, and on /here the word that a person is there. Answers what closes them all. */
export function openWire(server: Server, router: AnyRouter, place: Here, access: Access, connections: Connections): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST, perMessageDeflate: false });
  const open = new WeakMap<Session, Set<WebSocket>>();

  const admit = (socket: WebSocket, session: Session, path: string | undefined) => {
    const wires = open.get(session) ?? new Set();
    open.set(session, wires.add(socket));
    const end = () => shut(socket, SESSION_ENDED, 'signed out');
    session.ended.addEventListener('abort', end, { once: true });
    socket.once('close', () => {
      wires.delete(socket);
      session.ended.removeEventListener('abort', end);
    });
    bounded(socket);
    if (path === '/rpc') return carry(router, portOf(socket));
    session.used();
    socket.on('message', session.used);
  };

  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy());
    const refuse = (status: string) => void connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (!byOurPage(request, place)) return refuse('403 Forbidden');
    const session = mayOpen(request, place, access);
    // Its wires may have been lost while the computer slept: a page that comes back hears that its session has ended, and nothing else.
    if (session === null && request.url === '/here' && access.endedLately(cookiesOf(request, place)))
      return sockets.handleUpgrade(request, connection, head, (socket) => {
        bounded(socket);
        shut(socket, SESSION_ENDED, 'signed out');
      });
    if (session === null) return refuse('403 Forbidden');
    if ((open.get(session)?.size ?? 0) >= WIRES_PER_SESSION) return refuse('429 Too Many Requests');
    connections.left(connection as Socket);
    sockets.handleUpgrade(request, connection, head, (socket) => admit(socket, session, request.url));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}
