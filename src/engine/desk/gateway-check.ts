import { z } from 'zod';
import type { CustomerCard } from '../../contract/customers.ts';
import { customerValueKey } from '../../core/customer/value-key.ts';
import type { GatewayCheck } from '../../core/ports.ts';
import type { Finding } from '../../core/rule/finding.ts';
import type { Desk } from './desk.ts';

const key = (customerId: string) => customerValueKey(customerId, 'gateway-check');
const Kept: z.ZodType<GatewayCheck> = z.object({
  checkedAt: z.string(),
  passed: z.boolean(),
  items: z.array(z.object({ code: z.string(), passed: z.boolean(), statement: z.string() })),
});

/** The other side's own account check, kept as it was answered. */
export async function writeGatewayCheck(desk: Pick<Desk, 'store'>, customerId: string, check: GatewayCheck): Promise<void> {
  await desk.store.writeValue(key(customerId), check, { log: [], notices: [] });
}

/**
 * Where the other side's check and ours say opposite things about the same rule. It is shown beside our verdict, never instead of it:
 * what neither side has contradicted is no difference.
 */
export async function gatewayDiffers(
  desk: Pick<Desk, 'store'>,
  customerId: string,
  findings: readonly Finding[],
): Promise<CustomerCard['gatewayDiffers']> {
  const kept = Kept.safeParse(await desk.store.value(key(customerId)));
  if (!kept.success) return [];
  const { checkedAt, items } = kept.data;
  return items
    .filter(({ code, passed }) => {
      const ours = findings.find((finding) => finding.ruleId === code)?.state;
      if (ours === undefined) return false;
      return passed ? ours === 'violated' : ours !== 'violated' && ours !== 'warning';
    })
    .map(({ code, passed, statement }) => ({ code, gatewayPassed: passed, statement, checkedAt }));
}
