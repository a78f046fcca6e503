import { z } from 'zod';
import { canonical } from '../log/chain.ts';

/** Where one chain of the operation log stood, and when its writer's clock said so. */
export const ChainPlace = z.object({
  chain: z.string(),
  /** Number of the last entry; 0: the log was empty. */
  sequence: z.number().int().min(0),
  /** Of that entry, lower-case hex; 64 zeros for an empty log. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
});
export type ChainPlace = z.infer<typeof ChainPlace>;

/** A place of the chain, signed by the sealing key: who holds one can tell whether the log was cut or rewritten since. */
export const Checkpoint = ChainPlace.extend({
  format: z.literal('consent-desk-checkpoint'),
  version: z.literal(1),
  /** SHA-256 of the public key's SPKI DER, lower-case hex. */
  fingerprint: z.string(),
  /** SPKI PEM. */
  publicKey: z.string(),
  /** Only of a practice desk. */
  simulated: z.literal(true).optional(),
  /** Ed25519 over `checkpointBytes`, base64. */
  signature: z.string(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
type Unsigned = Omit<Checkpoint, 'signature'>;

/** What is signed: canonical JSON (RFC 8785) of everything but the signature, in UTF-8. */
export function checkpointBytes(checkpoint: Unsigned | Checkpoint): string {
  return canonical({ ...checkpoint, signature: undefined });
}

/** `sign`: Ed25519 over UTF-8 text, base64. `simulated`: by a practice desk, which the checkpoint then says. */
export function makeCheckpoint(
  place: ChainPlace,
  key: { readonly fingerprint: string; readonly publicKey: string; sign(text: string): string },
  simulated: boolean,
): Checkpoint {
  const { chain, sequence, hash, at } = place;
  const unsigned = {
    format: 'consent-desk-checkpoint',
    version: 1,
    chain,
    sequence,
    hash,
    at,
    fingerprint: key.fingerprint,
    publicKey: key.publicKey,
    ...(simulated ? { simulated: true as const } : {}),
  } as const;
  return { ...unsigned, signature: key.sign(checkpointBytes(unsigned)) };
}

/** As it is kept: JSON that a person can read. */
export const checkpointText = (checkpoint: Checkpoint): string => `${JSON.stringify(checkpoint, null, 2)}\n`;
