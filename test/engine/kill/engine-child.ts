import 'temporal-polyfill/global';
import { createRouterClient } from '@orpc/server';
import { compose } from '../../../src/engine/compose.ts';
import { connectionOf, tellingHost } from './connection.ts';
import { type Job, say } from './lines.ts';
import { randomFrom } from './random.ts';
import { tellCalls } from './told-calls.ts';
import { work } from './work.ts';

// The whole engine on a profile, and a person who works with it without end. It is ended from outside.
const job = JSON.parse(process.argv[2] ?? '') as Job;
tellCalls();
const host = tellingHost();
const engine = await compose({
  profile: job.profile,
  host,
  clock: { now: () => new Date().toISOString() },
  shell: 'none',
  version: '0.0.0',
  accounts: [await connectionOf(host, job.partner)],
});
const client = createRouterClient(engine.router);
say({ line: 'ready' });
await work({ client, account: job.account, targets: job.targets, random: randomFrom(job.seed) });
