import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSealed } from '../../../src/main/host/sealed-secret.ts';
import { expect, test } from './app.ts';

/** The practice partner keeps its own keys in its folder, and the story its own files: what is searched is all the rest. */
const foreign = ['sandbox', 'story'];

test('secrets are sealed by the system, opened again after a restart, and stand nowhere in plain text', async ({ desk, pages, app }) => {
  const keys = JSON.parse(await readFile(join(desk.profile, 'sandbox', 'keys.json'), 'utf8')) as Readonly<Record<string, string>>;
  const secrets = [keys.secretKey, keys.gatewayToken].filter((secret) => secret !== undefined);
  expect(secrets).toHaveLength(2);
  await pages.frame.expectRead(240);
  const folder = join(desk.profile, 'secrets');
  const sealed = async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sealed'));
    return Promise.all(names.map(async (name) => readSealed(await readFile(join(folder, name)))));
  };
  const before = await sealed();
  expect(before.length).toBeGreaterThanOrEqual(3);
  for (const secret of before) expect(secret?.level, 'no secret is kept by basic text').not.toBe('basic-text');

  const { pages: again } = await desk.restart();
  await again.frame.expectRead(240);
  const opened = await app().evaluate(
    async ({ safeStorage }, given) =>
      Promise.all(given.map(async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes, 'base64'))).result)),
    before.map((secret) => secret?.bytes.toString('base64') ?? ''),
  );
  for (const secret of secrets) expect(opened, 'what was sealed before the restart opens after it').toContain(secret);

  await desk.quit();
  const files = await readdir(desk.profile, { recursive: true, withFileTypes: true });
  const searched = files.filter((file) => file.isFile() && !foreign.some((name) => file.parentPath.startsWith(join(desk.profile, name))));
  expect(searched.length).toBeGreaterThan(5);
  for (const file of searched) {
    const bytes = await readFile(join(file.parentPath, file.name));
    for (const secret of secrets) expect(bytes.includes(secret), `${file.name} holds a secret`).toBe(false);
  }
});
