// `npm run soak`: the full counts named in the issues, then the bench; writes docs/measured.md. DESK_SOAK_SCALE=0.05 is a rehearsal with
// a twentieth of the counts, written to test-results/ instead, so that it never takes the place of a measurement.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { bench } from './bench.mjs';
import { countVitest } from './count.mjs';
import { root, tool } from './run.mjs';
import { SetUpProblem, setUpBuild, setUpDependencies } from './set-up.mjs';
import { setUpSystem } from './system-packages.mjs';

// npm test runs a tenth of each: 100 cases of a property, 10 kills, 60 searches.
const full = { DESK_RUNS: 1000, DESK_RUNS_KILL: 100, DESK_RUNS_SEARCH: 600 };
const scale = Number(process.env.DESK_SOAK_SCALE ?? 1);
const counts = Object.fromEntries(Object.entries(full).map(([name, count]) => [name, Math.max(1, Math.round(count * scale))]));
const seed = process.env.DESK_SEED ?? String(Date.now() % 2_147_483_647);
const results = join(root, 'test-results');
const page = scale === 1 ? join(root, 'docs', 'measured.md') : join(results, 'measured.md');

function runTests() {
  const report = join(results, 'soak.json');
  rmSync(report, { force: true });
  const environment = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
  const command = ['vitest', 'run', '--testTimeout=7200000', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  // The desktop tests need a session bus of their own, which this script brings on Linux.
  const desktop = process.platform === 'linux' ? [join(root, 'scripts', 'with-desktop.sh')] : [];
  const [program, ...args] = [...desktop, ...command];
  const began = Date.now();
  const { ok } = tool(program, args, { show: true, env: { ...environment, DESK_SEED: seed } });
  return { ...countVitest(report, ok), minutes: ((Date.now() - began) / 60_000).toFixed(1) };
}

/** A bench that cannot even begin takes nothing away from what the tests have shown. */
function runBench() {
  try {
    return bench();
  } catch (problem) {
    return { figures: [], failures: [`bench: ${problem.message}`] };
  }
}

const row = (figure) =>
  `| ${figure.name} | ${figure.value} ${figure.unit} | ${figure.baseline} | ${figure.ratio} | ${figure.goal} | ${figure.ok ? 'met' : '**missed**'} |`;
const list = (title, lines) => (lines.length === 0 ? '' : `\n${title}\n\n${lines.map((line) => `- ${line.split('\n')[0]}`).join('\n')}\n`);

function write(tests, measured) {
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  const figures = measured?.figures ?? [];
  const table = ['| figure | value | baseline | ratio | goal | |', '|---|---|---|---|---|---|', ...figures.map(row)].join('\n');
  writeFileSync(
    page,
    `# Measured

Written by \`npm run soak\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.
${scale === 1 ? '' : `\nA rehearsal with ${scale} of the full counts: not a measurement.\n`}
## Counts

${counts.DESK_RUNS} cases of each property, ${counts.DESK_RUNS_SEARCH} searches, ${counts.DESK_RUNS_KILL} kills of the store, half as many of the listing, ${counts.DESK_RUNS_KILL} of the whole engine, seed ${seed}:
${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped in ${tests.minutes} minutes.
${list('Failed:', tests.failures)}
## Bench

Each ratio compares two things measured in the same run.

${measured === null ? 'Not measured yet.' : table}
${list('Missed or not measured:', measured?.failures ?? [])}`,
  );
}

try {
  setUpDependencies();
  setUpSystem();
  setUpBuild();
} catch (problem) {
  if (!(problem instanceof SetUpProblem)) throw problem;
  console.error(problem.message);
  process.exit(1);
}
mkdirSync(results, { recursive: true });
console.log(`soak: ${JSON.stringify(counts)}, DESK_SEED=${seed}`);
const tests = runTests();
// What took an hour is on the disk before the bench begins.
write(tests, null);
const measured = runBench();
write(tests, measured);
console.log(`Written to ${relative(root, page)}: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`);
for (const line of [...tests.failures, ...measured.failures]) console.log(`  - ${line.split('\n')[0]}`);
// A missed goal is written down; only what failed or could not be measured ends in an error.
const unmeasured = measured.failures.length > measured.figures.filter((figure) => !figure.ok).length;
process.exit(tests.failed > 0 || unmeasured ? 1 : 0);
