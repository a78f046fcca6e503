import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const folders = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test('every room of the house and of the engine stands in docs/architecture.md', () => {
  const page = read('docs/architecture.md');
  const missing = [...folders('src').map((name) => `src/${name}`), ...folders('src/engine')].filter(
    (name) => !page.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

test('only connect.ts, desk/jobs.ts and the checks of many that it joins construct jobs and adapters', () => {
  const constructs = /import \{[^}]*\b(?:create[A-Z]\w*|openStore)\b[^}]*\} from '[^']*\/(?:jobs|adapters)\//;
  const files = readdirSync(join(root, 'src/engine'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const outside = files.filter((path) => !/^(?:jobs|adapters)\//.test(path));
  expect(outside.length).toBeGreaterThan(40);
  expect(outside.filter((path) => constructs.test(read(join('src/engine', path)))).toSorted()).toEqual([
    'connect.ts',
    'desk/batch/checks.ts',
    'desk/jobs.ts',
  ]);
});
