import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Delivered } from '../../../contract/define.ts';
import { maskName } from '../../../core/customer/mask.ts';
import { words } from '../../words/words.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { fileName } from '../letter.ts';
import { eachPage, type Listed } from './view.ts';

const columns = [
  'accountName',
  'name',
  'customerId',
  'manager',
  'group',
  'rules',
  'decides',
  'until',
  'asks',
  'fault',
  'checkedAt',
  'prepared',
  'caseId',
] as const;

/** Every judged row in a file of its own, a page at a time, as a hundred thousand rows are too long to be held. Names stay masked. */
export async function saveCsv(desk: Desk, batchId: string, unfinished: string): Promise<Delivered> {
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const file = join(unfinished, `check-${crypto.randomUUID()}.csv`);
  try {
    await write(desk, batchId, file);
    const name = `${isSimulated(desk) ? 'SIMULATED ' : ''}${fileName(`${words('batch.results')} ${desk.info.name}`)}.csv`;
    const saved = await desk.host.saveFile({ name, type: 'text/csv; charset=utf-8', file });
    return saved.kind === 'link' ? { kind: 'link', href: saved.href, name } : saved;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

async function write(desk: Desk, batchId: string, file: string): Promise<void> {
  const handle = openSync(file, 'wx', 0o600);
  const simulated = isSimulated(desk);
  try {
    const header = [...columns.map((column) => words(`batch.column.${column}`)), ...(simulated ? [words('simulated')] : [])];
    writeSync(handle, `\ufeff${lines([header])}`);
    for await (const page of eachPage(desk, batchId, null)) {
      writeSync(handle, lines(page.map((listed) => [...cells(listed), ...(simulated ? [words('simulated')] : [])])));
      await breathe();
    }
  } finally {
    closeSync(handle);
  }
}

/** A text that a spreadsheet would run as a formula is shown as it is (RFC 4180 else). */
const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map((text) => text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim())),
    { escape_formulas: true, record_delimiter: 'windows' },
  );

function cells({ row, customer }: Listed): readonly string[] {
  return [
    customer.accountName,
    maskName(customer.name),
    customer.customerId,
    customer.manager,
    row.group === null ? '' : words(`batch.group.${row.group}`),
    row.rules.join(' '),
    row.decides ?? '',
    row.until ?? '',
    row.asks.map((kind) => words(`batch.kind.${kind}`)).join('; '),
    row.fault?.code ?? '',
    row.checkedAt ?? '',
    row.prepared === null ? '' : words(`batch.prepared.${row.prepared}`),
    row.caseId ?? '',
  ];
}
