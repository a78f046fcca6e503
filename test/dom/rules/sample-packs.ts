import type { PackComparison, PackPage, PackRow, ShownRule } from '../../../src/contract/rules.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';

export const row = (id: string, change: Partial<PackRow> = {}): PackRow => ({
  id,
  title: `International site: ${id}`,
  key: { site: 'intl', partnerTypes: ['csp'], sides: ['partner'], steps: ['submit'], edition: { kind: 'undated', readOn: '2026-11-21' } },
  readOn: '2026-11-21',
  limits: { requests: 3, months: 3 },
  rules: 2,
  added: null,
  inUse: [],
  ...change,
});

export const address = 'https://support.huaweicloud.com/intl/es-us/usermanual-bpconsole/dp_050101.html';

export const rule = (id: string, change: Partial<ShownRule> = {}): ShownRule => ({
  id,
  statement: `What ${id} says.`,
  quote: 'in so many words',
  sources: [{ key: 'P-CSP-NEW', title: 'Managing Customer Association Relationships', address, date: null, readOn: '2026-11-21' }],
  inferred: false,
  severity: 'blocker',
  associations: ['reseller', 'referral', 'unconfirmed'],
  remedy: 'Do what has to be done.',
  mustAct: 'customer',
  facts: [{ kind: 'reservedInstance', knownBy: 'partner-center' }],
  ...change,
});

export const newest = row('newest', { inUse: [{ side: 'partner', step: 'submit' }] });
export const older = row('older', {
  key: { ...newest.key, edition: { kind: 'dated', date: '2024-09-03' } },
  limits: { requests: 1, months: 3, afterOtherSide: 3 },
});
export const european = row('european', { key: { ...older.key, site: 'eu', edition: { kind: 'dated', date: '2024-09-06' } } });

export const page = (
  of: PackRow,
  rules: readonly ShownRule[] = [rule('R04'), rule('R07', { inferred: true, associations: ['reseller', 'unconfirmed'] })],
): PackPage => ({
  row: of,
  rules: [...rules],
  remarks: ['A thing that no rule says.'],
  undocumented: 'Ask Huawei Cloud.',
  validity: { readingHours: 24, statedDays: 7, actMinutes: 10 },
});

export const comparison = (change: Partial<PackComparison> = {}): PackComparison => ({
  from: older,
  to: newest,
  added: [rule('R09', { statement: 'A new sentence.' })],
  removed: [rule('R05', { statement: 'An old sentence.' })],
  changed: [
    {
      before: rule('R01', { statement: 'It said this.' }),
      after: rule('R01', { statement: 'It says that.' }),
      differs: ['statement', 'weight'],
    },
  ],
  same: ['R04', 'R07'],
  limitsDiffer: true,
  ...change,
});

export function deskWithRules(packs: readonly PackRow[] = [older, newest, european]): FakeDesk {
  const desk = fakeDesk();
  desk.answer('rules.list', () => ({ packs, notKnown: [] }));
  desk.answer('rules.pack', ({ id }: { id: string }) => page(packs.find((one) => one.id === id) ?? newest));
  desk.answer('rules.changes', () => comparison());
  desk.answer('rules.openSource', () => ({}));
  return desk;
}
