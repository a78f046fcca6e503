import { issue } from '../network/certificate.ts';

export interface ServerCertificate {
  readonly pem: string;
  readonly key: string;
  /** PEM of whoever signed it. */
  readonly authority: string;
}

/** A certificate of `localhost`, signed by an authority of this test alone. `name`, `days`: as they should not be. */
export function serverCertificate(wrong: { readonly name?: string; readonly days?: readonly [number, number] } = {}): ServerCertificate {
  const authority = issue('an authority of the tests');
  const { pem, key } = issue(wrong.name ?? 'localhost', { issuer: authority, ...(wrong.days ? { days: wrong.days } : {}) });
  return { pem, key, authority: authority.pem };
}
