import { app, type Session } from 'electron';
import { holdPermissions } from './hold-permissions.ts';
import { isOurs } from './scheme.ts';

const held = new WeakSet<Session>();

/** A port on which nothing listens. The filter below sees requests; what is not a request (WebRTC) would be sent here. */
const NOWHERE = 'http://127.0.0.1:1';

/**
 * What any session may do, whoever made it: load our page. No network, no permission, no device, no download. Said once to each.
 * The session of the updates is the one exception: update-session.ts.
 */
export function holdSession(session: Session): void {
  if (held.has(session)) return;
  held.add(session);
  // Also data:, blob: and what extensions bring: the page has no use for any of them.
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) && !isDeveloperTool(url) }));
  holdPermissions(session);
  session.on('will-download', (event) => event.preventDefault());
  // -2 refuses. Nothing here ever speaks TLS, so there is no certificate to trust.
  session.setCertificateVerifyProc((_request, answer) => answer(-2));
  // An empty list would mean the system's own choice of servers: no server has this name (RFC 2606).
  session.allowNTLMCredentialsForDomains('nobody.invalid');
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  // Without this a dictionary would be fetched from a server of Chromium's.
  session.setSpellCheckerDictionaryDownloadURL('app://no-dictionaries/');
  void session.setProxy({ mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' });
}

/** In development, and nowhere else, the developer tools may load themselves. */
const isDeveloperTool = (url: string): boolean => !app.isPackaged && url.startsWith('devtools://devtools/');
