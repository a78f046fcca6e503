import { Fault } from '../../../core/fault.ts';
import { certificateReason } from '../../http/certificate-reason.ts';
import { shownAnswer } from './smtp-answer.ts';

/** What the library says of a failed step; `response` is the server's, `originalCode` the system's. */
interface Said {
  readonly code: string;
  readonly command: string;
  readonly response: string;
  readonly responseCode: number | null;
  readonly system: string;
}

export function saidOf(error: unknown): Said {
  const held: Readonly<Record<string, unknown>> = error instanceof Error ? { ...error, code: 'code' in error ? error.code : '' } : {};
  const text = (field: string): string => (typeof held[field] === 'string' ? held[field] : '');
  const code = text('code');
  return {
    code,
    command: text('command'),
    response: text('response'),
    responseCode: typeof held.responseCode === 'number' ? held.responseCode : null,
    system: text('originalCode') || (/^(E[A-Z]+|ERR_\w+)$/u.test(code) && !librarys.has(code) ? code : ''),
  };
}
const librarys = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'EENVELOPE', 'EMESSAGE', 'ESTREAM', 'EAUTH']);

const oldTls = /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_PROTOCOLS|VERSION_TOO_LOW|INAPPROPRIATE_FALLBACK/u;
const notTls = /^(EPROTO|ERR_SSL_)/u;
const nobody: Readonly<Record<string, string>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'nobody-listens',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  ENETDOWN: 'no-route',
};

/**
 * Why a letter did not leave, or why nobody knows: mail-server-unreachable {reason}, mail-server-insecure {reason}, mail-server-certificate
 * {reason}, mail-sign-in-refused {answer}, mail-server-refused {answer, status}. A Fault passes through; `certificate-refused` of ours is the
 * mail server's here.
 */
export function smtpFault(error: unknown): Fault {
  if (error instanceof Fault)
    return error.code === 'certificate-refused'
      ? new Fault('mail-server-certificate', { reason: error.detail.reason ?? '' }, { cause: error })
      : error;
  const { code, command, response, responseCode, system } = saidOf(error);
  const cause = { cause: error };
  const answer = shownAnswer(response);
  const certificate = certificateReason(system);
  if (certificate) return new Fault('mail-server-certificate', { reason: certificate, system }, cause);
  if (oldTls.test(system)) return new Fault('mail-server-insecure', { reason: 'old-tls', system }, cause);
  if (notTls.test(system)) return new Fault('mail-server-insecure', { reason: 'not-tls', system }, cause);
  if (command === 'STARTTLS' || (code === 'ECONNECTION' && /STARTTLS/u.test(String(error))))
    return new Fault('mail-server-insecure', { reason: 'not-offered', answer }, cause);
  if (code === 'EAUTH') return new Fault('mail-sign-in-refused', { answer, ...(responseCode ? { status: responseCode } : {}) }, cause);
  if (responseCode !== null) return new Fault('mail-server-refused', { answer, status: responseCode }, cause);
  const late = code === 'ETIMEDOUT' || system === 'ETIMEDOUT';
  const reason = nobody[system] ?? (late ? 'too-late' : code === 'EPROTOCOL' ? 'not-understood' : 'broken-off');
  return new Fault('mail-server-unreachable', { reason, ...(system === '' ? {} : { system }) }, cause);
}
