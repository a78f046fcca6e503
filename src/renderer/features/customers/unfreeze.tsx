import { useMutation, useQuery } from '@tanstack/react-query';
import { LockOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import type { LastUnfreeze } from '../../../contract/freezes.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useOffline } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { faultSentences } from '../../ui/fault-words.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { dateText } from '../../ui/time.tsx';
import { UnfreezeDialog } from './unfreeze-dialog.tsx';

/** Where the account is frozen: the way to unfreeze it, and what became of it last. Only reading settles what got no answer. */
export function Unfreeze({ card }: { readonly card: CustomerCard }): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const offline = useOffline();
  const { customerId, frozen } = card.row;
  const [open, setOpen] = useState(false);
  const state = useQuery(ask.freezes.state.queryOptions({ input: { account, customerId } })).data;
  const look = useMutation(ask.freezes.look.mutationOptions());
  // An open dialog stays to tell what became of it.
  if (!state || (state.why !== null && state.last === null && !open)) return null;
  const unsettled = state.last?.result === 'unknown' && state.last.seen === null;
  return (
    <section className="flex flex-col gap-1.5">
      {frozen && state.why === null ? (
        <Button
          className="self-start"
          icon={<LockOpen size={14} aria-hidden />}
          hint={offline ? t('offlineRecheck') : t('unfreeze.hint')}
          disabled={offline || unsettled}
          onClick={() => setOpen(true)}
        >
          {t('unfreeze.open')}
        </Button>
      ) : null}
      {state.last ? <Last last={state.last} /> : null}
      {unsettled ? (
        <Button
          className="self-start"
          busy={look.isPending}
          disabled={offline}
          onClick={() => look.mutate({ account, customerIds: [customerId] })}
        >
          {t(look.isPending ? 'unfreeze.looking' : 'unfreeze.look')}
        </Button>
      ) : null}
      {look.error ? <FaultLine fault={faultOf(look.error)} /> : null}
      {open ? <UnfreezeDialog first={card.row} permission={state.permission} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function Last({ last }: { readonly last: LastUnfreeze }): ReactNode {
  const { t, i18n } = useTranslation('customers');
  const why = last.fault === null || last.seen?.frozen === false ? null : faultSentences(i18n, last.fault);
  const mark = last.result === 'unfrozen' ? 'satisfied' : last.result === 'unknown' ? 'unknown' : 'not-applicable';
  return (
    <div>
      <p className="text-small text-secondary">
        {t('unfreeze.last', { date: dateText(last.at, true), name: last.by, kind: t(`unfreeze.${last.kind}`) })}
      </p>
      <p className="flex items-start gap-2">
        <StateMark state={mark} word="" />
        <span>
          {t(`unfreeze.result.${last.result}`)}{' '}
          {last.seen ? t(last.seen.frozen ? 'unfreeze.now.frozen' : 'unfreeze.now.not') : t('unfreeze.now.unread')}
        </span>
      </p>
      {why && last.fault ? (
        <p className="ml-5.5 text-small text-secondary">
          {why.what} {why.next} <code className="font-mono">{last.fault.code}</code>
        </p>
      ) : null}
    </div>
  );
}
