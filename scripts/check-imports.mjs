// The import rules of dependency-cruiser.mjs. A cruise over nothing finds nothing wrong, so an empty one fails.
import { spawnSync } from 'node:child_process';
import { root, toolEnvironment } from './run.mjs';

const done = spawnSync('depcruise', ['--config', 'dependency-cruiser.mjs', '--output-type', 'json', 'src'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
  shell: process.platform === 'win32',
  env: toolEnvironment(),
});
let summary;
try {
  ({ summary } = JSON.parse(done.stdout));
} catch {
  console.error(`The import rules could not be checked: ${(done.stderr || done.error?.message || 'no answer').trim()}`);
  process.exit(1);
}
for (const { rule, from, to } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} -> ${to}`);
if (summary.totalCruised === 0) console.error('No module was looked at: the parser is missing.');
console.log(`import rules: ${summary.totalCruised} modules, ${summary.violations.length} violations`);
process.exit(summary.totalCruised === 0 || summary.error > 0 ? 1 : 0);
