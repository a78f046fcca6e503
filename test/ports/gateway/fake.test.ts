import { fakeGateway } from '../../fakes/gateway.ts';
import { gatewaySuite } from './suite.ts';

gatewaySuite('the fake', async () => {
  const gateway = fakeGateway(() => '2026-11-22T01:30:00Z');
  gateway.strangers.add('ffffffffffffffffffffffffffffffff');
  return {
    port: gateway,
    customers: Array.from({ length: 20 }, (_, index) => `customer-${index}`),
    ask: async (customerId) => gateway.ask(customerId).requestId,
    answer: async (requestId, answer) => void gateway.answer(requestId, answer),
    block: async (customerId) => void gateway.failing.set(customerId, ['R07']),
    leaveAtOnce: async (customerId) => void gateway.atOnce.add(customerId),
    codes: async (on) => {
      gateway.code = on ? '123456' : null;
    },
    lastCode: async () => gateway.code ?? '',
    stop: async () => undefined,
  };
});
