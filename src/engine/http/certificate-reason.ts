const reasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  HOSTNAME_MISMATCH: 'another-name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'another-name',
  CERT_REVOKED: 'revoked',
};

/** What a server says of ours, in the words of TLS alerts. */
function ofOurs(code: string): string | null {
  if (/ALERT_CERTIFICATE_REQUIRED/u.test(code)) return 'ours-wanted';
  if (/ALERT_CERTIFICATE_EXPIRED/u.test(code)) return 'ours-expired';
  return /ALERT_(BAD_CERTIFICATE|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(REVOKED|UNKNOWN)|ACCESS_DENIED)/u.test(code)
    ? 'ours-refused'
    : null;
}

/** Why a certificate was not accepted (codes of Node's `tls`), or null when the failure is another one. */
export function certificateReason(code: string): string | null {
  const other = /^(CERT_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERR_TLS_CERT)/u.test(code) ? 'not-valid' : null;
  return reasons[code] ?? ofOurs(code) ?? other;
}
