import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import type { LogImportField } from '../../src/core/log/import-field.ts';
import type { LogImportPlan } from '../../src/core/log/import-plan.ts';
import type { LogBatch } from '../../src/core/ports.ts';
import { readTable } from '../../src/engine/adapters/tables/read-table.ts';
import { compareLog } from '../../src/engine/desk/log-files/compare.ts';
import { describeLog } from '../../src/engine/desk/log-files/describe.ts';
import { badLogRows } from '../../src/engine/desk/log-files/rows.ts';
import { fc } from '../unit/core/runs.ts';
import { text, workbook } from './tables/workbook.ts';

const runs = Number(process.env.DESK_RUNS ?? 100);
/** The full counts of `npm run soak`: 100,000 text files, 1,000 workbooks. */
const counts = runs >= 1000 ? { files: runs * 50, workbooks: runs } : { files: runs * 2, workbooks: Math.ceil(runs / 4) };

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '2021-03-05',
    '2021-03-05 09:00:00',
    '05/13/2021',
    '3/4/2021',
    '=cmd|x',
    '***',
    '1.2E+17',
    '操作',
    'time',
    'operation',
    '"',
    "'",
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
);
const table = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 });
const heads = fc.constantFrom('time,operation,account,operator,reason', '操作时间;操作类型;客户账号', 'at\toperation', '', 'a,b,c');
const damage = fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { maxLength: 6 });

async function* nothing(): AsyncGenerator<LogBatch> {}
const desk = {
  store: { customerIdsByAccountName: async () => new Map(), dossiers: async () => [], exportLog: async () => nothing() },
  files: { erased: { among: async () => [] } },
} as unknown as Parameters<typeof compareLog>[0];

/** Reads a file to its preview: every row that says anything is of one kind, and the only failure is one that says what is wrong with the file. */
async function demandWhole(bytes: Uint8Array): Promise<void> {
  const read = await readTable(bytes).catch((error: unknown) => error);
  if (read instanceof Fault) {
    expect(read.code).toBe('table-unreadable');
    return;
  }
  if (read instanceof Error) throw read;
  const whole = read as Awaited<ReturnType<typeof readTable>>;
  const shown = describeLog(whole);
  if (shown.columns.length === 0) return;
  const guessed: (LogImportField | null)[] = shown.columns.map(({ field }) => field);
  // A person names the two that there must be.
  const columns = guessed.map((field, index) =>
    index === 0 ? 'time' : index === 1 ? 'operation' : field === 'time' || field === 'operation' ? null : field,
  );
  if (columns.length < 2) return;
  const plan: LogImportPlan = {
    headerRow: shown.headerRow,
    columns,
    dateOrder: 'day-first',
    timeZone: 'Asia/Hong_Kong',
    takeRepeated: false,
  };
  const { rows, preview } = await compareLog(desk, { table: whole, digest: 'ab' }, plan, new AbortController().signal);
  expect(rows.length).toBe(Object.values(preview.counts).reduce((sum, count) => sum + count, 0));
  for (const row of rows) {
    if (row.kind === 'bad') expect(row.problems.length).toBeGreaterThan(0);
    else {
      expect(row.reading.claimedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);
      expect(row.reading.texts.claimedOperation).not.toBe('');
    }
  }
  const aside = badLogRows({ table: whole } as never, { plan, rows, preview });
  for (const line of aside.split('\r\n')) expect(line.replace(/^\ufeff/u, '')).not.toMatch(/^"?[=+@-]/u);
}
const damaged = (bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array => {
  const file = Uint8Array.from(bytes);
  for (const [place, byte] of changes) if (file.length > 0) file[place % file.length] = byte;
  return file;
};

describe('A log of another, whatever stands in its file,', () => {
  it(`is read as a table or refused by name (${counts.files} files)`, async () => {
    await fc.assert(
      fc.asyncProperty(heads, table, damage, fc.boolean(), async (head, rows, changes, isWide) => {
        const lines = [
          head,
          ...rows.map((row) => row.map((one) => (/[",\n]/u.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(',')),
        ];
        const bytes = isWide ? Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le') : Buffer.from(lines.join('\r\n'));
        await demandWhole(damaged(bytes, changes));
      }),
      { numRuns: counts.files },
    );
  }, 3_600_000);

  it(`is read as lines of JSON or refused by name (${counts.files} files)`, async () => {
    const value = fc.oneof(cell, fc.double(), fc.bigInt(), fc.boolean(), fc.constant(null), fc.array(cell, { maxLength: 2 }));
    const name = fc.oneof(
      fc.constantFrom('time', 'operation', 'account', '__proto__', 'constructor', 'toString'),
      fc.string({ maxLength: 8 }),
    );
    const object = fc.array(fc.tuple(name, fc.oneof(value, fc.dictionary(name, value, { maxKeys: 3 }))), { maxLength: 6 });
    const json = (one: unknown): string =>
      typeof one === 'bigint'
        ? String(one)
        : (JSON.stringify(one, (_, inner) => (typeof inner === 'bigint' ? Number(inner) : inner)) ?? 'null');
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 8 }), damage, async (objects, changes) => {
        const lines = objects.map((members) => `{${members.map(([key, one]) => `${JSON.stringify(key)}:${json(one)}`).join(',')}}`);
        await demandWhole(damaged(Buffer.from(lines.join('\n')), changes));
      }),
      { numRuns: counts.files },
    );
  }, 3_600_000);

  it(`is read as a workbook or refused by name (${counts.workbooks} files)`, async () => {
    const escaped = (one: string) =>
      one.replace(/[^\x20-\x7e\u4e00-\u9fff]/gu, '').replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
    await fc.assert(
      fc.asyncProperty(table, damage, async (rows, changes) => {
        const sheet = [['time', 'operation', 'account'], ...rows].map(
          (row, at) =>
            `<row r="${at + 1}">${row
              .map((one, index) =>
                /^\d+$/u.test(one)
                  ? `<c r="${'ABCDEFG'[index]}${at + 1}"><v>${one}</v></c>`
                  : text(`${'ABCDEFG'[index]}${at + 1}`, escaped(one)),
              )
              .join('')}</row>`,
        );
        await demandWhole(damaged(workbook(sheet.join('')), changes));
      }),
      { numRuns: counts.workbooks },
    );
  }, 3_600_000);
});
