import type { SupportedMessagePort } from '@orpc/client/message-port';
import { z } from 'zod';

/** A question is small; anything longer is not one. */
const LONGEST = 1_000_000;
const address = z.string().refine((text) => text.startsWith('/') || URL.canParse(text));
const isMessage = z.object({
  i: z.string(),
  t: z.number().optional(),
  p: z.unknown().optional(),
});
const isQuestion = z.object({
  u: address,
  h: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  m: z.string().optional(),
});

/** What may enter the handler: a string in oRPC's own frame. Everything else would end in a rejection that nobody holds. */
function isFrame(data: unknown): boolean {
  if (typeof data !== 'string' || data.length > LONGEST) return false;
  try {
    const message = isMessage.safeParse(JSON.parse(data));
    if (!message.success) return false;
    const kind = message.data.t ?? 1;
    if (kind === 4) return true;
    if (kind === 3) return z.object({ e: z.string() }).safeParse(message.data.p).success;
    return kind === 1 && isQuestion.safeParse(message.data.p).success;
  } catch {
    return false;
  }
}

interface Ends {
  listen(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void): void;
  send(data: unknown): void;
}

/** A window's port (Electron's `on` or the standard `addEventListener`) behind which junk is dropped and a closed port is no error. */
export function guardedPort(ends: Ends): SupportedMessagePort {
  return {
    on: (event, callback) => {
      if (event === 'close') ends.listen('close', () => callback());
      if (event === 'message') {
        ends.listen('message', ({ data }) => {
          if (isFrame(data)) callback({ data });
        });
      }
    },
    postMessage: (data: unknown) => {
      try {
        ends.send(data);
      } catch {
        // The window is gone; its questions end with the port's `close`.
      }
    },
  };
}
