import 'temporal-polyfill/global';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { caseOf, caseWrite, draft, event, morning, notice, reading, writePage } from '../ports/store/samples.ts';

/** Writes without end, from `round` on, and says after each write that it was acknowledged. Ended from outside. */
const [path = '', from = '0'] = process.argv.slice(2);
const store = await openStore(path, { chain: 'chain-1', now: () => morning });
const say = (what: string) => process.stdout.write(`${what}\n`);
say('ready');
for (let round = Number(from); ; round += 1) {
  const customerId = `c${round}`;
  const joined = draft({ operation: 'customer-joined', customerId, detail: { round } });
  await writePage(store, [reading(customerId), ...Array.from({ length: 20 }, (_, index) => reading(`${customerId}-${index}`))], {
    passId: `pass-${round}`,
    log: [joined],
    notices: [notice(`page-${round}`)],
  });
  say(`page ${round}`);
  const id = `k${String(round).padStart(6, '0')}`;
  const opened = caseOf(id, { customerId: customerId as never, remoteId: `r-${round}` });
  await store.writeCase(caseWrite(opened, { log: [draft({ operation: 'case-prepared', customerId, caseId: id, detail: { round } })] }));
  say(`case ${round}`);
  const quota = { customerId, side: 'partner', at: morning, source: 'app', caseId: id } as const;
  const submitted = { ...opened, state: 'awaiting-customer' } as const;
  await store.writeCase(caseWrite(submitted, { expected: { state: 'draft' }, event: event('submitted'), quota }));
  say(`sent ${round}`);
  await store.appendLog([draft({ operation: 'check-run', customerId, detail: { round }, personal: { operator: 'Anna' } })]);
  say(`log ${round}`);
  if (round % 3 === 0) await store.fillSearch(30);
}
