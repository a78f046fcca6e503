import { Fault } from '../../core/fault.ts';

/**
 * An address that may leave the app, parsed and written anew: `https:` and `mailto:` only, no user name or password in it.
 * `own`: origins of programs that this shell itself started (the practice partner's page), which alone may be `http:`.
 * Fault `not-allowed-here`.
 */
export function outsideLink(address: string, own: readonly string[] = []): string {
  if (!URL.canParse(address)) throw new Fault('not-allowed-here', { reason: 'not-an-address' });
  const url = new URL(address);
  const allowed = url.protocol === 'https:' || url.protocol === 'mailto:' || (url.protocol === 'http:' && own.includes(url.origin));
  if (!allowed || url.username !== '' || url.password !== '') throw new Fault('not-allowed-here', { reason: 'scheme' });
  return url.href;
}
