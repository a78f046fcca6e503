import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/core/fact/fact.ts';
import { draft, evening, morning, noon, nothing, type Open, reading, writePage } from './samples.ts';

const stated = (kind: Fact['kind'], value: Fact['value'], observedAt: string, subject = 'c1'): Fact => ({
  subject: subject as Fact['subject'],
  kind,
  value,
  source: 'person',
  observedAt,
  by: 'Anna',
  note: '',
});
const verdict = { submit: 'allowed', agree: 'unknown', violated: 0, unknown: 1, computedAt: morning, packId: 'p1' } as const;

export function factBehaviour(open: Open): void {
  describe('facts and verdicts', () => {
    test('a listing gives three facts by itself, as old as the reading', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { frozen: true, association: 'referral' })], { observedAt: noon });
      const found = Object.fromEntries((await store.facts('c1' as never)).map((fact) => [fact.kind, fact]));
      expect(Object.keys(found).sort()).toEqual(['association', 'frozen', 'visible']);
      expect(found.frozen).toEqual({
        subject: 'c1',
        kind: 'frozen',
        value: true,
        source: 'simulated',
        observedAt: noon,
        by: '',
        note: '',
      });
      expect(found.association?.value).toBe('referral');
      expect(found.visible?.value).toBe(true);
    });

    test('a customer missing from a listing is neither visible nor not; one no longer visible is not, since then', async () => {
      const { store, now } = await open();
      await writePage(store, [reading('c1')]);
      const visible = async () => (await store.facts('c1' as never)).find((fact) => fact.kind === 'visible');
      await store.writeVisibility({ customerId: 'c1' as never, to: 'missing-from-listing', ...nothing });
      expect(await visible()).toBeUndefined();
      now.at = evening;
      await store.writeVisibility({ customerId: 'c1' as never, to: 'no-longer-visible', ...nothing });
      expect(await visible()).toMatchObject({ value: false, observedAt: evening });
    });

    test('a later observation replaces the earlier one, whichever way it came; an earlier one is ignored', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { frozen: false })], { observedAt: noon });
      const frozen = async () => (await store.facts('c1' as never)).filter((fact) => fact.kind === 'frozen').map((fact) => fact.value);
      await store.writeFacts({ facts: [stated('frozen', true, morning)], ...nothing });
      expect(await frozen()).toEqual([false]);
      await store.writeFacts({ facts: [stated('frozen', true, evening)], ...nothing });
      expect(await frozen()).toEqual([true]);
      await store.writeFacts({ facts: [stated('arrears', true, evening), stated('arrears', false, noon)], ...nothing });
      expect((await store.facts('c1' as never)).find((fact) => fact.kind === 'arrears')).toEqual(stated('arrears', true, evening));
    });

    test('facts about the partner stand apart, and values keep their type', async () => {
      const { store } = await open();
      const facts = [
        stated('partnerFrozen', false, morning, 'partner'),
        stated('unpaidOrders', 3, morning),
        stated('freezeKind', 'none', morning),
      ];
      await store.writeFacts({ facts, log: [draft({ operation: 'fact-stated' })], notices: [] });
      expect(await store.facts('partner')).toEqual([facts[0]]);
      expect((await store.facts('c1' as never)).map((fact) => fact.value).sort()).toEqual([3, 'none']);
      expect((await store.logEntry(1))?.entry.operation).toBe('fact-stated');
    });

    test('many customers come at once with their facts and counted requests; nobody stands in for an unknown one', async () => {
      const { store } = await open();
      await writePage(store, [reading('c2'), reading('c1'), reading('c3')]);
      await store.writeFacts({ facts: [stated('arrears', true, noon, 'c2')], ...nothing });
      const dossiers = await store.dossiers(['c3', 'c2', 'nobody']);
      expect(dossiers.map(({ customer, facts, quota }) => [customer.customerId, facts.length, quota.length]).toSorted()).toEqual([
        ['c2', 4, 0],
        ['c3', 3, 0],
      ]);
      for (const { customer, facts } of dossiers) expect(facts).toEqual(await store.facts(customer.customerId));
    });

    test("a reseller's customer is visible through the reseller only, so that nobody else is told to act on it (R29)", async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { resellerId: 'r1' }), reading('c2')]);
      const visible = async (id: string) => (await store.facts(id as never)).find(({ kind }) => kind === 'visible')?.value;
      expect([await visible('c1'), await visible('c2')]).toEqual(['through-reseller', true]);
    });

    test('a verdict is due when it is missing, of another pack or lapsed', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2'), reading('c3'), reading('c4')]);
      await store.writeVerdicts([
        { customerId: 'c1', ...verdict, validUntil: null },
        { customerId: 'c2', ...verdict, validUntil: noon },
        { customerId: 'c3', ...verdict, validUntil: null, packId: 'p0' },
        { customerId: 'nobody', ...verdict, validUntil: null },
      ]);
      const due = async (now: string) => (await store.verdictsDue({ packId: 'p1', now, limit: 9 })).toSorted();
      expect(await due(morning)).toEqual(['c3', 'c4']);
      expect(await due('2026-11-22T12:00:00Z')).toEqual(['c2', 'c3', 'c4']);
      expect(await store.verdictsDue({ packId: 'p1', now: noon, limit: 1 })).toHaveLength(1);
    });

    test('a verdict whose facts changed is thrown away, an unchanged reading keeps it', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2'), reading('c3')]);
      const give = () => store.writeVerdicts(['c1', 'c2', 'c3'].map((customerId) => ({ customerId, ...verdict, validUntil: null })));
      const due = async () => (await store.verdictsDue({ packId: 'p1', now: noon, limit: 9 })).toSorted();
      await give();
      await writePage(store, [reading('c1', { frozen: true }), reading('c2', { email: 'x@example.com' }), reading('c3')], {
        observedAt: noon,
      });
      expect(await due()).toEqual(['c1']);
      await give();
      await store.writeFacts({ facts: [stated('arrears', true, noon, 'c2')], ...nothing });
      expect(await due()).toEqual(['c2']);
      await give();
      await store.writeFacts({ facts: [stated('partnerFrozen', true, noon, 'partner')], ...nothing });
      expect(await due()).toEqual(['c1', 'c2', 'c3']);
      await give();
      await store.writeFacts({ facts: [stated('partnerFrozen', true, '2026-11-22T12:05:00Z', 'partner')], ...nothing });
      expect(await due()).toEqual([]);
    });
  });
}
