import { Fault, type FaultCode, type FaultDetail } from '../../../core/fault.ts';

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

const faultOfStatus = (status: number, page: boolean): FaultCode => {
  if (status === 407) return 'proxy-refused';
  // Something in between answered, or another site: it says nothing of our keys. 511 is a network that wants somebody to sign in.
  if ((page && status < 500 && status !== 429) || status === 511) return 'malformed-answer';
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
  /** A page for people stood where the site sends JSON. */
  readonly page: boolean;
  /** The keys were temporary ones. */
  readonly temporary: boolean;
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

const codeNames = ['error_code', 'errorCode', 'code'] as const;

/** The SDK finds the code in an object inside the body, too (facts.md 5.5): the body itself, or the first object in it that has one. */
function errorOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || text(body, ...codeNames) !== '') return body;
  return Object.values(body).find((inner) => text(inner, ...codeNames) !== '') ?? body;
}

/** The code of an error body in any of the shapes that exist (facts.md 5.5), or ''. */
const apiCodeOf = (body: unknown): string => {
  const code = text(body, ...codeNames);
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
  if (theirTime === null) return {};
  const minutes = Math.round((ourTime - theirTime) / 60_000);
  const reason = minutes === 0 ? {} : { reason: minutes > 0 ? 'ahead' : 'behind' };
  return { minutes, off: Math.abs(minutes), ...reason, theirTime: new Date(theirTime).toISOString() };
}

/** Why a refused signature is one of the clock, of temporary keys that ran out, or of the keys themselves. */
function signatureFault(refused: Refused, message: string): { readonly code: FaultCode; readonly more: FaultDetail } {
  if (refused.temporary && /(token|credential)s?\b.{0,40}\bexpired|expired.{0,40}\b(token|credential)/iu.test(message))
    return { code: 'wrong-keys', more: { reason: 'expired' } };
  if (/signature (expired|time)/iu.test(message) || skewed(refused)) return { code: 'clock-skew', more: skewDetail(refused) };
  return { code: 'wrong-keys', more: refused.temporary ? { reason: 'temporary' } : {} };
}

/** What a person is told beside the code of a fault that no API code explains. */
function otherDetail({ status, page }: Refused, code: FaultCode): FaultDetail {
  if (code === 'proxy-refused') return { reason: 'sign-in' };
  if (code !== 'malformed-answer') return page ? { reason: 'page' } : {};
  const redirect = status >= 300 && status < 400;
  return { field: 'status', reason: redirect ? 'redirect' : 'page' };
}

/**
 * The fault of a refusal, inside HTTP 200 or not. The site's own message is left out: it may hold names. A refused signature with a clock
 * that is far off, or a message that says so, is `clock-skew` and not `wrong-keys`.
 */
export function refusalFault(refused: Refused): Fault {
  const { status, requestId, retryAfter } = refused;
  const said = errorOf(refused.body);
  const apiCode = apiCodeOf(said);
  const known = faultOfApiCode[apiCode];
  const code = known ?? faultOfStatus(status, refused.page);
  const detail = {
    status,
    ...(apiCode === '' ? {} : { apiCode }),
    ...(requestId === '' ? {} : { requestId }),
    ...(retryAfter === null ? {} : { retryAfter }),
  };
  if (code === 'clock-skew') return new Fault(code, { ...detail, ...skewDetail(refused) });
  if (code === 'wrong-keys') {
    const signature = signatureFault(refused, text(said, 'error_msg', 'errorMsg', 'message'));
    return new Fault(signature.code, { ...detail, ...signature.more });
  }
  return new Fault(code, known === undefined ? { ...detail, ...otherDetail(refused, code) } : detail);
}
