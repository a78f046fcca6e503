import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../src/core/log/chain.ts';
import { type LogEntry, LogResult, LogSource, operations } from '../../../src/core/log/entry.ts';
import { entryBytes } from '../../../src/core/log/entry-bytes.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\n', '\ud83d', '__proto__', '10', '9'),
);
const entry: fc.Arbitrary<LogEntry> = fc.record({
  version: fc.constant(1 as const),
  chain: text,
  sequence: fc.integer({ min: 1 }),
  at: text,
  operation: fc.constantFrom(...operations),
  result: fc.constantFrom(...LogResult.options),
  source: fc.constantFrom(...LogSource.options),
  subject: fc.option(text),
  caseId: fc.option(text),
  detail: fc.dictionary(text, fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))),
  digests: fc.dictionary(text, fc.stringMatching(/^[0-9a-f]{64}$/)),
  previous: text,
});

test('the bytes of an entry are its canonical JSON, whatever it holds', () => {
  fc.assert(
    fc.property(entry, (one) => {
      expect(entryBytes(one)).toBe(canonical(one));
    }),
    { numRuns: Number(process.env.DESK_RUNS ?? 300) },
  );
});
