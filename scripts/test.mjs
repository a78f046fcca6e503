// `npm test`: does all the set-up, then every check and every suite. The last line counts them all.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countPlaywright, countVitest, failureLines, withoutSkips } from './count.mjs';
import { NO_RUNTIME, storyRuntime } from './electron-runtime.mjs';
import { root, tool } from './run.mjs';
import { SetUpProblem, setUpBuild, setUpDependencies } from './set-up.mjs';
import { setUpSystem } from './system-packages.mjs';

const strict = process.env.CI === 'true';
// A log is read as text.
if (strict) process.env.NO_COLOR = '1';
const results = join(root, 'test-results');
const vitestReport = join(results, 'vitest.json');
const storiesReport = join(results, 'stories.json');
const desktop = join(root, 'scripts', 'with-desktop.sh');

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const began = Date.now();
/** Properties and kills draw from it; the same seed repeats a run. */
const seed = process.env.DESK_SEED ?? String(began % 2_147_483_647);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function add({ passed, failed, skipped, failures: found }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  failures.push(...found);
}

/** Electron's runtime cannot be had everywhere: its stories, for that reason, are the only tests that may be skipped in CI. */
const isElectronStory = (skip) => skip.startsWith('[electron] ') && skip.includes(`: ${NO_RUNTIME}: `);

/** One check counts as one. */
function check(name, run) {
  const since = Date.now();
  const { ok, output } = run();
  console.log(`${ok ? 'passed' : 'FAILED'}  ${name} (${seconds(since)})`);
  if (!ok) console.log(output.trim().replaceAll(/^/gm, '    '));
  add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [name] });
  return ok;
}

function suite(name, run) {
  const since = Date.now();
  console.log(`running ${name} …`);
  const told = run();
  const counted = strict ? withoutSkips(told, isElectronStory) : told;
  add(counted);
  const { passed, failed, skipped, reasons = [] } = counted;
  console.log(`${failed === 0 ? 'passed' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds(since)})`);
  for (const line of failureLines(counted.failures)) console.log(line);
  for (const reason of reasons) console.log(`    skipped  ${reason}`);
}

/** Numbers beside the goals of one layer: exits with the counts as the very last line. */
function finish() {
  if (failures.length > 0) console.log(['', `Failures, DESK_SEED=${seed}:`, ...failureLines(failures)].join('\n'));
  console.log(`\n${seconds(began)} in all`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 ? 1 : 0);
}

/** What the desktop tests need: installed, or named. In CI, what is missing is a failure; elsewhere those tests count as skipped, saying so. */
function systemReady() {
  const { missing, command } = setUpSystem();
  if (missing.length === 0) return process.platform === 'linux';
  const sentence = `System packages are missing: ${missing.join(' ')}. As root: ${command}`;
  if (strict) check('system packages', () => ({ ok: false, output: sentence }));
  else console.log(sentence);
  return false;
}

const node = (script) => tool('node', [join('scripts', script)]);

function main() {
  setUpDependencies();
  const hasDesktop = systemReady();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  check('lock file', () => node('check-lock.mjs'));
  check('type check', () => tool('tsc', ['-b']));
  check('lint and format', () => tool('biome', ['check', '--error-on-warnings']));
  check('import rules', () => node('check-imports.mjs'));
  check('file sizes', () => node('check-sizes.mjs'));
  check('dead code', () => tool('knip', ['--no-progress', '--no-config-hints']));
  const built = check('build', () => {
    try {
      setUpBuild();
      return { ok: true, output: '' };
    } catch (problem) {
      return { ok: false, output: problem.message };
    }
  });

  console.log(`DESK_SEED=${seed}`);
  const inDesktop = (command, args, env) =>
    hasDesktop ? tool(desktop, [command, ...args], { show: true, env }) : tool(command, args, { show: true, env });
  suite('unit, port, bridge and shell tests', () => {
    const { ok } = inDesktop('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport}`], {
      DESK_SEED: seed,
    });
    return countVitest(vitestReport, ok);
  });
  if (!built) return add({ passed: 0, failed: 1, skipped: 0, failures: ['stories: not run, since the build failed'] });
  const stories = (name, projects) =>
    suite(name, () => {
      const given = ['test', '--config', 'test/e2e/playwright.config.ts', ...projects.flatMap((project) => ['--project', project])];
      const { ok } = inDesktop('playwright', given, { STORIES_REPORT: storiesReport });
      return countPlaywright(storiesReport, ok);
    });
  if (hasDesktop) return stories('stories in Chromium and Electron', []);
  // Other systems have a desktop of their own, and no Debian's Chromium.
  if (process.platform !== 'linux' && storyRuntime().path) return stories('stories in Electron', ['electron']);
  console.log('skipped  stories: they need the system packages named above, or an Electron runtime');
  add({
    passed: 0,
    failed: strict ? 1 : 0,
    skipped: strict ? 0 : 1,
    failures: strict ? ['stories: not run, since system packages are missing'] : [],
  });
}

try {
  main();
} catch (problem) {
  add({
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [problem instanceof SetUpProblem ? problem.message : (problem.stack ?? String(problem))],
  });
}
finish();
