import { Fault } from '../../core/fault.ts';
import { certificateReason } from './certificate-reason.ts';

/** Failures before the first byte could leave: whatever was to be sent certainly did not arrive. */
export const neverLeft: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Why nobody was reached, as a word that a sentence can be chosen by. */
const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'nobody-listens',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  ENETDOWN: 'no-route',
  ECONNRESET: 'broken-off',
  EPIPE: 'broken-off',
  UND_ERR_SOCKET: 'broken-off',
};

/** Walks `cause` (fetch, ky and undici wrap each other), aggregated errors included. */
function* chain(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  if (error instanceof AggregateError) for (const inner of error.errors) yield* chain(inner);
  yield* chain(error.cause);
}

/** The system's or the library's code of a failed exchange, such as `ECONNREFUSED`; '' without one. */
export function networkCode(error: unknown): string {
  for (const step of chain(error)) if ('code' in step && typeof step.code === 'string') return step.code;
  return '';
}

/** What a proxy answered instead of a way through; the library says it only in a sentence. Nothing of ours was sent. */
function proxyFault(error: unknown): Fault | null {
  for (const { message } of chain(error)) {
    const status = Number(/^Proxy response \((\d{3})\)|^Proxy Authentication Required \((407)\)/u.exec(message)?.slice(1).join(''));
    if (!status) continue;
    if (status === 407) return new Fault('proxy-refused', { reason: 'sign-in', status, sent: false }, { cause: error });
    if (status >= 500) return new Fault('unreachable', { reason: 'beyond-the-proxy', status, sent: false }, { cause: error });
    return new Fault('proxy-refused', { reason: 'not-allowed', status, sent: false }, { cause: error });
  }
  return null;
}

/**
 * What a failed exchange means: cancelled (we stopped), timeout, certificate-refused, proxy-refused or unreachable, with `sent`: false when
 * nothing left this machine, true when an answer had begun, else 'unknown'. `reason` chooses the sentence, `system` is the code behind it. A
 * Fault passes through.
 */
export function networkFault(error: unknown, { stopped, answering }: { readonly stopped: boolean; readonly answering: boolean }): Fault {
  if (error instanceof Fault) return error;
  const code = networkCode(error);
  const certificate = answering ? null : certificateReason(code);
  const sent = answering ? true : neverLeft.has(code) || certificate ? false : 'unknown';
  if (stopped) return new Fault('cancelled', { sent }, { cause: error });
  const system = code === '' ? {} : { system: code };
  if (certificate) return new Fault('certificate-refused', { sent, reason: certificate, ...system }, { cause: error });
  const proxy = answering ? null : proxyFault(error);
  if (proxy) return proxy;
  // An answer that cannot be unpacked did arrive.
  if (/^Z_/u.test(code)) return new Fault('malformed-answer', { sent, field: 'body', reason: 'not-readable', ...system }, { cause: error });
  const late = [...chain(error)].some(({ name }) => name === 'TimeoutError') || /TIMEOUT|ETIMEDOUT/.test(code);
  if (late) return new Fault('timeout', { sent, ...system }, { cause: error });
  const reason = /^(EPROTO|ERR_SSL_)/u.test(code) ? 'not-tls' : (reasons[code] ?? '');
  return new Fault('unreachable', { sent, ...(reason === '' ? {} : { reason }), ...system }, { cause: error });
}
