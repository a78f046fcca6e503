import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvColumns, csvHeader, csvLine, csvText } from '../../../src/core/log/export-csv.ts';
import type { LogRow } from '../../../src/core/ports.ts';
import { fc } from './runs.ts';

const row = (change: Partial<LogRow> = {}, detail: LogRow['entry']['detail'] = {}): LogRow => ({
  entry: {
    version: 1,
    chain: 'c',
    sequence: 7,
    at: '2026-11-22T01:30:00.000Z',
    operation: 'case-submitted',
    result: 'ok',
    source: 'app',
    subject: null,
    caseId: null,
    detail,
    digests: {},
    previous: '0'.repeat(64),
  },
  hash: 'a'.repeat(64),
  customerId: null,
  personal: {},
  erasedAt: null,
  ...change,
});
const cellsOf = (line: string) => (parse(line) as string[][])[0] ?? [];
const cell = (text: string) => cellsOf(csvText(text))[0] ?? '';
/** As the documentation says. */
const undone = (text: string) => text.replace(/^'/u, '').replace(/([;\t\r\n|])'/gu, '$1');

describe('A cell of an exported log', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u200b=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '−1',
    '"=1',
    '=HYPERLINK("http://evil.example")',
  ])('that would be computed is kept text: %j', (text) => {
    expect(cell(text).startsWith("'")).toBe(true);
    expect(undone(cell(text))).toBe(text);
  });
  it.each(['a;=1', 'a\n=1', 'a\t+1', 'a|@x', 'a;"=1', 'a; =1', 'a\r\n=1'])(
    'is no formula either where something else ends a cell: %j',
    (text) => {
      expect(cell(text)).not.toMatch(/[;\t\n\r|][\s"]*[=+@-]/u);
      expect(undone(cell(text))).toBe(text);
    },
  );
  it.each(['007', '1234567890123456', '12e4', '1,5E-3', '2026-11-22', '3/4', '1.2.2026'])(
    'that would be another number or a day stays: %s',
    (text) => expect(cell(text)).toBe(`'${text}`),
  );
  it('whatever it is, is text again by taking one apostrophe away, and begins no formula', () => {
    const unit = fc.constantFrom(
      'a',
      '户',
      '"',
      "'",
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r',
      ' ',
      '=',
      '+',
      '-',
      '@',
      '＝',
      '\u202e',
      '\u200b',
      '7',
      'e',
      '😀',
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const written = cell(text);
        expect(undone(written)).toBe(text);
        for (const part of written.split(/[;\t\r\n|]/u)) expect(part).not.toMatch(/^[\p{C}\p{Z}"]*[=+\-@＝＋－＠]/u);
      }),
    );
  });
  it('holds no character that no table can hold', () => expect(cell('a\u0000b\u0007')).toBe('a\ufffdb\ufffd'));
});

describe('A line of an exported log', () => {
  it('has a cell for each column, ends with CRLF, and quotes every text', () => {
    const personal = { operator: 'Ann Lee', accountName: 'acme-hk-001', name: 'Acme Logistics', note: 'two\nlines' };
    const line = csvLine(row({ personal, customerId: 'c1' }, { claimedAt: '2021-03-05T00:00:00Z', way: 'file' }), true);
    expect(line.endsWith('\r\n')).toBe(true);
    const cells = Object.fromEntries(cellsOf(line).map((text, at) => [csvColumns[at], text]));
    expect(cells).toMatchObject({
      sequence: '7',
      claimedAt: '2021-03-05T00:00:00Z',
      operator: 'Ann Lee',
      customerId: 'c1',
      accountName: 'acme-hk-001',
      detail: '{"claimedAt":"2021-03-05T00:00:00Z","way":"file"}',
      texts: '{"name":"A••• L••••••••","note":"two\\nlines"}',
    });
    expect(csvHeader).toBe(`${csvColumns.join(',')}\r\n`);
  });
  it('in clear has the texts as they were written, and of an erased entry none', () => {
    expect(csvLine(row({ personal: { email: 'owner@acme.example' } }), false)).toContain('owner@acme.example');
    const erased = csvLine(row({ personal: null, erasedAt: '2026-11-22T02:00:00Z' }), false);
    expect(cellsOf(erased)[csvColumns.indexOf('texts')]).toBe('');
    expect(cellsOf(erased)[csvColumns.indexOf('erasedAt')]).toBe('2026-11-22T02:00:00Z');
  });
});
