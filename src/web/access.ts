import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const minted = () => randomBytes(32).toString('base64url');
/** Comparing digests takes the same time whatever was guessed, and however long the guess is. */
const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (left: string, right: string) => timingSafeEqual(digest(left), digest(right));
const TABS = 64;

/**
 * Who may come in. A launch token works once and is changed for a cookie and a tab's secret, which stands in the path of the page: cookies
 * ignore ports, so another program on this machine could be handed ours, and an address can be copied. Neither opens anything by itself;
 * both end with the process.
 */
export interface Access {
  mintToken(): string;
  /** Uses the token up. The value for the cookie and the secret of a new tab, or null. */
  redeem(token: string): { readonly session: string; readonly tab: string } | null;
  admits(cookie: string | null): boolean;
  knowsTab(secret: string): boolean;
}

export function createAccess(): Access {
  const session = minted();
  let tokens: string[] = [];
  let tabs: string[] = [];
  return {
    mintToken() {
      const token = minted();
      tokens = [...tokens.slice(-7), token];
      return token;
    },
    redeem(token) {
      const left = tokens.filter((candidate) => !same(candidate, token));
      const found = left.length < tokens.length;
      tokens = left;
      if (!found) return null;
      const tab = minted();
      tabs = [...tabs.slice(1 - TABS), tab];
      return { session, tab };
    },
    admits: (cookie) => cookie !== null && same(cookie, session),
    knowsTab: (secret) => tabs.some((candidate) => same(candidate, secret)),
  };
}
