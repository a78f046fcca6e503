import { describe, expect, it } from 'vitest';
import { logColumns, logFieldNames, logImportFields } from '../../../src/core/log/import-field.ts';
import type { LogImportPlan } from '../../../src/core/log/import-plan.ts';
import { readLogRow, repeatKey } from '../../../src/core/log/import-row.ts';

const plan: LogImportPlan = {
  headerRow: 0,
  columns: ['time', 'operation', 'customerId', 'accountName', 'operator', 'reason'],
  dateOrder: 'day-first',
  timeZone: 'Asia/Hong_Kong',
  takeRepeated: false,
};
const read = (...cells: readonly string[]) => readLogRow(cells, 2, plan);

describe('The columns of another log', () => {
  it('are known by every plain name, in English and Chinese, and by those of our own exports', () => {
    for (const field of logImportFields)
      for (const name of logFieldNames[field])
        for (const spelt of [name, name.toUpperCase(), ` ${name} `])
          expect(logColumns.matchColumns([spelt]), spelt).toEqual([{ field, how: 'sure' }]);
  });
  it('of the partner, of a zone or twice the same are left to the person', () => {
    const names = ['Partner Account Name', '伙伴名称', 'Time zone', 'Time', 'Date'];
    expect(logColumns.matchColumns(names).map(({ how }) => how)).toEqual(['none', 'none', 'none', 'several', 'several']);
  });
});

describe('A row of another log', () => {
  it('keeps the words of the file, with its time in UTC beside them', () => {
    expect(read('05/03/2021 09:00', '申请解除关联', 'c1', 'acme', 'bo', '')).toEqual({
      kind: 'read',
      reading: {
        row: 2,
        claimedAt: '2021-03-05T01:00:00Z',
        dayOnly: false,
        customerId: 'c1',
        texts: { claimedTime: '05/03/2021 09:00', claimedOperation: '申请解除关联', accountName: 'acme', claimedOperatorName: 'bo' },
      },
    });
    expect(read('2021-03-05', 'x')).toMatchObject({ reading: { dayOnly: true, claimedAt: '2021-03-04T16:00:00Z' } });
  });
  it('names everything that is wrong with it, and is not taken', () => {
    const problems = (...cells: readonly string[]) => {
      const row = read(...cells);
      return row.kind === 'bad' ? row.problems.map(({ code }) => code) : [];
    };
    expect(problems('', '')).toEqual(['no-time', 'no-operation']);
    expect(problems('soon', 'x', '1.2E+17', 'a'.repeat(129))).toEqual(['time-not-understood', 'number-for-text', 'too-long']);
    expect(problems('2021-03-05', 'x', '', '', '', 'r'.repeat(4_001))).toEqual(['too-long']);
  });
  it('whose customer is hidden by stars is nobody’s by id', () => {
    expect(read('2021-03-05', 'x', 'c1**', 'ac**')).toMatchObject({ reading: { customerId: '', texts: { accountName: 'ac**' } } });
  });
  it('says the same as another with its time, operation, customer and operator, whatever else it says', () => {
    const said = { claimedAt: 'now', customerId: 'c1', texts: { accountName: 'acme', claimedOperation: 'a', claimedOperatorName: 'b' } };
    expect(repeatKey({ ...said, texts: { ...said.texts, claimedReason: 'other' } })).toBe(repeatKey(said));
    for (const change of [
      { claimedAt: 'then' },
      { texts: { ...said.texts, accountName: 'bell' } },
      { texts: { ...said.texts, claimedOperation: 'x' } },
    ])
      expect(repeatKey({ ...said, ...change })).not.toBe(repeatKey(said));
  });
});
