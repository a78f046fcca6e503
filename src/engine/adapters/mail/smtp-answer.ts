import { maskAddresses } from '../../../core/customer/mask.ts';
import { cut } from '../../../core/mail/harmless.ts';

/** What is kept of a server's words: verbatim, but never without end. Characters. */
const LONGEST = 4000;

/** A server's own words as they are kept. */
export const keptAnswer = (said: string | false | undefined): string => (said || '').slice(0, LONGEST).toWellFormed();

/**
 * The same words as they are shown: they are a stranger's text, which may hold anything, and often repeats the customer's address. No control
 * or direction mark, addresses masked (R30), one line.
 */
export const shownAnswer = (said: string): string =>
  cut(maskAddresses(said.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/[\p{Bidi_Control}\p{Cf}]/gu, '')).trim(), 1000);
