import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnfreezeRow } from '../../../contract/freezes.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useOffline } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine, FaultPanel } from '../../ui/fault-panel.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { sharesName } from './shares-name.ts';

/** What became of each customer, in its own row. Only reading settles what got no answer; nothing is sent from here. */
export function UnfreezeOutcome({ rows, onClose }: { readonly rows: readonly UnfreezeRow[]; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const offline = useOffline();
  const look = useMutation(ask.freezes.look.mutationOptions());
  const now = rows.map((row) => {
    const read = look.data?.rows.find(({ customerId }) => customerId === row.customerId)?.frozen;
    return { ...row, frozenNow: read ?? row.frozenNow };
  });
  const unread = now.filter(({ result, frozenNow }) => result === 'unknown' && frozenNow === null);
  const several = rows.length > 1;
  return (
    <div className="flex flex-col gap-3">
      {several ? (
        <p role="status" className="font-medium">
          {t('unfreeze.summary', { done: rows.filter(({ result }) => result === 'unfrozen').length, count: rows.length })}
        </p>
      ) : null}
      <ul role={several ? undefined : 'status'} className="flex flex-col gap-3">
        {now.map((row) => (
          <Row key={row.customerId} row={row} several={several} byId={sharesName(row, rows)} onLeave={onClose} />
        ))}
      </ul>
      {unread.length > 0 ? (
        <Button
          className="self-start"
          busy={look.isPending}
          disabled={offline}
          onClick={() => look.mutate({ account, customerIds: unread.map(({ customerId }) => customerId) })}
        >
          {t(look.isPending ? 'unfreeze.looking' : 'unfreeze.look')}
        </Button>
      ) : null}
      {look.error ? <FaultLine fault={faultOf(look.error)} /> : null}
    </div>
  );
}

function Row(props: {
  readonly row: UnfreezeRow;
  readonly several: boolean;
  readonly byId: boolean;
  readonly onLeave: () => void;
}): ReactNode {
  const { row, several, byId, onLeave } = props;
  const { t } = useTranslation('customers');
  const mark = row.result === 'unfrozen' ? 'satisfied' : row.result === 'unknown' ? 'unknown' : 'warning';
  return (
    <li className="flex min-w-0 flex-col gap-1">
      <p className="flex items-start justify-between gap-2">
        <bdi className="min-w-0 font-medium break-words">
          {several ? (
            <Link
              to="/customers/$customerId"
              params={{ customerId: row.customerId }}
              className="text-accent underline underline-offset-2"
              onClick={onLeave}
            >
              {row.accountName}
            </Link>
          ) : (
            row.accountName
          )}
          {byId ? <code className="block font-mono text-small text-secondary">{row.customerId}</code> : null}
        </bdi>
        <StateMark state={mark} word={t(`unfreeze.short.${row.result}`)} className="shrink-0" />
      </p>
      <p>{t(`unfreeze.result.${row.result}`)}</p>
      <p className="text-secondary">
        {row.frozenNow === null ? t('unfreeze.now.unread') : t(row.frozenNow ? 'unfreeze.now.frozen' : 'unfreeze.now.not')}
      </p>
      {row.result === 'refused' ? <p className="text-secondary">{t('unfreeze.otherKind')}</p> : null}
      {row.fault ? several ? <FaultLine fault={row.fault} /> : <FaultPanel fault={row.fault} /> : null}
    </li>
  );
}
