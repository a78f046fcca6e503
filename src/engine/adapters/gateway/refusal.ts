import { z } from 'zod';
import { Fault, type FaultCode, type FaultDetail } from '../../../core/fault.ts';

/** What the gateway's published codes mean here. */
export const faultOfGatewayCode: Readonly<Record<string, FaultCode>> = {
  'GW.0400': 'invalid-input',
  'GW.0401': 'wrong-keys',
  'GW.0404.PATH': 'capability-missing',
  'GW.0404.NOT_CUSTOMER': 'not-this-partners-customer',
  'GW.0404.REQUEST': 'not-found',
  'GW.0404.ACT': 'act-not-known',
  'GW.0405': 'capability-missing',
  'GW.0409.PENDING': 'request-already-open',
  'GW.0409.ACT_KEY': 'act-key-reused',
  'GW.0409.CODE_OFF': 'capability-missing',
  'GW.0409.CLOSED': 'case-forbids',
  'GW.0409.OWN': 'case-forbids',
  'GW.0413': 'invalid-input',
  'GW.0422.CHECK_FAILED': 'check-failed',
  'GW.0422.QUOTA': 'quota-reached',
  'GW.0422.NOT_UNDERSTOOD': 'not-understood',
  'GW.0422.CODE_REQUIRED': 'code-required',
  'GW.0422.CODE_WRONG': 'code-wrong',
  'GW.0422.CODE_EXPIRED': 'code-expired',
  'GW.0422.CODE_USED': 'code-used',
};

const ErrorAnswer = z.looseObject({ error_code: z.string(), details: z.record(z.string(), z.unknown()).optional() });
/** Such as `GW.0404.REQUEST`. */
const ApiCode = /^[A-Z]{2,8}(?:\.[A-Z0-9_]{1,20}){1,2}$/u;
const Items = z.array(z.looseObject({ code: z.string() }));

/** Details that a sentence may need, in our words; the gateway's own message is left out: it may hold names. */
function detailOf(details: Readonly<Record<string, unknown>>): FaultDetail {
  const named = {
    limit: 'limit',
    months: 'months',
    used: 'used',
    next_free_at: 'nextFreeAt',
    tries_left: 'triesLeft',
    request_id: 'requestId',
    state: 'state',
  };
  const items = Items.safeParse(details.items);
  return {
    ...Object.fromEntries(
      Object.entries(named).flatMap(([wire, ours]) => {
        const value = details[wire];
        return typeof value === 'string' || typeof value === 'number' ? [[ours, value]] : [];
      }),
    ),
    // Rule ids, e.g. `R05,R07`: a fault's detail holds plain values only.
    ...(items.success ? { items: items.data.map(({ code }) => code).join(',') } : {}),
  };
}

function faultOfStatus(status: number): FaultCode {
  if (status === 401) return 'wrong-keys';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'throttled';
  // Anything else is not the gateway of the published document; what became of an act is then not known.
  return status >= 500 ? 'server-failed' : 'malformed-answer';
}

/**
 * The fault of an answer that is no success. A published code is a clear refusal: nothing was done. Anything else leaves open what
 * became of an act, and says `sent: true`.
 */
export function gatewayFault(status: number, body: unknown, retryAfter: number | null): Fault {
  const parsed = ErrorAnswer.safeParse(body);
  // Whatever else stands there is not repeated: it might be what we sent.
  const apiCode = parsed.success && ApiCode.test(parsed.data.error_code) ? parsed.data.error_code : '';
  const known = faultOfGatewayCode[apiCode];
  const common = { status, ...(apiCode === '' ? {} : { apiCode }) };
  if (known !== undefined) return new Fault(known, { ...common, ...detailOf((parsed.success ? parsed.data.details : undefined) ?? {}) });
  const code = faultOfStatus(status);
  return new Fault(code, {
    ...common,
    ...(code === 'malformed-answer' ? { field: 'status' } : {}),
    ...(retryAfter === null ? {} : { retryAfter }),
    ...(code === 'server-failed' || code === 'malformed-answer' ? { sent: true } : {}),
  });
}
