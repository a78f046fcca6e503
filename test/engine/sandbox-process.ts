import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The one line that the sandbox prints when it can be called; the control port is always on here. */
export interface SandboxReady {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly gatewayToken: string;
  readonly playUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
}

export interface SandboxProcess extends SandboxReady {
  readonly process: ChildProcess;
  /** One call of the control port; throws with its sentence when it refuses. */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Ends the process, waits for it and removes its folder. */
  stop(): Promise<void>;
}

export interface SandboxOptions {
  readonly customers?: number;
  readonly seed?: number;
  readonly throttled?: boolean;
  readonly quiet?: boolean;
  /** Port to listen on again after a stop; any free one unless named. */
  readonly port?: number;
  /** A folder to keep between two starts; a temporary one, removed at the end, unless named. */
  readonly data?: string;
}

const program = fileURLToPath(new URL('../../src/sandbox/index.ts', import.meta.url));

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('the sandbox has no standard output'));
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code} before it was ready`)));
  });
}

/** Starts the simulated partner as a child process of its own with a folder of its own, and waits until it can be called. */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxProcess> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'desk-sandbox-')));
  const flags = [
    '--test-control',
    '--with-parent',
    ...(options.throttled ? [] : ['--unthrottled']),
    ...(options.quiet === false ? [] : ['--quiet']),
  ];
  const named = [
    '--data',
    data,
    '--port',
    String(options.port ?? 0),
    '--seed',
    String(options.seed ?? 1),
    '--customers',
    String(options.customers ?? 240),
  ];
  const child = spawn(process.execPath, [program, ...named, ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, CONSENT_DESK_TEST: '1' },
  });
  const ready = JSON.parse(await firstLine(child)) as SandboxReady;
  return {
    ...ready,
    process: child,
    async control(method, path, body) {
      const response = await fetch(`${ready.controlUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${ready.controlToken}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}
