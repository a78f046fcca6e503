import type { IncomingMessage } from 'node:http';

/** Where the shell listens: `127.0.0.1:PORT`. */
export interface Here {
  readonly host: string;
  readonly cookie: string;
}
export const here = (port: number): Here => ({ host: `127.0.0.1:${port}`, cookie: `consent-desk-${port}` });
export const originOf = (place: Here): string => `http://${place.host}`;

/** How often a header was sent; of a repeated one Node shows a program only the first. */
const times = (request: IncomingMessage, name: string): number =>
  request.rawHeaders.filter((text, place) => place % 2 === 0 && text.toLowerCase() === name).length;

/**
 * Why a request is not for us, or null. Holds against other sites in the same browser (Origin, Sec-Fetch-Site), against renamed hosts (Host),
 * and against what is meant for a proxy, where one side could read another host than the other.
 */
export function strange(request: IncomingMessage, place: Here): 'target' | 'host' | 'origin' | 'site' | null {
  if (!request.url?.startsWith('/')) return 'target';
  if (request.headers.host !== place.host || times(request, 'host') !== 1) return 'host';
  const { origin } = request.headers;
  if (origin !== undefined && origin !== originOf(place)) return 'origin';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'site';
  return null;
}

const COOKIES = 8;

/** The values under our name: a program on another port of this host can set one, too. */
export const cookiesOf = (request: IncomingMessage, place: Here): readonly string[] =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${place.cookie}=`))
    .map((pair) => pair.slice(place.cookie.length + 1))
    .slice(0, COOKIES);

/** A body is never asked for, and reading one is where two readers of a request could disagree. */
export const hasBody = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] !== undefined || (request.headers['content-length'] ?? '0') !== '0';
