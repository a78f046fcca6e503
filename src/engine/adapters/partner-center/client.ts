import ky from 'ky';
import type { Clock } from '../../../core/ports.ts';
import { networkFault } from '../../http/network-fault.ts';
import { isPage, parseJson } from '../../http/parse-answer.ts';
import { readBounded } from '../../http/read-bounded.ts';
import { retryAfterOf } from '../../http/retry-after.ts';
import type { Call } from './call.ts';
import { carriesFailure, refusalFault } from './refusal.ts';
import { canonicalQuery, sdkDate, sign } from './signing.ts';

export interface ClientOptions {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** For temporary keys (facts.md 5.1). */
  readonly securityToken: string | undefined;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly timeout: number;
  readonly maxBytes: number;
}
/** Sends one signed call once and gives the parsed JSON of a success. */
export type Client = (call: Call) => Promise<unknown>;

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // an error page of something in between; its status says enough
  }
}

export function createClient(options: ClientOptions): Client {
  const { endpoint, accessKey, secretKey, securityToken, clock, signal, timeout, maxBytes } = options;
  const { origin, host, pathname } = new URL(endpoint);
  const base = pathname.replace(/\/$/, '');
  // Retries are ours (retry.ts), the timeout covers the body too, and errors are read before they are judged.
  const http = ky.create({ retry: 0, timeout: false, throwHttpErrors: false, redirect: 'manual' });

  const exchange = async (call: Call, ends: AbortSignal, answering: () => void): Promise<unknown> => {
    const path = `${base}${call.path}`;
    const query = call.method === 'GET' ? call.query : {};
    const body = new TextEncoder().encode(call.method === 'POST' ? JSON.stringify(call.body) : '');
    const own = {
      ...(call.method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...(securityToken === undefined ? {} : { 'x-security-token': securityToken }),
    };
    // `host` is signed but never set: fetch writes it itself, from the same address.
    const { host: _, ...headers } = sign({ method: call.method, path, query, headers: { ...own, host }, body }, sdkDate(clock.now()), {
      accessKey,
      secretKey,
    });
    const search = canonicalQuery(query);
    const response = await http(`${origin}${path}${search === '' ? '' : `?${search}`}`, {
      method: call.method,
      // What was signed, as it was signed: out of a Request the bytes would come as a stream.
      fetch: (request, more) => options.fetch(request, { ...more, headers, signal: ends, ...(call.method === 'POST' ? { body } : {}) }),
    });
    answering();
    return answerOf(response, await readBounded(response, maxBytes));
  };

  const answerOf = (response: Response, text: string): unknown => {
    const good = response.status >= 200 && response.status < 300;
    const body = good ? parseJson(text) : bodyOf(text);
    if (good && !carriesFailure(body)) return body;
    const ourTime = Date.parse(clock.now());
    const theirTime = Date.parse(response.headers.get('date') ?? '');
    throw refusalFault({
      status: response.status,
      body,
      page: !good && isPage(text),
      temporary: securityToken !== undefined,
      requestId: response.headers.get('x-request-id') ?? '',
      retryAfter: retryAfterOf(response.headers.get('retry-after'), ourTime),
      theirTime: Number.isNaN(theirTime) ? null : theirTime,
      ourTime,
    });
  };

  return async (call) => {
    let answering = false;
    // Not AbortSignal.timeout: its timers would stay for as long as they were set, long after an answer.
    const ends = new AbortController();
    const stop = (): void => ends.abort();
    const late = setTimeout(() => ends.abort(new DOMException('no answer in time', 'TimeoutError')), timeout);
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) stop();
      return await exchange(call, ends.signal, () => {
        answering = true;
      });
    } catch (error) {
      throw networkFault(error, { stopped: signal.aborted, answering });
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
    }
  };
}
