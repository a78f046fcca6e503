import { randomUUID } from 'node:crypto';
import { type Session, session, type WebPreferences } from 'electron';
import { pagePreferences } from './preferences.ts';

/** In memory alone: its name does not begin with `persist:`. */
const PARTITION = 'picture';
/** Registered nowhere: no privilege, an origin that is nobody's, and unknown to every other session. */
const SCHEME = 'picture';

const pages = new WeakMap<Session, Map<string, string>>();

/** A page that is drawn, and the session that knows it until `end`. */
export interface HeldPicture {
  readonly address: string;
  readonly preferences: WebPreferences;
  end(): void;
}

/** Opens a session in which this one page is all there is: no network, no script, and no file but the fonts that stand in the page itself. */
export function holdPicture(html: string): HeldPicture {
  const held = session.fromPartition(PARTITION, { cache: false });
  const there = pages.get(held) ?? hold(held);
  const address = `${SCHEME}://${randomUUID()}/`;
  there.set(address, html);
  return { address, preferences: picturePreferences(held), end: () => void there.delete(address) };
}

function hold(held: Session): Map<string, string> {
  const there = new Map<string, string>();
  pages.set(held, there);
  // Every session is shut when it is made (session.ts). A second filter replaces the first; the rest stays as it is.
  held.webRequest.onBeforeRequest(({ url, resourceType }, answer) =>
    answer({ cancel: !(resourceType === 'mainFrame' ? there.has(url) : url.startsWith('data:font/woff2;')) }),
  );
  held.protocol.handle(SCHEME, ({ url, method }) => {
    const html = method === 'GET' ? there.get(url) : undefined;
    return html === undefined
      ? new Response(null, { status: 404 })
      : new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
  });
  return there;
}

/** As powerless as our own page, and without its script, its images and its door to the engine. */
function picturePreferences(held: Session): WebPreferences {
  const { preload: _door, ...page } = pagePreferences('', true);
  // Nobody sees the window: it draws all the same.
  return { ...page, session: held, javascript: false, images: false, backgroundThrottling: false };
}
