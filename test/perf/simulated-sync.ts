import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPartnerCenter } from '../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../src/engine/adapters/partner-center/wire/association.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { createSync } from '../../src/engine/jobs/sync/sync.ts';
import { fakeTime } from '../fakes/clock.ts';
import { simulatedPartner } from './simulated-partner.ts';

/** One full sync through the real client, pace, job and store. Simulated seconds, and what was read. `perSecond`: as by default when left out. */
export async function simulatedSync(customers: number, perSecond?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'desk-simulated-'));
  const clock = { now: () => new Date().toISOString() };
  const store = await openStore(join(folder, 'desk.sqlite'), { chain: 'simulated', now: clock.now });
  try {
    const partner = simulatedPartner(customers);
    const partnerCenter = createPartnerCenter({
      endpoint: 'https://partner.example',
      accessKey: 'AK',
      secretKey: 'SK',
      clock,
      associationTypes: intlAssociationTypes,
      fetch: partner.fetch,
      sleep: partner.sleep,
      milliseconds: partner.now,
      ...(perSecond === undefined ? {} : { perSecond }),
    });
    const sync = createSync({
      store,
      partnerCenter,
      clock,
      timer: fakeTime().timer,
      tell: () => undefined,
      sourceName: 'simulated',
      partnerType: 'csp',
    });
    await sync.start();
    await sync.running;
    const { total } = await store.customerFacets();
    await sync.stop();
    return { seconds: partner.now() / 1000, calls: partner.calls(), customers: total };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
