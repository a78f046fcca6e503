import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import type { SealKey } from '../../../contract/evidence.ts';
import type { Desk } from '../desk.ts';
import { logged } from '../witness.ts';
import { sealKeyName } from './secret-names.ts';

/** The key that seals an account's evidence and checkpoints. `sign`: Ed25519 over the bytes, or over text as UTF-8. */
export interface SealingKey {
  readonly shown: SealKey;
  sign(bytes: Uint8Array | string): Buffer;
}
type SealDesk = Pick<Desk, 'info' | 'store' | 'host' | 'clock' | 'news'>;

/** Public parts stay at the desk, so that a key that was lost is noticed, and old seals can be told from foreign ones. */
export const SEAL_KEY_VALUE = 'seal-key';
const PublicPart = z.object({ fingerprint: z.string(), publicKey: z.string(), madeAt: z.string() });
const Kept = z.object({ current: PublicPart, earlier: z.array(PublicPart) });

const turns = new WeakMap<SealDesk['store'], Promise<unknown>>();

/**
 * The account's sealing key, made when there is none; a lost one is replaced, and the log says so. The private part stands in the secret
 * store alone. Faults: secret-store-missing, secret-store-locked, secret-unreadable, disk-full, disk-read-only.
 */
export function sealingKey(desk: SealDesk): Promise<SealingKey> {
  // One after the other: two who find none would make two.
  const mine = (turns.get(desk.store) ?? Promise.resolve()).then(
    () => read(desk),
    () => read(desk),
  );
  turns.set(desk.store, mine);
  return mine;
}

async function read(desk: SealDesk): Promise<SealingKey> {
  const { secrets } = desk.host;
  const name = sealKeyName(desk.info.account);
  const known = Kept.safeParse(await desk.store.value(SEAL_KEY_VALUE)).data ?? null;
  const secret = await secrets.get(name);
  let key = secret === null ? null : privateKeyOf(secret);
  if (key === null) {
    key = generateKeyPairSync('ed25519').privateKey;
    await secrets.set(name, key.export({ type: 'pkcs8', format: 'der' }).toString('base64'));
  }
  const found = publicPartOf(key, desk.clock.now());
  const current = known?.current.fingerprint === found.fingerprint ? known.current : found;
  if (current === found) {
    const detail = { setting: 'seal-key', fingerprint: found.fingerprint, replaces: known?.current.fingerprint ?? null };
    const earlier = known === null ? [] : [known.current, ...known.earlier];
    const log = [logged({ at: found.madeAt, operation: 'setting-changed', detail })];
    await desk.store.writeValue(SEAL_KEY_VALUE, { current, earlier }, { log, notices: [] });
    desk.news.tell('log', desk.info.account);
  }
  const { kind: kept } = await secrets.describe();
  const replaces = known !== null && current === found ? known.current.fingerprint : null;
  return {
    shown: { ...current, kept, replaces },
    sign: (bytes) => sign(null, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, key),
  };
}

/** SHA-256 of the public key's SPKI DER, lower-case hex. */
function publicPartOf(key: KeyObject, madeAt: string): z.infer<typeof PublicPart> {
  const publicKey = createPublicKey(key);
  const fingerprint = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return { fingerprint, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), madeAt };
}

/** Null for what is no such key: it is replaced like a lost one. */
function privateKeyOf(secret: string): KeyObject | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
