import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FirstAnswers } from '../contract/first-answers.ts';
import { readPageFile } from '../engine/shell/page-file.ts';
import type { Access } from './access.ts';
import { type Assets, keptForGood } from './assets.ts';
import { type Downloads, disposition } from './downloads.ts';
import { dataBlock } from './first-answers.ts';
import { cookiesOf, type Here, hasBody, strange } from './gate.ts';
import { securityHeaders } from './headers.ts';
import { endedPage, missingPage, refusedPage, slowDownPage } from './plain-page.ts';
import { sendFile } from './send-file.ts';
import type { Session } from './session.ts';

export interface AnswerParts {
  readonly place: Here;
  readonly access: Access;
  readonly assets: Assets;
  readonly downloads: Downloads;
  readonly firstAnswers: () => Promise<FirstAnswers | null>;
  /** Folder of the built page. */
  readonly page: string;
  /** Hears of each request that was let in. */
  readonly letIn: (request: IncomingMessage) => void;
}

const html = 'text/html; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const plain = 'text/plain; charset=utf-8';

/** Where the page of a tab stands: its secret is part of the path, so that the address opens it again when it is loaded anew. */
const tabOf = (path: string) => /^\/t\/(?<secret>[\w-]{43})\/(?:download\/(?<ticket>[\w-]{1,64}))?$/.exec(path)?.groups ?? null;

/**
 * Answers one request. Everything but the launch address needs the cookie; the page, which brings the tab's secret and the first answers,
 * and the made documents need that secret in the path as well. Nothing but GET is answered, and who is not let in is hung up on.
 */
export async function answer(request: IncomingMessage, response: ServerResponse, parts: AnswerParts): Promise<void> {
  const { place, access } = parts;
  const refuse = (status: number, type: string, content: string, headers: Readonly<Record<string, string>> = {}) =>
    void response.writeHead(status, { ...securityHeaders(place), 'Content-Type': type, Connection: 'close', ...headers }).end(content);

  if (strange(request, place) !== null) return refuse(403, html, refusedPage);
  if (request.method !== 'GET') return refuse(405, plain, 'Only GET.', { Allow: 'GET' });
  if (hasBody(request)) return refuse(400, plain, 'Only GET, and nothing with it.');

  // The raw path: parsing it as an address would already have folded "..", which then could not be refused.
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const cookies = cookiesOf(request, place);
  const token = path === '/' ? new URLSearchParams(query).get('token') : null;
  if (token !== null) {
    const come = access.redeem(token, cookies);
    if (come.kind === 'slow-down') return refuse(429, html, slowDownPage(come.seconds), { 'Retry-After': String(come.seconds) });
    if (come.kind === 'wrong') return refuse(403, html, refusedPage);
    parts.letIn(request);
    const cookie = `${place.cookie}=${come.session}; HttpOnly; SameSite=Strict; Path=/`;
    return void response.writeHead(303, { ...securityHeaders(place), 'Set-Cookie': cookie, Location: `/t/${come.tab}/` }).end();
  }
  const session = access.sessionOf(cookies);
  if (session === null) return refuse(403, html, access.endedLately(cookies) ? endedPage : refusedPage);
  parts.letIn(request);
  await answerMember(path, response, parts, session);
}

/** Answers a browser that was let in. */
async function answerMember(path: string, response: ServerResponse, parts: AnswerParts, session: Session): Promise<void> {
  const { place, assets, downloads } = parts;
  const send = (status: number, type: string, content: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
    void response.writeHead(status, { ...securityHeaders(place), 'Content-Type': type, ...headers }).end(content);

  const tab = tabOf(path);
  // The cookie alone, and with it any address that is no tab's: the page and what it brings are not shown.
  if (path === '/' || (tab !== null && !session.hasTab(tab.secret ?? ''))) return send(403, html, refusedPage);
  if (tab !== null) session.used();
  if (tab?.ticket !== undefined) {
    const file = downloads.take(tab.ticket);
    const gone = () => send(404, plain, 'This link was used already. Make the document again.');
    if (file === null) return gone();
    const named = { 'Content-Disposition': disposition(file.name) };
    if ('content' in file) return send(200, file.type, file.content, named);
    return void ((await sendFile(response, file, { ...securityHeaders(place), ...named })) || gone());
  }

  const ours = assets.scriptAt(path);
  if (ours !== null) return send(200, script, ours, { 'Cache-Control': keptForGood });
  const asset = assets.pathOf(path);
  const file = await readPageFile(parts.page, tab === null ? (asset ?? path) : '/');
  // Browsers ask for it by themselves, and show an error for a 404.
  if (file === null && path === '/favicon.ico') return void response.writeHead(204, securityHeaders(place)).end();
  if (file === null && tab !== null) return send(503, html, missingPage);
  if (file !== null && file.type !== html) return send(200, file.type, file.bytes, asset === null ? {} : { 'Cache-Control': keptForGood });
  if (file === null || tab === null) return send(404, plain, 'Not found.');

  const [head, body = ''] = assets.point(file.bytes.toString('utf8'), tab.secret ?? '').split('</head>', 2) as [string, string?];
  // What the head names is fetched while the engine is still asked.
  response.writeHead(200, { ...securityHeaders(place), 'Content-Type': html });
  response.write(`${head}</head>`);
  const answers = await parts.firstAnswers();
  response.end(answers === null ? body : body.replace('<body>', () => `<body>${dataBlock(answers)}`));
}
