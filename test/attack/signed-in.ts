import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { type Desk, openDesk } from '../shell/served.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasBrowser = existsSync(executablePath);
/** Milliseconds without anybody after which the desk signs a browser out. */
export const IDLE = 3_600_000;

/** Names of strangers lead to this machine, as a rebound one would. */
export const startBrowser = () =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--host-resolver-rules=MAP evil.example 127.0.0.1'] });

/** The person's own tab, with a clock that the test turns. */
export interface SignedIn {
  readonly desk: Desk;
  readonly context: BrowserContext;
  readonly own: Page;
  readonly secret: string;
  /** The port of somebody else's page, which may be framed, read and connected to by anybody; `?cookie=` sets one. */
  readonly evilPort: number;
  pass(milliseconds: number): void;
  now(): number;
  close(): Promise<void>;
}

export async function signIn(context: BrowserContext): Promise<SignedIn> {
  let time = 1_000_000;
  const desk = await openDesk({ now: () => time, idle: IDLE, patience: { request: 5_000, look: 20 } });
  const evil = createServer((request, response) => {
    const headers: Record<string, string> = { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' };
    const cookie = new URL(request.url ?? '/', 'http://evil').searchParams.get('cookie');
    if (cookie !== null) headers['Set-Cookie'] = `${cookie}; Path=/`;
    response.writeHead(200, headers).end('<!doctype html><title>Evil</title><body></body>');
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const own = await context.newPage();
  await own.goto(desk.shell.launchAddress());
  return {
    desk,
    context,
    own,
    secret: own.url().split('/')[4] ?? '',
    evilPort: (evil.address() as AddressInfo).port,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    now: () => time,
    async close() {
      await context.close();
      evil.closeAllConnections();
      await new Promise((resolve) => evil.close(resolve));
      await desk.close();
    },
  };
}
