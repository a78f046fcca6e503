import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

const remembered = join(root, '.cache', 'electron-runtime.json');
const day = 24 * 60 * 60 * 1000;
const text = (path) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};

/** Folder of the electron package, or null. Never `import('electron')`: that package downloads on import. */
function electronFolder() {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** Path of the Electron executable, or null. */
export function findElectron(environment = process.env) {
  const folder = electronFolder();
  if (!folder) return null;
  const name =
    text(join(folder, 'path.txt')) ??
    { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ??
    'electron';
  const elsewhere = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (elsewhere) return existsSync(join(elsewhere, name)) ? join(elsewhere, name) : null;
  const { version } = JSON.parse(text(join(folder, 'package.json')) ?? '{}');
  if (text(join(folder, 'dist', 'version'))?.replace(/^v/, '') !== version) return null;
  const path = join(folder, 'dist', name);
  return existsSync(path) ? path : null;
}

/** Asked for by the stories' counting: the one reason for which CI lets them be skipped. */
export const NO_RUNTIME = 'no Electron runtime was found';

/**
 * What the stories start: { path, packaged }, or { why } as a sentence. A packaged app by CONSENT_DESK_PACKAGED, else the bare runtime.
 * One that is named and not there is a mistake, not a reason to skip: throws.
 */
export function storyRuntime(environment = process.env, isRoot = process.platform === 'linux' && process.getuid?.() === 0) {
  const packaged = environment.CONSENT_DESK_PACKAGED;
  if (packaged && !existsSync(packaged)) throw new Error('CONSENT_DESK_PACKAGED names a packaged app that is not there.');
  const path = packaged || findElectron(environment);
  if (!path && environment.ELECTRON_OVERRIDE_DIST_PATH) throw new Error('ELECTRON_OVERRIDE_DIST_PATH names a folder without a runtime.');
  if (!path)
    return {
      why: `${NO_RUNTIME}: the electron package holds none, and neither ELECTRON_OVERRIDE_DIST_PATH nor CONSENT_DESK_PACKAGED names one`,
    };
  if (isRoot) return { why: 'an Electron runtime was found, but Electron does not run as root' };
  return { path, packaged: Boolean(packaged) };
}

/** One bounded attempt with the package's own installer, which checks integrity. Answers why it failed, or null. */
function fetchElectron(timeoutMs) {
  const folder = electronFolder();
  if (!folder) return 'the electron package is not installed';
  const done = spawnSync(process.execPath, [join(folder, 'install.js')], {
    encoding: 'utf8',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (done.status === 0) return null;
  if (done.error?.code === 'ETIMEDOUT') return `no answer in ${timeoutMs / 1000} s`;
  const line = (done.stderr ?? '').split('\n').find((candidate) => /Error/.test(candidate));
  return line?.trim() ?? `its installer ended with ${done.status}`;
}

/** What became of the last attempt, { at, why }; null when nothing readable says so. */
function lastFailure() {
  try {
    return JSON.parse(text(remembered) ?? 'null');
  } catch {
    return null;
  }
}

/** The executable, fetched if need be: { path } or { why }. A failed attempt is remembered for a day unless `again`. */
export function electronRuntime({ again = false, timeoutMs = 15_000, now = Date.now(), say = console.log } = {}) {
  const found = findElectron();
  if (found) return { path: found };
  const last = lastFailure();
  if (!again && last && now - last.at < day && now >= last.at)
    return { why: `${last.why}, tried in the last 24 hours; "npm start -- --electron" tries again` };
  say(`Fetching Electron's runtime (at most ${timeoutMs / 1000} s) …`);
  const failure = fetchElectron(timeoutMs);
  const path = findElectron();
  if (path) return { path };
  const why = failure ?? 'the fetched runtime is incomplete';
  try {
    mkdirSync(dirname(remembered), { recursive: true });
    writeFileSync(remembered, JSON.stringify({ at: now, why }));
  } catch {
    // A folder that cannot be written costs the next start another attempt, nothing more.
  }
  return { why };
}
