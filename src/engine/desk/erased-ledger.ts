import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { storeFault } from '../adapters/store/faults.ts';

const Head = z.object({ format: z.literal('consent-desk-erased'), version: z.literal(1), salt: z.string().regex(/^[0-9a-f]{64}$/u) });
const Noted = z.object({ account: z.string(), digest: z.string(), at: z.string(), takenBack: z.literal(true).optional() });
type Noted = z.infer<typeof Noted>;

/** Who was erased at one account's desk, kept outside of its database: a backup that is restored must not bring them back. */
export interface ErasedLedger {
  /** Before the store erases, with the `at` of its `customer-erased` entry. Faults: disk-full, disk-read-only, store-damaged. */
  note(customerId: string, at: string): Promise<void>;
  /** After the store refused to erase: it did not happen. */
  takeBack(customerId: string, at: string): Promise<void>;
  /** Those of `customerIds` that were erased here, with each time they were, oldest first. */
  among(customerIds: readonly string[]): Promise<readonly { readonly customerId: string; readonly at: readonly string[] }[]>;
}

/**
 * A small owner-only file of lines in the profile, for all accounts: digests under a salt of its own, never an id. Whoever has the file and
 * guesses an id can test the guess; the vendor's ids are 32 hexadecimal digits (facts.md 4.1), so that there is little to guess.
 */
export function erasedLedger(path: string, account: string): ErasedLedger {
  const append = (line: Noted | z.infer<typeof Head>, torn: boolean): void => {
    const file = openSync(path, 'a', 0o600);
    try {
      // A line that was cut off by a power cut must not swallow the next one.
      writeSync(file, `${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  };
  const digestOf = (salt: string, customerId: string) =>
    createHmac('sha256', Buffer.from(salt, 'hex')).update(`${account}/${customerId}`).digest('hex');

  const write = (customerId: string, change: Pick<Noted, 'at' | 'takenBack'>): void => {
    try {
      const kept = read(path);
      const salt = kept.salt ?? randomBytes(32).toString('hex');
      if (kept.salt === null) append({ format: 'consent-desk-erased', version: 1, salt }, kept.torn);
      append({ account, digest: digestOf(salt, customerId), ...change }, kept.salt !== null && kept.torn);
    } catch (error) {
      throw storeFault(error);
    }
  };

  return {
    note: async (customerId, at) => write(customerId, { at }),
    takeBack: async (customerId, at) => write(customerId, { at, takenBack: true }),
    async among(customerIds) {
      const { salt, noted } = read(path);
      if (salt === null) return [];
      const times = timesOf(noted.filter((one) => one.account === account));
      return customerIds.flatMap((customerId) => {
        const at = times.get(digestOf(salt, customerId)) ?? [];
        return at.length === 0 ? [] : [{ customerId, at: at.toSorted() }];
      });
    },
  };
}

function timesOf(noted: readonly Noted[]): ReadonlyMap<string, readonly string[]> {
  const times = new Map<string, string[]>();
  for (const { digest, at, takenBack } of noted) {
    const before = times.get(digest) ?? [];
    times.set(digest, takenBack ? before.filter((one) => one !== at) : [...before, at]);
  }
  return times;
}

/** Lines that are none are left out: losing one erasure must not lose the others. */
function read(path: string): { readonly salt: string | null; readonly noted: readonly Noted[]; readonly torn: boolean } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { salt: null, noted: [], torn: false };
    throw storeFault(error);
  }
  const values = text.split('\n').map(lineValue);
  const salt = values.map((value) => Head.safeParse(value).data?.salt).find((one) => one !== undefined) ?? null;
  const noted = values.flatMap((value) => Noted.safeParse(value).data ?? []);
  return { salt, noted, torn: text !== '' && !text.endsWith('\n') };
}

function lineValue(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
