import { Fault } from '../../core/fault.ts';
import { mailLink } from './mail-link.ts';

/** No browser shows more of an address, and none of ours comes near it. Characters. */
const LONGEST = 2048;

const refuse = (reason: string): never => {
  throw new Fault('not-allowed-here', { reason });
};

/**
 * An address that may leave the app, parsed and written anew: `https:` and `mailto:` only, no user name or password in it.
 * `own`: origins of programs that this shell itself started (the practice partner's page), which alone may be `http:`.
 * Fault `not-allowed-here`, with a `reason`.
 */
export function outsideLink(address: string, own: readonly string[] = []): string {
  // A parser drops some of these silently, and a person does not see the rest: what is opened would not be what was read.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(address)) return refuse('hidden-character');
  if (!URL.canParse(address)) return refuse('not-an-address');
  const url = new URL(address);
  if (url.protocol === 'mailto:') return mailLink(url);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && own.includes(url.origin))) return refuse('scheme');
  if (url.username !== '' || url.password !== '') return refuse('name-in-address');
  // A name that looks like another one. No site we speak of needs it.
  if (url.hostname.split('.').some((label) => label.startsWith('xn--'))) return refuse('look-alike-name');
  return url.href.length <= LONGEST ? url.href : refuse('too-long');
}
