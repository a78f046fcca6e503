import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import { readOptions } from '../../src/sandbox/options.ts';
import { startSandbox } from '../../src/sandbox/start.ts';

/** What the tests need of a started sandbox, in this process or in one of its own. */
export interface Started {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly gatewayToken: string;
  readonly playUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape, also wrong ones
  readonly body: any;
  readonly headers: Headers;
}

export const NOW = '2026-11-22T01:30:00Z';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  folders.push(folder);
  return folder;
}

/** Starts a sandbox in this process on a clock that stands still at NOW. */
export async function startHere(args: readonly string[] = [], data = newFolder()): Promise<Started & { stop(): Promise<void> }> {
  const given = ['--data', data, '--now', NOW, '--test-control', '--unthrottled', '--quiet', ...args];
  const sandbox = await startSandbox(readOptions(given, { CONSENT_DESK_TEST: '1' }));
  const { controlUrl = '', controlToken = '', ...ready } = sandbox.ready;
  const started = { ...ready, controlUrl, controlToken, stop: sandbox.stop };
  await control(started, 'POST', '/clock', { now: NOW });
  return started;
}

export interface Process extends Started {
  readonly child: ChildProcess;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts a sandbox as it is started by hand, in a process of its own. */
export async function startProcess(args: readonly string[], data = newFolder()): Promise<Process> {
  const child = spawn(process.execPath, ['src/sandbox/index.ts', '--data', data, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, CONSENT_DESK_TEST: '1' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const failed = ended.then((code) => {
    throw new Error(`The sandbox ended with ${code} before it was ready.`);
  });
  const ready = await Promise.race([line, failed]);
  failed.catch(() => undefined);
  return { ...JSON.parse(ready), child, ended };
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, body: json && text !== '' ? JSON.parse(text) : text, headers: response.headers };
}

async function jsonCall(base: string, token: string | null, method: string, path: string, body?: unknown): Promise<Answered> {
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), 'content-type': 'application/json' };
  return answered(
    await fetch(base + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
}

export const control = (sandbox: Started, method: string, path: string, body?: unknown): Promise<Answered> =>
  jsonCall(sandbox.controlUrl, sandbox.controlToken, method, path, body);

export const gateway = (sandbox: Started, method: string, path: string, body?: unknown): Promise<Answered> =>
  jsonCall(`${sandbox.url}/gateway/v1`, sandbox.gatewayToken, method, path, body);

export interface Signing {
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly date?: string;
  /** Sent instead of what was signed. */
  readonly sentBody?: string;
  readonly query?: string;
}

/** Signs as facts 5.2 says, written apart from the sandbox's own check, and calls. `query` must be sorted and encoded already. */
export async function signed(sandbox: Started, method: string, path: string, body?: unknown, signing: Signing = {}): Promise<Answered> {
  const { accessKey = sandbox.accessKey, secretKey = sandbox.secretKey, query = '', date = NOW.replace(/[-:]/g, '') } = signing;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const sha = (content: string): string => createHash('sha256').update(content).digest('hex');
  const { host } = new URL(sandbox.url);
  const canonical = [
    method,
    `${path}/`,
    query,
    `content-type:application/json\nhost:${host}\nx-sdk-date:${date}\n`,
    'content-type;host;x-sdk-date',
    sha(text),
  ].join('\n');
  const signature = createHmac('sha256', secretKey)
    .update(`SDK-HMAC-SHA256\n${date}\n${sha(canonical)}`)
    .digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-sdk-date': date,
    authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=content-type;host;x-sdk-date, Signature=${signature}`,
  };
  const sent = signing.sentBody ?? text;
  return answered(
    await fetch(`${sandbox.url}${path}${query === '' ? '' : `?${query}`}`, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body: sent }),
    }),
  );
}

/** The customer as the control port shows it; `named` is an id or an account name. */
export async function customerOf(sandbox: Started, named: string): Promise<Answered['body']> {
  return (await control(sandbox, 'GET', `/customers/${encodeURIComponent(named)}`)).body;
}

let acts = 0;
export const newActKey = (): string => `act-${process.pid}-${++acts}`.padEnd(12, '0');

export async function submit(sandbox: Started, customerId: string, more: Record<string, unknown> = {}): Promise<Answered> {
  return gateway(sandbox, 'POST', '/requests', {
    act_key: newActKey(),
    customer_id: customerId,
    reason: 'End of support',
    understood: true,
    ...more,
  });
}
