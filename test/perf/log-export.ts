import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { csvHeader } from '../../src/core/log/export-csv.ts';
import type { Store } from '../../src/core/ports.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { digestedFile } from '../../src/engine/desk/log-files/digested-file.ts';
import { budget, type Figure, percentile, ratio } from './figure.ts';

/** The same columns as SQLite's own shell writes them; of personal text it masks nothing and neutralises no formula. */
const statement = `SELECT e.sequence, e.body ->> '$.at', e.operation, e.result, e.source, e.body ->> '$.detail.claimedAt',
  p.texts ->> '$.operator', s.customer_id, p.texts ->> '$.accountName', e.case_id, e.body -> '$.detail', p.texts, p.erased_at, e.hash
  FROM log_entry e LEFT JOIN log_personal p ON p.sequence = e.sequence LEFT JOIN subject s ON s.subject = e.subject ORDER BY e.sequence`;

/** Everything as a table, masked and summed up, as the desk writes it. */
async function exported(store: Store, path: string) {
  const file = await digestedFile(path);
  await file.write(Buffer.from(csvHeader));
  for await (const { bytes } of await store.exportLogText({ search: '', filters: {}, form: 'csv', masked: true })) await file.write(bytes);
  return file.end();
}

/** Exporting the whole log as a table against `sqlite3 -csv`, how long questions wait meanwhile, and how long cancelling takes. */
export async function exportFigures(path: string): Promise<readonly Figure[]> {
  const [ours, theirs] = [`${path}.ours.csv`, `${path}.theirs.csv`];
  const store = await openStore(path, { chain: 'bench', now: () => new Date().toISOString() });
  try {
    const file = openSync(theirs, 'w');
    let began = performance.now();
    const { status, error } = spawnSync('sqlite3', ['-csv', '-header', path, statement], { stdio: ['ignore', file, 'inherit'] });
    const baseline = performance.now() - began;
    closeSync(file);
    if (status !== 0) throw error ?? new Error('sqlite3 did not export');

    began = performance.now();
    const { bytes } = await exported(store, ours);
    const taken = performance.now() - began;
    if (bytes !== statSync(ours).size || bytes < statSync(theirs).size / 2) throw new Error('the export is not whole');

    // Once more, with a question asked every ten milliseconds.
    rmSync(ours);
    const waits: number[] = [];
    let over = false;
    const again = exported(store, ours).finally(() => {
      over = true;
    });
    while (!over) {
      const asked = performance.now();
      await store.log({ search: '', filters: {}, before: null, limit: 50 });
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await again;

    const signal = { aborted: false };
    try {
      for await (const _ of await store.exportLogText({ search: '', filters: {}, form: 'csv', masked: true }, signal)) {
        if (!signal.aborted) began = performance.now();
        signal.aborted = true;
      }
    } catch {
      // Cancelled.
    }
    const cancel = performance.now() - began;
    return [
      ratio('log-export-csv', 'ms', taken, baseline, 3),
      budget('log-questions-while-exporting', 'ms', percentile(waits, 1), 50),
      budget('log-export-cancel', 'ms', cancel, 1_000),
    ];
  } finally {
    await store.close();
    rmSync(ours, { force: true });
    rmSync(theirs, { force: true });
  }
}
