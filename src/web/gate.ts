import type { IncomingMessage } from 'node:http';
import type { Access } from './access.ts';

/** Where the shell listens: `127.0.0.1:PORT`. */
export interface Here {
  readonly host: string;
  readonly cookie: string;
}
export const here = (port: number): Here => ({ host: `127.0.0.1:${port}`, cookie: `consent-desk-${port}` });
export const originOf = (place: Here): string => `http://${place.host}`;

/** Why a request is not for us, or null. Holds against other sites in the same browser (Origin) and against renamed hosts (Host). */
export function strange(request: IncomingMessage, place: Here): 'host' | 'origin' | 'site' | null {
  if (request.headers.host !== place.host) return 'host';
  const { origin } = request.headers;
  if (origin !== undefined && origin !== originOf(place)) return 'origin';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'site';
  return null;
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1] ?? null;
}

export const admitted = (request: IncomingMessage, place: Here, access: Access): boolean => access.admits(cookieOf(request, place.cookie));
