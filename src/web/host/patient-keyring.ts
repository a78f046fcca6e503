import type { Keyring } from './keyring.ts';

/** The store is there and does not open: it said so, or it still waits for the person to unlock it. */
export class KeyringLocked extends Error {}

/** How the library begins what a store says that is there; the rest of the sentence tells an empty store from a locked one. */
const REFUSED = /^Couldn't access platform storage/;
const NO_STORE = /no result found|AccessDenied/;

const lockedOf = (error: unknown): unknown =>
  error instanceof Error && REFUSED.test(error.message) && !NO_STORE.test(error.message)
    ? new KeyringLocked(error.message, { cause: error })
    : error;

/**
 * One question at a time, each for at most `milliseconds`: a locked store asks the person, who may be away, and every question that waits
 * holds one of the few threads on which Node also reads files. While one waits, the next is answered *locked* at once.
 */
export function patientKeyring(keyring: Keyring, milliseconds: number): Keyring {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = false;

  const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    if (waiting) throw new KeyringLocked();
    const answer = question();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        waiting = true;
        const over = () => {
          waiting = false;
        };
        answer.then(over, over);
        reject(new KeyringLocked());
      }, milliseconds);
    });
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      throw lockedOf(error);
    } finally {
      clearTimeout(timer);
    }
  };
  const inTurn = <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(
      () => ask(question),
      () => ask(question),
    );
    last = turn;
    return turn;
  };
  return {
    get: (key) => inTurn(() => keyring.get(key)),
    set: (key, value) => inTurn(() => keyring.set(key, value)),
    delete: (key) => inTurn(() => keyring.delete(key)),
  };
}
