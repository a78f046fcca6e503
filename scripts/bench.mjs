// `npm run bench`: prints one JSON line per figure and exits non-zero when a goal is missed. `npm run bench -- search` runs what is named so.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, tool } from './run.mjs';
import { SetUpProblem, setUpBuild, setUpDependencies } from './set-up.mjs';
import { setUpSystem } from './system-packages.mjs';

/** Runs the benches whose name holds one of `wanted` (all when none is given). Answers their figures and what failed. */
export function bench(wanted = [], say = console.error) {
  setUpDependencies(say);
  setUpSystem(say);
  setUpBuild(say);
  const folder = join(root, 'test', 'perf');
  const benches = readdirSync(folder).filter(
    (name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
  );
  const figures = [];
  const failures = benches.length === 0 ? ['no bench has this name'] : [];
  for (const name of benches) {
    const { ok, output } = tool('node', [join(folder, name)]);
    const lines = output.split('\n').filter((line) => line.startsWith('{"name"'));
    figures.push(...lines.map((line) => JSON.parse(line)));
    const missed = figures.slice(figures.length - lines.length).some((figure) => !figure.ok);
    if ((!ok && !missed) || lines.length === 0) failures.push(`${name}:\n${output.trim()}`);
  }
  failures.push(
    ...figures.filter((figure) => !figure.ok).map((figure) => `${figure.name}: ${figure.value} ${figure.unit}, goal ${figure.goal}`),
  );
  return { figures, failures };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { figures, failures } = bench(process.argv.slice(2));
    for (const figure of figures) console.log(JSON.stringify(figure));
    for (const failure of failures) console.error(failure);
    process.exit(failures.length > 0 ? 1 : 0);
  } catch (problem) {
    if (!(problem instanceof SetUpProblem)) throw problem;
    console.error(problem.message);
    process.exit(1);
  }
}
