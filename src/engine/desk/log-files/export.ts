import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogExportInput, LogExportPlan, LogExportProgress } from '../../../contract/log-files.ts';
import { Fault } from '../../../core/fault.ts';
import { csvHeader } from '../../../core/log/export-csv.ts';
import { REPORT_ROWS } from '../../../core/log/report-page.ts';
import { storeFault } from '../../adapters/store/faults.ts';
import type { Desk } from '../desk.ts';
import { given } from '../settings.ts';
import type { Asked, Written } from './asked.ts';
import { digestedFile, type OpenFile } from './digested-file.ts';
import { handOut } from './hand-out.ts';
import { writeReport } from './report.ts';

export interface ExportParts {
  readonly desk: Desk;
  /** Folder in which the file waits until it is whole. */
  readonly unfinished: string;
  readonly openFile?: OpenFile;
}

export async function planExport(
  { store, host }: Pick<Desk, 'store' | 'host'>,
  asked: Pick<LogExportInput, 'search' | 'filters'>,
): Promise<LogExportPlan> {
  const { total, newest } = await store.log({ search: asked.search, filters: given(asked.filters), before: null, limit: 0 });
  const printer = await host.printer();
  return { entries: total, newest, printer: printer?.name ?? null, reportRows: REPORT_ROWS };
}

/**
 * Writes what words and filters leave into a file, hands it to the person, and logs what left. Nothing half-written stays, whatever happens.
 * Faults: cancelled, disk-full, disk-read-only, picture-unavailable, picture-failed, and those of the store.
 */
export async function exportLog(
  parts: ExportParts,
  input: LogExportInput,
  tell: (progress: LogExportProgress) => void,
  signal: AbortSignal,
): Promise<LogExportProgress> {
  const asked: Asked = { ...input, filters: given(input.filters) };
  const path = join(parts.unfinished, `${randomUUID()}.${asked.form}`);
  const say = (step: 'reading' | 'drawing', done: number, of: number) =>
    tell({ step, done, of, delivered: null, sha256: null, entries: null, bytes: null });
  try {
    await mkdir(parts.unfinished, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw storeFault(error);
    });
    const written = await writeFile(path, parts, asked, say, signal);
    if (signal.aborted) throw new Fault('cancelled');
    return await handOut(parts.desk, asked, { path, ...written });
  } finally {
    await rm(path, { force: true });
  }
}

async function writeFile(
  path: string,
  { desk, openFile }: ExportParts,
  asked: Asked,
  say: (step: 'reading' | 'drawing', done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Written> {
  const file = await digestedFile(path, openFile);
  try {
    const entries =
      asked.form === 'pdf'
        ? await writeReport(desk, asked, file.write, say, signal)
        : await writeLines(desk, asked, file.write, say, signal);
    return { entries, ...(await file.end()) };
  } finally {
    await file.close();
  }
}

async function writeLines(
  { store }: Pick<Desk, 'store'>,
  { search, filters, form, personal, bom }: Asked,
  write: (bytes: Uint8Array) => Promise<void>,
  say: (step: 'reading', done: number, of: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const masked = personal === 'masked';
  const isTable = form === 'csv';
  if (isTable) await write(Buffer.from(`${bom ? '\ufeff' : ''}${csvHeader}`));
  const pieces =
    isTable || masked
      ? await store.exportLogText({ search, filters, form: isTable ? 'csv' : 'jsonl', masked }, signal)
      : await store.exportLogLines({ search, filters }, signal);
  let entries = 0;
  for await (const { bytes, done, of } of pieces) {
    await write(bytes);
    entries = done;
    say('reading', done, of);
  }
  return entries;
}
