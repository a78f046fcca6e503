// Makes the copy of a packaged app that the stories run in: node scripts/package-tested.mjs FOLDER COPY
// Playwright steers Electron through --inspect, which what is shipped refuses. In the copy that one fuse is on; the copy is never shipped.
import { cpSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** FOLDER: linux-unpacked, win-unpacked, or Consent Desk.app. Answers the path of the copy's executable. */
export async function testedCopy(folder, copy) {
  const bundle = basename(resolve(folder)).endsWith('.app');
  const target = bundle ? join(copy, basename(resolve(folder))) : copy;
  cpSync(folder, target, { recursive: true, verbatimSymlinks: true });
  const name = { win32: 'Consent Desk.exe', darwin: 'Contents/MacOS/Consent Desk' }[bundle ? 'darwin' : process.platform] ?? 'consent-desk';
  const executable = join(target, name);
  await flipFuses(bundle ? target : executable, {
    version: FuseVersion.V1,
    // A Mac starts no executable that was changed after its signature.
    resetAdHocDarwinSignature: bundle && process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return executable;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await testedCopy(process.argv[2], process.argv[3]));
