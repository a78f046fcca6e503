import type { ClientContext, ClientLink } from '@orpc/client';
import { DeskFault, faultOf } from './fault.ts';

/** One way to the engine: a socket or a port, and whether it can still carry a call. */
export interface Wire {
  readonly link: ClientLink<ClientContext>;
  readonly gone: () => boolean;
}

/**
 * Opens a fresh wire when the last one is gone. A call in flight on a lost wire fails with `engine-down` and is never repeated here: an act
 * must not be sent twice, and questions are asked again by whoever still shows their answer.
 */
export function reconnecting(open: () => Promise<Wire>): ClientLink<ClientContext> {
  let opening: Promise<Wire> | undefined;
  let opened: Wire | undefined;
  // One wire for all who ask while it opens.
  const current = (): Promise<Wire> => {
    if (opening && !opened?.gone()) return opening;
    opened = undefined;
    const mine = open();
    opening = mine;
    mine.then(
      (wire) => {
        if (opening === mine) opened = wire;
      },
      () => {
        if (opening === mine) opening = undefined;
      },
    );
    return mine;
  };
  return {
    async call(path, input, options) {
      let ready: Wire;
      try {
        ready = await current();
      } catch (error) {
        // The shell may know better than `engine-down` why there is no engine.
        throw faultOf(error);
      }
      try {
        return await ready.link.call(path, input, options);
      } catch (error) {
        throw ready.gone() ? new DeskFault({ code: 'engine-down' }) : faultOf(error);
      }
    },
  };
}
