import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractFile, listPackage, statFile } from '@electron/asar';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const script = (name: string): string => new URL(`../../scripts/${name}`, import.meta.url).href;
/** YAML as electron-builder reads it. */
export const { load: readYaml } = createRequire(join(root, 'node_modules/app-builder-lib/package.json'))('js-yaml') as {
  load(text: string): unknown;
};
const { setUpBuild } = (await import(script('set-up.mjs'))) as { setUpBuild(): void };
const { stubRuntime } = (await import(script('package-stub.mjs'))) as { stubRuntime(folder: string, platform: string): string };

export type System = 'linux' | 'win32' | 'darwin';
const flags: Readonly<Record<System, string>> = { linux: '--linux', win32: '--win', darwin: '--mac' };
/** Where electron-builder puts the folder, and where in it the app's resources lie. */
const folders: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-unpacked',
  'linux-arm64': 'linux-arm64-unpacked',
  'win32-x64': 'win-unpacked',
  'darwin-arm64': 'mac-arm64',
};

export interface Packed {
  /** The packaged folder. */
  readonly folder: string;
  readonly resources: string;
  /** What carries the fuses. */
  readonly executable: string;
  /** Every file of app.asar, `/out/main/index.js`, with its size in bytes and whether it lies beside the archive. */
  readonly files: ReadonlyMap<string, { readonly size: number; readonly unpacked: boolean }>;
  read(path: string): Buffer;
}

/** A temporary folder and how to be rid of it. */
export async function folderFor(what: string): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `consent-desk-${what}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

const require = createRequire(import.meta.url);
const command = require.resolve('electron-builder/cli.js');
/** Every way to the network is closed: a proxy on a port where nobody listens. */
const nowhere = 'http://127.0.0.1:9';

/** electron-builder's own command line. Answers what it said; throws with it when it refused. */
export async function electronBuilder(args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args, '--publish', 'never'], {
    cwd: root,
    timeout: 120_000,
    maxBuffer: 16 * 1024 * 1024,
    env: {
      ...process.env,
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      ELECTRON_GET_USE_PROXY: '1',
      CSC_IDENTITY_AUTO_DISCOVERY: 'false',
      NO_UPDATE_NOTIFIER: '1',
    },
  });
  return `${stdout}${stderr}`;
}

/** Packages into `folder` with a runtime that is a stub, as our electron-builder.yml says. */
export async function pack(folder: string, system: System, arch: string): Promise<Packed> {
  setUpBuild();
  const stub = stubRuntime(join(folder, 'stub'), system);
  const out = join(folder, 'dist');
  await electronBuilder([
    flags[system],
    'dir',
    `--${arch}`,
    `-c.electronDist=${stub}`,
    `-c.directories.output=${out}`,
    // codesign is a program of macOS.
    ...(process.platform === 'darwin' ? [] : ['-c.electronFuses.resetAdHocDarwinSignature=false']),
  ]);
  return look(join(out, folders[`${system}-${arch}`] ?? ''), system);
}

function look(folder: string, system: System): Packed {
  const bundle = join(folder, 'Consent Desk.app');
  const resources = system === 'darwin' ? join(bundle, 'Contents', 'Resources') : join(folder, 'resources');
  const executable = { linux: join(folder, 'consent-desk'), win32: join(folder, 'Consent Desk.exe'), darwin: bundle }[system];
  const archive = join(resources, 'app.asar');
  const files = new Map<string, { readonly size: number; readonly unpacked: boolean }>();
  for (const path of listPackage(archive, { isPack: false })) {
    const entry = statFile(archive, path.slice(1));
    if ('size' in entry) files.set(path.replaceAll(sep, '/'), { size: entry.size, unpacked: entry.unpacked === true });
  }
  return { folder, resources, executable, files, read: (path) => extractFile(archive, path.slice(1)) };
}

/** electron-builder.yml as electron-builder reads it. */
export async function configuration(): Promise<Record<string, unknown>> {
  return readYaml(await readFile(join(root, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;
}
