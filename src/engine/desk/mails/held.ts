import { randomUUID } from 'node:crypto';
import type { AccountId } from '../../../core/account/account.ts';
import type { LetterToCheck } from '../../../core/consent/lint-letter.ts';
import { Fault } from '../../../core/fault.ts';
import type { ReadMail } from '../../../core/mail/reading.ts';
import { readMail } from '../../adapters/mail/read-mail.ts';

/** A dropped mail whose bytes are all here, and what was read in it. */
export interface WholeMail {
  readonly mail: ReadMail;
  readonly letter: LetterToCheck;
  readonly bytes: Uint8Array;
}

/** A mail on its way into a desk. In memory alone: nothing of it is kept before a person files it. */
export interface HeldMail {
  readonly dropId: string;
  /** In order. Fault invalid-input {field: offset} for a part that is not the next, or goes over the end. */
  receive(offset: number, content: string): void;
  /** Reads it once. Faults: invalid-input {field: size} while parts are missing; mail-unreadable {reason}, cancelled: then it is let go. */
  whole(): Promise<WholeMail>;
}

/** At most one mail for each desk. */
export interface HeldMails {
  begin(account: AccountId, size: number): HeldMail;
  /** Fault not-found {what: mail} for one that was let go. */
  of(account: AccountId, dropId: string): HeldMail;
  letGo(account: AccountId, dropId: string): void;
}

export function heldMails(): HeldMails {
  const mails = new Map<AccountId, { readonly held: HeldMail; readonly abort: AbortController }>();
  const end = (account: AccountId, dropId: string): void => {
    const found = mails.get(account);
    if (found?.held.dropId !== dropId) return;
    mails.delete(account);
    found.abort.abort();
  };
  return {
    begin(account, size) {
      const before = mails.get(account);
      if (before !== undefined) end(account, before.held.dropId);
      const abort = new AbortController();
      const dropId = randomUUID();
      const held = heldMail(dropId, size, abort.signal, () => end(account, dropId));
      mails.set(account, { held, abort });
      return held;
    },
    of(account, dropId) {
      const found = mails.get(account);
      if (found?.held.dropId !== dropId) throw new Fault('not-found', { what: 'mail' });
      return found.held;
    },
    letGo: end,
  };
}

function heldMail(dropId: string, size: number, signal: AbortSignal, letGo: () => void): HeldMail {
  // Memory of its own: it is lent to the thread that reads, whole and uncopied.
  let bytes = new Uint8Array(size);
  let received = 0;
  let reading: Promise<WholeMail> | null = null;
  const read = async (): Promise<WholeMail> => {
    try {
      const answer = await readMail(bytes.buffer, signal);
      bytes = new Uint8Array(answer.bytes);
      return { mail: answer.mail, letter: answer.letter, bytes };
    } catch (error) {
      letGo();
      throw error;
    }
  };
  return {
    dropId,
    receive(offset, content) {
      const part = Buffer.from(content, 'base64');
      if (reading !== null || offset !== received || offset + part.length > size) throw new Fault('invalid-input', { field: 'offset' });
      bytes.set(part, offset);
      received += part.length;
    },
    whole() {
      if (received !== size) throw new Fault('invalid-input', { field: 'size' });
      reading ??= read();
      return reading;
    },
  };
}
