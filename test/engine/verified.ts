import type { ChainReading, ChainResult } from '../../src/contract/log.ts';

/** A client of the engine, as far as reading the chain needs it. */
interface Client<Account> {
  readonly log: { verify(input: { account: Account }): Promise<AsyncIterable<ChainReading>> };
}

/** Reads the whole chain through the contract, and answers with what it showed. */
export async function verified<Account>(client: Client<Account>, account: Account): Promise<ChainResult> {
  for await (const step of await client.log.verify({ account })) if (step.kind === 'read') return step.check;
  throw new Error('the reading of the chain ended without a result');
}
