import { app, session } from 'electron';
import { servePage } from './answer-page.ts';
import { holdSession } from './session.ts';

/** The part of the policy that only a ready Electron takes. Before the first window. `page` is the folder of the built page. */
export function holdWhenReady(page: string): void {
  // Names are asked of the system as everything else on this machine asks them; never of a server that Chromium knows.
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false, enableAdditionalDnsQueryTypes: false });
  holdSession(session.defaultSession);
  servePage(session.defaultSession, page);
}
