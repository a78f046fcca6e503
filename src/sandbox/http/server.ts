import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Call, contentOf, type Handler, Refusal } from './exchange.ts';
import type { Fault, Faults } from './fault.ts';

/** AK/SK signing supports bodies up to 12 MB (facts 5.1). */
const BODY_LIMIT = 12 * 1024 * 1024;

export interface ServerParts {
  readonly port: number;
  readonly handle: Handler;
  /** What a body over the limit gets. */
  readonly tooLarge: (call: Omit<Call, 'body'>) => Answer;
  /** What an error of our own gets. */
  readonly broken: (call: Omit<Call, 'body'>, error: unknown) => Answer;
  readonly faults: Faults | null;
  readonly now: () => number;
}

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    // The rest is read and dropped, so that the caller hears the answer instead of a broken connection.
    if (size <= BODY_LIMIT) parts.push(part);
    if (size > 4 * BODY_LIMIT) request.destroy();
  }
  return size > BODY_LIMIT ? null : Buffer.concat(parts);
}

function headOf(request: IncomingMessage): Omit<Call, 'body'> {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
  };
}

function send(response: ServerResponse, answer: Answer, now: number): void {
  const { bytes, type } = contentOf(answer);
  response.statusCode = answer.status;
  // The date is the sandbox's: a client learns from it how far its own clock is off.
  response.setHeader('Date', new Date(now).toUTCString());
  response.setHeader('Cache-Control', 'no-store');
  if (type !== null) response.setHeader('Content-Type', type);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.end(bytes);
}

function answerOf(parts: ServerParts, head: Omit<Call, 'body'>, body: Buffer | null): Answer {
  if (body === null) return parts.tooLarge(head);
  try {
    return parts.handle({ ...head, body });
  } catch (error) {
    return error instanceof Refusal ? error.answer : parts.broken(head, error);
  }
}

const FAILED: Readonly<Record<string, Answer>> = {
  '429': { status: 429, body: { error_code: 'APIGW.0308', error_msg: 'The throttling threshold has been reached: fault on demand' } },
  '500': { status: 500, body: { error_code: 'CBC.0999', error_msg: 'Other error: fault on demand' } },
  '503': { status: 503, body: '<html><body>503 Service Unavailable</body></html>' },
};

/** What a fault answers, when it answers at all. */
function faultyAnswer(fault: Fault, applied: Answer | null): Answer | null {
  if (fault.kind === 'truncated' && applied !== null) {
    const { bytes, type } = contentOf(applied);
    return {
      status: applied.status,
      body: bytes.subarray(0, Math.ceil(bytes.length / 2)),
      headers: { 'Content-Type': type ?? 'application/json' },
    };
  }
  if (fault.kind === 'wrong_shape') return { status: applied?.status ?? 200, body: { count: 'many', unexpected: [null, { deep: true }] } };
  if (fault.kind !== 'retry_after') return FAILED[fault.kind] ?? null;
  return { status: 429, body: FAILED['429']?.body, headers: { 'Retry-After': String(Math.ceil(fault.ms / 1000)) } };
}

function fail(fault: Fault, carryOut: () => Answer, response: ServerResponse, now: () => number): void {
  const applied = fault.after === 'apply' || fault.kind === 'truncated' || fault.kind === 'wrong_shape' ? carryOut() : null;
  if (fault.kind === 'reset') {
    response.destroy();
  } else if (fault.kind === 'timeout') {
    setTimeout(() => response.destroy(), fault.ms).unref();
  } else if (fault.kind === 'latency') {
    setTimeout(() => send(response, applied ?? carryOut(), now()), fault.ms);
  } else {
    const answer = faultyAnswer(fault, applied);
    if (answer !== null) send(response, answer, now());
  }
}

/** Starts a plain HTTP server on 127.0.0.1 only. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const head = headOf(request);
    const body = await readBody(request);
    const carryOut = (): Answer => answerOf(parts, head, body);
    const fault = parts.faults?.take(head.method, head.path) ?? null;
    if (fault === null) send(response, carryOut(), parts.now());
    else fail(fault, carryOut, response, parts.now);
  };
  const server: Server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  // Longer than a client keeps a connection: else a reused one may be closed under its next call.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
