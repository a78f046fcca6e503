// A folder that looks like Electron's runtime to electron-builder, so that what is packaged can be looked at where no runtime can be had.
// Nothing of it starts. usage: node scripts/package-stub.mjs FOLDER linux|win32|darwin
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** Where a real executable keeps its fuses: a known word, the version of the wire, its length, one character for each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron 45 ships them: run as Node, options, inspecting, file privileges and guarded WebAssembly on. */
const AS_SHIPPED = '101100011';
const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, AS_SHIPPED.length]), Buffer.from(AS_SHIPPED)]);
const executable = Buffer.concat([Buffer.from('a stub, no program\n'), wire, Buffer.from('\n')]);

const write = (folder, files) => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  }
};

export function stubRuntime(folder, platform) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  const pages = Object.fromEntries(['en-US', 'de', 'zh-CN'].map((language) => [`locales/${language}.pak`, '']));
  mkdirSync(join(folder, 'resources'), { recursive: true });
  if (platform === 'linux') write(folder, { version, electron: executable, ...pages });
  if (platform === 'win32') write(folder, { version, 'electron.exe': executable, ...pages });
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) stubRuntime(process.argv[2], process.argv[3]);
