// What Consent Desk ships of others, and their licences: resources/licences/third-party.txt, which every package carries.
//   node scripts/licences.mjs           writes it        node scripts/licences.mjs --check   fails when it is not what it should be
// Electron and Chromium bring their own (LICENSE.electron.txt, LICENSES.chromium.html), which electron-builder leaves beside the executable.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

export const noticesFile = join(root, 'resources', 'licences', 'third-party.txt');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Packages that our sources import, by name; what is bundled into the page counts as much as what main loads. */
function imported() {
  const names = new Set();
  const folder = join(root, 'src');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(ts|tsx|css)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import|import\()\s*['"]((?:@[\w.-]+\/)?[\w.-]+)[\w./-]*['"]/g)) names.add(name);
  }
  return names;
}

/** Where a package finds another one: in its own node_modules or in one above it. */
function resolved(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return null;
  }
}

/**
 * Everything that is shipped, by the lock: [{ name, version, licence, path }], sorted. Optional packages are left out: they are the binary
 * halves of a package that is named, one for each system, and not all of them can be read on one system.
 */
export function shippedPackages() {
  const { packages } = json(join(root, 'package-lock.json'));
  const ours = packages[''];
  // Electron itself is the runtime; its types are all that is imported. Node's own programs are for our scripts.
  const known = { ...ours.dependencies, ...ours.devDependencies };
  const waiting = [...new Set([...Object.keys(ours.dependencies), ...imported()])]
    .filter((name) => name in known && name !== 'electron')
    .map((name) => `node_modules/${name}`);
  const found = new Set();
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (found.has(path)) continue;
    found.add(path);
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = packages[path];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const next = resolved(packages, path, name);
      // What only types ask for is not in a program.
      if (next !== null && !name.startsWith('@types/') && name !== 'typescript' && name !== 'electron') waiting.push(next);
    }
  }
  return [...found]
    .filter((path) => packages[path].optional !== true)
    .map((path) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: packages[path].version,
      licence: packages[path].license ?? 'not said',
      path,
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The texts that a package brings: its licence, and notices that must go with it. */
function textsOf(path) {
  const folder = join(root, path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice|unlicense)/i.test(name) && !/\.(js|ts|json|cjs|mjs)$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

function authorOf(path) {
  const file = join(root, path, 'package.json');
  const { author } = existsSync(file) ? json(file) : {};
  return typeof author === 'string' ? author : author?.name;
}

/** For the few that name the licence and bring no text. */
const mitText = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE
OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Puppeteer names it and brings no text; what it is made with, by others of Chromium's authors, does. */
const apacheText = () => textsOf('node_modules/webdriver-bidi-protocol')[0];

function textWithout({ licence, path }) {
  const author = authorOf(path);
  const text = { MIT: () => mitText, 'Apache-2.0': apacheText }[licence]?.();
  if (!text) throw new Error(`${path} brings no text of its licence (${licence}): it must be written down here.`);
  return `Its package.json says ${licence}${author ? ` and names ${author}` : ''}; it brings no text of its own.\n\n${text}`;
}

const head = `Consent Desk uses the work of others. Each is named here with its licence.
Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.
`;

/** The file's text. Packages with the very same text stand together above it. */
export function notices() {
  const groups = new Map();
  for (const { name, version, licence, path } of shippedPackages()) {
    const texts = textsOf(path);
    const text = texts.length > 0 ? texts.join('\n\n') : textWithout({ licence, path });
    const group = groups.get(text) ?? [];
    group.push(`${name} ${version} (${licence})`);
    groups.set(text, group);
  }
  const line = '-'.repeat(80);
  return `${head}\n${[...groups].map(([text, names]) => `${line}\n${names.join('\n')}\n\n${text}\n`).join('\n')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wanted = notices();
  const said = existsSync(noticesFile) ? readFileSync(noticesFile, 'utf8') : '';
  if (!process.argv.includes('--check')) {
    mkdirSync(join(noticesFile, '..'), { recursive: true });
    writeFileSync(noticesFile, wanted);
  } else if (said !== wanted) {
    console.error('resources/licences/third-party.txt is not what is shipped: run node scripts/licences.mjs.');
    process.exit(1);
  }
  console.log(`licences: ${shippedPackages().length} packages`);
}
