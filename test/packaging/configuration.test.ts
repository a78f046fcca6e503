import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readLink } from '../../src/engine/shell/deep-link.ts';
import { CASE_FILE_ENDING } from '../../src/engine/shell/handed-over.ts';
import { APP_ID, DESKTOP_FILE } from '../../src/main/desktop/identity.ts';
import { configuration, electronBuilder, folderFor, root } from './packed.ts';

vi.mock('electron', () => import('../shell/electron-stub.ts'));

const { allFuses } = (await import(new URL('../../scripts/package-fuses.mjs', import.meta.url).href)) as {
  allFuses(named: object): Readonly<Record<string, boolean>>;
};
/** What each fuse must be. A fuse that Electron adds is missing here until somebody decided it. */
const decided: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

test('electron-builder refuses a configuration with a key that it does not know', async () => {
  const folder = await folderFor('refused');
  onTestFinished(folder.remove);
  const config = join(folder.path, 'wrong.yml');
  await writeFile(config, `extends: ${join(root, 'electron-builder.yml')}\nhardendRuntime: true\n`);
  await expect(electronBuilder(['--linux', 'dir', '--config', config])).rejects.toMatchObject({
    stdout: expect.stringContaining("configuration has an unknown property 'hardendRuntime'"),
  });
});

test('nothing of ours starts the executable as a Node, which its fuses refuse', async () => {
  const sources = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const starting = [];
  for (const name of sources) {
    const text = await readFile(join(root, 'src', name), 'utf8');
    // The browser shell runs in a real Node; main has no other way than a utility process.
    if (/ELECTRON_RUN_AS_NODE['"\]]?\s*[:=]/.test(text) || (/^main[\\/]/.test(name) && /node:(child_process|cluster)/.test(text)))
      starting.push(name);
  }
  expect(sources.length).toBeGreaterThan(100);
  expect(starting).toEqual([]);
});

test('every fuse that Electron has is named, each with its reason beside it', async () => {
  const { electronFuses } = (await configuration()) as { electronFuses: Record<string, boolean> };
  const all = allFuses(electronFuses);
  const named = Object.entries(FuseV1Options).filter(([, fuse]) => typeof fuse === 'number');
  expect(Object.fromEntries(named.map(([name, fuse]) => [name, all[fuse]]))).toEqual(decided);

  const lines = (await readFile(join(root, 'electron-builder.yml'), 'utf8')).split('\n');
  const begin = lines.indexOf('electronFuses:');
  const reasons = Object.keys(electronFuses).map(
    (fuse) => lines[lines.findIndex((line, at) => at > begin && line.startsWith(`  ${fuse}:`)) - 1],
  );
  for (const reason of reasons) expect(reason).toMatch(/^ {2}# \S/);
  expect(() => allFuses({ ...electronFuses, runAsNode: undefined })).toThrow('runAsNode is not named');
});

test('installers carry the identity under which the app shows its notices and opens its links', async () => {
  const config = (await configuration()) as {
    appId: string;
    extraMetadata: { desktopName: string; homepage: string };
    protocols: readonly { schemes: readonly string[] }[];
    fileAssociations: readonly { ext: string }[];
    linux: { maintainer: string; desktop: { desktopActions: Record<string, { Exec: string }>; entry: { Actions: string } } };
  };
  expect(config.appId).toBe(APP_ID);
  expect(config.extraMetadata.desktopName).toBe(DESKTOP_FILE);
  expect(config.protocols.flatMap(({ schemes }) => schemes)).toEqual(['consentdesk']);
  expect(config.fileAssociations.map(({ ext }) => ext)).toEqual([CASE_FILE_ENDING]);
  // No address of a real project or person is made up.
  expect(new URL(config.extraMetadata.homepage).hostname).toMatch(/\.(example|invalid)$/);
  expect(config.linux.maintainer).toMatch(/@[\w-]+\.example>$/);

  const { desktopActions, entry } = config.linux.desktop;
  expect(`${Object.keys(desktopActions).join(';')};`).toBe(entry.Actions);
  for (const { Exec } of Object.values(desktopActions)) {
    const [program, address = ''] = Exec.split(' ');
    expect(program).toBe('consent-desk');
    expect(readLink(address)).toMatchObject({ kind: 'page' });
  }
});

test('a Linux desktop opens our links and files with us, and offers our pages in the menu of the icon', async () => {
  interface Entry {
    computeDesktopEntry(this: object, options: object): Promise<string>;
  }
  const { LinuxTargetHelper } = createRequire(join(root, 'package.json'))('app-builder-lib/out/targets/LinuxTargetHelper.js') as {
    LinuxTargetHelper: { prototype: Entry };
  };
  const config = (await configuration()) as { linux: { executableName: string }; fileAssociations: object; extraMetadata: object };
  const packager = {
    config,
    platformSpecificBuildOptions: config.linux,
    executableName: config.linux.executableName,
    fileAssociations: config.fileAssociations,
    appInfo: { productName: 'Consent Desk', sanitizedProductName: 'Consent Desk' },
    info: { metadata: config.extraMetadata },
  };
  const helper = { packager, getDescription: () => '' };
  const entry = await LinuxTargetHelper.prototype.computeDesktopEntry.call(helper, config.linux);
  const lines = entry.split('\n');
  expect(lines).toContain('Exec="/opt/Consent Desk/consent-desk" %U');
  expect(lines).toContain('MimeType=application/vnd.consent-desk.case+json;x-scheme-handler/consentdesk;');
  expect(lines).toContain('StartupWMClass=consent-desk');
  expect(entry).toContain('[Desktop Action Requests]\nName=Requests\nExec=consent-desk consentdesk://requests\n');
});

test('installers are made for Windows, macOS on both processors, and three kinds of Linux', async () => {
  const config = (await configuration()) as {
    win: { target: unknown };
    linux: { target: unknown };
    mac: { target: readonly { target: string; arch: unknown }[]; hardenedRuntime: boolean; notarize: boolean; entitlements: string };
    asar: unknown;
  };
  expect(config.win.target).toEqual(['nsis']);
  expect(config.linux.target).toEqual(['AppImage', 'deb', 'rpm']);
  expect(config.mac.target).toEqual([
    { target: 'dmg', arch: ['universal'] },
    { target: 'zip', arch: ['universal'] },
  ]);
  expect(config.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
  expect(config.asar).not.toBe(false);
});

test('on macOS the app asks for one right only, and says why', async () => {
  const entitlements = await readFile(join(root, 'resources/entitlements.mac.plist'), 'utf8');
  const rights = [...entitlements.matchAll(/<key>([^<]+)<\/key>/g)].map(([, right]) => right);
  expect(rights).toEqual(['com.apple.security.cs.allow-jit']);
  expect(entitlements).toMatch(/<!-- V8 writes machine code/);
});
