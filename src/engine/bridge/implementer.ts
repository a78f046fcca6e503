import { type ImplementerInternalWithMiddlewares, implement, type MergedCurrentContext, type MergedInitialContext } from '@orpc/server';
import { type Contract, contract } from '../../contract/index.ts';
import { declared, faultOf, type Sink } from './refusal.ts';

type Nothing = Record<never, never>;
/** Named, since the compiler does not write out a type as long as the contract. */
export type Implementer = ImplementerInternalWithMiddlewares<
  Contract,
  MergedInitialContext<Nothing, Nothing, Nothing>,
  MergedCurrentContext<Nothing, Nothing>
>;

/** The contract with one wrapper around every operation: whatever is thrown leaves as the declared error, and input is checked inside it. */
export function createImplementer(sink: Sink, reference: () => string): Implementer {
  return implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw declared(faultOf(error, sink, reference));
    }
  });
}
