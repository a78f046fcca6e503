import { z } from 'zod';
import type { Budget } from '../../../../core/ports.ts';
import { count, utc, words } from './fields.ts';

/** 1 = one unit of the currency, the only documented measure (facts.md 4.4); another one is refused rather than read a hundredfold. */
const measure = z.literal(1).nullish();

/** Batch budget query: ids that are not this partner's reseller customers are silently left out (facts.md 4.5). */
export const BudgetsAnswer = z.looseObject({
  measure_id: measure,
  currency: words,
  budget_infos: z.array(
    z.looseObject({
      customer_id: z.string().min(1).max(64),
      budget_amount: z.number(),
      used_amount: z.number().nullish(),
      measure_id: measure,
      currency: words,
    }),
  ),
});

export function readBudgets(answer: z.infer<typeof BudgetsAnswer>): readonly Budget[] {
  return answer.budget_infos.map((info) => ({
    customerId: info.customer_id,
    amount: info.budget_amount,
    used: info.used_amount ?? 0,
    currency: info.currency === '' ? answer.currency : info.currency,
  }));
}

/** ListSubCustomerBudgetRecords: DELETE is the only API trace of a disassociation (facts.md 4.4). */
export const BudgetRecordsAnswer = z.looseObject({
  total_count: count,
  record_list: z.array(z.looseObject({ operation_type: z.string(), operation_time: utc, operator: words })).nullish(),
});
