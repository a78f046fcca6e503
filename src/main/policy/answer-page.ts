import type { Session } from 'electron';
import { readPageFile } from '../../engine/shell/page-file.ts';
import { pageHeaders } from './page-headers.ts';
import { isOurs, SCHEME } from './scheme.ts';

/** Answers one request on our scheme from the folder of the built page: 403 for what may not be asked, 404 for what is not there. */
export async function answerPage(request: Pick<Request, 'url' | 'method'>, folder: string): Promise<Response> {
  if (request.method !== 'GET' || !isOurs(request.url)) return new Response(null, { status: 403, headers: pageHeaders });
  const file = await readPageFile(folder, new URL(request.url).pathname);
  if (file === null) return new Response(null, { status: 404, headers: pageHeaders });
  return new Response(new Uint8Array(file.bytes), { headers: { ...pageHeaders, 'Content-Type': file.type } });
}

/** `folder` is that of the built page. Only this session knows our scheme. */
export function servePage(session: Pick<Session, 'protocol'>, folder: string): void {
  session.protocol.handle(SCHEME, (request) => answerPage(request, folder));
}
