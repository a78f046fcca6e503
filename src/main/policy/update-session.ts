import { type Session, session } from 'electron';
import { holdPermissions } from './hold-permissions.ts';

/** electron-updater asks for its files in the session of this name. */
const PARTITION = 'electron-updater';

/**
 * Opens the one session that may reach the network, for `origin` only (`https://updates.example.com`), and never for a page.
 * To be called before electron-updater is used; it then finds this session. Saying it again replaces the origin.
 */
export function holdUpdateSession(origin: string): Session {
  const updates = session.fromPartition(PARTITION, { cache: false });
  // Every session is shut when it is made (session.ts). A second filter replaces the first; the rest is said anew.
  updates.webRequest.onBeforeRequest(({ url, webContentsId }, answer) =>
    answer({ cancel: webContentsId !== undefined || !isAt(origin, url) }),
  );
  holdPermissions(updates);
  // Chromium's own judgement of certificates, and the proxy of the system.
  updates.setCertificateVerifyProc(null);
  void updates.setProxy({ mode: 'system' });
  return updates;
}

function isAt(origin: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' && url.origin === origin && url.username === '' && url.password === '';
}
