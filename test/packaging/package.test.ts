import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facesFor } from '../../src/engine/adapters/mail/picture-fonts.ts';
import { configuration, folderFor, type Packed, pack, root, type System } from './packed.ts';

const script = (name: string): string => new URL(`../../scripts/${name}`, import.meta.url).href;
const { testedCopy } = (await import(script('package-tested.mjs'))) as { testedCopy(folder: string, copy: string): Promise<string> };
const { namedFuses, readFuses } = (await import(script('read-fuses.mjs'))) as {
  namedFuses(): object;
  readFuses(
    executable: string,
    wanted: object,
  ): Promise<readonly { readonly fuse: string; readonly on: boolean; readonly wanted: boolean }[]>;
};
const { allFuses } = (await import(script('package-fuses.mjs'))) as {
  allFuses(named: object): Readonly<Record<string, boolean>>;
};

/** Everything that may lie in app.asar. What fits none of these has no business there. */
const allowed: readonly RegExp[] = [
  /^\/package\.json$/,
  /^\/out\/main\/(index|engine|sandbox|mail-reader|log-reader|database-keeper)\.js$/,
  /^\/out\/main\/chunks\/[\w-]+\.js$/,
  /^\/out\/preload\/index\.cjs$/,
  /^\/out\/renderer\/index\.html$/,
  /^\/resources\/verify-evidence\.mjs$/,
  /^\/out\/renderer\/assets\/[\w.-]+\.(js|css|svg|woff2)$/,
  /^\/node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
  /^\/node_modules\/better-sqlite3\/lib\/(methods\/)?[\w-]+\.js$/,
  /^\/node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
];
const systems: readonly (readonly [System, string, readonly string[]])[] = [
  ['linux', 'x64', ['linux-x64']],
  ['linux', 'arm64', ['linux-arm64']],
  ['win32', 'x64', ['win32-x64']],
  // Both halves of a universal app carry both: what differs between the halves could not be joined.
  ['darwin', 'arm64', ['darwin-arm64', 'darwin-x64']],
];

/** Every character that a font may have: more than a mail has. */
const everyCharacter = (): string =>
  Array.from({ length: 0x20000 }, (_, code) => (code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code))).join('');

