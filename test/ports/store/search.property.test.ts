import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerReading } from '../../../src/core/customer/customer.ts';
import { fakeStore } from '../../fakes/store.ts';
import { openInFolder } from './folder.ts';
import { list, morning, reading, writePage } from './samples.ts';

const runs = Number(process.env.DESK_RUNS_SEARCH ?? 60);
const seed = Number(process.env.DESK_SEED ?? Date.now() % 1_000_000);

const letter = fc.oneof(
  fc.constantFrom(...'aAbBcÄäßéñøŁıİ'),
  fc.constantFrom(...'华为云深圳科技一'),
  fc.constantFrom(...'ไทยบริ', ...'شركةال', ...'かなカナ한국', ...'αβςΣ', ...'Привет'),
  fc.constantFrom(
    ' ',
    '-',
    '"',
    "'",
    '*',
    '(',
    ')',
    ':',
    '^',
    '%',
    '_',
    '\\',
    '.',
    '@',
    '\n',
    '\t',
    '\u0000',
    '\u200b',
    '\u0301',
    '\u00a0',
  ),
  fc.constantFrom('😀', '👨‍👩‍👧', '🇩🇪', 'ﬁ', '①', 'Ⅳ', '\ufe0f', '\ud83d', 'x̌'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = (maxLength: number) => fc.array(letter, { maxLength }).map((letters) => letters.join(''));
const customers = fc.array(fc.record({ accountName: text(8), name: text(12), email: text(5), manager: text(3) }), {
  minLength: 1,
  maxLength: 12,
});

/** A query taken out of what is there, so that most searches find something. */
const query = fc.oneof(text(4), fc.record({ from: fc.nat(40), length: fc.integer({ min: 1, max: 6 }), more: text(2) }));

test(`SQLite answers every search as the plain definition does (seed ${seed}, ${runs} runs)`, async () => {
  const { store: sqlite } = await openInFolder();
  const plain = fakeStore({ chain: 'chain-1', now: () => morning });
  let batch = 0;
  await fc.assert(
    fc.asyncProperty(
      customers,
      fc.array(query, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.nat(12),
      async (fields, queries, descending, filled) => {
        batch += 1;
        // Ids come round again, so that names are also replaced.
        const page: CustomerReading[] = fields.map((own, index) => reading(`id${(batch * 5 + index) % 200}`, own));
        expect(await writePage(sqlite, page.map(wellFormed))).toEqual(await writePage(plain, page.map(wellFormed)));
        // The index stands anywhere between nothing and everything.
        if (filled > 0) await sqlite.fillSearch(filled);
        const all = page.map((one) => `${one.accountName} ${one.name}`).join(' ');
        for (const one of queries) {
          const search = typeof one === 'string' ? one : [...all].slice(one.from, one.from + one.length).join('') + one.more;
          const asked = { search, sort: { by: 'name', descending }, limit: 300 } as const;
          expect(await list(sqlite, asked), JSON.stringify(search)).toEqual(await list(plain, asked));
        }
      },
    ),
    { seed, numRuns: runs },
  );
});

/** The store keeps well-formed text; what it does with half a character is tested beside it. */
function wellFormed(one: CustomerReading): CustomerReading {
  const { accountName, name, email, manager } = one;
  const whole = { accountName, name, email, manager };
  return { ...one, ...Object.fromEntries(Object.entries(whole).map(([field, value]) => [field, value.toWellFormed()])) };
}
