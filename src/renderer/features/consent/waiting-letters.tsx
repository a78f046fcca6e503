import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { LetterOutcome } from './letter-outcome.tsx';
import { useMailServer } from './use-mail-server.ts';
import { WaitingActs } from './waiting-acts.tsx';

/** Letters to this customer that wait for a person: not sent, refused, or perhaps sent. Nothing here goes by itself. */
export function WaitingLetters(props: { readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('consent');
  const { ask } = useBridge();
  const account = useAccount();
  const host = useMailServer()?.host ?? '';
  const outbox = useQuery(ask.outbox.list.queryOptions({ input: { account }, refetchOnMount: 'always' }));
  const rows = (outbox.data?.rows ?? []).filter(({ customerId, kind }) => customerId === props.customerId && kind === 'consent');
  if (outbox.error)
    return (
      <Panel title={t('waiting.title')}>
        <FaultLine fault={faultOf(outbox.error)} />
      </Panel>
    );
  if (rows.length === 0) return null;
  return (
    <Panel title={t('waiting.title')} aside={t('waiting.count', { count: rows.length })}>
      <ul aria-label={t('waiting.title')} className="flex flex-col">
        {rows.map((mail) => (
          <li key={mail.id} className="flex flex-col gap-2 border-t border-hairline py-3 first:border-0 first:pt-0 last:pb-0">
            <LetterOutcome mail={mail} host={host} />
            <WaitingActs mail={mail} canSend={host !== ''} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
