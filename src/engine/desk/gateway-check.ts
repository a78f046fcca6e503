import { z } from 'zod';
import type { CustomerCard } from '../../contract/customers.ts';
import { customerValueKey } from '../../core/customer/value-key.ts';
import type { GatewayCheck } from '../../core/ports.ts';
import type { Side, Step, Verdict } from '../../core/rule/finding.ts';
import type { Desk } from './desk.ts';

/** Which of its checks the other side answered. */
export interface Checked extends GatewayCheck {
  readonly side: Side;
  readonly step: Step;
}

const key = (customerId: string, { side, step }: Pick<Checked, 'side' | 'step'>) =>
  customerValueKey(customerId, `gateway-check ${side} ${step}`);
const Kept: z.ZodType<GatewayCheck> = z.object({
  checkedAt: z.string(),
  passed: z.boolean(),
  items: z.array(z.object({ code: z.string(), passed: z.boolean(), statement: z.string() })),
});

/** The other side's own account checks, each kept as it was answered: the one at submission says nothing about the one at agreement. */
export async function writeGatewayChecks(desk: Pick<Desk, 'store'>, customerId: string, checks: readonly Checked[]): Promise<void> {
  for (const { side, step, ...check } of checks)
    await desk.store.writeValue(key(customerId, { side, step }), check, { log: [], notices: [] });
}

/** The other side's checks of one side's request, as they were kept. */
export async function keptGatewayChecks(desk: Pick<Desk, 'store'>, customerId: string, side: Side): Promise<readonly Checked[]> {
  const steps: readonly Step[] = ['submit', 'agree'];
  const kept = await Promise.all(
    steps.map(async (step) => {
      const check = Kept.safeParse(await desk.store.value(key(customerId, { side, step })));
      return check.success ? [{ side, step, ...check.data }] : [];
    }),
  );
  return kept.flat();
}

/**
 * Where the other side's check and ours of the same side and step say opposite things about the same rule. It is shown beside our verdict,
 * never instead of it: what neither side has contradicted is no difference.
 */
export async function gatewayDiffers(
  desk: Pick<Desk, 'store'>,
  customerId: string,
  verdicts: readonly Verdict[],
): Promise<CustomerCard['gatewayDiffers']> {
  return (await Promise.all(verdicts.map((verdict) => differs(desk, customerId, verdict)))).flat();
}

async function differs(
  desk: Pick<Desk, 'store'>,
  customerId: string,
  { side, step, findings }: Verdict,
): Promise<CustomerCard['gatewayDiffers']> {
  const kept = Kept.safeParse(await desk.store.value(key(customerId, { side, step })));
  if (!kept.success) return [];
  const { checkedAt, items } = kept.data;
  return items
    .filter(({ code, passed }) => {
      const ours = findings.find((finding) => finding.ruleId === code)?.state;
      if (ours === undefined) return false;
      return passed ? ours === 'violated' : ours !== 'violated' && ours !== 'warning';
    })
    .map(({ code, passed, statement }) => ({ side, step, code, gatewayPassed: passed, statement, checkedAt }));
}
