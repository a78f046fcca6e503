import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeProblem, workingNode } from './node-version.mjs';
import { root, tool } from './run.mjs';

const at = (...parts) => join(root, ...parts);
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const installStamp = at('node_modules', '.consent-desk-installed');
const buildStamp = at('out', '.built');

/** What went wrong, as a sentence; a person reads it instead of a stack. */
export class SetUpProblem extends Error {}

const digest = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/** Changes whenever anything that goes into the build does. */
function sourceDigest() {
  const files = [
    ...filesUnder(at('src')),
    ...['electron.vite.config.ts', 'package-lock.json', 'tsconfig.base.json'].map((name) => at(name)),
  ];
  return digest(files.flatMap((file) => [file.slice(root.length), readFileSync(file)]));
}

/** `npm ci`, by the npm that started us where there is one. */
function install() {
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.env.npm_node_execpath ?? process.execPath, [npm]] : ['npm', []];
  return (
    spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: command === 'npm' && process.platform === 'win32',
    }).status === 0
  );
}

/** Dependencies as the lock says. Does nothing when they are there. */
export function setUpDependencies(say = console.log) {
  const problem = nodeProblem();
  if (problem) throw new SetUpProblem(problem);
  const wanted = digest([read(at('package-lock.json')), process.platform, process.arch]);
  if (read(installStamp) !== wanted) {
    say('Installing the dependencies (once) …');
    if (!install()) throw new SetUpProblem('The dependencies could not be installed: npm says why above.');
    writeFileSync(installStamp, wanted);
  }
  if (!workingNode(root)) {
    throw new SetUpProblem(
      `No Node 24 is packaged for ${process.platform} on ${process.arch}: install Node 22.13 or newer, then run the command again.`,
    );
  }
}

/** The programs in out/. Does nothing when no source changed since. */
export function setUpBuild(say = console.log) {
  const wanted = sourceDigest();
  const complete = ['main/web.js', 'main/sandbox.js', 'main/engine.js', 'main/index.js', 'preload/index.cjs', 'renderer/index.html'].every(
    (file) => existsSync(at('out', file)),
  );
  if (complete && read(buildStamp) === wanted) return;
  say('Building …');
  const built = tool('electron-vite', ['build', '--logLevel', 'warn']);
  if (!built.ok) throw new SetUpProblem(`The build failed:\n${built.output.trim()}`);
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, wanted);
}
