import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkLink, digestOf, genesis } from '../../../src/core/log/chain.ts';
import type { LogQuery, Store } from '../../../src/core/ports.ts';
import { draft, erased, evening, morning, noon, nothing, type Open } from './samples.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
async function sequences(store: Store, query: Partial<LogQuery> = {}): Promise<readonly number[]> {
  const { rows, total } = await store.log({ search: '', filters: {}, before: null, limit: 100, ...query });
  if (query.before === undefined && query.limit === undefined) expect(total).toBe(rows.length);
  return rows.map((row) => row.entry.sequence);
}

export function logBehaviour(open: Open): void {
  describe('the operation log', () => {
    test('an entry names its customer to us, and only a pseudonym to the chain', async () => {
      const { store } = await open();
      await store.appendLog([
        draft({ customerId: 'customer-one', detail: { count: 2, ok: true, none: null }, personal: { operator: 'Anna' } }),
        draft({ customerId: 'customer-one' }),
        draft({ customerId: 'c2' }),
        draft(),
      ]);
      const { rows } = await store.log({ search: '', filters: {}, before: null, limit: 10 });
      const [none, other, second, first] = rows;
      expect(first).toMatchObject({ customerId: 'customer-one', personal: { operator: 'Anna' }, erasedAt: null });
      expect(first?.entry).toMatchObject({ sequence: 1, version: 1, at: morning, detail: { count: 2, ok: true, none: null } });
      expect(JSON.stringify(first?.entry)).not.toMatch(/customer-one|Anna/);
      expect(second?.entry.subject).toBe(first?.entry.subject);
      expect(other?.entry.subject).not.toBe(first?.entry.subject);
      expect(none).toMatchObject({ customerId: null, personal: {}, erasedAt: null });
      expect(none?.entry.subject).toBeNull();
    });

    test('every entry follows the one before, and equal text has unequal digests', async () => {
      const { store } = await open();
      await store.appendLog([draft({ personal: { operator: 'Anna', reason: 'Anna' } }), draft({ personal: { operator: 'Anna' } })]);
      await store.writeValue('x', 1, { log: [draft()], notices: [] });
      let previous = genesis;
      for (const sequence of [1, 2, 3]) {
        const row = await store.logEntry(sequence);
        expect(row !== null && checkLink(previous, row.entry, row.hash, sha256)).toBe(true);
        previous = row?.hash ?? '';
      }
      const digests = [(await store.logEntry(1))?.entry.digests, (await store.logEntry(2))?.entry.digests].flatMap((one) =>
        Object.values(one ?? {}),
      );
      expect(new Set(digests).size).toBe(3);
      expect(await store.verifyLog()).toEqual({
        entries: 3,
        sound: true,
        firstBroken: null,
        head: previous,
        reason: null,
        until: new Date(morning).toISOString(),
      });
      expect(await store.logEntry(4)).toBeNull();
    });

    test('entries come as they were sealed, in order, with the salts of their personal text', async () => {
      const { store } = await open();
      await store.appendLog([draft({ personal: { operator: 'Anna' } }), draft(), draft({ detail: { count: 3 } })]);
      const rows = await store.sealedLog({ after: 0, limit: 2 });
      expect(rows.map(({ entry }) => entry.sequence)).toEqual([1, 2]);
      const [first, second] = rows;
      expect(first?.personal).toEqual({ operator: 'Anna' });
      expect(digestOf(first?.salts?.operator ?? '', 'Anna', sha256)).toBe(first?.entry.digests.operator);
      expect(second).toMatchObject({ personal: null, salts: null, erasedAt: null });
      expect(checkLink(first?.hash ?? '', second?.entry ?? ({} as never), second?.hash ?? '', sha256)).toBe(true);
      expect((await store.sealedLog({ after: 2, limit: 9 })).map(({ entry }) => entry.sequence)).toEqual([3]);
      expect(await store.sealedLog({ after: 3, limit: 9 })).toEqual([]);
    });

    test('an empty log is sound, and a check can be cancelled', async () => {
      const { store } = await open();
      expect(await store.verifyLog({ aborted: false })).toEqual({
        entries: 0,
        sound: true,
        firstBroken: null,
        head: genesis,
        reason: null,
        until: null,
      });
      await expect(store.verifyLog({ aborted: true })).rejects.toMatchObject({ code: 'cancelled' });
    });

    test('an export hands over what words and filters leave, oldest first, with how far it is, and can be left', async () => {
      const { store } = await open();
      const many = Array.from({ length: 1_203 }, (_, index) =>
        draft({ customerId: `c${index % 3}`, personal: { note: index % 2 === 0 ? 'even 云' : 'odd' } }),
      );
      await store.appendLog(many);
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      const read: number[] = [];
      for await (const { rows, done, of } of await store.exportLog({ search: '云', filters: { customerId: 'c2' } })) {
        read.push(...rows.map((row) => row.entry.sequence));
        expect([done, of]).toEqual([read.length, 201]);
        for (const { entry, hash, personal, customerId } of rows) {
          expect({ personal, customerId }).toEqual({ personal: { note: 'even 云' }, customerId: 'c2' });
          expect(entry.sequence === 3 ? hash : '').toBe(entry.sequence === 3 ? (await store.logEntry(3))?.hash : '');
        }
      }
      expect(read).toEqual(many.map((_, index) => index + 1).filter((sequence) => sequence % 3 === 0 && sequence % 2 === 1));
      let text = '';
      for await (const { bytes } of await store.exportLogLines({ search: '', filters: {} })) text += Buffer.from(bytes).toString('utf8');
      const lines = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const sealed = await store.sealedLog({ after: 0, limit: 2_000 });
      expect(lines).toEqual(
        sealed.map(({ entry, hash, salts, personal, erasedAt }) => ({
          sequence: entry.sequence,
          hash,
          entry,
          salts,
          texts: personal,
          erasedAt,
        })),
      );
      for await (const { done } of await store.exportLog({ search: '', filters: {} })) {
        if (done >= 500) break;
      }
      const signal = { aborted: false };
      const left = async () => {
        for await (const _ of await store.exportLog({ search: '', filters: {} }, signal)) signal.aborted = true;
      };
      await expect(left()).rejects.toMatchObject({ code: 'cancelled' });
    });

    test('pages run from the newest back', async () => {
      const { store } = await open();
      await store.appendLog(Array.from({ length: 7 }, (_, index) => draft({ detail: { word: `entry${index}` } })));
      expect(await sequences(store, { limit: 3 })).toEqual([7, 6, 5]);
      expect(await sequences(store, { limit: 3, before: 5 })).toEqual([4, 3, 2]);
      expect(await sequences(store, { limit: 3, before: 2, search: 'entry' })).toEqual([1]);
      expect(await store.log({ search: 'entry', filters: {}, before: 3, limit: 1 })).toMatchObject({ total: 7, newest: 7 });
    });

    test('pages begin anywhere, and an entry knows its place among those that are left', async () => {
      const { store } = await open();
      const word = (index: number) => (index % 3 === 0 ? 'third' : 'other');
      await store.appendLog(Array.from({ length: 200 }, (_, index) => draft({ detail: { word: word(index + 1) } })));
      expect(await sequences(store, { skip: 150, limit: 3 })).toEqual([50, 49, 48]);
      expect(await sequences(store, { skip: 199, limit: 3 })).toEqual([1]);
      expect(await sequences(store, { skip: 200, limit: 3 })).toEqual([]);
      expect(await sequences(store, { before: 100, skip: 2, limit: 2 })).toEqual([97, 96]);
      expect(await sequences(store, { search: 'third', skip: 40, limit: 3 })).toEqual([78, 75, 72]);
      expect(await sequences(store, { search: 'third', before: 100, skip: 32, limit: 3 })).toEqual([3]);
      expect(await sequences(store, { search: 'third', skip: 66, limit: 3 })).toEqual([]);
      expect(await store.logPlace({ search: '', filters: {} }, 50)).toBe(150);
      expect(await store.logPlace({ search: 'third', filters: {} }, 78)).toBe(40);
      expect(await store.logPlace({ search: 'third', filters: {} }, 77)).toBeNull();
      expect(await store.logPlace({ search: '', filters: {} }, 201)).toBeNull();
    });

    test('each filter narrows the log, alone and together with words', async () => {
      const { store } = await open();
      await store.appendLog([
        draft({ customerId: 'c1', caseId: 'k1', operation: 'case-submitted', result: 'ok', source: 'api', at: morning }),
        draft({ customerId: 'c1', operation: 'case-refused', result: 'refused', at: noon, personal: { reason: 'too early' } }),
        draft({ customerId: 'c2', operation: 'case-submitted', at: evening }),
      ]);
      expect(await sequences(store, { filters: { customerId: 'c1' } })).toEqual([2, 1]);
      expect(await sequences(store, { filters: { customerId: 'c9' } })).toEqual([]);
      expect(await sequences(store, { filters: { caseId: 'k1' } })).toEqual([1]);
      expect(await sequences(store, { filters: { operation: 'case-submitted' } })).toEqual([3, 1]);
      expect(await sequences(store, { filters: { result: 'refused' } })).toEqual([2]);
      expect(await sequences(store, { filters: { source: 'api' } })).toEqual([1]);
      expect(await sequences(store, { filters: { from: '2026-11-22T12:00:00Z' } })).toEqual([3, 2]);
      expect(await sequences(store, { filters: { until: '2026-11-22T12:00:00Z' } })).toEqual([1]);
      expect(await sequences(store, { filters: { customerId: 'c1' }, search: 'submitted' })).toEqual([1]);
      expect(await sequences(store, { filters: { operation: 'case-submitted', customerId: 'c2' } })).toEqual([3]);
    });

    test('entries are found by who did it, until they are erased, and everybody who did something is listed', async () => {
      const { store } = await open();
      await store.appendLog([
        draft({ customerId: 'c1', personal: { operator: 'Zoë' } }),
        draft({ personal: { operator: 'Anna' } }),
        draft({ personal: { reason: 'Anna' } }),
        draft({ operation: 'case-agreed', result: 'stated', personal: { operator: 'Anna' } }),
      ]);
      for (const filled of [0, 3, 100]) {
        if (filled > 0) await store.fillSearch(filled);
        expect(await store.logOperators()).toEqual(['Anna', 'Zoë']);
        expect(await sequences(store, { filters: { operator: 'Anna' } })).toEqual([4, 2]);
        expect(await sequences(store, { filters: { operator: 'Anna', result: 'stated', operation: 'case-agreed' } })).toEqual([4]);
        expect(await sequences(store, { filters: { operator: 'anna' } })).toEqual([]);
      }
      while (await store.fillSearch(100)) await store.value('anything');
      expect(await sequences(store, { filters: { operator: 'Zoë' } })).toEqual([1]);
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      expect(await store.logOperators()).toEqual(['Anna']);
      expect(await sequences(store, { filters: { operator: 'Zoë' } })).toEqual([]);
      expect(await sequences(store, { filters: { operator: 'Anna' } })).toEqual([5, 4, 2]);
    });

    test('a word that was searched before finds what was written since, and nothing that was erased since', async () => {
      const { store } = await open();
      await store.appendLog([draft({ customerId: 'c1', personal: { note: 'quartz one' } }), draft({ personal: { note: 'other' } })]);
      expect(await sequences(store, { search: 'quartz' })).toEqual([1]);
      await store.appendLog([draft({ personal: { note: 'quartz two' } }), draft({ personal: { note: 'nothing' } })]);
      expect(await sequences(store, { search: 'quartz' })).toEqual([3, 1]);
      await store.fillSearch(3);
      await store.appendLog([draft({ personal: { note: 'QUARTZ' } })]);
      expect(await sequences(store, { search: 'quartz' })).toEqual([5, 3, 1]);
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      expect(await sequences(store, { search: 'quartz' })).toEqual([5, 3]);
    });

    test('entries written in one go over many days, and out of their order, are counted on their own days', async () => {
      const { store } = await open();
      const days = ['20', '20', '21', '19', '21', '21', '20'];
      await store.appendLog(days.slice(0, 5).map((day, hour) => draft({ at: `2026-11-${day}T0${hour}:00:00Z` })));
      await store.appendLog(days.slice(5).map((day, hour) => draft({ at: `2026-11-${day}T1${hour}:00:00Z` })));
      const count = (day: string, count: number) => ({ day: `2026-11-${day}`, count });
      expect(await store.logDays({ search: '', filters: {} })).toEqual([count('19', 1), count('20', 3), count('21', 3)]);
      expect(await sequences(store, { filters: { from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z' } })).toEqual([7, 2, 1]);
      expect(await sequences(store, { filters: { from: '2026-11-20T01:00:00Z', until: '2026-11-21T04:00:00Z' } })).toEqual([7, 3, 2]);
      expect(await sequences(store, { filters: { until: '2026-11-20T00:30:00Z' } })).toEqual([4, 1]);
    });

    test('words are found in operation, detail and personal text, also one and two Chinese characters', async () => {
      const { store } = await open();
      await store.appendLog([
        draft({ operation: 'consent-mail-made', detail: { file: 'letter-2026.eml' } }),
        draft({ personal: { reason: '客户要求解除', operator: 'Zoë "Z" O\'Neil' } }),
        draft({ detail: { limit: 3, counted: true } }),
      ]);
      expect(await sequences(store, { search: 'CONSENT letter' })).toEqual([1]);
      expect(await sequences(store, { search: '要' })).toEqual([2]);
      expect(await sequences(store, { search: '解除' })).toEqual([2]);
      expect(await sequences(store, { search: '除解' })).toEqual([]);
      expect(await sequences(store, { search: 'zo' })).toEqual([2]);
      expect(await sequences(store, { search: '"z"' })).toEqual([2]);
      expect(await sequences(store, { search: 'true 3' })).toEqual([3]);
    });

    test('days count what the filters and words leave', async () => {
      const { store } = await open();
      const at = (day: string) => `2026-11-${day}T23:30:00.000Z`;
      await store.appendLog([draft({ at: at('20') }), draft({ at: at('21'), detail: { word: 'special' } }), draft({ at: at('20') })]);
      expect(await store.logDays({ search: '', filters: {} })).toEqual([
        { day: '2026-11-20', count: 2 },
        { day: '2026-11-21', count: 1 },
      ]);
      expect(await store.logDays({ search: 'special', filters: {} })).toEqual([{ day: '2026-11-21', count: 1 }]);
      expect(await store.logDays({ search: '', filters: { until: at('21') } })).toEqual([{ day: '2026-11-20', count: 2 }]);
      expect(await store.logDays({ search: 'nothing-like-it', filters: {} })).toEqual([]);
    });

    test('news is what concerns a customer or a case and came after the mark; what one does while looking is none', async () => {
      const { store } = await open();
      await store.appendLog([
        draft({ operation: 'customer-joined', customerId: 'c1' }),
        draft({ operation: 'sync-finished' }),
        draft({ operation: 'case-agreed', caseId: 'k1' }),
        draft({ operation: 'customer-returned', customerId: 'c2' }),
      ]);
      const news = await store.newsSince(1, 1);
      expect(news).toMatchObject({ total: 2, newest: 4 });
      expect(news.rows.map((row) => row.entry.sequence)).toEqual([4]);
      expect(await store.newsSince(4, 5)).toMatchObject({ rows: [], total: 0, newest: 4 });
      await store.appendLog([draft({ operation: 'check-run', customerId: 'c1' })]);
      expect(await store.newsSince(4, 5)).toMatchObject({ rows: [], total: 0, newest: 5 });
    });

    test('a setting and its log entry are written together, or neither', async () => {
      const { store } = await open();
      expect(await store.value('theme')).toBeNull();
      await store.writeValue('theme', { name: 'dark', 'x"y': [1, null] }, { log: [draft({ operation: 'setting-changed' })], notices: [] });
      expect(await store.value('theme')).toEqual({ name: 'dark', 'x"y': [1, null] });
      await expect(store.writeValue('theme', 'light', { log: [draft({ at: '' })], notices: [] })).rejects.toThrow();
      expect(await store.value('theme')).toMatchObject({ name: 'dark' });
      await store.writeValue('theme', null, nothing);
      expect(await store.value('theme')).toBeNull();
      expect(await store.verifyLog()).toMatchObject({ entries: 1, sound: true });
    });
  });
}
