import { tryReadings } from '../../src/engine/accounts/try-readings.ts';
import { createPartnerCenter } from '../../src/engine/adapters/partner-center/partner-center.ts';
import { associationTypes } from '../../src/engine/adapters/partner-center/wire/association.ts';
import { networkFetch } from '../../src/engine/http/network-fetch.ts';
import { help, Misuse, optionsOf } from './options.mjs';
import { tableOf } from './table.mjs';

/** Calls without which the desk cannot judge; a DELETE record is only a trace (facts.md 4.4), and the site may refuse to show it. */
const needed = ['customers', 'resellers', 'orders', 'resources', 'budgets'];

async function probe(options) {
  const partnerCenter = createPartnerCenter({
    ...options,
    clock: { now: () => new Date().toISOString() },
    associationTypes: associationTypes[options.site],
    fetch: networkFetch({ network: options.network, signIn: options.signIn, proxyFor: async () => ['environment'] }),
  }).impatient;
  const results = await tryReadings({ partnerCenter, gateway: null }, options.partnerType);
  return {
    text: tableOf(results),
    code: results.some(({ call, outcome }) => needed.includes(call) && !['works', 'skipped'].includes(outcome)) ? 1 : 0,
  };
}

async function run() {
  try {
    const options = optionsOf(process.argv.slice(2), process.env);
    return options === null ? { text: help, code: 0 } : await probe(options);
  } catch (error) {
    // Only our own sentences: whatever else went wrong might repeat what was given.
    return { text: error instanceof Misuse ? error.message : 'The probe itself failed. Nothing was changed.', code: 2 };
  }
}

const { text, code } = await run();
(code === 2 ? console.error : console.log)(text);
process.exit(code);
