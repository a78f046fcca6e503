import { describe, expect, it } from 'vitest';
import { shippedPacks } from '../../../src/core/rule/catalogue.ts';
import { comparePacks } from '../../../src/core/rule/changes.ts';
import type { RulePack } from '../../../src/core/rule/pack.ts';
import { fc } from './runs.ts';

function pack(id: string): RulePack {
  const found = shippedPacks().find((one) => one.id === id);
  if (found === undefined) throw new Error(`no pack ${id}`);
  return found;
}
const ids = (rules: readonly { readonly id: string }[]) => rules.map(({ id }) => id);

describe('what changed between two packs', () => {
  it('is, from September 2024 to the newest page, two rules about support plans, one about a frozen partner, and the limit', () => {
    const changes = comparePacks(pack('intl-partner-submit-2024-09-03'), pack('intl-partner-submit-csp'));
    expect(ids(changes.added)).toEqual(['R09', 'R10', 'R33']);
    expect(changes.removed).toEqual([]);
    expect(changes.limits).toEqual({ before: { requests: 1, months: 3 }, after: { requests: 3, months: 3 } });
    expect(changes.changed.find(({ after }) => after.id === 'R01')?.differs).toEqual(
      expect.arrayContaining(['statement', 'weight', 'inferred']),
    );
  });

  it('is, between April and September 2024, that the page began to name conditions which we had only read into it', () => {
    const changes = comparePacks(pack('intl-partner-submit-2024-04-30'), pack('intl-partner-submit-2024-09-03'));
    expect({ ...changes, same: [] }).toMatchObject({ added: [], removed: [], limits: null });
    const silent = (id: string) => [id, ['statement', ...(id === 'R06' ? [] : ['inferred'])]];
    expect(changes.changed.map(({ after, differs }) => [after.id, differs])).toEqual([
      ...['R04', 'R05', 'R06', 'R07', 'R08'].map(silent),
      ['R29', ['quote']],
    ]);
    // The copy of April 2024 states limits and no condition: nothing is put into its mouth.
    const conditions = pack('intl-partner-submit-2024-04-30').rules.filter(({ needs }) => needs.some((fact) => fact !== 'visible'));
    expect(conditions.map(({ id, inferred, sources }) => [id, inferred, sources.some(({ date }) => date === '2024-04-30')])).toEqual(
      ['R04', 'R05', 'R06', 'R07', 'R08'].map((id) => [id, true, false]),
    );
  });

  it('holds both wordings of a changed rule, each with its own page', () => {
    const { changed } = comparePacks(pack('intl-customer-submit-2020-10-10'), pack('intl-customer-submit-2025-06-30'));
    const enterprise = changed.find(({ after }) => after.id === 'R04');
    expect(enterprise?.before.sources.map(({ key }) => key)).toEqual(['SEED-2020']);
    expect(enterprise?.after.sources.map(({ key }) => key)).toEqual(['SEED-2025']);
    expect(enterprise?.before.statement).toContain('or member account');
  });

  it('is nothing between a pack and itself, and is the other way round backwards', () => {
    const any = fc.constantFrom(...shippedPacks());
    fc.assert(
      fc.property(any, any, (from, to) => {
        const [there, back] = [comparePacks(from, to), comparePacks(to, from)];
        expect(ids(there.added)).toEqual(ids(back.removed));
        expect(ids(there.removed)).toEqual(ids(back.added));
        expect(there.changed.map(({ after }) => after.id).toSorted()).toEqual(back.changed.map(({ after }) => after.id).toSorted());
        expect(there.added.length + there.changed.length + there.same.length).toBe(to.rules.length);
        const none = comparePacks(from, structuredClone(from));
        expect([none.added, none.removed, none.changed, none.limits]).toEqual([[], [], [], null]);
      }),
    );
  });
});
