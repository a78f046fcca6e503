import { describe, expect, it } from 'vitest';
import { bounds } from '../../../src/engine/adapters/tables/bounds.ts';
import { readTable } from '../../../src/engine/adapters/tables/read-table.ts';
import { fc } from '../../unit/core/runs.ts';
import { packed, text, workbook, workbookParts, zipped } from './workbook.ts';

const bytes = (content: string) => new TextEncoder().encode(content);
const reasonOf = async (file: Uint8Array) =>
  readTable(file).then(
    () => 'read',
    (error: { readonly code: string; readonly detail: { readonly reason?: string } }) => `${error.code} ${error.detail.reason}`,
  );

describe('A text table', () => {
  it('is read in UTF-8, UTF-16 and GB18030, whatever separates its cells', async () => {
    const said = '客户账号;客户名称\nacme;安可物流\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(said, 'utf16le')]);
    const gb = Buffer.from('bfcdbba7d5cbbac53bbfcdbba7c3fbb3c60a61636d653bb0b2bfc9cee5c1f70a'.replace('cee5', 'ceef'), 'hex');
    const rows = [
      ['客户账号', '客户名称'],
      ['acme', '安可物流'],
    ];
    expect(await readTable(bytes(`\ufeff${said}`))).toEqual({ rows, form: { kind: 'csv', encoding: 'utf-8', delimiter: ';' } });
    expect((await readTable(utf16)).rows).toEqual(rows);
    expect(await readTable(gb)).toMatchObject({ rows, form: { encoding: 'gb18030' } });
    expect((await readTable(bytes('a\tb\n1\t2'))).form).toMatchObject({ delimiter: '\t' });
    expect((await readTable(bytes('a|b\n1|2'))).form).toMatchObject({ delimiter: '|' });
  });
  it('keeps quoted separators and lines, and takes quotes in the middle of a cell for letters', async () => {
    const table = await readTable(bytes('id,name\r\n1,"Acme, ""the"" Ltd\r\nHong Kong"\r\n2,5" disks\r\n'));
    expect(table.rows).toEqual([
      ['id', 'name'],
      ['1', 'Acme, "the" Ltd\r\nHong Kong'],
      ['2', '5" disks'],
    ]);
  });
  it('is given back as it was written, whatever stands in its cells', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '户', '"', ',', ';', '\t', '|', '\n', ' ', '=', '\u202e', '😀') });
    const row = fc.array(cell, { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        // A first line of plain names tells what separates the cells.
        const all = [['id', 'name', 'c', 'd', 'e', 'f'], ...rows, ['end', 'x']];
        const written = all.map((each) => each.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect((await readTable(bytes(written))).rows).toEqual(all);
      }),
    );
  });
  it.each([
    ['nothing', bytes(''), 'table-unreadable empty'],
    ['only empty lines', bytes('\n\n \n'), 'table-unreadable empty'],
    ['NULs', bytes('id,na\0me\n1,2'), 'table-unreadable not-a-table'],
    ['one giant line', bytes('x'.repeat(3_000_000)), 'table-unreadable long-cell'],
    ['a quote that never ends', bytes(`id,name\n1,"${'a,b\n'.repeat(100_000)}`), 'table-unreadable long-cell'],
    ['200,000 rows', bytes('a,b\n'.repeat(200_000)), 'table-unreadable too-many-rows'],
    ['a thousand columns', bytes(`${'a,'.repeat(1_000)}\n`), 'table-unreadable too-many-columns'],
    ['100 MB', new Uint8Array(100 * 1024 * 1024), 'table-unreadable too-large'],
    ['the old format of Excel', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'table-unreadable old-excel'],
  ])('of %s is refused clearly', async (_, file, reason) => {
    expect(await reasonOf(file)).toBe(reason);
  });
});

