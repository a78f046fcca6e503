// `npm run probe -- --endpoint URL`: tries each reading call of a partner account once and prints what works. Keys come from the
// environment, never from the command line, where other programs could read them. `--help` says the rest.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProblem, workingNode } from './node-version.mjs';
import { root, runToEnd } from './run.mjs';

const node = workingNode(root);
const problem =
  nodeProblem() ??
  (node === null || !existsSync(join(root, 'node_modules', 'ky')) ? 'Run npm start once first: it sets everything up.' : null);
if (problem !== null) {
  console.error(problem);
  process.exit(2);
}
process.exit(
  await runToEnd(node, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'probe', 'probe.mjs'), ...process.argv.slice(2)]),
);
