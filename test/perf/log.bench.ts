import 'temporal-polyfill/global';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { budget, median, percentile, print, ratio } from './figure.ts';
import { makeLog } from './large-log.ts';
import { appendTimes } from './log-append.ts';
import { draftOf } from './log-drafts.ts';
import { exportFigures } from './log-export.ts';
import { inLogProcess } from './log-jobs.ts';
import { measureLogPage } from './log-page.ts';

// The operation log of a distributor in ten years, and what it costs at 10 thousand, 100 thousand and 1.2 million entries.
const sizes = [
  ['10k', 10_000],
  ['100k', 100_000],
  ['1200k', 1_200_000],
] as const;
const rounds = 4;
const folder = mkdtempSync(join(tmpdir(), 'consent-desk-log-bench-'));
const profile = join(folder, 'profile');
const p95 = (times: readonly number[]) => percentile(times, 0.95);
const say = (line: string) => process.stderr.write(`${line}\n`);

/** The same log as one JSON file, without what only the chain needs. */
async function naiveFile(entries: number): Promise<string> {
  const path = join(folder, 'naive.json');
  const file = createWriteStream(path);
  for (let from = 0; from < entries; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, entries - from) }, (_, index) => JSON.stringify(draftOf(from + index)));
    if (!file.write(`${from === 0 ? '[' : ','}${lines.join(',')}`)) await once(file, 'drain');
  }
  file.end(']');
  await once(file, 'close');
  return path;
}

try {
  for (const [name, entries] of sizes) {
    const largest = entries === 1_200_000;
    // The largest lies where the practice account of a profile has its database, so that the page can be opened on it afterwards.
    const path = largest ? join(profile, 'accounts', 'practice', 'desk.sqlite') : join(folder, `${name}.sqlite`);
    makeLog(path, entries);

    const found = await inLogProcess({ do: 'search', path, rounds });
    const plain = p95(found.baseline);
    print(budget(`log-search-p95-${name}`, 'ms', p95(found.ours), 50));
    print(budget(`log-search-names-p95-${name}`, 'ms', p95(found.names), 50));
    const kept = await inLogProcess({ do: 'filter', path, rounds });
    print(budget(`log-filter-p95-${name}`, 'ms', p95(kept.ours), 50));
    print(budget(`log-days-p95-${name}`, 'ms', p95(kept.days), 50));
    print(budget(`log-last-page-${name}`, 'ms', median(kept.lastPage), 20));
    if (!largest) continue;
    const checked = await inLogProcess({ do: 'verify', path });
    print(ratio('log-verify', 'ms', checked.ours, checked.baseline, 1.5));
    print(ratio('log-search-p95', 'ms', p95(found.ours), plain, 1.5));
    print(ratio('log-filter-p95', 'ms', p95(kept.ours), p95(kept.baseline), 1.5));
    say(`search baseline: ${found.statement}\nfilter baseline: ${kept.statement}`);
    print(budget('log-search-baseline-p95', 'ms', plain, 50));
    print(budget('log-filter-baseline-p95', 'ms', p95(kept.baseline), 50));
    print(budget('log-questions-while-verifying', 'ms', percentile(checked.waits, 1), 50));
    print(budget('log-verify-cancel', 'ms', checked.cancel, 1_000));
    for (const figure of await exportFigures(path)) print(figure);
    // Both in a fresh process, from opening the file to the page.
    const word = 'harbour-lotus';
    const cold = await inLogProcess({ do: 'cold', path, word });
    const slow = await inLogProcess({ do: 'naive', path: await naiveFile(entries), word });
    if (cold.total !== slow.total) throw new Error(`found ${cold.total} and naively ${slow.total}`);
    print(ratio('log-search-cold-against-json', 'ms', cold.milliseconds, slow.milliseconds, 1 / 50));
  }
  const { chained, plain } = await appendTimes(folder);
  print(ratio('log-append', 'ms', chained, plain, 2));
  const page = await measureLogPage(profile, folder);
  print(ratio('log-page-open', 'ms', page.ours, page.bare, 1.5));
  print(budget('log-engine-memory', 'MB', page.megabytes, 250));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
