// What electron-builder calls when it has packaged a folder and not yet signed it: the fuses, and on macOS one promise of the Info.plist.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFuses } from './package-fuses.mjs';
import { root } from './run.mjs';

/**
 * electron-builder lets every Mac app speak plain http to anywhere, for the sake of its updater's proxy on the loopback. The loopback is
 * enough for that, and stays allowed.
 */
async function refusePlainHttp({ appOutDir, packager }) {
  const { parsePlistFile, savePlistFile } = createRequire(join(root, 'node_modules', 'app-builder-lib', 'package.json'))(
    './out/util/plist.js',
  );
  const path = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Info.plist');
  const plist = await parsePlistFile(path);
  plist.NSAppTransportSecurity.NSAllowsArbitraryLoads = false;
  await savePlistFile(path, plist);
}

export default async function afterPack(context) {
  if (context.electronPlatformName === 'darwin') await refusePlainHttp(context);
  await setFuses(context);
}
