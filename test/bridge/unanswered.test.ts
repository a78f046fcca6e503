import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;

let copy: string;
beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'unanswered-'));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  for (const room of ['core', 'contract', 'engine']) await cp(join(root, 'src', room), join(copy, 'src', room), { recursive: true });
  const options = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { types: ['node'], composite: false, emitDeclarationOnly: false, noEmit: true },
    files: ['src/engine/bridge/router.ts'],
  };
  await writeFile(join(copy, 'tsconfig.json'), JSON.stringify(options));
});
afterEach(() => rm(copy, { recursive: true, force: true }));

/** Puts one thing more into the contract. */
async function add(more: string): Promise<void> {
  const path = join(copy, 'src', 'contract', 'index.ts');
  const written = await readFile(path, 'utf8');
  const changed = written
    .replace('export type Contract = {', 'type Before = {')
    .replace('export const contract: Contract = {', 'const before: Before = {')
    .concat(`\nexport const contract = ${more};\nexport type Contract = typeof contract;\n`);
  expect(changed).toContain('const before: Before = {');
  expect(changed).toContain(more);
  await writeFile(path, changed);
}

/** How long compiling may take on two cores that have more to do: it says nothing about how fast that is. */
const limit = 240_000;

/** The compiler on the copy, as `npm test` runs it on the original: its exit code and what it said. One thread needs half the work of several. */
const compile = (): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((resolve) => {
    const given = ['-p', copy, '--pretty', 'false', '--singleThreaded'];
    execFile(join(root, 'node_modules', '.bin', 'tsc'), given, { timeout: limit }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: `${stdout}${stderr}` }),
    );
  });

it('an operation that is added to the contract without a handler does not compile, and the compiler names it', {
  timeout: limit,
}, async () => {
  await add('{ ...before, desk: { ...before.desk, forgetEverything: before.desk.app } }');
  const { code, said } = await compile();
  expect(code).not.toBe(0);
  // Nothing else is wrong with the copy: `npm test` type-checks the contract as it stands.
  expect(said.match(/^\S.*error/gm)).toEqual([expect.stringContaining('bridge/router.ts')]);
  expect(said).toContain("'forgetEverything'");
});

it('a whole noun that is added without handlers does not compile, and the compiler names it', { timeout: limit }, async () => {
  await add('{ ...before, horoscopes: { cast: before.desk.app } }');
  const { code, said } = await compile();
  expect(code).not.toBe(0);
  // Nothing else is wrong with the copy: `npm test` type-checks the contract as it stands.
  expect(said.match(/^\S.*error/gm)).toEqual([expect.stringContaining('bridge/router.ts')]);
  expect(said).toContain("'horoscopes'");
});
