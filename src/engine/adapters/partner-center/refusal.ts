import { Fault, type FaultCode } from '../../../core/fault.ts';

/** What the documented codes mean here (facts.md 5.5). Whether intl gives the same code for the same case is INFERRED for most. */
export const faultOfApiCode: Readonly<Record<string, FaultCode>> = {
  'CBC.0100': 'refused-by-partner-center',
  'CBC.0151': 'forbidden',
  'CBC.0155': 'forbidden',
  'CBC.0156': 'not-this-partners-customer',
  'CBC.0999': 'server-failed',
  'CBC.5024': 'refused-by-partner-center',
  'CBC.18000016': 'forbidden',
  'CBC.18000048': 'refused-by-partner-center',
  'CBC.99000000': 'forbidden',
  'CBC.99000026': 'code-wrong',
  'CBC.99000027': 'code-expired',
  'CBC.99000035': 'not-this-partners-customer',
  'CBC.99000037': 'forbidden',
  'CBC.99000082': 'refused-by-partner-center',
  'CBC.99004003': 'refused-by-partner-center',
  'APIG.0303': 'clock-skew',
  'APIGW.0301': 'wrong-keys',
  'APIGW.0308': 'throttled',
};

const faultOfStatus = (status: number): FaultCode => {
  if (status === 401) return 'wrong-keys';
  if (status === 403) return 'forbidden';
  if (status === 408) return 'timeout';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'server-failed';
  // A redirect is not followed: a signed request goes where it was signed for, or nowhere.
  return status >= 300 && status < 400 ? 'malformed-answer' : 'refused-by-partner-center';
};

export interface Refused {
  readonly status: number;
  /** Parsed JSON, or null when the body was none. */
  readonly body: unknown;
  readonly requestId: string;
  /** Milliseconds, or null. */
  readonly retryAfter: number | null;
  /** Milliseconds since 1970: the site's `Date` header (null when it sent none) and our own clock. */
  readonly theirTime: number | null;
  readonly ourTime: number;
}

const text = (body: unknown, ...names: readonly string[]): string => {
  if (typeof body !== 'object' || body === null) return '';
  for (const [name, value] of Object.entries(body)) if (names.includes(name) && typeof value === 'string') return value;
  return '';
};

/** The code of an error body in any of the shapes that exist (facts.md 5.5), or ''. */
const apiCodeOf = (body: unknown): string => {
  const code = text(body, 'error_code', 'errorCode', 'code');
  // Whatever else stands there is not repeated: it might be what we sent.
  return /^[A-Z]{2,8}(?:\.[A-Z0-9_]{1,20}){1,2}$/u.test(code) ? code : '';
};

/** HTTP 200 can carry a failure (facts.md 5.5); there only the documented names count, for `code` may be a field of a good answer. */
export function carriesFailure(body: unknown): boolean {
  const apiCode = text(body, 'error_code', 'errorCode');
  return apiCode !== '' && apiCode !== 'CBC.0000';
}

/** Fifteen minutes is what the site allows (facts.md 5.2); a clock that is half a minute short of that is the likelier cause too. */
const skewed = ({ theirTime, ourTime }: Refused): boolean => theirTime !== null && Math.abs(theirTime - ourTime) > 14.5 * 60_000;

function skewDetail({ theirTime, ourTime }: Refused) {
  return theirTime === null ? {} : { minutes: Math.round((ourTime - theirTime) / 60_000), theirTime: new Date(theirTime).toISOString() };
}

/**
 * The fault of a refusal, inside HTTP 200 or not. The site's own message is left out: it may hold names. A refused signature with a clock
 * that is far off, or a message that says so, is `clock-skew` and not `wrong-keys`.
 */
export function refusalFault(refused: Refused): Fault {
  const apiCode = apiCodeOf(refused.body);
  const message = text(refused.body, 'error_msg', 'errorMsg', 'message');
  const code = faultOfApiCode[apiCode] ?? faultOfStatus(refused.status);
  const detail = {
    status: refused.status,
    ...(apiCode === '' ? {} : { apiCode }),
    ...(refused.requestId === '' ? {} : { requestId: refused.requestId }),
    ...(refused.retryAfter === null ? {} : { retryAfter: refused.retryAfter }),
  };
  const expired = code === 'clock-skew' || (code === 'wrong-keys' && (/signature (expired|time)/i.test(message) || skewed(refused)));
  if (expired) return new Fault('clock-skew', { ...detail, ...skewDetail(refused) });
  return new Fault(code, code === 'malformed-answer' ? { ...detail, field: 'status' } : detail);
}
