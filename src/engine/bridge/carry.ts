import type { SupportedMessagePort } from '@orpc/client/message-port';
import { type AnyRouter, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { carried } from './refusal.ts';

/** Questions and streams that one page may have open at once; ours has a dozen. */
export const AT_ONCE = 256;

const isStream = (body: unknown): body is AsyncIterableIterator<unknown> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/**
 * Answers the questions of one page that come over a guarded port. Whatever is refused before a handler is reached is a declared fault, too:
 * not-found for an operation that the contract does not name, invalid-input for a body that cannot be read, not-allowed-here for more than
 * `AT_ONCE` open questions.
 */
export function carry(router: AnyRouter, port: SupportedMessagePort): void {
  let open = 0;
  const handler = new RPCHandler(router, {
    interceptors: [
      async ({ next, request }) => {
        if (open >= AT_ONCE) throw carried({ code: 'not-allowed-here', detail: { reason: 'too-many-questions' } });
        open += 1;
        let counted = true;
        const close = () => {
          if (counted) open -= 1;
          counted = false;
        };
        const result = await next().catch((error: unknown) => {
          close();
          throw error instanceof ORPCError ? error : carried({ code: 'invalid-input', detail: { field: '' } });
        });
        if (result.matched && isStream(result.response.body)) {
          // A stream stays open until it ends, or the page leaves it.
          request.signal?.addEventListener('abort', close, { once: true });
          if (request.signal?.aborted) close();
          return { matched: true, response: { ...result.response, body: endingWith(result.response.body, close) } };
        }
        close();
        if (!result.matched) throw carried({ code: 'not-found', detail: { what: 'operation' } });
        return result;
      },
    ],
  });
  handler.upgrade(port, { context: {} });
}

async function* endingWith(body: AsyncIterableIterator<unknown>, ended: () => void): AsyncGenerator<unknown, unknown, void> {
  try {
    return yield* body;
  } finally {
    ended();
  }
}
