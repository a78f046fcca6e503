import { resolve } from 'node:path';
import { app } from 'electron';
import { LINK_SCHEME } from '../../engine/shell/deep-link.ts';

/** What to start for a link: ourselves, where nothing after `--` can be read as a switch, however the link is written. */
export function openerArguments(argv: readonly string[], unpacked: boolean): string[] {
  return [...(unpacked && argv[1] !== undefined ? [resolve(argv[1])] : []), '--'];
}

/** Makes consentdesk:// ours. Linux takes it from the .desktop file of the package. False where the system refused. */
export function registerLinks(unpacked: boolean = process.defaultApp === true, argv: readonly string[] = process.argv): boolean {
  return app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, openerArguments(argv, unpacked));
}