describe('A workbook', () => {
  const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
  it('gives what its first sheet last showed: formulas are not computed, numbers keep their digits, dates have no zone', async () => {
    const sheet =
      row(1, text('A1', 'Customer ID') + text('B1', 'Name') + text('C1', 'Date') + text('D1', 'F')) +
      row(
        2,
        '<c r="A2"><v>1.2345678901234568E+30</v></c>' +
          text('B2', '安可 &amp; Co') +
          '<c r="C2" s="1"><v>45783</v></c><c r="D2" t="str"><f>HYPERLINK("http://evil.example")</f><v>shown</v></c>',
      );
    const { rows, form } = await readTable(workbook(sheet));
    expect(form).toEqual({ kind: 'xlsx', sheets: 1 });
    expect(rows[1]).toEqual([{ number: '1.2345678901234568E+30' }, '安可 & Co', '2025-05-06', 'shown']);
  });
  it('with macros, links to other files and scripts is read without any of them', async () => {
    const sheet = row(1, text('A1', 'id') + text('B1', 'name')) + row(2, text('A2', 'c1') + text('B2', 'Acme'));
    const file = workbook(sheet, {
      'xl/vbaProject.bin': 'Sub AutoOpen()',
      'xl/externalLinks/externalLink1.xml': '<externalLink>file:///etc/passwd</externalLink>',
      'xl/drawings/drawing1.xml': '<broken',
      '../../escape.xml': 'x',
    });
    expect((await readTable(file)).rows).toEqual([
      ['id', 'name'],
      ['c1', 'Acme'],
    ]);
  });
  it('may hold remarks, and signs that are no tags', async () => {
    const sheet = row(1, `<!-- <c r= -->${text('A1', 'a &lt; b')}`) + row(2, text('A2', 'a > b'));
    expect((await readTable(workbook(sheet))).rows).toEqual([['a < b'], ['a > b']]);
  });
  it.each([
    [
      'that unpacks to more than it says',
      () => packed('xl/worksheets/sheet1.xml', Buffer.alloc(bounds.unpacked + 1_000_000, 'a'), 100),
      'too-large',
    ],
    ['with a row far down', () => workbook(row(1_048_576, text('A1048576', 'x'))), 'too-many-rows'],
    ['with a row far down in other quotes', () => workbook(`<row r='1048576'><c r='A1048576'/></row>`), 'too-many-rows'],
    ['with a row far down, spelt with blanks', () => workbook(`<row r = "1048576"><c r\n=\t"A1048576"/></row>`), 'too-many-rows'],
    ['with a row far down behind a sign', () => workbook(`<row x=">" r="1048576"><c x=">" r="A1048576"/></row>`), 'too-many-rows'],
    ['with a place that is none', () => workbook(`<row r="&#49;048576"><c r="&#65;1048576"/></row>`), 'broken'],
    ['with 200,000 rows that say no place', () => workbook('<row/>'.repeat(200_000)), 'too-many-rows'],
    ['of beginnings without an end', () => workbook('<c '.repeat(300_000)), 'broken'],
    ['whose texts are beginnings without an end', () => workbook('', { 'xl/sharedStrings.xml': '<si '.repeat(300_000) }), 'broken'],
    ['with text that our reader would leave out', () => workbook(row(1, text('A1', '<![CDATA[a < b]]>'))), 'broken'],
    ['of remarks without an end', () => workbook('<!-- '.repeat(300_000)), 'broken'],
    ['with 200,000 rows', () => workbook(Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 1}"/>`).join('')), 'too-many-rows'],
    ['with a cell far to the right', () => workbook(row(1, text('XFD1', 'x'))), 'too-many-columns'],
    [
      'with entities of its own',
      () =>
        zipped([
          ['xl/workbook.xml', Buffer.from('<a/>')],
          ['xl/worksheets/sheet1.xml', Buffer.from('<!DOCTYPE a [<!ENTITY a "aa">]><a>&a;</a>')],
        ]),
      'broken',
    ],
    ['without a sheet', () => zipped([['xl/workbook.xml', Buffer.from('<a/>')]]), 'not-a-table'],
    ['whose end is cut off', () => workbook(row(1, text('A1', 'x'))).subarray(0, -30), 'broken'],
    [
      'that holds a part twice',
      () => zipped([...Object.entries(workbookParts('')).map(([name, part]) => [name, Buffer.from(part)] as const)]).subarray(0, 40),
      'broken',
    ],
    ['that is no workbook', () => zipped([['word/document.xml', Buffer.from('<a/>')]]), 'not-a-table'],
  ])('%s is refused clearly', async (_, make, reason) => {
    expect(await reasonOf(make())).toBe(`table-unreadable ${reason}`);
  });
  it('of random damage is either read or refused, never more', async () => {
    const sound = workbook(row(1, text('A1', 'id') + text('B1', 'name')) + row(2, text('A2', 'c1') + text('B2', 'Acme')));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 12 }), async (changes) => {
        const file = Buffer.from(sound);
        for (const [place, byte] of changes) file[place] = byte;
        expect(await reasonOf(file)).toMatch(/^(?:read|table-unreadable [a-z-]+)$/u);
      }),
    );
  });
});
