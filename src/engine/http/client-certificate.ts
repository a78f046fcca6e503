import { createPrivateKey, X509Certificate } from 'node:crypto';
import { Fault } from '../../core/fault.ts';

/** By what we prove who we are to a server that asks for it (mutual TLS): PEM texts, from the secret store. */
export interface ClientCertificate {
  /** Ours first, then those that lead to its authority. */
  readonly certificate: string;
  readonly key: string;
  /** '' for a key without one. */
  readonly passphrase: string;
}

const refused = (reason: string, cause?: unknown): Fault => new Fault('certificate-refused', { reason, sent: false }, { cause });

/** PEM as it was meant: a field of one line takes its line ends away. */
const asPem = (text: string): string =>
  text.trim().replace(/-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/gu, (_, kind: string, body: string) => {
    const lines = body.replace(/\s+/gu, '').match(/.{1,64}/gu) ?? [];
    return `-----BEGIN ${kind}-----\n${lines.join('\n')}\n-----END ${kind}-----\n`;
  });

/**
 * What a TLS connection takes, looked through first, since the other side may only break off. `now` in milliseconds since 1970. Fault:
 * certificate-refused {reason: ours-unreadable, ours-expired, ours-not-yet-valid}.
 */
export function usable(own: ClientCertificate, now: number): { readonly cert: string; readonly key: string; readonly passphrase: string } {
  const cert = asPem(own.certificate);
  const key = asPem(own.key);
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(cert);
    if (!certificate.checkPrivateKey(createPrivateKey({ key, passphrase: own.passphrase })))
      throw new Error('the key is of another certificate');
  } catch (cause) {
    throw refused('ours-unreadable', cause);
  }
  if (Date.parse(certificate.validTo) < now) throw refused('ours-expired');
  if (Date.parse(certificate.validFrom) > now) throw refused('ours-not-yet-valid');
  return { cert, key, passphrase: own.passphrase };
}
