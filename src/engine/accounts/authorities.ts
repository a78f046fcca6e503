import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../contract/accounts.ts';
import { certificatesIn } from '../http/certificates.ts';

const instant = (text: string): string => new Date(text).toISOString();

/** `CN=Name` and so on, a line for each part: the name where there is one. */
const subjectOf = ({ subject }: X509Certificate): string =>
  /^CN=(.+)$/mu.exec(subject)?.[1] ?? (subject ? subject.split('\n').join(', ') : '');

/** What a person sees of the authorities in a PEM text. Fault: certificate-refused {reason: own-certificates}. */
export const authoritiesIn = (pem: string): CertificateFacts[] =>
  certificatesIn(pem).map((certificate) => ({
    subject: subjectOf(certificate).slice(0, 200),
    validFrom: instant(certificate.validFrom),
    validTo: instant(certificate.validTo),
    authority: certificate.ca,
  }));
