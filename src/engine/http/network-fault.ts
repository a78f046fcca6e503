import { Fault } from '../../core/fault.ts';

/** Failures before the first byte could leave: whatever was to be sent certainly did not arrive. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Walks `cause` (fetch, ky and undici wrap each other), aggregated errors included. */
function* chain(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  if (error instanceof AggregateError) for (const inner of error.errors) yield* chain(inner);
  yield* chain(error.cause);
}

function codeOf(error: unknown): string {
  for (const step of chain(error)) if ('code' in step && typeof step.code === 'string') return step.code;
  return '';
}

/**
 * What a failed exchange means: cancelled (we stopped), timeout or unreachable, with `sent`: false when nothing left this machine,
 * true when an answer had begun, else 'unknown'. A Fault passes through.
 */
export function networkFault(error: unknown, { stopped, answering }: { readonly stopped: boolean; readonly answering: boolean }): Fault {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  const sent = answering ? true : neverLeft.has(code) ? false : 'unknown';
  if (stopped) return new Fault('cancelled', { sent }, { cause: error });
  const late = [...chain(error)].some(({ name }) => name === 'TimeoutError') || /TIMEOUT|ETIMEDOUT/.test(code);
  return new Fault(late ? 'timeout' : 'unreachable', { sent, ...(code === '' ? {} : { reason: code }) }, { cause: error });
}
