import type { CaseTab } from '../ports.ts';
import type { CaseState } from './case.ts';

/**
 * The tab of the inbox a state stands in, the same for both sides. `partner` holds what waits for us: decisions, and acts of which nobody knows
 * whether they arrived; `draft` what was not sent and what is on its way. Plain data, so that a page reads it without the schemas.
 */
export const tabOf: Readonly<Record<CaseState, CaseTab>> = {
  draft: 'draft',
  submitting: 'draft',
  deciding: 'draft',
  'needs-check': 'partner',
  'awaiting-partner': 'partner',
  'with-administrator': 'administrator',
  'awaiting-customer': 'customer',
  disassociated: 'closed',
  rejected: 'closed',
  withdrawn: 'closed',
  'cancelled-here': 'closed',
};
