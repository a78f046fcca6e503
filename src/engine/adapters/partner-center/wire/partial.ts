import { z } from 'zod';
import { Fault } from '../../../../core/fault.ts';
import type { ActRow } from '../../../../core/ports.ts';
import { faultOfApiCode } from '../refusal.ts';

/** An act on several ids: those that failed stand in `error_details`, inside HTTP 200 (facts.md 4.2). */
export const PartialAnswer = z.looseObject({
  error_details: z.array(z.looseObject({ error_code: z.string().max(40), id: z.string().max(256) })).nullish(),
});

/**
 * A row for each id that was sent. The site's own message is left out: it may hold names. Fault malformed-answer when it tells of an id
 * that was not sent: then nobody knows what became of which.
 */
export function readRows(customerIds: readonly string[], answer: z.infer<typeof PartialAnswer>): readonly ActRow[] {
  const failed = new Map((answer.error_details ?? []).map(({ id, error_code }) => [id, error_code]));
  for (const id of failed.keys()) if (!customerIds.includes(id)) throw new Fault('malformed-answer', { field: 'error_details.id' });
  return customerIds.map((customerId) => {
    const apiCode = failed.get(customerId);
    if (apiCode === undefined) return { customerId, fault: null };
    const known = /^[A-Z]{2,8}(?:\.[A-Z0-9_]{1,20}){1,2}$/u.test(apiCode);
    return {
      customerId,
      fault: { code: faultOfApiCode[apiCode] ?? 'refused-by-partner-center', ...(known ? { detail: { apiCode } } : {}) },
    };
  });
}
