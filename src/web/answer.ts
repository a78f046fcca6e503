import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FirstAnswers } from '../contract/first-answers.ts';
import { readPageFile } from '../engine/shell/page-file.ts';
import type { Access } from './access.ts';
import { type Assets, keptForGood } from './assets.ts';
import { type Downloads, disposition } from './downloads.ts';
import { dataBlock } from './first-answers.ts';
import { admitted, type Here, strange } from './gate.ts';
import { securityHeaders } from './headers.ts';
import { missingPage, refusedPage } from './plain-page.ts';

export interface AnswerParts {
  readonly place: Here;
  readonly access: Access;
  readonly assets: Assets;
  readonly downloads: Downloads;
  readonly firstAnswers: () => Promise<FirstAnswers | null>;
  /** Folder of the built page. */
  readonly page: string;
}

const html = 'text/html; charset=utf-8';

/** Where the page of a tab stands: its secret is part of the path, so that the address opens it again when it is loaded anew. */
const tabOf = (path: string): string | null => /^\/t\/([\w-]{43})\/$/.exec(path)?.[1] ?? null;

/**
 * Answers one request. Everything but the launch address needs the cookie, and the page, which brings the tab's secret and the first
 * answers, needs that secret in its path as well; nothing but GET is answered.
 */
export async function answer(request: IncomingMessage, response: ServerResponse, parts: AnswerParts): Promise<void> {
  const { place, access, assets, downloads, firstAnswers, page } = parts;
  const send = (status: number, type: string, content: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
    response.writeHead(status, { ...securityHeaders(place), 'Content-Type': type, ...headers }).end(content);

  if (strange(request, place) !== null) return void send(403, html, refusedPage);
  if (request.method !== 'GET') return void send(405, 'text/plain; charset=utf-8', 'Only GET.', { Allow: 'GET' });

  // The raw path: parsing it as an address would already have folded "..", which then could not be refused.
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const token = new URLSearchParams(query).get('token');
  if (token !== null) {
    const come = access.redeem(token);
    if (come === null) return void send(403, html, refusedPage);
    const cookie = `${place.cookie}=${come.session}; HttpOnly; SameSite=Strict; Path=/`;
    return void send(303, html, '', { 'Set-Cookie': cookie, Location: `/t/${come.tab}/` });
  }
  if (!admitted(request, place, access)) return void send(403, html, refusedPage);

  if (path.startsWith('/download/')) {
    const file = downloads.take(path.slice('/download/'.length));
    if (file === null) return void send(404, 'text/plain; charset=utf-8', 'This link was used already. Make the document again.');
    return void send(200, file.type, file.content, { 'Content-Disposition': disposition(file.name) });
  }

  const asset = assets.pathOf(path);
  const tab = tabOf(path);
  // The cookie alone, and with it any address that is no tab's: the page and what it brings are not shown.
  if (path === '/' || (tab !== null && !access.knowsTab(tab))) return void send(403, html, refusedPage);
  const file = await readPageFile(page, tab === null ? (asset ?? path) : '/');
  // Browsers ask for it by themselves, and show an error for a 404.
  if (file === null && path === '/favicon.ico') return void response.writeHead(204, securityHeaders(place)).end();
  if (file === null) {
    if (tab !== null) return void send(503, html, missingPage);
    return void send(404, 'text/plain; charset=utf-8', 'Not found.');
  }
  if (file.type !== html) return void send(200, file.type, file.bytes, asset === null ? {} : { 'Cache-Control': keptForGood });
  if (tab === null) return void send(404, 'text/plain; charset=utf-8', 'Not found.');
  const secret = `<meta name="tab-secret" content="${tab}">`;
  const [head, body = ''] = assets.point(file.bytes.toString('utf8')).split('</head>', 2) as [string, string?];
  // What the head names is fetched while the engine is still asked.
  response.writeHead(200, { ...securityHeaders(place), 'Content-Type': html });
  response.write(`${head.replace('<head>', () => `<head>${secret}`)}</head>`);
  const answers = await firstAnswers();
  response.end(answers === null ? body : body.replace('<body>', () => `<body>${dataBlock(answers)}`));
}
