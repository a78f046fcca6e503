import { describe, expect, test } from 'vitest';
import { list, type Open, reading, search, writePage } from './samples.ts';

export function searchBehaviour(open: Open): void {
  describe('searching customers', () => {
    test('a word of three characters is found anywhere in any field, whatever its case and accents', async () => {
      const { store } = await open();
      await writePage(store, [
        reading('c1', { accountName: 'NordWind-Logistics' }),
        reading('c2', { email: 'owner@logi.example' }),
        reading('c3', { manager: 'Zoë Łogisch', label: 'kéy-account' }),
      ]);
      expect(await search(store, 'LOGI')).toEqual(['c1', 'c2']);
      expect(await search(store, 'dwind')).toEqual(['c1']);
      expect(await search(store, 'zoe')).toEqual(['c3']);
      expect(await search(store, 'KEY-acc')).toEqual(['c3']);
    });

    test('a shorter Latin word is found only where a word begins', async () => {
      const { store } = await open();
      await writePage(store, [reading('x1', { name: 'Acme Limited' }), reading('x2', { name: 'Macao Trading' })]);
      expect(await search(store, 'm')).toEqual(['x2']);
      expect(await search(store, 'li')).toEqual(['x1']);
      expect(await search(store, 'ac')).toEqual(['x1', 'x2']); // both account names begin with it
      expect(await search(store, 'tr')).toEqual(['x2']);
    });

    test('one and two Chinese characters are found anywhere', async () => {
      const { store } = await open();
      await writePage(store, [
        reading('c1', { name: '深圳华为科技' }),
        reading('c2', { name: '上海云数据' }),
        reading('c3', { name: 'abc云x' }),
      ]);
      expect(await search(store, '华')).toEqual(['c1']);
      expect(await search(store, '云')).toEqual(['c2', 'c3']);
      expect(await search(store, '为科')).toEqual(['c1']);
      expect(await search(store, '科为')).toEqual([]);
      expect(await search(store, '云数据')).toEqual(['c2']);
    });

    test('Thai and Arabic names are found', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { name: 'บริษัทไทย' }), reading('c2', { name: 'شركة الاختبار' })]);
      expect(await search(store, 'ไท')).toEqual(['c1']);
      expect(await search(store, 'اختب')).toEqual(['c2']);
      expect(await search(store, 'شر')).toEqual(['c2']);
    });

    test('every word must occur, each in a field of its own choice, and none across two fields', async () => {
      const { store } = await open();
      await writePage(store, [
        reading('c1', { accountName: 'acme', name: 'Logistics' }),
        reading('c2', { accountName: 'acme', name: 'Trading' }),
        reading('c3', { accountName: 'logi', name: 'stics' }),
      ]);
      expect(await search(store, 'acme logi')).toEqual(['c1']);
      expect(await search(store, 'tr acm')).toEqual(['c2']);
      expect(await search(store, 'logistics')).toEqual(['c1']);
      expect(await search(store, '   ')).toEqual(['c1', 'c2', 'c3']);
    });

    test.each([
      '"',
      'a"b',
      "' OR 1=1 --",
      'NEAR(',
      'name:acme',
      'ac*',
      '^acm',
      'AND',
      'OR NOT',
      '(',
      '\u0000',
      'a\u0000b',
      '😀',
      '👨‍👩‍👧',
      '\ud83d',
      '%',
      '_',
      '{}',
      '-acm',
      '\\',
    ])('typing %j is an ordinary search and finds nothing it should not', async (words) => {
      const { store } = await open();
      await writePage(store, [reading('z1', { accountName: 'zzz', name: 'zzz' })]);
      const hostile = reading('z2', { accountName: 'zzz', name: `zzz ${words} zzz` });
      const found = await search(store, words);
      await writePage(store, [hostile]);
      const after = await search(store, words);
      expect(found.length === 0 || found.length === 1).toBe(true);
      expect(after).toContain('z2');
    });

    test('a name of 64 characters is found by all of it and by its middle', async () => {
      const { store } = await open();
      const name = `start-${'界x'.repeat(26)}-end!`.padEnd(64, '尾');
      await writePage(store, [reading('c1', { name }), reading('c2')]);
      expect([...name]).toHaveLength(64);
      expect(await search(store, name)).toEqual(['c1']);
      expect(await search(store, name.slice(20, 40))).toEqual(['c1']);
    });

    test('a changed name is found, the old one no longer', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { accountName: 'oldname', name: '旧' })]);
      await writePage(store, [reading('c1', { accountName: 'newname', name: '新' })], { passId: 'pass-2' });
      expect(await search(store, 'oldname')).toEqual([]);
      expect(await search(store, '旧')).toEqual([]);
      expect(await search(store, 'ol')).toEqual([]);
      expect(await search(store, 'newname')).toEqual(['c1']);
      expect(await search(store, '新')).toEqual(['c1']);
    });

    test('a search over many customers finds the rare, the common and the recently joined, sorted', async () => {
      const { store } = await open();
      const many = Array.from({ length: 1_250 }, (_, index) =>
        reading(`k${index}`, { accountName: `common${String(index).padStart(4, '0')}` }),
      );
      for (let from = 0; from < many.length; from += 250) await writePage(store, many.slice(from, from + 250));
      expect(await list(store, { search: 'common', limit: 1 })).toEqual({ ids: ['k0'], total: 1_250 });
      expect(await list(store, { search: 'common', limit: 2, offset: 1_248 })).toEqual({ ids: ['k1248', 'k1249'], total: 1_250 });
      expect(await list(store, { search: 'common0007' })).toEqual({ ids: ['k7'], total: 1 });
      expect(await list(store, { search: 'common1249' })).toEqual({ ids: ['k1249'], total: 1 });
      expect(await list(store, { search: 'co', sort: { by: 'accountName', descending: true }, limit: 1 })).toEqual({
        ids: ['k1249'],
        total: 1_250,
      });
      await writePage(store, [reading('k7', { accountName: 'renamed' }), reading('k1249', { accountName: 'renamed' })]);
      expect(await list(store, { search: 'common', limit: 0 })).toEqual({ ids: [], total: 1_248 });
      expect(await list(store, { search: 'renamed' })).toEqual({ ids: ['k7', 'k1249'], total: 2 });
    });
  });
}
