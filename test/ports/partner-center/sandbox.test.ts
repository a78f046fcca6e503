import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { startSandbox } from '../../engine/sandbox-process.ts';
import { partnerCenterSuite } from './suite.ts';

partnerCenterSuite('signed calls to the sandbox', async () => {
  const sandbox = await startSandbox({ customers: 240 });
  const port = createPartnerCenter({
    endpoint: sandbox.url,
    accessKey: sandbox.accessKey,
    secretKey: sandbox.secretKey,
    clock: { now: () => new Date().toISOString() },
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
  });
  return {
    port,
    join: async (count) => void (await sandbox.control('POST', '/customers/join', { count })),
    leave: async (customerId, record) => void (await sandbox.control('POST', `/customers/${customerId}/leave`, { record })),
    freeze: async (customerId) => void (await sandbox.control('POST', `/customers/${customerId}/set`, { frozen: 'account' })),
    stop: sandbox.stop,
  };
});
