import { implement } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import { declared, faultOf, type Sink } from './refusal.ts';

/** The contract with one wrapper around every operation: whatever is thrown leaves as the declared error, and input is checked inside it. */
export function createImplementer(sink: Sink, reference: () => string) {
  return implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw declared(faultOf(error, sink, reference));
    }
  });
}

export type Implementer = ReturnType<typeof createImplementer>;
