import 'temporal-polyfill/global';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AccountId } from '../../src/core/account/account.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { readTable } from '../../src/engine/adapters/tables/read-table.ts';
import type { Desk } from '../../src/engine/desk/desk.ts';
import { erasedLedger } from '../../src/engine/desk/erased-ledger.ts';
import { compareLog } from '../../src/engine/desk/log-files/compare.ts';
import { heldLogs } from '../../src/engine/desk/log-files/held.ts';
import { beginLogImport } from '../../src/engine/desk/log-files/write.ts';
import { readSettings, writeSettings } from '../../src/engine/desk/settings.ts';
import { logPlan } from './log-files-plan.ts';

/** Brings one file in and says after each batch how many rows were acknowledged. Ended from outside. `pages`: as many as the disk holds. */
const [database = '', file = '', pages = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const now = () => new Date().toISOString();
const store = await openStore(database, { chain: 'chain-1', now, ...(pages === '' ? {} : { maxPages: Number(pages) }) });
const account = AccountId.parse('practice');
const desk = {
  info: { account },
  store,
  clock: { now },
  news: { tell: () => {} },
  files: { erased: erasedLedger(join(dirname(database), 'erased.jsonl'), account) },
} as unknown as Desk;
await writeSettings(desk, { ...(await readSettings(desk)), operator: 'Ann Lee' }, []);
const files = heldLogs();
const bytes = readFileSync(file);
const held = files.begin(account, 'log.csv', bytes.length);
held.digest = createHash('sha256').update(bytes).digest('hex');
held.compared = await compareLog(desk, { table: await readTable(bytes), digest: held.digest }, logPlan, held.abort.signal);
held.stage = 'previewed';
const { appendLog } = store;
store.appendLog = async (drafts) => {
  await appendLog(drafts);
  const last = drafts.at(-1)?.detail.row;
  say(`row ${last}`);
};
const write = await beginLogImport(desk, held);
say('ready');
await write().catch(() => {});
say(`ended ${held.result?.outcome} ${held.result?.written}`);
await store.close();
