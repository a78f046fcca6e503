import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createGuesses } from './guesses.ts';
import { createSession, type Session } from './session.ts';

const minted = () => randomBytes(32).toString('base64url');
/** Comparing digests takes the same time whatever was guessed, and however long the guess is. */
const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));

const TOKENS = 8;
/** How long a token counts as printed just now. Milliseconds. */
const FRESH = 60_000;
const SESSIONS = 16;
/** Ended sessions whose browsers are still told so. */
const REMEMBERED = 32;

export type Redeemed =
  | { readonly kind: 'in'; readonly session: string; readonly tab: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'slow-down'; readonly seconds: number };

/**
 * Who may come in. A launch token works once and is changed for the cookie of a session and a tab's secret, which stands in the path of the
 * page: cookies ignore ports, so another program on this machine could be handed ours, and an address can be copied. Neither opens anything
 * by itself. A browser without a session gets its own by a token of its own; a session ends when nobody used it for `idle` milliseconds.
 */
export interface Access {
  mintToken(): string;
  /**
   * Uses the token up. Whoever guesses is told to slow down; an address that was printed just now works meanwhile, so that nobody can keep
   * the person out by guessing. A browser that is in already, by its cookies, gets another tab of its session.
   */
  redeem(token: string, cookies: readonly string[]): Redeemed;
  sessionOf(cookies: readonly string[]): Session | null;
  /** Whether these are the cookies of a session that has ended, so that its browser can be told why. */
  endedLately(cookies: readonly string[]): boolean;
  /** Ends what nobody used. */
  sweep(): void;
}

/** `now` in milliseconds, of a clock that goes on while the computer sleeps. */
export function createAccess({ idle, now = Date.now }: { readonly idle: number; readonly now?: () => number }): Access {
  const guesses = createGuesses(now);
  let tokens: { readonly token: string; readonly at: number }[] = [];
  let sessions: { readonly cookie: string; readonly session: Session }[] = [];
  let ended: string[] = [];

  const end = (gone: (session: Session) => boolean) => {
    for (const { cookie, session } of sessions.filter((each) => gone(each.session))) {
      ended = [...ended.slice(1 - REMEMBERED), cookie];
      session.end();
    }
    sessions = sessions.filter(({ session }) => !session.ended.aborted);
  };
  const sweep = () => end((session) => now() - session.usedAt() >= idle);
  const entryOf = (cookies: readonly string[]) => {
    sweep();
    // A program on another port can set a cookie of our name as well: one wrong value beside the right one keeps nobody out.
    return sessions.find(({ cookie }) => cookies.some((value) => same(value, cookie))) ?? null;
  };
  const begin = () => {
    if (sessions.length >= SESSIONS) {
      const longest = Math.min(...sessions.map(({ session }) => session.usedAt()));
      end((session) => session.usedAt() === longest);
    }
    const entry = { cookie: minted(), session: createSession(now, same) };
    sessions = [...sessions, entry];
    return entry;
  };

  return {
    mintToken() {
      const token = minted();
      tokens = [...tokens.slice(1 - TOKENS), { token, at: now() }];
      return token;
    },
    redeem(token, cookies) {
      const seconds = guesses.secondsToWait();
      const considered = tokens.filter(({ at }) => seconds === 0 || now() - at < FRESH);
      const found = considered.filter((candidate) => same(candidate.token, token));
      if (found.length === 0 && seconds > 0) return { kind: 'slow-down', seconds };
      if (found.length === 0) {
        guesses.wrong();
        return { kind: 'wrong' };
      }
      tokens = tokens.filter((candidate) => !found.includes(candidate));
      const { cookie, session } = entryOf(cookies) ?? begin();
      const tab = minted();
      session.used();
      session.addTab(tab);
      return { kind: 'in', session: cookie, tab };
    },
    sessionOf: (cookies) => entryOf(cookies)?.session ?? null,
    endedLately: (cookies) => ended.some((cookie) => cookies.some((value) => same(value, cookie))),
    sweep,
  };
}
