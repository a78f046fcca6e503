import { z } from 'zod';
import type { GatewayCheck, RemoteRequest } from '../../../core/ports.ts';
import { Side } from '../../../core/rule/finding.ts';

/** Answers of the association gateway as its published OpenAPI document has them. Unknown fields are left alone. */
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/);

/** What is missing means no: an older gateway works with fewer buttons. */
export const CapabilitiesAnswer = z.looseObject({
  version: z.string().optional(),
  operations: z.array(z.string()).optional(),
  can_request: z.boolean().default(false),
  can_decide: z.boolean().default(false),
  partner_verification_code: z.boolean().default(false),
  counting: z
    .looseObject({
      limit: z.number().int().min(1),
      months: z.number().int().min(1),
      time_zone: z.string().min(1),
      counts: z.string(),
    })
    .nullish(),
});

export const CheckAnswer = z.looseObject({
  checked_at: instant,
  passed: z.boolean(),
  items: z.array(z.looseObject({ code: z.string(), passed: z.boolean(), statement: z.string() })),
});

export const CodeAnswer = z.looseObject({ sent_to: z.string(), expires_at: instant });

export const RequestAnswer = z.looseObject({
  request_id: z.string().min(1).max(64),
  customer_id: z.string().min(1).max(64),
  initiated_by: Side,
  state: z.enum(['pending', 'disassociated', 'rejected']),
  reason: z.string(),
  submitted_at: instant,
  decided_at: instant.nullish(),
  change: z.number().int().min(1),
});

export const ActAnswer = z.looseObject({ act_key: z.string(), request: RequestAnswer });

export const ChangesAnswer = z.looseObject({ next_change: z.number().int().min(0), requests: z.array(RequestAnswer) });

export const readCheck = (wire: z.infer<typeof CheckAnswer>): GatewayCheck => ({
  checkedAt: wire.checked_at,
  passed: wire.passed,
  items: wire.items.map(({ code, passed, statement }) => ({ code, passed, statement })),
});

export const readRequest = (wire: z.infer<typeof RequestAnswer>): RemoteRequest => ({
  requestId: wire.request_id,
  customerId: wire.customer_id,
  side: wire.initiated_by,
  state: wire.state,
  reason: wire.reason,
  submittedAt: wire.submitted_at,
  decidedAt: wire.decided_at ?? null,
  change: wire.change,
});
