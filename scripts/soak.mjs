// `npm run soak`: the full counts named in the issues, then the bench; writes docs/measured.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { bench } from './bench.mjs';
import { countVitest } from './count.mjs';
import { root, tool } from './run.mjs';
import { setUpBuild, setUpDependencies } from './set-up.mjs';
import { setUpSystem } from './system-packages.mjs';

// npm test runs 100 cases of each property and 10 kills: a tenth of this.
const counts = { DESK_RUNS: '1000', DESK_RUNS_KILL: '100' };
const seed = process.env.DESK_SEED ?? String(Date.now() % 2_147_483_647);

setUpDependencies();
setUpSystem();
setUpBuild();
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });
const report = join(results, 'soak.json');
const began = Date.now();
const { ok } = tool(
  join(root, 'scripts', 'with-desktop.sh'),
  ['vitest', 'run', '--testTimeout=3600000', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
  {
    show: true,
    env: { ...counts, DESK_SEED: seed },
  },
);
const tests = countVitest(report, ok);
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
const { figures, failures } = bench();

const row = (figure) =>
  `| ${figure.name} | ${figure.value} ${figure.unit} | ${figure.baseline} | ${figure.ratio} | ${figure.goal} | ${figure.ok ? 'met' : '**missed**'} |`;
const bad = [...tests.failures, ...failures].map((line) => `- ${line.split('\n')[0]}`);
const written = `# Measured

Written by \`npm run soak\` on ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform} ${process.arch}.

## Full counts

1000 cases of each property, 100 kills, seed ${seed}: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped in ${minutes} minutes.

## Bench

Each ratio compares two things measured in the same run.

| figure | value | baseline | ratio | goal | |
|---|---|---|---|---|---|
${figures.map(row).join('\n')}

${bad.length === 0 ? 'Nothing failed.' : `Failed:\n${bad.join('\n')}`}
`;
writeFileSync(join(root, 'docs', 'measured.md'), written);
console.log(written);
process.exit(bad.length === 0 ? 0 : 1);
