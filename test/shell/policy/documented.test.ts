import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sourcesOf } from './sources.ts';

/** Titles of the checks as they stand in the sources: `%s` where one check is tried with many values. */
async function titles(): Promise<readonly string[]> {
  const sources = await sourcesOf('test/shell/policy');
  return sources.flatMap(({ text }) =>
    [...text.matchAll(/'((?:Rules? \d+|Beyond)(?: and \d+)?: [^']+)'/g)].map(([, title]) => title ?? ''),
  );
}
const page = await readFile('docs/security.md', 'utf8');
/** The checks named in the table, with the number of the row that names them. */
const rows = [...page.matchAll(/^\| (\S+) \| [^|]+ \| [^|]+ \| ([^|]+) \|$/gm)].map(([, number, checks]) => ({
  number: number ?? '',
  checks: (checks ?? '').split('<br>').map((check) => check.trim()),
}));

test('The table in docs/security.md names every check of the policy, and no other', async () => {
  const named = rows.flatMap(({ number, checks }) =>
    checks.map((check) => (number === 'B' ? `Beyond: ${check}` : `Rule ${number}: ${check}`)),
  );
  const made = (await titles()).map((title) => title.replace('Rules 11 and 12:', 'Rule 11–12:'));
  expect(made.length).toBeGreaterThanOrEqual(60);
  expect(new Set(made).size).toBe(made.length);
  expect(named.toSorted()).toEqual(made.toSorted());
});

test('The table in docs/security.md has a row for each of Electron’s twenty rules', () => {
  const numbers = rows.flatMap(({ number }) => (number === '11–12' ? ['11', '12'] : [number])).filter((number) => number !== 'B');
  expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 20 }, (_, index) => String(index + 1))));
});
