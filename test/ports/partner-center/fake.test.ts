import { fakePartnerCenter } from '../../fakes/partner-center.ts';
import { partnerCenterSuite } from './suite.ts';

partnerCenterSuite('the fake', async () => {
  const site = fakePartnerCenter(130);
  site.resellerList.push({ resellerId: 'reseller-1', accountName: 'reseller-1', name: 'One' });
  site.join({ resellerId: 'reseller-1' });
  return {
    port: site,
    join: async (count) => {
      for (let made = 0; made < count; made += 1) site.join();
    },
    leave: async (customerId, withRecord) => site.leave(customerId, withRecord ? { at: '2026-11-22T01:00:00Z', operator: 'system' } : null),
    freeze: async (customerId) => site.change(customerId, { frozen: true }),
    stop: async () => undefined,
  };
});
