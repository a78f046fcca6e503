import { createPartnerCenter } from '../../src/engine/adapters/partner-center/partner-center.ts';
import { sdkDate, sign } from '../../src/engine/adapters/partner-center/signing.ts';
import { intlAssociationTypes } from '../../src/engine/adapters/partner-center/wire/association.ts';
import { networkFetch } from '../../src/engine/http/network-fetch.ts';
import { type SandboxProcess, startSandbox } from '../engine/sandbox-process.ts';
import { atLeast, median, print } from './figure.ts';

// The client alone, not paced: how many pages a second against a loop of bare signed fetches of the same pages.
const calls = 1500;
const warm = 200;
const path = '/v2/partners/sub-customers/query';
const clock = { now: () => new Date().toISOString() };

/** Signs and fetches one page. */
function bareLoop({ url, accessKey, secretKey }: SandboxProcess): () => Promise<number> {
  const { host } = new URL(url);
  return async () => {
    const body = new TextEncoder().encode(JSON.stringify({ offset: 0, limit: 100 }));
    const request = { method: 'POST', path, query: {}, headers: { 'content-type': 'application/json', host }, body };
    const { host: _, ...headers } = sign(request, sdkDate(clock.now()), { accessKey, secretKey });
    const answer = (await (await fetch(`${url}${path}`, { method: 'POST', headers, body })).json()) as { customer_infos: unknown[] };
    return answer.customer_infos.length;
  };
}

function client({ url, accessKey, secretKey }: SandboxProcess): () => Promise<number> {
  const port = createPartnerCenter({
    endpoint: url,
    accessKey,
    secretKey,
    clock,
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
    fetch: networkFetch({ network: { proxy: { kind: 'none' }, certificates: '' }, signIn: null, proxyFor: async () => [] }),
  });
  return async () => (await port.customers({ offset: 0, limit: 100 })).customers.length;
}

async function timed(page: () => Promise<number>): Promise<number> {
  const began = performance.now();
  if ((await page()) !== 100) throw new Error('not a full page');
  return performance.now() - began;
}

const partner = await startSandbox({ customers: 1000 });
try {
  const [bare, ours] = [bareLoop(partner), client(partner)];
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let call = -warm; call < calls; call += 1) {
    // One page of each in turn, so that a slow moment of the machine meets both.
    const [theirs, own] = [await timed(bare), await timed(ours)];
    if (call < 0) continue;
    times.bare.push(theirs);
    times.ours.push(own);
  }
  print(atLeast('client-requests', 'a second', 1000 / median(times.ours), 1000 / median(times.bare), 0.8));
} finally {
  await partner.stop();
}
