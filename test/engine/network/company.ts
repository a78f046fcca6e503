import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import type { Issued } from './certificate.ts';

const body = JSON.stringify({ count: 0, customer_infos: [] });

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
const closing = (server: Server & { closeAllConnections?: () => void }) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });

/** A site with this certificate whose partner has no customers. `asked`: the calls that reached it. */
export async function startSite({ pem, key }: Pick<Issued, 'pem' | 'key'>) {
  const asked: IncomingMessage[] = [];
  const server = createHttps({ cert: pem, key }, (request, response) => {
    asked.push(request);
    response.setHeader('content-type', 'application/json').end(body);
  });
  return { port: await listening(server), asked, stop: () => closing(server) };
}

export interface CompanyProxy {
  readonly port: number;
  readonly address: string;
  /** Where people wanted to go through it, such as `partner.test:443`. */
  readonly wanted: readonly string[];
  readonly signIns: readonly (string | undefined)[];
  stop(): Promise<void>;
}

/** A company's proxy: it alone knows outside names, each of which is `port` here. `answers` instead of letting through; `signIn` is demanded. */
export async function startProxy(port: number, rules: { readonly signIn?: string; readonly answers?: number } = {}): Promise<CompanyProxy> {
  const wanted: string[] = [];
  const signIns: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const server = createHttp((request, response) => {
    wanted.push(request.url ?? '');
    response.writeHead(rules.answers ?? 407).end();
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    wanted.push(request.url ?? '');
    const given = request.headers['proxy-authorization'];
    signIns.push(given);
    const expected = rules.signIn && `Basic ${Buffer.from(rules.signIn).toString('base64')}`;
    const status = rules.answers ?? (given === expected || expected === undefined ? 200 : 407);
    if (status !== 200)
      return socket.end(`HTTP/1.1 ${status} No\r\nproxy-authenticate: Basic realm="company"\r\ncontent-length: 0\r\n\r\n`);
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    sockets.add(there);
    there.on('error', () => socket.destroy());
  });
  const own = await listening(server);
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await closing(server);
  };
  return { port: own, address: `http://127.0.0.1:${own}`, wanted, signIns, stop };
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createHttp();
  const port = await listening(server);
  await closing(server);
  return port;
}
