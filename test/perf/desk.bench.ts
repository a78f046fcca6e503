import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { budget, percentile, print, ratio } from './figure.ts';
import { CUSTOMERS, inEngineProcess, largePartner } from './large-desk.ts';

// The engine alone, with 100,000 customers: full sync and search. Its memory is measured in the built shell, by page.bench.ts.
const profile = mkdtempSync(join(tmpdir(), 'consent-desk-bench-'));
const partner = await largePartner(profile);
try {
  const { url, accessKey, secretKey, gatewayToken, playUrl } = partner;
  const at = { url, accessKey, secretKey, gatewayToken, playUrl };
  const before = await inEngineProcess({ do: 'fetch', partner: at });
  const sync = await inEngineProcess({ do: 'sync', partner: at, profile });
  const after = await inEngineProcess({ do: 'fetch', partner: at });
  if (sync.customers !== before.customers || before.customers < CUSTOMERS * 0.9)
    throw new Error(`synced ${sync.customers} of ${before.customers} customers`);
  print(ratio('sync-100k', 'ms', sync.milliseconds, (before.milliseconds + after.milliseconds) / 2, 1.5));

  const found = await inEngineProcess({ do: 'search', partner: at, profile, rounds: 5 });
  process.stderr.write(`search baseline: ${found.statement}\n`);
  const baseline = percentile(found.baselineMilliseconds, 0.95);
  print(ratio('search-p95-100k', 'ms', percentile(found.milliseconds, 0.95), baseline, 1.5));
  print(budget('search-baseline-p95', 'ms', baseline, 20));
} finally {
  await partner.stop();
  rmSync(profile, { recursive: true, force: true });
}
