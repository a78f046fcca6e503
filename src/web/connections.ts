import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections on which nobody was let in yet, and such on which somebody was: when there are more, the oldest is hung up on. */
const GUESTS = 64;
const MEMBERS = 128;

export interface Connections {
  /** Somebody was let in over this connection: no crowd at the door can push it out. */
  letIn(socket: Socket): void;
  /** It became a wire, which has a bound of its own. */
  left(socket: Socket): void;
}

function crowd(most: number) {
  const sockets = new Set<Socket>();
  return {
    add(socket: Socket) {
      sockets.add(socket);
      const [oldest] = sockets;
      if (sockets.size <= most || oldest === undefined) return;
      sockets.delete(oldest);
      oldest.destroy();
    },
    delete: (socket: Socket) => sockets.delete(socket),
    has: (socket: Socket) => sockets.has(socket),
  };
}

/** Keeps a thousand connections of anybody from keeping the person out, and from taking memory. */
export function boundConnections(server: Server): Connections {
  const guests = crowd(GUESTS);
  const members = crowd(MEMBERS);
  const left = (socket: Socket) => {
    guests.delete(socket);
    members.delete(socket);
  };
  server.on('connection', (socket) => {
    guests.add(socket);
    socket.once('close', () => left(socket));
  });
  return {
    letIn(socket) {
      if (guests.delete(socket)) members.add(socket);
    },
    left,
  };
}
