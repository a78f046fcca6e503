import type { SupportedMessagePort } from '@orpc/client/message-port';
import { z } from 'zod';
import { brokenQuestion } from './refusal.ts';

/** The longest thing a page says is a note of 2,000 characters with its envelope. */
export const LONGEST = 256 * 1024;
const isMessage = z.object({ i: z.string().max(64), t: z.number().optional(), p: z.unknown().optional() });
const isQuestion = z.object({
  u: z
    .string()
    .max(256)
    .startsWith('/')
    .refine((path) => URL.canParse(`http://orpc${path}`)),
  b: z.object({ json: z.unknown().optional(), meta: z.array(z.array(z.union([z.string(), z.number()]))).optional() }).optional(),
});

/** oRPC's own numbers for what a frame is. */
const QUESTION = 1;
const CANCEL = 4;

type Read =
  | { readonly kind: 'frame'; readonly frame: object }
  | { readonly kind: 'broken'; readonly id: string }
  | { readonly kind: 'junk' };

/**
 * What may enter the handler: a question or its cancelling, and of these no more than our page sends. Headers stay outside, since they could
 * make a body a file, a form or a stream, of which the contract has none; a form that is none would end in a rejection that nobody holds.
 */
function read(data: unknown): Read {
  if (typeof data !== 'string') return { kind: 'junk' };
  if (data.length > LONGEST) {
    // Not read, but whoever asked does not wait for ever: our page writes the id first.
    const id = /^\{"i":"([\w-]{1,64})"/.exec(data)?.[1];
    return id === undefined ? { kind: 'junk' } : { kind: 'broken', id };
  }
  let said: unknown;
  try {
    said = JSON.parse(data);
  } catch {
    return { kind: 'junk' };
  }
  const message = isMessage.safeParse(said);
  if (!message.success) return { kind: 'junk' };
  const { i, t = QUESTION, p } = message.data;
  if (t === CANCEL) return { kind: 'frame', frame: { i, t } };
  if (t !== QUESTION) return { kind: 'junk' };
  const question = isQuestion.safeParse(p);
  return question.success ? { kind: 'frame', frame: { i, p: question.data } } : { kind: 'broken', id: i };
}

interface Ends {
  listen(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void): void;
  send(data: unknown): void;
}

/**
 * A window's port (Electron's `on` or the standard `addEventListener`) behind which junk is dropped and a closed port is no error. A frame
 * that names a question but asks none is answered with the fault invalid-input, so that whoever waits for it does not wait for ever.
 */
export function guardedPort(ends: Ends): SupportedMessagePort {
  const send = (data: unknown) => {
    try {
      ends.send(data);
    } catch {
      // The window is gone; its questions end with the port's `close`.
    }
  };
  return {
    on: (event, callback) => {
      if (event === 'close') ends.listen('close', () => callback());
      if (event === 'message') {
        ends.listen('message', ({ data }) => {
          const heard = read(data);
          if (heard.kind === 'frame') callback({ data: heard.frame });
          if (heard.kind === 'broken') send(brokenQuestion(heard.id));
        });
      }
    },
    postMessage: send,
  };
}
