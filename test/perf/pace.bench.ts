import 'temporal-polyfill/global';
import { budget, print } from './figure.ts';
import { simulatedSync } from './simulated-sync.ts';

// A full sync of 100,000 customers by the pace alone: simulated seconds, at the default of five calls a second and at ten (R32).
const customers = 100_000;
for (const [name, perSecond, most] of [
  ['sync-100k-at-5', undefined, 220],
  ['sync-100k-at-10', 10, 110],
] as const) {
  const done = await simulatedSync(customers, perSecond);
  if (done.customers !== customers) throw new Error(`read ${done.customers} of ${customers} customers`);
  print(budget(name, 'simulated s', done.seconds, most));
}
