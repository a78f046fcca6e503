import { protocol } from 'electron';
import { readPageFile } from '../../engine/shell/page-file.ts';

export const SCHEME = 'app';
export const HOST = 'consent-desk';
export const HOME = `${SCHEME}://${HOST}/`;

/** Must run before Electron is ready: makes app:// an origin like any other, and no more than that. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** The page talks to the engine over its port: it may connect to nothing at all. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Answers one request on our scheme from the folder of the built page. */
export async function answerPage(request: Pick<Request, 'url' | 'method'>, folder: string): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.protocol !== `${SCHEME}:` || url.host !== HOST)
    return new Response(null, { status: 403, headers: pageHeaders });
  const file = await readPageFile(folder, url.pathname);
  if (file === null) return new Response(null, { status: 404, headers: pageHeaders });
  return new Response(new Uint8Array(file.bytes), { headers: { ...pageHeaders, 'Content-Type': file.type } });
}
