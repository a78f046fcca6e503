import { X509Certificate } from 'node:crypto';
import tls, { type SecureContext } from 'node:tls';
import { Fault } from '../../core/fault.ts';
import type { usable } from './client-certificate.ts';

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/gu;

/** The certificates in PEM text, whatever else stands in it. Fault: certificate-refused {reason: 'own-certificates'} when there is none or one cannot be read. */
export function certificatesIn(pem: string): readonly X509Certificate[] {
  if (pem.trim() === '') return [];
  const found = pem.match(block) ?? [];
  try {
    // One that is cut off is not passed over in silence.
    if (found.length === 0 || found.length !== pem.split('-----BEGIN CERTIFICATE-----').length - 1) throw new Error('no certificate');
    return found.map((each) => new X509Certificate(each));
  } catch (cause) {
    throw new Fault('certificate-refused', { reason: 'own-certificates', sent: false }, { cause });
  }
}

const known = new Map<string, SecureContext>();

/**
 * Whom TLS connections trust: the authorities that come with Node, those of the system, and `extra` (PEM). Made once for each `extra`:
 * `own`: by what we prove who we are; reading hundreds of certificates for every connection would cost more than the connection. Fault: certificate-refused.
 */
export function trusting(extra: string, own: ReturnType<typeof usable> | null = null): SecureContext {
  const made = own === null ? known.get(extra) : undefined;
  if (made) return made;
  // Electron's Node may not know the call; it then has the bundled authorities.
  const system = (tls.getCACertificates as typeof tls.getCACertificates | undefined) ?? (() => tls.rootCertificates);
  const ca = new Set([...system('default'), ...system('system'), ...certificatesIn(extra).map(String)]);
  const context = tls.createSecureContext({ ca: [...ca], minVersion: 'TLSv1.2', ...own });
  // A key stays no longer in memory than the connections that it opens.
  if (own === null) known.set(extra, context);
  return context;
}
