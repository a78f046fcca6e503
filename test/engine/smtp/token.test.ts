import { afterEach, describe, expect, it } from 'vitest';
import type { MailSignIn } from '../../../src/core/ports.ts';
import { serverCertificate } from './certificates.ts';
import { realServer } from './real-server.ts';
import { impatientSender, letter } from './senders.ts';

const certificate = serverCertificate();
let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

const renewed: string[] = [];
const oauth2: MailSignIn = {
  kind: 'oauth2',
  user: 'desk@partner.example',
  clientId: 'the-client',
  clientSecret: 'client & secret',
  refreshToken: 'refresh/1',
  tokenAddress: 'https://login.example/token',
  renewed: async (token) => void renewed.push(token),
};

/** A token address in memory; `asked`: what it was sent. */
function tokens(answer: () => Response | Promise<Response>) {
  const asked: { readonly address: string; readonly form: Record<string, string>; readonly redirect: string | undefined }[] = [];
  const fetchToken: typeof fetch = async (address, init) => {
    const form = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(init?.body as Uint8Array)));
    asked.push({ address: String(address), form, redirect: init?.redirect });
    return answer();
  };
  return { asked, fetchToken };
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

async function send(answer: () => Response | Promise<Response>) {
  const server = await realServer(certificate);
  stop = server.stop;
  const { asked, fetchToken } = tokens(answer);
  const { sender } = impatientSender({ fetch: fetchToken });
  return { outcome: await sender.send(server.address, oauth2, letter), asked, ...server };
}

describe('signing in with OAuth2', () => {
  it('fetches an access token for this one sending, and never follows the address elsewhere', async () => {
    const { outcome, asked, signIns, delivered } = await send(() => json({ access_token: 'a-fresh-token', token_type: 'Bearer' }));
    expect(outcome.kind).toBe('sent');
    const form = { grant_type: 'refresh_token', client_id: 'the-client', client_secret: 'client & secret', refresh_token: 'refresh/1' };
    expect(asked).toEqual([{ address: 'https://login.example/token', form, redirect: 'error' }]);
    expect(signIns).toEqual([{ method: 'XOAUTH2', user: 'desk@partner.example', given: 'a-fresh-token' }]);
    expect(delivered.length).toBe(1);
    expect(renewed).toEqual([]);
  });

  it('keeps a refresh token that takes the place of the old one', async () => {
    await send(() => json({ access_token: 'a-fresh-token', refresh_token: 'refresh/2' }));
    expect(renewed.splice(0)).toEqual(['refresh/2']);
  });

  it('tells when the mail server does not take the token', async () => {
    const { outcome, delivered } = await send(() => json({ access_token: 'a-stale-token' }));
    expect(outcome).toMatchObject({ kind: 'not-sent', fault: { code: 'mail-sign-in-refused' } });
    expect(outcome.answer).toMatch(/^5\d\d/);
    expect(delivered).toEqual([]);
  });

  it.each([
    ['mail-sign-in-refused', () => json({ error: 'invalid_grant' }, 400)],
    ['mail-sign-in-refused', () => json({ access_token: 'two\r\nlines' })],
    ['mail-sign-in-refused', () => new Response('<html>sign in</html>')],
    ['mail-server-unreachable', () => json({}, 503)],
    ['mail-server-unreachable', () => new Response('x'.repeat(100_000))],
    ['mail-server-unreachable', () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))],
  ] as const)('tells %s when there is no token, and does not even reach the mail server', async (code, answer) => {
    const { outcome, signIns } = await send(answer);
    expect(outcome).toMatchObject({ kind: 'not-sent', fault: { code, detail: { at: 'token' } } });
    expect(JSON.stringify(outcome)).not.toMatch(/client & secret|refresh\/1/);
    expect(signIns).toEqual([]);
  });
});
