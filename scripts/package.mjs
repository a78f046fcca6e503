// Packages Consent Desk for this system: set-up, build, licences, electron-builder, and the fuses read back.
//   node scripts/package.mjs              an installer of each kind for this system (needs the network: runtime and tools come from GitHub)
//   node scripts/package.mjs --dir        the packaged folder only     other arguments go on to electron-builder, such as --arm64
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './run.mjs';
import { SetUpProblem, setUpBuild, setUpDependencies } from './set-up.mjs';

/** The executables of the packaged folders in dist/, or the .app that holds one. */
function executables() {
  const dist = join(root, 'dist');
  const candidates = readdirSync(dist).flatMap((folder) =>
    ['consent-desk', 'Consent Desk.exe', 'Consent Desk.app'].map((name) => join(dist, folder, name)),
  );
  return candidates.filter((path) => existsSync(path));
}
const step = (name, { ok }) => {
  if (ok) return;
  console.error(`${name} failed.`);
  process.exit(1);
};

try {
  setUpDependencies();
  setUpBuild();
  step('The check of the licences', tool('node', [join('scripts', 'licences.mjs'), '--check'], { show: true }));
  step('electron-builder', tool('electron-builder', ['--publish', 'never', ...process.argv.slice(2)], { show: true }));
  const packaged = executables();
  for (const path of packaged)
    step(`Reading the fuses of ${path}`, tool('node', [join('scripts', 'read-fuses.mjs'), path], { show: true }));
  if (packaged.length === 0) throw new SetUpProblem('electron-builder left no packaged folder in dist/.');
} catch (problem) {
  if (!(problem instanceof SetUpProblem)) throw problem;
  console.error(problem.message);
  process.exit(1);
}
