import type { Session } from 'electron';
import { answerPage, HOME, SCHEME } from './scheme.ts';

/** What the window's session may do: load our page. No network, no permission, no device, no download. */
export function applySessionPolicy(session: Session, page: string): void {
  session.protocol.handle(SCHEME, (request) => answerPage(request, page));
  // Extensions and developer tools have schemes of their own; the page has no use for any of them.
  session.webRequest.onBeforeRequest((details, allow) =>
    allow({ cancel: !details.url.startsWith(HOME) && !details.url.startsWith('data:image/') }),
  );
  session.setPermissionRequestHandler((_contents, _permission, allow) => allow(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}
