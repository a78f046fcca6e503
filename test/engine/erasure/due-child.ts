import 'temporal-polyfill/global';
import { createRouterClient } from '@orpc/server';
import { compose } from '../../../src/engine/compose.ts';
import { fakeHost } from '../../fakes/host.ts';

/** Erases everybody who is due on a profile, and says how far it is. Ended from outside. */
const [profile = '', account = ''] = process.argv.slice(2);
const clock = { now: () => new Date().toISOString() };
const engine = await compose({ profile, host: fakeHost(), clock, shell: 'none', version: '0.0.0', accounts: [] });
const client = createRouterClient(engine.router);
const at = { account: account as never };
const { until, total } = await client.erasure.due({ ...at, offset: 0, limit: 1 });
if (until !== null && total > 0) {
  const reason = 'Our policy of one year';
  for await (const step of await client.erasure.eraseDue({ ...at, until, count: total, reason }))
    process.stdout.write(`${step.kind} ${step.kind === 'ended' ? step.erased : step.done}\n`);
}
process.stdout.write('done\n');
await engine.stop();
