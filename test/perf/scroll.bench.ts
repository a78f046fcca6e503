import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { budget, print } from './figure.ts';
import { inEngineProcess, largePartner } from './large-desk.ts';
import { makeLog } from './large-log.ts';
import { measureScrolling } from './scroll.ts';

// Scrolling and typing through both big lists in Chromium: 100,000 customers and 1,200,000 entries of the log.
const folder = mkdtempSync(join(tmpdir(), 'consent-desk-scroll-bench-'));
const profile = join(folder, 'profile');
const visits = 1_000;
try {
  makeLog(join(profile, 'accounts', 'practice', 'desk.sqlite'), 1_200_000);
  const partner = await largePartner(profile);
  const { url, accessKey, secretKey, gatewayToken, playUrl } = partner;
  await inEngineProcess({ do: 'sync', partner: { url, accessKey, secretKey, gatewayToken, playUrl }, profile });
  await partner.stop();

  const { idle, lists, before, after } = await measureScrolling(profile, folder, visits);
  process.stderr.write(`an idle page on this machine: p95 ${idle.p95.toFixed(1)} ms, longest ${idle.longest.toFixed(1)} ms\n`);
  for (const [list, ways] of Object.entries(lists)) {
    for (const [way, frames] of Object.entries(ways)) {
      print(budget(`${list}-${way}-frame-work-p95`, 'ms', frames.work.p95, 17));
      print(budget(`${list}-${way}-frame-work-longest`, 'ms', frames.work.longest, 50));
      print(budget(`${list}-${way}-frame-p95`, 'ms', frames.p95, 17));
      print(budget(`${list}-${way}-frame-longest`, 'ms', frames.longest, 50));
    }
    print(budget(`${list}-rows-in-page`, 'rows', Math.max(...Object.values(ways).map(({ rows }) => rows)), 60));
  }
  // 1,000 visits may leave half a megabyte: what the engine's counters of the browser themselves keep.
  print(budget('visits-heap-growth', 'MB', Math.max(0, after.megabytes - before.megabytes), 0.5));
  print(budget('visits-node-growth', 'nodes', Math.max(0, after.nodes - before.nodes), 100));
  print(budget('visits-listener-growth', 'listeners', Math.max(0, after.listeners - before.listeners), 20));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
