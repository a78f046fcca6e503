import { protocol } from 'electron';

export const SCHEME = 'app';
export const HOST = 'consent-desk';
export const HOME = `${SCHEME}://${HOST}/`;

/**
 * Must run before Electron is ready: makes app:// an origin like any other, whose compiled scripts Chromium may keep, and no more than that.
 * What is not named is off: it passes no content policy by, serves no other origin, runs no service worker and no extension.
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** An address of our own origin, exactly: no other host, no port, nobody's name before it. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: scheme, host, username, password } = new URL(address);
  return scheme === `${SCHEME}:` && host === HOST && username === '' && password === '';
}

/** Our one page; which screen it shows stands behind the #. */
export const isHome = (address: string): boolean => URL.canParse(address) && new URL(address).href.split('#')[0] === HOME;
