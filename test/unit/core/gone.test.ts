import { describe, expect, it } from 'vitest';
import { concludeAlone, massLoss } from '../../../src/core/sync/gone.ts';
import { fc } from './runs.ts';

describe('a complete listing that misses customers', () => {
  it.each([
    [240, 2, false],
    [240, 3, true], // more than 1 %
    [100_000, 20, false],
    [100_000, 21, true], // more than 20
    [0, 0, false],
  ])('of %i known, missing %i: waits for a person: %s', (known, missing, expected) => {
    expect(massLoss({ known, missing })).toBe(expected);
  });
});

describe('a missing customer asked for alone', () => {
  const at = { at: '2026-11-20T00:00:00Z' };
  it('is visible when it is found, whatever an old record says', () => {
    expect(concludeAlone({ answered: true, found: true, deleteRecord: at })).toBe('visible');
  });
  it('is no longer visible when the answer is empty', () => {
    expect(concludeAlone({ answered: true, found: false, deleteRecord: null })).toBe('no-longer-visible');
  });
  it('is no longer visible, not disassociated, when the record is refused', () => {
    expect(concludeAlone({ answered: true, found: false, deleteRecord: 'refused' })).toBe('no-longer-visible');
  });
  it('is not known when nothing answers', () => {
    expect(concludeAlone({ answered: false, found: false, deleteRecord: at })).toBe('unknown');
  });
  it('is disassociated never without a DELETE record', () => {
    const record = fc.constantFrom(at, null, 'refused' as const);
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), record, (answered, found, deleteRecord) => {
        const disassociated = concludeAlone({ answered, found, deleteRecord }) === 'disassociated';
        expect(disassociated).toBe(answered && !found && deleteRecord === at);
      }),
    );
  });
});
