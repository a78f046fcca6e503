import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { facesFor } from '../../src/engine/adapters/mail/picture-fonts.ts';

const families = (faces: string) => [...faces.matchAll(/font-family:'([^']+)'/g)].map(([, name]) => name).sort();

describe('the fonts of a picture', () => {
  it('are no more than its text needs', async () => {
    expect(families(await facesFor('Plain English'))).toEqual(['Noto Sans']);
    expect(families(await facesFor(''))).toEqual([]);
    expect(families(await facesFor('Ελληνικά и кириллица'))).toEqual(['Noto Sans', 'Noto Sans', 'Noto Sans']);
    expect(families(await facesFor('A ไทย عربي'))).toEqual(['Noto Sans', 'Noto Sans Arabic', 'Noto Sans Thai']);
    const chinese = families(await facesFor('中文'));
    expect(new Set(chinese)).toEqual(new Set(['Noto Sans SC']));
    expect(chinese.length).toBeLessThanOrEqual(2);
  });

  it('are written into the page whole, and name nothing to be fetched', async () => {
    const faces = await facesFor('中A');
    for (const [, font = ''] of faces.matchAll(/base64,([^)]+)\)/g))
      expect(Buffer.from(font, 'base64').toString('latin1', 0, 4)).toBe('wOF2');
    expect([...faces.matchAll(/url\(([^;]+);/g)].map(([, address]) => address)).toEqual(['data:font/woff2', 'data:font/woff2']);
  });

  it('that are not where they were installed are missed, rather than left out in silence', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'picture-fonts-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const missing = { code: 'picture-failed', detail: { reason: 'fonts' } };
    await expect(facesFor('A', folder)).rejects.toMatchObject(missing);
    for (const family of ['noto-sans', 'noto-sans-arabic', 'noto-sans-thai', 'noto-sans-sc']) {
      await mkdir(join(folder, 'fonts', family), { recursive: true });
      await writeFile(join(folder, 'fonts', family, 'unicode.json'), '{"latin":"U+0000-00FF"}');
    }
    await expect(facesFor('A', join(folder, 'app.asar', 'out', 'main'))).rejects.toMatchObject(missing);
    expect(await facesFor('中', join(folder, 'app.asar', 'out', 'main'))).toBe('');
  });
});
