import { z } from 'zod';

/** Every way in which Consent Desk can refuse or fail. Codes are stable: they are quoted by people, stored in the log and asserted by tests. */
export const faultCodes = [
  // the other side
  'unreachable',
  'timeout',
  'throttled',
  'server-failed',
  'certificate-refused',
  'proxy-refused',
  'wrong-keys',
  'clock-skew',
  'forbidden',
  'not-this-partners-customer',
  'refused-by-partner-center',
  'malformed-answer',
  'capability-missing',
  // acts
  'role-may-not-act',
  'check-failed',
  'verdict-not-allowed',
  'facts-missing',
  'quota-reached',
  'quota-reason-needed',
  'undocumented-reason-needed',
  'code-required',
  'code-wrong',
  'code-expired',
  'code-used',
  'not-understood',
  'name-mismatch',
  'request-already-open',
  'act-key-reused',
  'needs-check',
  'act-not-known',
  'case-forbids',
  'legal-hold',
  'offline',
  // people and settings
  'partner-identity-missing',
  'recipient-missing',
  'operator-missing',
  // mails and evidence
  'mail-server-missing',
  'mail-server-unreachable',
  'mail-server-insecure',
  'mail-server-certificate',
  'mail-sign-in-refused',
  'mail-server-refused',
  'mail-letter-wrong',
  'mail-unreadable',
  'picture-unavailable',
  'picture-failed',
  'log-broken',
  'timestamp-refused',
  // this machine
  'profile-locked',
  'store-damaged',
  'store-newer',
  'disk-full',
  'disk-read-only',
  'secret-store-missing',
  'secret-store-locked',
  'secret-unreadable',
  'keys-missing',
  'engine-down',
  // files that a person brings
  'table-unreadable',
  'backup-unreadable',
  'backup-not-this-account',
  'passphrase-wrong',
  // the bridge
  'not-found',
  'invalid-input',
  'not-allowed-here',
  'cancelled',
  'internal',
] as const;

export const FaultCode = z.enum(faultCodes);
export type FaultCode = z.infer<typeof FaultCode>;

const FaultDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** What crosses a boundary: a stable code, the values its sentence needs, and a reference to quote. Words come from i18next. */
export const FaultData = z.object({ code: FaultCode, detail: FaultDetail.optional(), reference: z.string().optional() });
export type FaultData = z.infer<typeof FaultData>;
export type FaultDetail = z.infer<typeof FaultDetail>;

/** The only error that crosses anything. `detail` must never hold secrets or clear personal data. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: FaultDetail;

  constructor(code: FaultCode, detail: FaultDetail = {}, options?: { readonly cause?: unknown }) {
    super(code, options);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
  }

  get data(): FaultData {
    return { code: this.code, ...(Object.keys(this.detail).length > 0 ? { detail: this.detail } : {}) };
  }
}
