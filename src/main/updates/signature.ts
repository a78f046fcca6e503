import { createPublicKey, verify } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in its standard wrapping (RFC 8410). */
const WRAPPING = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether `signature` (base64, as scripts/sign-updates.mjs writes it) is that of `key` under these very bytes. Never throws. */
export function isSigned(text: string, signature: string, key: Uint8Array): boolean {
  const bytes = Buffer.from(signature.trim(), 'base64');
  try {
    const publicKey = createPublicKey({ key: Buffer.concat([WRAPPING, key]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text, 'utf8'), publicKey, bytes);
  } catch {
    return false;
  }
}
