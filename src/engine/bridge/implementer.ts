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

/**
 * The contract with one wrapper around every operation: whatever is thrown leaves as the declared error, also in the middle of a stream, and
 * input is checked inside it.
 */
export function createImplementer(sink: Sink, reference: () => string): Implementer {
  const refused = (error: unknown) => declared(faultOf(error, sink, reference));
  return implement(contract).use(async ({ next }) => {
    try {
      const answer = await next();
      return isStream(answer.output) ? { ...answer, output: refusing(answer.output, refused) } : answer;
    } catch (error) {
      throw refused(error);
    }
  });
}

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output;

/** No generator: leaving must reach the stream at once, and not only after the item that it waits for. */
function refusing(stream: AsyncIterator<unknown>, refused: (error: unknown) => Error): AsyncIterableIterator<unknown> {
  const asked = async (ask: Promise<IteratorResult<unknown>>): Promise<IteratorResult<unknown>> => {
    try {
      return await ask;
    } catch (error) {
      throw refused(error);
    }
  };
  return {
    next: () => asked(stream.next()),
    return: (value?: unknown) => (stream.return ? asked(stream.return(value)) : Promise.resolve({ done: true, value })),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
