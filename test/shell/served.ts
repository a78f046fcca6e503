import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { os } from '@orpc/server';
import { z } from 'zod';
import type { FirstAnswers } from '../../src/contract/first-answers.ts';
import { type Access, createAccess } from '../../src/web/access.ts';
import { createDownloads, type Downloads } from '../../src/web/downloads.ts';
import { type Patience, type Served, serve } from '../../src/web/serve.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A browser shell over a small router and a page of its own, in a folder of its own. */
export interface Desk {
  readonly shell: Served;
  readonly port: number;
  readonly downloads: Downloads;
  readonly access: Access;
  /** One raw request: nothing folds its path, nothing follows a redirect. */
  ask(path: string, options?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> }): Promise<Answered>;
  /** Comes in by a fresh launch address: the cookie to send, and the path of the tab that it led to. */
  signIn(): Promise<{ readonly cookie: string; readonly path: string }>;
  /** The secret that the page of a tab brings, or '' where none is shown. */
  secretAt(path: string, cookie: string): Promise<string>;
  close(): Promise<void>;
}

const router = {
  greet: os.input(z.object({ name: z.string() })).handler(({ input }) => `Hello ${input.name}`),
  /** Answers when the page leaves it. */
  wait: os.handler(({ signal }) => new Promise<string>((resolve) => signal?.addEventListener('abort', () => resolve('left')))),
};

export async function openDesk({
  page = '<!doctype html><html><head><title>Desk</title><script type="module" src="./assets/page-1a2b.js"></script></head><body></body></html>',
  firstAnswers = async () => null,
  idle = 60_000,
  now = Date.now,
  patience,
}: {
  readonly page?: string | null;
  readonly firstAnswers?: () => Promise<FirstAnswers | null>;
  /** Milliseconds without anybody after which a browser is signed out. */
  readonly idle?: number;
  readonly now?: () => number;
  readonly patience?: Patience;
} = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'browser-shell-'));
  if (page !== null) await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'main.js'), 'export {};');
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets', 'page-1a2b.js'), 'export {};');
  const downloads = createDownloads();
  const access = createAccess({ idle, now });
  const shell = await serve({ port: 0, page: folder, router, access, downloads, firstAnswers, ...(patience && { patience }) });
  const port = Number(new URL(shell.origin).port);

  const ask: Desk['ask'] = (path, { method = 'GET', headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      sent.on('error', reject);
      sent.end();
    });
  return {
    shell,
    port,
    downloads,
    access,
    ask,
    async signIn() {
      const address = new URL(shell.launchAddress());
      const { headers } = await ask(`${address.pathname}${address.search}`);
      return { cookie: String(headers['set-cookie']).split(';')[0] ?? '', path: String(headers.location) };
    },
    async secretAt(path, cookie) {
      const { body } = await ask(path, { headers: { cookie } });
      return /name="tab-secret" content="([^"]+)"/.exec(body)?.[1] ?? '';
    },
    async close() {
      await shell.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
