// `npm start`: does all the set-up, then opens Consent Desk in Electron where that can run, else in the browser shell, saying why.
//   npm start -- --electron   tries again to fetch Electron's runtime       npm start -- --browser   wants the browser shell
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronRuntime } from './electron-runtime.mjs';
import { workingNode } from './node-version.mjs';
import { root, runToEnd } from './run.mjs';
import { SetUpProblem, setUpBuild, setUpDependencies } from './set-up.mjs';

// The heap grows in small steps: a desk of 100,000 customers lives in 200 MB, and one of a million is not cut off.
const engineFlags = JSON.parse(readFileSync(join(import.meta.dirname, 'engine-flags.json'), 'utf8'));

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const given = process.argv.slice(2);
const passedOn = given.filter((argument) => argument !== '--electron' && argument !== '--browser');

/** { path } of a runtime that can open a window here, or the reason why there is none. */
function electronHere() {
  if (given.includes('--browser')) return { why: 'you asked for the browser shell' };
  // Who asks for Electron gets the attempt, also where a window could not open now.
  if (given.includes('--electron')) electronRuntime({ again: true });
  if (!hasDisplay) return { why: 'there is no display' };
  if (process.platform === 'linux' && process.getuid() === 0) return { why: 'Electron does not run as root' };
  const runtime = electronRuntime();
  return runtime.path ? runtime : { why: `Electron's runtime could not be fetched (${runtime.why})` };
}

async function start() {
  setUpDependencies();
  setUpBuild();
  const electron = electronHere();
  if (electron.path) return runToEnd(electron.path, ['.', ...passedOn]);
  console.log(`Consent Desk opens in the browser instead of a window of its own: ${electron.why}.`);
  return runToEnd(
    workingNode(root),
    [...engineFlags, join(root, 'out', 'main', 'web.js'), '--with-parent', ...(hasDisplay ? ['--open'] : []), ...passedOn],
    { withParent: true },
  );
}

try {
  process.exit(await start());
} catch (problem) {
  if (!(problem instanceof SetUpProblem)) throw problem;
  console.error(problem.message);
  process.exit(1);
}
