import ky from 'ky';
import type { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { Clock } from '../../../core/ports.ts';
import { networkFault } from '../../http/network-fault.ts';
import { parseAnswer, parseJson } from '../../http/parse-answer.ts';
import { readBounded } from '../../http/read-bounded.ts';
import { retryAfterOf } from '../../http/retry-after.ts';
import { gatewayFault } from './refusal.ts';

export interface GatewayOptions {
  /** Address of the site; the document's own path `/gateway/v1` is added. */
  readonly endpoint: string;
  /** Null where a client certificate alone says who we are. */
  readonly token: string | null;
  /** True when `fetch` shows a client certificate. */
  readonly mutual?: boolean;
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  /** Milliseconds for one exchange, its body included. */
  readonly timeout?: number;
  /** Bytes of one answer after decompression. */
  readonly maxBytes?: number;
}
export interface Call<Schema extends z.ZodType> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Present: POST; absent: GET. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly answer: Schema;
}
/** Sends once, never again: whether to repeat is not this layer's to decide. */
export type Client = <Schema extends z.ZodType>(call: Call<Schema>) => Promise<z.infer<Schema>>;

function errorBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // an error page of something in between; its status says enough
  }
}

/** What could not be read although an answer had begun: the act was sent, its outcome is open. */
const markSent = (fault: Fault): Fault =>
  fault.code === 'malformed-answer' && fault.detail.sent === undefined
    ? new Fault(fault.code, { ...fault.detail, sent: true }, { cause: fault.cause })
    : fault;

export function createClient(options: GatewayOptions): Client {
  const { token, clock, timeout = 30_000, maxBytes = 4 * 1024 * 1024 } = options;
  const stop = options.signal ?? new AbortController().signal;
  const base = `${options.endpoint.replace(/\/$/, '')}/gateway/v1`;
  const http = ky.create({ retry: 0, timeout: false, throwHttpErrors: false, redirect: 'manual', fetch: options.fetch ?? fetch });

  // Some servers say nothing of a client certificate that they do not take: they break off. That is a likely reason, not a known one.
  const doubtOurs = (fault: Fault): Fault =>
    options.mutual === true && fault.code === 'unreachable' && fault.detail.reason === 'broken-off'
      ? new Fault('unreachable', { ...fault.detail, reason: 'maybe-our-certificate' }, { cause: fault.cause })
      : fault;

  return async ({ path, query, body, answer }) => {
    let answering = false;
    try {
      const response = await http(`${base}${path}${query === undefined ? '' : `?${new URLSearchParams(query)}`}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        signal: AbortSignal.any([stop, AbortSignal.timeout(timeout)]),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      answering = true;
      const text = await readBounded(response, maxBytes);
      if (response.ok) return parseAnswer(answer, parseJson(text));
      throw gatewayFault(response.status, errorBody(text), retryAfterOf(response.headers.get('retry-after'), Date.parse(clock.now())));
    } catch (error) {
      throw markSent(doubtOurs(networkFault(error, { stopped: stop.aborted, answering })));
    }
  };
}
