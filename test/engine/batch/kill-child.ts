import 'temporal-polyfill/global';
import { openStore } from '../../../src/engine/adapters/store/open-store.ts';
import { createChecks } from '../../../src/engine/desk/batch/checks.ts';
import type { Desk } from '../../../src/engine/desk/desk.ts';
import { realTimer } from '../../../src/engine/jobs/timer.ts';
import { fakePartnerCenter } from '../../fakes/partner-center.ts';

// A process that goes on with whatever its file says is running, and says a line for every call it makes; the test kills it when it likes.
const [path = '', customers = '0'] = process.argv.slice(2);
const clock = { now: () => new Date().toISOString() };
const store = await openStore(path, { chain: 'test', now: clock.now });
const partner = fakePartnerCenter(Number(customers));
const say = (line: string) => void process.stdout.write(`${line}\n`);
const own = partner.unpaidOrders;
partner.unpaidOrders = async (customerId, resellerId) => {
  say(`asked ${customerId}`);
  return own(customerId, resellerId);
};
const desk = {
  info: { account: 'practice', name: 'Practice', site: 'intl', partnerType: 'csp', kind: 'sandbox', colour: 'teal', playAddress: null },
  store,
  partnerCenter: partner,
  gateway: null,
  clock,
  news: { tell: () => {} },
  capabilities: {
    current: async () => ({ read: true, request: 'guided', decide: 'guided', partnerCode: false, answersVisible: false, counting: null }),
  },
} as unknown as Desk;
const checks = createChecks({ desk, timer: realTimer, tell: () => {}, failed: (error) => say(`broken ${String(error)}`) });
checks.start();
say('ready');
