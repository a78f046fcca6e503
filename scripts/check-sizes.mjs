// One idea per file: none over 250 lines unless a page of docs/decisions names it, the median under 80.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const LONGEST = 250;
const MEDIAN = 80;
const counted = /\.(ts|tsx|css)$/;
const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && counted.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const lines = files.map((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length);
const decisions = join(root, 'docs', 'decisions');
const reasons = existsSync(decisions)
  ? readdirSync(decisions)
      .map((page) => readFileSync(join(decisions, page), 'utf8'))
      .join('\n')
  : '';

const long = files
  .map((file, index) => ({ file: file.slice(root.length + 1).replaceAll('\\', '/'), lines: lines[index] }))
  .filter(({ file, lines: count }) => count > LONGEST && !reasons.includes(file));
for (const { file, lines: count } of long)
  console.error(`${file} has ${count} lines: more than ${LONGEST}, and no page of docs/decisions says why.`);
const sorted = [...lines].sort((left, right) => left - right);
const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
if (median >= MEDIAN) console.error(`The median file has ${median} lines: ${MEDIAN} or more.`);
console.log(`file sizes: ${files.length} files, median ${median} lines, longest ${sorted.at(-1) ?? 0}`);
process.exit(long.length > 0 || median >= MEDIAN || files.length === 0 ? 1 : 0);
