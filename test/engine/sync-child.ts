import 'temporal-polyfill/global';
import { createPartnerCenter } from '../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../src/engine/adapters/partner-center/wire/association.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { createSync } from '../../src/engine/jobs/sync/sync.ts';
import { realTimer } from '../../src/engine/jobs/timer.ts';

// A process that syncs one partner into one file and says a line for every page; the test kills it whenever it likes.
const [path = '', endpoint = '', accessKey = '', secretKey = ''] = process.argv.slice(2);
const clock = { now: () => new Date().toISOString() };
const store = await openStore(path, { chain: 'test', now: clock.now });
const sync = createSync({
  store,
  partnerCenter: createPartnerCenter({
    endpoint,
    accessKey,
    secretKey,
    clock,
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
  }),
  clock,
  timer: realTimer,
  tell: (topic) => void (topic === 'sync' && process.stdout.write('sync\n')),
  sourceName: 'simulated',
  partnerType: 'distributor',
  failed: (error) => process.stderr.write(`${String(error)}\n`),
});
await sync.start('engine');
await sync.running;
process.stdout.write(`${JSON.stringify(await sync.state())}\n`);
await sync.stop();
await store.close();
