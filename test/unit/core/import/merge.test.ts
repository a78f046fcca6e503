import { describe, expect, it } from 'vitest';
import type { Customer, CustomerId } from '../../../../src/core/customer/customer.ts';
import { isMasked } from '../../../../src/core/import/cell.ts';
import { importFields } from '../../../../src/core/import/field.ts';
import { mergeRow } from '../../../../src/core/import/merge.ts';
import { readRow } from '../../../../src/core/import/row.ts';
import { fc } from '../runs.ts';

const known = (change: Partial<Customer> = {}): Customer => ({
  customerId: 'c1' as CustomerId,
  accountName: 'acme',
  name: 'Acme Logistics',
  associatedOn: '2025-05-06T08:05:01Z',
  associationRaw: '3',
  association: 'reseller',
  label: '',
  telephone: '13800001234',
  countryCode: '0086',
  email: 'owner@acme.example',
  verified: 'authenticated',
  customerType: 'enterprise',
  frozen: false,
  manager: 'li.wei',
  level: 'V1',
  resellerId: '',
  visibility: 'visible',
  firstSeenAt: '2026-11-01T00:00:00Z',
  lastSeenAt: '2026-11-10T00:00:00Z',
  changedAt: '2026-11-05T00:00:00Z',
  ...change,
});
const row = (said: object, change: object = {}) => ({
  row: 2,
  customerId: 'c1',
  accountName: 'acme',
  said,
  dayOnly: false,
  masked: [],
  ...change,
});
const after = '2026-11-20T00:00:00Z';
const merged = (
  reading: ReturnType<typeof row>,
  customer: Customer | null = known(),
  byName: readonly string[] = customer ? ['c1'] : [],
  take = false,
) => mergeRow(reading, { byId: customer, byName }, after, take);

describe('A row against what is known', () => {
  it('leaves what it does not say, and takes what it says', () => {
    expect(merged(row({ frozen: true }))).toMatchObject({
      kind: 'changed',
      unread: ['association'],
      reading: { name: 'Acme Logistics', frozen: true, association: 'reseller' },
      changes: [{ field: 'frozen', before: 'false', after: 'true' }],
    });
    expect(merged(row({ frozen: false, association: 'reseller', associationRaw: '3' }))).toMatchObject({
      kind: 'unchanged',
      unread: [],
      changes: [],
    });
  });
  it('replaces stars by clear text, and clear text by clear text, but never clear text by stars', () => {
    const masked = known({ name: 'A*** L***' });
    expect(merged(row({ name: 'Acme Logistics' }), masked)).toMatchObject({ reading: { name: 'Acme Logistics' } });
    expect(merged(row({ name: 'A*** X***' }), masked)).toMatchObject({ reading: { name: 'A*** X***' } });
    expect(merged(row({ name: 'A*** L***' }))).toMatchObject({ kind: 'unchanged', reading: { name: 'Acme Logistics' } });
  });
  it('with the day alone changes no known moment of that day', () => {
    const day = row({ associatedOn: '2025-05-05T16:00:00Z' }, { dayOnly: true });
    expect(merged(day)).toMatchObject({ kind: 'unchanged' });
    expect(merged(row({ associatedOn: '2025-05-06T08:05:01.000Z' }))).toMatchObject({ kind: 'unchanged' });
    expect(merged(row({ associatedOn: '2025-05-07T16:00:00Z' }, { dayOnly: true }))).toMatchObject({ kind: 'changed' });
  });
  it('never undoes what a person, a gateway or a record said of a disassociation, unless the association is a new one', () => {
    const ended = known({ visibility: 'disassociated' });
    expect(merged(row({}), ended)).toMatchObject({ kind: 'conflict', why: 'disassociated' });
    expect(merged(row({ associatedOn: '2026-11-15T00:00:00Z' }), ended)).toMatchObject({ kind: 'changed' });
    expect(merged(row({}), known({ visibility: 'no-longer-visible', changedAt: after }))).toMatchObject({ kind: 'conflict', why: 'older' });
  });
  it('of another customer, another name or an older day is a conflict', () => {
    expect(merged(row({}, { accountName: 'other' }))).toMatchObject({ kind: 'conflict', why: 'renamed' });
    expect(merged(row({}, { accountName: 'other' }), known(), [], true)).toMatchObject({
      kind: 'changed',
      reading: { accountName: 'other' },
    });
    expect(merged(row({}, { customerId: 'c9' }), null, ['c1'])).toMatchObject({ kind: 'conflict', why: 'other-id' });
    expect(merged(row({}), known({ lastSeenAt: '2026-11-21T00:00:00Z' }))).toMatchObject({ kind: 'conflict', why: 'older' });
  });
  it('without an id is the only customer with its account name, else one known by its name alone', () => {
    const nameless = row({ frozen: true }, { customerId: '' });
    expect(merged(nameless)).toMatchObject({ kind: 'changed', reading: { customerId: 'c1' } });
    expect(merged(nameless, null)).toMatchObject({ kind: 'new', reading: { customerId: 'account:acme' } });
    expect(merged(nameless, null, ['c1', 'c2'])).toMatchObject({ kind: 'conflict', why: 'other-id' });
    expect(merged(row({}, { accountName: '' }), null)).toEqual({ kind: 'bad', code: 'no-account-name' });
  });
});

describe('Whatever stands in a row', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '***', 'A***', 'yes', '1', '3', '2025-05-06', '1E+9'),
    fc.record({ number: fc.string() }),
  );
  const plan = fc.record({
    headerRow: fc.constant(0),
    columns: fc.shuffledSubarray([...importFields], { minLength: 1 }),
    dateOrder: fc.constantFrom(null, 'day-first' as const),
    timeZone: fc.constantFrom('UTC', 'Asia/Hong_Kong', 'nowhere'),
    takeRenamed: fc.boolean(),
  });
  it('reading never throws, never overwrites clear text by stars, and never makes a customer gone', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), plan, fc.boolean(), (cells, how, isKnown) => {
        const read = readRow(cells, 2, how);
        if (read.kind === 'bad') {
          expect(read.problems.length).toBeGreaterThan(0);
          return;
        }
        const customer = isKnown ? known() : null;
        const outcome = mergeRow(read.reading, { byId: customer, byName: [] }, after, how.takeRenamed);
        if (outcome.kind === 'bad' || outcome.kind === 'conflict') return;
        for (const field of ['name', 'telephone', 'email', 'manager'] as const)
          if (customer !== null) expect(isMasked(outcome.reading[field])).toBe(false);
        expect(outcome.reading.accountName).not.toBe('');
        expect(outcome.unread.includes('frozen')).toBe(read.reading.said.frozen === undefined);
        // What was merged says the same again.
        const again = mergeRow(read.reading, { byId: { ...known(), ...outcome.reading }, byName: [] }, after, true);
        expect(again.kind).toBe('unchanged');
      }),
    );
  });
});
