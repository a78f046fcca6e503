import { describe, expect, it } from 'vitest';
import { customerColumns } from '../../../../src/core/import/columns.ts';
import { fieldNames, importFields } from '../../../../src/core/import/field.ts';

const { headerRow, matchColumns } = customerColumns;
const matched = (...names: readonly string[]) => matchColumns(names).map(({ field, how }) => `${field} ${how}`);

describe('The columns of an export', () => {
  it('are known by every documented name, in English and Chinese, whatever their case, width and signs', () => {
    for (const field of importFields)
      for (const name of fieldNames[field])
        for (const spelt of [name, name.toUpperCase(), ` ${name} `, name.replaceAll(' ', '-'), name.replaceAll(' ', '')])
          expect(matched(spelt), spelt).toEqual([`${field} sure`]);
  });
  it('with a known name inside another are only likely, for a person to look at', () => {
    expect(matched('Mobile Number (masked)', '客户账号(脱敏)', 'Nothing')).toEqual(['telephone likely', 'accountName likely', 'null none']);
  });
  it('that say something else are never taken for it: who is not frozen automatically may be frozen by hand', () => {
    expect(matched('Automatically Frozen', '自动冻结状态', 'Resource Expiration Date', 'Budget usage', 'Partner Account Name')).toEqual([
      'null none',
      'null none',
      'null none',
      'null none',
      'null none',
    ]);
  });
  it('two of which could be the same field are both left to the person', () => {
    expect(matched('Customer Name', 'Company Name')).toEqual(['null several', 'null several']);
    expect(matched('Customer Name', 'Customer Name (old)')).toEqual(['name sure', 'null none']);
  });
  it('are named by the row with the most known names, below whatever title the export has', () => {
    expect(headerRow([['Customer list'], ['', ''], ['Exported', '2026-11-20'], ['客户账号', '客户ID'], ['a', 'b']])).toBe(3);
    expect(
      headerRow([
        ['one', 'two'],
        ['a', 'b'],
      ]),
    ).toBe(0);
    expect(headerRow([['title'], ['one', 'two']])).toBe(1);
    expect(headerRow([])).toBe(0);
  });
});
