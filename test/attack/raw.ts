import { connect, type Socket } from 'node:net';
import type { Desk } from '../shell/served.ts';

/** A connection that says exactly these bytes; nothing is added, checked or folded. */
export function dial(desk: Desk, host = '127.0.0.1'): Socket {
  const socket = connect({ host, port: desk.port });
  socket.on('error', () => {});
  return socket;
}

/** Everything that comes until the other side hangs up, or `until` is met. */
export const heard = (socket: Socket, until: (text: string) => boolean = () => false): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (until(text)) resolve(text);
    });
    socket.on('close', () => resolve(text));
  });

/** Says the text and answers what was answered until the other side hung up. */
export function say(desk: Desk, text: string | Buffer): Promise<string> {
  const socket = dial(desk);
  const answer = heard(socket);
  socket.write(text);
  return answer;
}

/** Status lines of everything that was answered. */
export const statuses = (text: string): readonly number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

export interface Tab {
  readonly cookie: string;
  readonly path: string;
  readonly secret: string;
}
export async function openTab(desk: Desk): Promise<Tab> {
  const { cookie, path } = await desk.signIn();
  return { cookie, path, secret: path.split('/')[2] ?? '' };
}

/** A request as the page's browser makes it; `change` replaces or, with null, leaves out a header. */
export function requestOf(
  desk: Desk,
  tab: Tab,
  change: Readonly<Record<string, string | null>> = {},
  line = `GET ${tab.path} HTTP/1.1`,
): string {
  const headers = { Host: `127.0.0.1:${desk.port}`, Cookie: tab.cookie, Connection: 'close', ...change };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${[line, ...lines].join('\r\n')}\r\n\r\n`;
}
