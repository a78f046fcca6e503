import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getProjectLicenses } from 'generate-license-file';
import { expect, test } from 'vitest';
import { root } from './packed.ts';

interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly path: string;
}
const { notices, noticesFile, shippedPackages } = (await import(new URL('../../scripts/licences.mjs', import.meta.url).href)) as {
  notices(): string;
  readonly noticesFile: string;
  shippedPackages(): readonly Shipped[];
};
/** What may be shipped with a program that is not open source, as long as its notice goes along. */
const permissive = /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|Python-2\.0|CC0-1\.0)$/;
/** Fonts, which are shipped as they are, under their own names and with their licence. */
const fonts = /^OFL-1\.1$/;
const allPermissive = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    // Both must allow it; visx writes `and` small.
    .some((each) => each.split(/ and /i).every((one) => permissive.test(one)));

test('the file of licences is the one of what is shipped now', () => {
  // Not the two texts: they are long.
  expect(readFileSync(noticesFile, 'utf8') === notices(), 'node scripts/licences.mjs writes it anew').toBe(true);
});

test('nothing is shipped under a licence that asks for more than a notice; no GPL, LGPL or AGPL', () => {
  const shipped = shippedPackages();
  expect(shipped.filter(({ licence, name }) => !(name.startsWith('@fontsource/') ? fonts.test(licence) : allPermissive(licence)))).toEqual(
    [],
  );
  expect(allPermissive('OFL-1.1')).toBe(false);
  expect(shipped.filter(({ licence }) => /GPL/.test(licence))).toEqual([]);
  expect(allPermissive('LGPL-3.0')).toBe(false);
  expect(allPermissive('GPL-3.0 AND MIT')).toBe(false);
});

test('also by another reading of the production dependencies nobody is left out', async () => {
  const text = readFileSync(noticesFile, 'utf8');
  const found = await getProjectLicenses(join(root, 'package.json'));
  const optional = (
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { optional?: boolean }> }
  ).packages;
  const named = found
    .flatMap(({ dependencies }) => dependencies)
    // A compiler that some packages name as a peer of their types.
    .filter((dependency) => !/^(@typescript\/typescript6|typescript)@/.test(dependency))
    // The binary halves for single systems, and Node for our scripts, which is not packaged.
    .filter((dependency) => optional[`node_modules/${dependency.slice(0, dependency.lastIndexOf('@'))}`]?.optional !== true);
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter((dependency) => !text.includes(`\n${dependency.replace(/@([^@]+)$/, ' $1')} (`));
  expect(missing).toEqual([]);
});

test('who works on the page is named, too, although the page is one bundle', () => {
  const names = shippedPackages().map(({ name }) => name);
  for (const name of ['react', 'react-dom', '@base-ui/react', '@tanstack/react-router', 'i18next', 'lucide-react', 'zustand'])
    expect(names).toContain(name);
  for (const { path } of shippedPackages()) expect(existsSync(join(root, path))).toBe(true);
});
