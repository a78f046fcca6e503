import { describe, expect, it } from 'vitest';
import { isMasked, isSpoilt, textOf } from '../../../../src/core/import/cell.ts';
import { csvOf, safeCell } from '../../../../src/core/import/csv.ts';
import { dateReading, readDate } from '../../../../src/core/import/dates.ts';
import type { ImportField } from '../../../../src/core/import/field.ts';
import { withoutRepeated } from '../../../../src/core/import/repeated.ts';
import { isLocalId, localCustomerId, readRow } from '../../../../src/core/import/row.ts';
import { readAssociation, readCustomerType, readFrozen, readVerified } from '../../../../src/core/import/values.ts';

const plan = (columns: (ImportField | null)[]) => ({
  headerRow: 0,
  columns,
  dateOrder: null,
  timeZone: 'Asia/Hong_Kong',
  takeRenamed: false,
});

describe('A cell', () => {
  it('that a spreadsheet made a number of is not taken for an id, nor one that was shortened for anything', () => {
    expect(isSpoilt('1.23E+17', 'id')).toBe(true);
    expect(isSpoilt('1,23e+17', 'text')).toBe(true);
    expect(isSpoilt({ number: '7' }, 'id')).toBe(true);
    expect(isSpoilt({ number: '13800001234' }, 'text')).toBe(false);
    expect(isSpoilt({ number: '1.3800001234E10' }, 'text')).toBe(true);
    expect(isSpoilt({ number: '1234567890123456' }, 'text')).toBe(true);
    // An id of the vendor's shape that happens to hold an e among its digits.
    expect(isSpoilt('0123456789012345678901234567e890', 'id')).toBe(false);
  });
  it('loses what hides in it: controls, marks of direction and what keeps it text in a spreadsheet', () => {
    expect(textOf('\u202Eacme\u200B\u0007 hk')).toBe('acme hk');
    expect(textOf('="0012"')).toBe('0012');
    expect(textOf("'0012")).toBe('0012');
    expect(textOf('\ufeffid')).toBe('id');
    expect(textOf('a  b \n \u0001 \n c')).toBe('a  b c');
    // As long as cells may be, and many of them: read once, not again from each blank.
    const wide = `a${' '.repeat(8_000)}b`;
    const begun = performance.now();
    for (let count = 0; count < 300; count += 1) expect(textOf(wide)).toBe(wide);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
  it('is masked when something of it is stars', () => {
    expect(['A*** L***', '138****1234', 'o•••@e•••.com', '张**'].every(isMasked)).toBe(true);
    expect(['Acme', '', 'o@e.com'].some(isMasked)).toBe(false);
  });
});

describe('Dates', () => {
  const hk = (text: string, order: 'day-first' | 'month-first' | null = null) => readDate(text, order, 'Asia/Hong_Kong')?.at ?? null;
  it('are read as exports spell them, in their own zone or in the one the person says', () => {
    expect(hk('2025-05-06T08:05:01Z')).toBe('2025-05-06T08:05:01Z');
    expect(hk('2025/05/06 16:05:01')).toBe('2025-05-06T08:05:01Z');
    expect(hk('2025-05-06 16:05 GMT+08:00')).toBe('2025-05-06T08:05:00Z');
    expect(hk('2025年5月6日')).toBe('2025-05-05T16:00:00Z');
    expect(hk('25.05.2025')).toBe('2025-05-24T16:00:00Z');
  });
  it('with two readings are read only when the person has chosen', () => {
    expect(hk('03/04/2025')).toBeNull();
    expect(hk('03/04/2025', 'day-first')).toBe('2025-04-02T16:00:00Z');
    expect(hk('03/04/2025', 'month-first')).toBe('2025-03-03T16:00:00Z');
    expect(dateReading(['03/04/2025'])).toBe('either');
    expect(dateReading(['03/04/2025', '25/04/2025'])).toBe('day-first');
    expect(dateReading(['03/04/2025', '04/25/2025'])).toBe('month-first');
    expect(dateReading(['25/04/2025', '04/25/2025'])).toBe('both');
    expect(dateReading(['2025-04-03', '', undefined, '05/05/2025'])).toBe('clear');
  });
  it('that are none are refused, not bent', () => {
    for (const text of ['2025-02-30', '45783', 'soon', '2025-05-06 25:00', '32/13/2025', '2025-05-06 noon'])
      expect(hk(text, 'day-first'), text).toBeNull();
  });
});

describe('Words of a row', () => {
  it('are those of the API and of the pages; what is not known is refused', () => {
    expect(readAssociation('转售模式')).toEqual({ association: 'reseller', associationRaw: '3' });
    expect(readAssociation('1')).toEqual({ association: 'referral', associationRaw: '1' });
    // Documented nowhere for certain (facts.md 4.1).
    expect(readAssociation('2')).toEqual({ association: 'unconfirmed', associationRaw: '2' });
    expect(readAssociation('perhaps')).toBeNull();
    expect([readFrozen('No'), readFrozen('已冻结'), readFrozen('maybe')]).toEqual([false, true, null]);
    expect([readVerified('-1'), readVerified('1'), readVerified('2'), readVerified('9')]).toEqual([
      'none',
      'rejected',
      'authenticated',
      null,
    ]);
    expect([readCustomerType('-1'), readCustomerType('1'), readCustomerType('x')]).toEqual(['none', 'enterprise', null]);
  });
  it('left empty say nothing: neither not frozen nor any type', () => {
    const row = readRow(['c1', 'acme', '', '--', '***'], 2, plan(['customerId', 'accountName', 'frozen', 'association', 'name']));
    expect(row).toMatchObject({ kind: 'read', reading: { row: 2, said: {} } });
  });
  it('name every problem of their row', () => {
    const row = readRow(['1E+20', 'ac**', 'maybe'], 5, plan(['customerId', 'accountName', 'frozen']));
    expect(row.kind === 'bad' && row.problems).toEqual([
      { code: 'number-for-text', field: 'customerId' },
      { code: 'masked-handle', field: 'accountName' },
      { code: 'not-understood', field: 'frozen' },
    ]);
  });
});

describe('A customer that stands in the file twice', () => {
  const rows = (...lines: readonly (readonly string[])[]) =>
    withoutRepeated(lines.map((cells, index) => readRow(cells, index + 2, plan(['customerId', 'accountName', 'frozen'])))).map((row) =>
      row.kind === 'bad' ? row.problems[0]?.code : 'read',
    );
  it('is taken once when both rows say the same, and not at all when they differ', () => {
    expect(rows(['c1', 'a', 'no'], ['c1', 'a', 'no'])).toEqual(['read', 'repeated']);
    expect(rows(['c1', 'a', 'no'], ['c1', 'a', 'yes'])).toEqual(['repeated-differently', 'repeated-differently']);
    expect(rows(['c1', 'a', 'no'], ['c2', 'a', 'no'])).toEqual(['repeated-differently', 'repeated-differently']);
    expect(rows(['c1', '', 'no'], ['c2', '', 'no'])).toEqual(['read', 'read']);
  });
});

describe('A customer without an id', () => {
  it('gets one that no vendor gives', () => {
    expect(localCustomerId('acme')).toBe('account:acme');
    expect(isLocalId('0bb8e90000000000000f6fc010ebfd95')).toBe(false);
    expect(localCustomerId('a'.repeat(57))).toBeNull();
  });
});

describe('Rows given back as a table', () => {
  it('hold no formula, whatever stood in them', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd|x', '＝1', '\u202E=1'])
      expect(safeCell(text).replace(/^"/u, '').startsWith("'"), text).toBe(true);
    expect(safeCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvOf([['a', 'b']])).toBe('\ufeffa,b\r\n');
  });
});