/** What a program imports before it does anything, and what that imports. */
function loadedAtOnce(packed: Packed, path: string, seen: string[] = []): readonly string[] {
  if (seen.includes(path)) return seen;
  seen.push(path);
  for (const [, name = ''] of packed
    .read(path)
    .toString('utf8')
    .matchAll(/^(?:import|export)\b[^'"()]*["'](\.[^"']+)["'];?$/gm))
    loadedAtOnce(packed, new URL(name, `app:${path}`).pathname, seen);
  return seen;
}

describe.each(systems)('packaged for %s on %s', (system, arch, natives) => {
  let packed: Packed;
  let folder: Awaited<ReturnType<typeof folderFor>>;
  beforeAll(async () => {
    folder = await folderFor(`package-${system}-${arch}`);
    packed = await pack(folder.path, system, arch);
    // electron-builder looks through the whole of node_modules.
  }, 180_000);
  afterAll(() => folder.remove());

  test('app.asar holds our programs and the database, and nothing else', () => {
    const paths = [...packed.files.keys()];
    expect(paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
    for (const needed of [
      '/package.json',
      '/out/main/index.js',
      '/out/main/engine.js',
      '/out/main/sandbox.js',
      '/out/preload/index.cjs',
      '/resources/verify-evidence.mjs',
    ])
      expect(paths).toContain(needed);
    expect(paths.some((path) => path.endsWith('.css'))).toBe(true);
  });

  test('the database is the one of this system only, and lies beside the archive where the system can load it', () => {
    const found = [...packed.files].filter(([path]) => path.endsWith('.node'));
    expect(found.map(([path]) => path).sort()).toEqual(natives.map((name) => `/node_modules/better-sqlite3/prebuilds/${name}.node`));
    for (const [path, { size, unpacked }] of packed.files) {
      expect({ path, unpacked }).toEqual({ path, unpacked: path.endsWith('.node') });
      if (unpacked) expect(statSync(join(packed.resources, 'app.asar.unpacked', path)).size).toBe(size);
    }
  });

  test('there is no other program in it: no Node, no second executable', () => {
    const every = readdirSync(packed.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const programs = every.filter((entry) => /^(node|node\.exe|npm|npx|.*\.(so|dylib|dll|exe|node))$/.test(entry.name));
    const expected = [...natives.map((name) => `${name}.node`), ...(system === 'win32' ? ['Consent Desk.exe'] : [])];
    expect(programs.map(({ name }) => name).sort()).toEqual(expected.sort());
  });

  test('its package.json says what Electron needs, and names no dependency and no script', () => {
    const description = JSON.parse(packed.read('/package.json').toString('utf8')) as Record<string, unknown>;
    expect(
      Object.keys(description)
        .filter((key) => description[key] !== null)
        .sort(),
    ).toEqual(['author', 'description', 'desktopName', 'homepage', 'license', 'main', 'name', 'productName', 'type', 'version'].sort());
    expect(description).toMatchObject({ main: 'out/main/index.js', type: 'module', productName: 'Consent Desk' });
  });

  test('the fuses read back from it are those of electron-builder.yml', async () => {
    const { electronFuses } = (await configuration()) as { electronFuses: object };
    const { version: _version, ...wire } = await getCurrentFuseWire(packed.executable);
    const wanted = Object.entries(allFuses(electronFuses)).map(([fuse, on]) => [fuse, on ? FuseState.ENABLE : FuseState.DISABLE]);
    expect(wire).toEqual(Object.fromEntries(wanted));
  });

  test('the licences of everybody whose work is in it lie beside it', () => {
    const notices = readFileSync(join(packed.resources, 'licences', 'third-party.txt'), 'utf8');
    expect(notices).toMatch(/^better-sqlite3 \d/m);
    expect(notices).toMatch(/^react \d/m);
  });

  test('the fonts of pictures lie beside it with their licence, in slices of one weight: less than 5 MB', async () => {
    const folder = join(packed.resources, 'fonts');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5 * 1024 * 1024);
    expect(
      files.map(({ name }) => name).filter((name) => !/^(unicode\.json|LICENSE|noto-sans[\w-]*-400-normal\.woff2)$/.test(name)),
    ).toEqual([]);
    expect(files.filter(({ name }) => name === 'LICENSE')).toHaveLength(4);
    // As the engine looks for them, from inside the archive.
    const faces = await facesFor('Aя中文ابไท', join(packed.resources, 'app.asar', 'out', 'main', 'chunks'));
    expect([...new Set(faces.match(/font-family:'[^']+'/g))]).toHaveLength(4);
    const everySlice = facesFor(everyCharacter(), join(packed.resources, 'app.asar', 'out', 'main'));
    expect((await everySlice).match(/@font-face/g)?.length).toBeGreaterThan(100);
  });

  test('what draws for the browser shell alone is not in it', () => {
    expect([...packed.files.keys()].filter((path) => /puppeteer|chromium-bidi|fontsource/.test(path))).toEqual([]);
  });

  // electron-builder writes this file for Windows and macOS only when it makes an installer.
  if (system === 'linux')
    test('updates have no server until a person names one', () => {
      const updates = readFileSync(join(packed.resources, 'app-update.yml'), 'utf8');
      expect(updates).toMatch(/^url: https:\/\/[\w.-]+\.invalid\/$/m);
    });

  test('main loads 200 KB of our own at most, and neither the database nor the updater; the preload has 2 KB at most', () => {
    const loaded = loadedAtOnce(packed, '/out/main/index.js');
    expect(loaded.length).toBeGreaterThan(1);
    const ours = loaded.filter((path) => !path.startsWith('/out/main/chunks/package-'));
    expect(ours.reduce((sum, path) => sum + (packed.files.get(path)?.size ?? 0), 0)).toBeLessThanOrEqual(200 * 1024);
    expect(loaded.filter((path) => /package-(electron-updater|nodemailer|undici|ws)-/.test(path))).toEqual([]);
    for (const path of loaded) expect(packed.read(path).toString('utf8')).not.toMatch(/from "better-sqlite3"/);
    expect(packed.files.get('/out/preload/index.cjs')?.size).toBeLessThanOrEqual(2 * 1024);
  });

  test('app.asar is small enough to be read at every start: 8 MB or less, in 200 files or fewer', () => {
    // Undici (a company's proxies) and what reads hostile mails make a third of it; both are loaded by the engine alone.
    expect(statSync(join(packed.resources, 'app.asar')).size).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(packed.files.size).toBeLessThanOrEqual(200);
  });

  if (system === 'darwin')
    test('a Mac lets it speak plain http to the loopback only', () => {
      const plist = readFileSync(join(packed.executable, 'Contents/Info.plist'), 'utf8');
      expect(plist).toMatch(/<key>NSAllowsArbitraryLoads<\/key>\s*<false\/>/);
      expect(plist).toMatch(/<key>NSAllowsLocalNetworking<\/key>\s*<true\/>/);
      expect(plist).toMatch(/<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>consentdesk<\/string>/);
    });

  if (system === 'linux')
    test('the copy that stories run in differs in one fuse, and the shipped one is left as it is', async () => {
      const copy = await testedCopy(packed.folder, join(folder.path, 'tested'));
      const wrong = async (executable: string) => (await readFuses(executable, namedFuses())).filter(({ on, wanted }) => on !== wanted);
      expect(await wrong(copy)).toEqual([{ fuse: 'EnableNodeCliInspectArguments', on: true, wanted: false }]);
      expect(await wrong(packed.executable)).toEqual([]);
      const readBack = (...args: string[]) =>
        spawnSync(process.execPath, [join(root, 'scripts/read-fuses.mjs'), ...args], { encoding: 'utf8' });
      expect(readBack(copy, '--tested')).toMatchObject({ status: 0, stdout: expect.stringMatching(/9 fuses, 0 wrong\n$/) });
      expect(readBack(copy)).toMatchObject({ status: 1, stdout: expect.stringMatching(/WRONG {5}EnableNodeCliInspectArguments: on/) });
    });

  if (system === process.platform && arch === process.arch)
    test('what was packaged runs: the practice partner answers, and the database opens', async () => {
      const at = join(folder.path, 'unpacked');
      extractAll(join(packed.resources, 'app.asar'), at);
      const sandbox = spawn(process.execPath, [join(at, 'out/main/sandbox.js'), '--data', join(folder.path, 'data'), '--with-parent'], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      try {
        const [line] = (await once(createInterface({ input: sandbox.stdout }), 'line')) as [string];
        expect(JSON.parse(line)).toMatchObject({ ready: true });
      } finally {
        sandbox.kill();
      }
      const engine = join(at, 'out/main/engine.js');
      const opened = `await import(${JSON.stringify(pathToFileURL(engine).href)});
        const { createRequire } = await import('node:module');
        const Database = createRequire(${JSON.stringify(engine)})('better-sqlite3');
        console.log(new Database(':memory:').prepare("SELECT 'opened' AS said").get().said);`;
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', opened]);
      expect(stdout.trim()).toBe('opened');
    });
});
