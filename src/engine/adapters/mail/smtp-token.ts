import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { MailSignIn } from '../../../core/ports.ts';
import { networkFault } from '../../http/network-fault.ts';
import { readBounded } from '../../http/read-bounded.ts';

type OAuth2 = Extract<MailSignIn, { readonly kind: 'oauth2' }>;

/** No answer with a token is longer. Bytes. */
const LONGEST = 64 * 1024;
const PATIENCE = 30_000;

/** Visible ASCII: it stands in a line of the protocol. */
const token = z
  .string()
  .max(16_384)
  .regex(/^[\x21-\x7e]+$/u);
const Answer = z.object({ access_token: token, refresh_token: token.optional() });
const Refusal = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/u) });

/**
 * An access token for one sending (RFC 6749, 6). A new refresh token that comes along takes the place of the old one. Faults:
 * mail-sign-in-refused {reason: token}, mail-server-unreachable, mail-server-certificate, each {at: token}; cancelled.
 */
export async function accessToken(fetchToken: typeof fetch, signIn: OAuth2, signal: AbortSignal): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: signIn.clientId,
    client_secret: signIn.clientSecret,
    refresh_token: signIn.refreshToken,
  });
  let text: string;
  let response: Response;
  try {
    response = await fetchToken(signIn.tokenAddress, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new TextEncoder().encode(body.toString()),
      // The secrets are for this address and for no other.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    text = await readBounded(response, LONGEST);
  } catch (error) {
    throw unreached(networkFault(error, { stopped: signal.aborted, answering: false }));
  }
  const said = jsonOf(text);
  if (!response.ok) {
    const { error = '' } = Refusal.safeParse(said).data ?? {};
    const refused = response.status === 400 || response.status === 401 || response.status === 403;
    throw new Fault(refused ? 'mail-sign-in-refused' : 'mail-server-unreachable', {
      at: 'token',
      ...(refused ? { reason: 'token' } : { reason: 'token-address' }),
      status: response.status,
      error,
    });
  }
  const answer = Answer.safeParse(said);
  if (!answer.success) throw new Fault('mail-sign-in-refused', { at: 'token', reason: 'token-unreadable' });
  const { access_token: access, refresh_token: next } = answer.data;
  if (next !== undefined && next !== signIn.refreshToken) await signIn.renewed?.(next);
  return access;
}

function unreached(fault: Fault): Fault {
  if (fault.code === 'cancelled') return fault;
  const { reason = 'token-address', system = '' } = fault.detail;
  const code = fault.code === 'certificate-refused' ? 'mail-server-certificate' : 'mail-server-unreachable';
  return new Fault(code, { at: 'token', reason, system }, { cause: fault });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
