import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { dateText } from '../../ui/time.tsx';

/** Says that a legal hold keeps what is known of this customer; nothing where none does. */
export function HoldNote({ customerId }: { readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const holds = useQuery(ask.erasure.holds.queryOptions({ input: { account, customerId } })).data;
  const hold = holds?.customer ?? holds?.account;
  if (!hold) return null;
  return (
    <p className="flex items-start gap-1.5 text-secondary">
      <Lock size={14} aria-hidden className="mt-0.75 shrink-0" />
      {t(holds?.customer ? 'held' : 'heldAll', { date: dateText(hold.since), by: hold.by })}
    </p>
  );
}
