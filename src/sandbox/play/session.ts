import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answer, Call } from '../http/exchange.ts';

const COOKIE = 'sandbox_play';

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What every form carries: a page of another origin cannot know it. */
export function formTokenOf(playToken: string): string {
  return createHash('sha256').update(`form:${playToken}`).digest('base64url');
}

/** Names that a page on this machine can have; any other means that somebody else's name was pointed here. */
function isLocal(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');
}

// Not no-referrer: a browser would then send "Origin: null" with our own forms.
const PAGE_HEADERS = { 'Referrer-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff' };

/** The answer for who may not come in or comes with the token in the address; null: come in. */
export function atTheDoor(call: Call, playToken: string): Answer | null {
  const { host, origin, cookie = '' } = call.headers;
  if (!isLocal(host) || (origin !== undefined && origin !== `http://${host}`))
    return { status: 403, body: 'This page is for this machine only.', headers: PAGE_HEADERS };
  const given = new URLSearchParams(call.query).get('token');
  if (given !== null && equal(given, playToken)) {
    const set = `${COOKIE}=${playToken}; Path=/play; HttpOnly; SameSite=Strict`;
    return { status: 303, headers: { ...PAGE_HEADERS, 'Set-Cookie': set, Location: '/play' } };
  }
  const kept = cookie
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${COOKIE}=`));
  if (kept !== undefined && equal(kept.slice(COOKIE.length + 1), playToken)) return null;
  return { status: 403, body: 'Open this page with the address that the sandbox printed (it carries a token).', headers: PAGE_HEADERS };
}

export function isOwnForm(form: URLSearchParams, playToken: string): boolean {
  return equal(form.get('form_token') ?? '', formTokenOf(playToken));
}
