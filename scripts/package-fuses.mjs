// Sets every fuse of the executable, the ninth among them, which electron-builder has no key for. Strict: an Electron with a fuse that is
// not named here is not packaged. electron-builder sets its eight once more, to the same values, and signs after that.
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

const keys = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** All nine by number. `named` are the keys of electronFuses in electron-builder.yml; a missing one is an error. */
export function allFuses(named) {
  // On, as Electron has it: reading HTTP uses WebAssembly, and its memory is then guarded by the processor instead of by checks in the code.
  const fuses = { [FuseV1Options.WasmTrapHandlers]: true };
  for (const [key, fuse] of Object.entries(keys)) {
    if (typeof named[key] !== 'boolean') throw new Error(`electronFuses.${key} is not named in electron-builder.yml.`);
    fuses[fuse] = named[key];
  }
  return fuses;
}

/** Path of the executable in a packaged folder. */
function executableOf({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${productFilename}.exe` : packager.executableName);
}

/** In a packaged folder that is not signed yet. */
export async function setFuses(context) {
  // The two halves of a universal build are joined later; each must carry the same wire.
  await flipFuses(executableOf(context), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: false,
    ...allFuses(context.packager.config.electronFuses ?? {}),
  });
}
