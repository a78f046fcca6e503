// A folder that looks like Electron's runtime to electron-builder, so that what is packaged can be looked at where no runtime can be had.
// Nothing of it starts. usage: node scripts/package-stub.mjs FOLDER linux|win32|darwin
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** Where a real executable keeps its fuses: a known word, the version of the wire, its length, one character for each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Every fuse the wrong way round, so that what reads back right was set. */
const WRONG = '111100110';
const program = Buffer.concat([Buffer.from(`a stub, no program\n${SENTINEL}`), Buffer.from([1, WRONG.length]), Buffer.from(`${WRONG}\n`)]);

/** Windows: an executable with no code, so that its resources (version, icon, the hash of app.asar) can be written. */
function windowsProgram() {
  const builder = createRequire(join(root, 'node_modules', 'app-builder-lib', 'package.json'));
  const { NtExecutable, NtExecutableResource, Resource } = builder('resedit');
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable, true);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  executable.setExtraData(new Uint8Array(program).buffer);
  return Buffer.from(executable.generate());
}

const plist = (executable) =>
  `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>CFBundleExecutable</key><string>${executable}</string></dict></plist>\n`;
function macFiles() {
  const files = {
    'Electron.app/Contents/Info.plist': plist('Electron'),
    'Electron.app/Contents/MacOS/Electron': 'a stub',
    'Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework': program,
    'Electron.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Resources/en.lproj/locale.pak': '',
    'Electron.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Resources/de.lproj/locale.pak': '',
    'Electron.app/Contents/Resources/en.lproj/.keep': '',
  };
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    files[`Electron.app/Contents/Frameworks/${name}.app/Contents/Info.plist`] = plist(name);
    files[`Electron.app/Contents/Frameworks/${name}.app/Contents/MacOS/${name}`] = 'a stub';
  }
  return files;
}

const beside = { 'locales/en-US.pak': '', 'locales/zh-CN.pak': '', 'locales/de.pak': '', 'resources/.keep': '' };
const filesOf = {
  linux: () => ({ electron: program, ...beside }),
  win32: () => ({ 'electron.exe': windowsProgram(), ...beside }),
  darwin: macFiles,
};

/** Makes the folder and answers its path. */
export function stubRuntime(folder, platform) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  for (const [name, content] of Object.entries({ version, ...filesOf[platform]() })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  }
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) stubRuntime(process.argv[2], process.argv[3]);
